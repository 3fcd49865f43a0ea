import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCorpus } from './corpus.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = async (...argv: string[]): Promise<{ code: number; said: string; complained: string }> => {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCorpus(argv, { folder, say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
};
const source = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const written = (id: string): Promise<string> => readFile(join(folder, 'documents', `${id}.md`), 'utf8');

describe('npm run corpus', () => {
  it('imports files, says what it dropped and what is to complete', async () => {
    const { code, said } = await run('import', await source('one.txt', '登记办理指南\n\n正文一。\n\n标签列表'), await source('two.md', '# 二\n\n正文二。'));
    expect(code).toBe(0);
    expect(said).toContain('    标签列表');
    expect(said).toContain('to complete in its front matter: publisher, published, kind, region');
    expect(await written('one')).toContain('正文一。');
    expect(await written('two')).toContain('正文二。');
  });

  it('never writes over a document without --force', async () => {
    const file = await source('one.txt', '正文一。');
    await run('import', file);
    await writeFile(file, '正文二。');
    const refused = await run('import', file);
    expect([refused.code, refused.complained]).toEqual([1, expect.stringContaining('--force writes over it')]);
    expect(await written('one')).toContain('正文一。');
    expect((await run('import', file, '--force')).code).toBe(0);
    expect(await written('one')).toContain('正文二。');
  });

  it('one bad file does not stop the others', async () => {
    const { code, complained } = await run('import', join(folder, 'missing.txt'), await source('two.txt', '正文。'));
    expect([code, complained]).toEqual([1, expect.stringContaining('missing.txt')]);
    expect(await written('two')).toContain('正文。');
  });

  it('checks the corpus: a document to complete is named, a completed one is counted', async () => {
    await run('import', await source('one.txt', '登记办理指南\n\n正文一。'));
    expect(await run('check')).toMatchObject({ code: 1, complained: expect.stringContaining('field region: found null') });
    const completed = (await written('one'))
      .replace('publisher: null', 'publisher: 某局')
      .replace('published: null', 'published: 2024')
      .replace('kind: null', 'kind: web')
      .replace('region: null', 'region: 全国');
    await writeFile(join(folder, 'documents', 'one.md'), completed);
    expect(await run('check')).toMatchObject({ code: 0, said: expect.stringContaining('1 documents, 1 passages') });
  });

  it.each([[[]], [['import']], [['export', 'x']], [['import', 'a.txt', 'b.txt', '--id', 'x']], [['import', 'a.txt', '--id', '../x']], [['import', 'a.txt', '--quick']]])(
    '%j is not understood: exit code 2 and the usage',
    async (argv) => {
      expect(await run(...argv)).toMatchObject({ code: 2, complained: expect.stringContaining('npm run corpus -- import') });
    },
  );
});
