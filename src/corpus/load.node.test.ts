import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CorpusError } from './errors.ts';
import { loadCorpus } from './load.node.ts';
import { locateQuote, passageAt } from './locate.ts';

const folder = fileURLToPath(new URL('../../corpus/', import.meta.url));

describe('the corpus of this project', () => {
  it('loads, with passages that anchors name uniquely', async () => {
    const { documents, passages } = await loadCorpus(folder);
    expect(documents.length).toBeGreaterThanOrEqual(7);
    const names = passages.map((passage) => `${passage.document}#${passage.anchor}`);
    expect(new Set(names).size).toBe(names.length);
    expect(passages.filter((passage) => passage.text.length > 620)).toEqual([]);
  });

  it.each([
    ['certificate-registration', '若已完成加注且加注处于有效期内的电子证书', '一', 's1-1'],
    ['certificate-registration', '累计不得少于72小时', '五(二)线下学习记录', undefined],
    ['beijing-2017-415', '按照规定享受积分落户、保障房申请等相关优惠政策', '四(四)', 's4.4-1'],
    ['beijing-nonlocal-guide', '在京连续缴社保满60个月', '1.2', 's1.2-1'],
    ['bijiang-guide', '综合成绩按笔试40%+面试60%计算', '③招聘考核细节', undefined],
    ['news-zhejiang-social-work-2023', '宁波按初级 1500 元/人', '一纸社工证为何变热', undefined],
    ['tianjin-title-mapping', '本通知自2024年1月1日起施行', '', 's0-2'],
  ])('%s: 「%s」 stands in section %s', async (id, quote, section, anchor) => {
    const { documents, passages } = await loadCorpus(folder);
    const document = documents.find((candidate) => candidate.meta.id === id);
    const range = document && locateQuote(document, quote);
    const passage = range && passageAt(passages, id, range.start);
    expect(passage?.section).toBe(section);
    if (anchor !== undefined) expect(passage?.anchor).toBe(anchor);
  });

  it('the procedure of the electronic certificate is one passage', async () => {
    const { passages } = await loadCorpus(folder);
    const procedure = passages.find((passage) => passage.document === 'certificate-registration' && passage.anchor === 's1-1');
    for (const step of [1, 2, 3, 4, 5, 6]) expect(procedure?.text).toContain(`\n${step}. `);
  });

  it('every synonym group touches the words of a document, none holds a word twice or a single character', async () => {
    const { documents, lexicon } = await loadCorpus(folder);
    const words = documents.map((document) => document.text).join('\n');
    expect(lexicon.groups.length).toBeGreaterThan(100);
    expect(lexicon.groups.filter((group) => !group.words.some((word) => words.includes(word)))).toEqual([]);
    expect(lexicon.groups.filter((group) => new Set(group.words).size < group.words.length)).toEqual([]);
    expect(lexicon.groups.flatMap((group) => group.words).filter((word) => [...word].length < 2)).toEqual([]);
  });
});

describe('loadCorpus', () => {
  it('says which folder cannot be read', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'corpus-'));
    await expect(loadCorpus(empty)).rejects.toThrow(CorpusError);
    await expect(loadCorpus(empty)).rejects.toThrow('documents: cannot be read');
    await rm(empty, { recursive: true });
  });

  it('has documents in the order of their names, in which an index gives them back', async () => {
    const other = await mkdtemp(join(tmpdir(), 'corpus-'));
    await mkdir(join(other, 'documents'));
    for (const id of ['a', 'a-b', 'b']) {
      const head = `---\nid: ${id}\ntitle: 通知\nshort: 通知\npublisher: 局\npublished: 2026-01-02\nkind: official\nregion: 北京\nsource: 测试\n---\n`;
      await writeFile(join(other, 'documents', `${id}.md`), `${head}\n应当在一年内登记。\n`);
    }
    const corpus = await loadCorpus(other);
    expect(corpus.documents.map(({ meta }) => meta.id)).toEqual(['a', 'a-b', 'b']);
    await rm(other, { recursive: true });
  });
});
