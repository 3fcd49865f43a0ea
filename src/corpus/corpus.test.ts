import { describe, expect, it } from 'vitest';
import { corpusOf, type CorpusFile } from './corpus.ts';
import { CorpusError } from './errors.ts';

const document = (id: string, body: string): CorpusFile => ({
  path: `documents/${id}.md`,
  text: `---\nid: ${id}\ntitle: 题\nshort: 题\npublisher: 乙\npublished: '2024'\nkind: web\nregion: 北京\nsource: a.txt\n---\n\n# 题\n\n${body}\n`,
});
const questions = (id: string, ...rows: unknown[]): CorpusFile => ({ path: `questions/${id}.jsonl`, text: rows.map((row) => JSON.stringify(row)).join('\n') });
const documents = [document('b', '连续缴社保\n满60个月。'), document('a', '持有居住证满2年。')];

describe('corpusOf', () => {
  it('sorts documents by id and takes their passages and questions along', () => {
    const corpus = corpusOf({
      documents,
      questions: [questions('b', { question: '社保要几年', quote: '连续缴社保满60个月' }, { question: '断了咋办', gap: '断缴', nearest: null })],
      lexicon: { path: 'lexicon.yaml', text: 'groups:\n  - words: [社保, 五险]\n' },
    });
    expect(corpus.documents.map(({ meta }) => meta.id)).toEqual(['a', 'b']);
    expect(corpus.passages.map((passage) => passage.document)).toEqual(['a', 'b']);
    expect(corpus.questions.map((question) => [question.document, question.question])).toEqual([
      ['b', '社保要几年'],
      ['b', '断了咋办'],
    ]);
    expect(corpus.lexicon.groups).toHaveLength(1);
  });

  it('does without questions and lexicon', () => {
    expect(corpusOf({ documents, questions: [] })).toMatchObject({ questions: [], lexicon: { groups: [] } });
  });

  it.each([
    [
      'a quote that stands nowhere',
      questions('b', { question: '问', quote: '满60个月' }, { question: '问', quote: '满61个月' }),
      'questions/b.jsonl: line 2: 「满61个月」 does not stand in b',
    ],
    ['a second quote that stands nowhere', questions('b', { question: '问', quote: '满60个月', also: ['满70个月'] }), 'line 1: 「满70个月」'],
    ['a nearest quote of another document', questions('b', { question: '问', gap: '费用', nearest: '持有居住证满2年' }), 'line 1: 「持有居住证满2年」'],
    ['a line that is not JSON', { path: 'questions/b.jsonl', text: '\n{"question"' }, 'line 2: not JSON'],
    ['a line with other fields', questions('b', { question: '问', answer: '答' }), 'line 1: expected'],
    ['questions to no document', questions('c', { question: '问', quote: '答' }), 'there is no document c; known are a, b'],
  ])('%s is an error that says where', (_, file, words) => {
    const build = () => corpusOf({ documents, questions: [file] });
    expect(build).toThrow(CorpusError);
    expect(build).toThrow(words);
  });

  it('a document whose file has another name is an error', () => {
    const renamed = { ...document('a', '文'), path: 'documents/other.md' };
    expect(() => corpusOf({ documents: [renamed], questions: [] })).toThrow("field id: found a; expected the file's name, other");
  });
});
