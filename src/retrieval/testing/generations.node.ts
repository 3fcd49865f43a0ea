import { corpusOf, type Corpus } from '../../corpus/corpus.ts';
import { createLexicalEmbedder } from '../../model/lexical-embedder.ts';
import { corpusOfRows } from '../index-rows.ts';
import { ingest } from '../ingest.ts';
import { openIndex, openIndexWriter, type IndexLocation } from '../lancedb.node.ts';

// Corpora that tell their generation in every document, and processes that write and read them:
//   node generations.node.ts write LOCATION FROM TO      node generations.node.ts read LOCATION MILLISECONDS

const DOCUMENTS = 5;

/** Every document says the same number. */
export const generation = (number: number): Corpus =>
  corpusOf({
    documents: Array.from({ length: DOCUMENTS }, (_, at) => ({
      path: `d${at}.md`,
      text: `---\nid: d${at}\ntitle: 通知${at}\nshort: 通知\npublisher: 市民政局\npublished: 2026-01-02\nkind: official\nregion: 北京\nsource: 测试\n---\n\n# 总则\n\n这是第${number}版的内容。\n`,
    })),
    questions: [],
  });

export const writeGeneration = async (index: IndexLocation, number: number): Promise<void> => {
  const writer = await openIndexWriter(index);
  try {
    await ingest({ corpus: generation(number), writer, embedder: createLexicalEmbedder(), now: () => new Date() });
  } finally {
    writer.close();
  }
};

/** The generation that a reader finds; a text instead where documents of several, or not all of them, are there. */
export const readGeneration = async (index: IndexLocation): Promise<number | string> => {
  const opened = await openIndex(index);
  opened.close();
  const { documents } = corpusOfRows(opened.rows);
  const numbers = new Set(documents.map(({ text }) => Number(/第(\d+)版/u.exec(text)?.[1])));
  return documents.length === DOCUMENTS && numbers.size === 1 ? [...numbers][0]! : `${documents.length} documents of generations ${[...numbers].join(', ')}`;
};

if (import.meta.main) {
  const [what = '', location = '{}', from = '0', to = '0'] = process.argv.slice(2);
  const index = JSON.parse(location) as IndexLocation;
  if (what === 'write') {
    for (let number = Number(from); number <= Number(to); number++) {
      await writeGeneration(index, number);
      process.stdout.write(`${number}\n`);
    }
  } else {
    const until = Date.now() + Number(from);
    const found: (number | string)[] = [];
    while (Date.now() < until) found.push(await readGeneration(index));
    process.stdout.write(JSON.stringify(found));
  }
}
