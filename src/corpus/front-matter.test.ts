import { describe, expect, it } from 'vitest';
import { CorpusError } from './errors.ts';
import { readFrontMatter } from './front-matter.ts';

const good = ['id: a-1', 'title: 甲', 'short: 甲', 'publisher: 乙', "published: '2024-05-01'", 'kind: official', 'region: 北京', 'source: a.txt'];
const file = (fields: readonly string[], body = '正文'): string => `---\n${fields.join('\n')}\n---\n\n${body}\n`;
const replaced = (field: string, line: string): string[] => good.map((old) => (old.startsWith(`${field}:`) ? line : old));
const messageOf = (markdown: string): string => {
  try {
    readFrontMatter(markdown, 'a-1.md');
  } catch (error) {
    return error instanceof CorpusError ? `${error.code} ${error.message}` : 'another error';
  }
  return 'no error';
};

describe('readFrontMatter', () => {
  it('gives the fields, defaults for those left out, and the body', () => {
    const { meta, body } = readFrontMatter(file(good), 'a-1.md');
    expect(meta).toMatchObject({ id: 'a-1', published: '2024-05-01', inForce: null, supersedes: null, via: null, note: '' });
    expect(body.trim()).toBe('正文');
  });

  it('reads a byte order mark, Windows line ends, and a bare year', () => {
    const { meta } = readFrontMatter(`\uFEFF${file(replaced('published', 'published: 2023')).replaceAll('\n', '\r\n')}`, 'a-1.md');
    expect(meta.published).toBe('2023');
  });

  it.each([
    ['published', 'published: 上周', '"上周"'],
    ['kind', 'kind: rumour', '"rumour"'],
    ['title', "title: ''", '""'],
    ['short', 'short: 这是一个对于手机上的脚注来说实在是太长太长的名字', '这是一个'],
  ])('names the field %s and what was found', (field, line, found) => {
    const message = messageOf(file(replaced(field, line)));
    expect(message).toContain('corpus-front-matter a-1.md:');
    expect(message).toContain(`field ${field}: found`);
    expect(message).toContain(found);
  });

  it('names a missing field', () => {
    expect(messageOf(file(good.filter((line) => !line.startsWith('region'))))).toContain('field region: found nothing');
  });

  it('says when there is none, and when it is not YAML', () => {
    expect(messageOf('正文')).toContain('no front matter');
    expect(messageOf('---\ntitle: [甲\n---\n')).toContain('not YAML');
    expect(messageOf('---\n只有一句\n---\n')).toContain('must be fields');
  });
});
