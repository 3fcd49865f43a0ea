import { publicSets } from '../eval/retrieval-public-sets.ts';
import { lexiconOf } from '../src/corpus/lexicon.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import type { Document, Passage } from '../src/schema/document.ts';
import { sentences } from '../src/text/segment.ts';

const IN_A_DOCUMENT = 50;

/** The public passages, and questions to them; undefined where they are not there. */
export async function publicTexts(): Promise<{ texts: readonly string[]; questions: readonly string[] } | undefined> {
  const { sets } = await publicSets();
  if (sets.length === 0) return undefined;
  return {
    texts: sets.flatMap(({ set }) => set.passages.map(({ title, text }) => `${title}\n${text}`)),
    questions: sets.flatMap(({ set }) => set.queries.map(({ text }) => text)),
  };
}

/** So many passages: the public ones mixed, and beyond them sentences of these put together anew, by a fixed series of numbers. */
export function* passagesUpTo(count: number, texts: readonly string[]): Generator<string> {
  const next = series(count);
  const order = texts.map((text) => ({ text, at: next() })).sort((a, b) => a.at - b.at);
  for (let made = 0; made < Math.min(count, order.length); made++) yield order[made]!.text;
  if (count <= order.length) return;
  const pieces = texts.flatMap((text) => sentences(text).map((piece) => piece.text)).filter((piece) => piece.length > 5);
  for (let made = order.length; made < count; made++) {
    let text = '';
    while (text.length < 120) text += pieces[Math.floor(next() * pieces.length)]!;
    yield text;
  }
}

/** A corpus without a question bank: documents of fifty passages. */
export function corpusOfTexts(texts: Iterable<string>): Corpus {
  const documents: Document[] = [];
  const passages: Passage[] = [];
  let waiting: string[] = [];
  const close = (): void => {
    // In the order of their names, as a corpus is read from its folder.
    const id = `d${String(documents.length).padStart(6, '0')}`;
    let text = '';
    for (const [at, piece] of waiting.entries()) {
      const start = text.length;
      const units = sentences(piece).map((unit) => ({ start: start + unit.start, end: start + unit.end }));
      text += `${piece}\n`;
      passages.push({ document: id, anchor: `p${at}`, headings: [], section: '', text: piece, start, end: start + piece.length, units });
    }
    const meta = {
      id,
      title: id,
      short: id,
      publisher: '公开',
      published: '2026',
      kind: 'web',
      region: '全国',
      inForce: null,
      supersedes: null,
      via: null,
      source: '公开',
      note: '',
      contact: '',
    } as const;
    documents.push({ meta, text, sections: [], omissions: [], hash: id });
    waiting = [];
  };
  for (const text of texts) {
    waiting.push(text);
    if (waiting.length === IN_A_DOCUMENT) close();
  }
  if (waiting.length > 0) close();
  return { documents, passages, questions: [], ruleQuestions: [], lexicon: lexiconOf([]) };
}

/** Numbers between 0 and 1, always the same for a seed (mulberry32). */
function series(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
