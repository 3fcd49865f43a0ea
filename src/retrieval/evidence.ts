import { stripQuestionWords, tokens } from '../text/segment.ts';
import { fold, normalise } from '../text/normalise.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { expand } from '../corpus/lexicon.ts';
import { locateQuote, passageAt } from '../corpus/locate.ts';
import type { Document, Passage } from '../schema/document.ts';
import { createSparseIndex, type SparseIndex, type SparseVector } from './sparse.ts';

/** A piece of a document that can answer: a sentence, an item, or the quote of a banked question. Offsets are of the document's text. */
export type Target = Readonly<{ document: string; passage: number; start: number; end: number; whole: boolean; also: readonly Readonly<{ start: number; end: number }>[] }>;

export type Features = Readonly<{
  /** similarity of the nearest question in the bank that this target answers, of the second and of the third */
  question: number;
  second: number;
  third: number;
  /** similarity with the target's own words and headings, and with its passage */
  unit: number;
  passage: number;
  /** share of the question's weight (idf) that the target and its questions know */
  coverage: number;
}>;

export type Candidate = Readonly<{ target: Target; score: number; features: Features; nearest: string | undefined }>;
/** A question of the bank that the documents do not answer: what is asked, and the nearest words that they do hold. */
export type Gap = Readonly<{ gap: string; document: string; nearest: string | null; question: string; similarity: number }>;
/** A rule (or a look-up, null) whose computation people ask for in words like these. */
export type RuleHit = Readonly<{ rule: string | null; question: string; similarity: number }>;
export type Evidence = Readonly<{ rules: readonly RuleHit[]; candidates: readonly Candidate[]; gaps: readonly Gap[]; /** share of the question's weight unknown to the whole bank and corpus */ unknown: number }>;

export type EvidenceIndex = Readonly<{
  /** `ceiling`: questions of the bank more similar than that are passed over, as if nobody had written them; for fitting only */
  search(text: string, options?: { limit?: number; ceiling?: number }): Evidence;
  targets: readonly Target[];
}>;

type Entry = { kind: 'question' | 'gap' | 'unit' | 'passage' | 'rule'; text: string; target: number; gap: number; rule?: string | null };

/** Weights of the evidence, fitted by scripts/fit-evidence.ts on the bank itself (each question left out in turn). */
export const WEIGHTS = { question: 1, second: 0.35, third: 0.15, unit: 0.45, passage: 0.2, coverage: 0.5 } as const;

/** Ranks pieces of the documents by the ways people ask what they answer, and by their own words. */
export function createEvidenceIndex(corpus: Corpus): EvidenceIndex {
  const documents = new Map(corpus.documents.map((document) => [document.meta.id, document]));
  const targets: Target[] = [];
  const byKey = new Map<string, number>();
  const entries: Entry[] = [];
  const gaps: { gap: string; document: string; nearest: string | null }[] = [];

  const targetOf = (target: Target): number => {
    const key = `${target.document}:${target.start}:${target.end}:${target.whole}:${target.also.map(({ start }) => start).join()}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, targets.push(target) - 1);
    return targets.length - 1;
  };

  for (const question of corpus.questions) {
    const document = documents.get(question.document);
    if (document === undefined) continue;
    if ('gap' in question) {
      entries.push({ kind: 'gap', text: question.question, target: -1, gap: gaps.push({ gap: question.gap, document: question.document, nearest: question.nearest }) - 1 });
      continue;
    }
    const at = locateQuote(document, question.quote);
    if (at === undefined) continue;
    const also = (question.also ?? []).map((quote) => locateQuote(document, quote)).filter((span) => span !== undefined);
    const target = targetOf({ document: question.document, passage: passageIndex(corpus, question.document, at.start), ...at, whole: question.whole === true, also });
    entries.push({ kind: 'question', text: question.question, target, gap: -1 });
  }
  for (const [passage, { document, units }] of corpus.passages.entries()) {
    for (const unit of units) targetOf({ document, passage, start: unit.start, end: unit.end, whole: false, also: [] });
  }
  for (const [index, target] of targets.entries()) {
    entries.push({ kind: 'unit', text: unitText(target, documents, corpus.passages), target: index, gap: -1 });
  }
  const passageEntry = new Map<number, number>();
  for (const [index, passage] of corpus.passages.entries()) {
    const title = documents.get(passage.document)?.meta.title ?? '';
    passageEntry.set(index, entries.push({ kind: 'passage', text: `${title} ${passage.headings.join(' ')} ${passage.text}`, target: -1, gap: -1 }) - 1);
  }

  for (const { question, rule } of corpus.ruleQuestions) entries.push({ kind: 'rule', text: question, target: -1, gap: -1, rule });

  const terms = (text: string) => termsOf(text, corpus);
  const vectors = entries.map((entry) => terms(entry.text));
  const index = createSparseIndex(vectors);
  const vocabulary = vocabularies(entries, vectors, targets.length);
  return { targets, search: (text, options = {}) => search(text, { ...options, terms, index, entries, vectors, targets, gaps, vocabulary, passageEntry }) };
}

type Parts = Readonly<{
  limit?: number;
  ceiling?: number;
  terms: (text: string) => SparseVector;
  index: SparseIndex;
  entries: readonly Entry[];
  vectors: readonly SparseVector[];
  targets: readonly Target[];
  gaps: readonly { gap: string; document: string; nearest: string | null }[];
  vocabulary: readonly ReadonlyMap<string, number>[];
  passageEntry: ReadonlyMap<number, number>;
}>;

function search(text: string, { limit = 8, ceiling = Infinity, terms, index, entries, vectors, targets, gaps, vocabulary, passageEntry }: Parts): Evidence {
  const query = terms(text);
  const similarity = index.similarities(query);
  const best = new Map<number, { questions: { text: string; similarity: number }[]; unit: number }>();
  const found: Gap[] = [];
  const unlearned = new Map<string, number>();
  const rules: RuleHit[] = [];
  for (const [entry, value] of similarity) {
    const { kind, target, text: entryText, gap, rule } = entries[entry]!;
    if (value > ceiling && (kind === 'question' || kind === 'gap')) {
      if (target >= 0) for (const term of vectors[entry]!.keys()) unlearned.set(`${target} ${term}`, (unlearned.get(`${target} ${term}`) ?? 0) + 1);
      continue;
    }
    if (kind === 'gap') found.push({ ...gaps[gap]!, question: entryText, similarity: value });
    if (kind === 'rule') rules.push({ rule: rule ?? null, question: entryText, similarity: value });
    if (target < 0) continue;
    const seen = best.get(target) ?? { questions: [], unit: 0 };
    if (kind === 'question') seen.questions.push({ text: entryText, similarity: value });
    else seen.unit = value;
    best.set(target, seen);
  }
  const candidates: Candidate[] = [];
  const total = [...query.entries()].reduce((sum, [term, weight]) => sum + weight * index.idf(term), 0) || 1;
  for (const [target, { questions, unit }] of best) {
    questions.sort((a, b) => b.similarity - a.similarity);
    const known = vocabulary[target]!;
    let covered = 0;
    for (const [term, weight] of query) if ((known.get(term) ?? 0) > (unlearned.get(`${target} ${term}`) ?? 0)) covered += weight * index.idf(term);
    const features: Features = {
      question: questions[0]?.similarity ?? 0,
      second: questions[1]?.similarity ?? 0,
      third: questions[2]?.similarity ?? 0,
      unit,
      passage: similarity.get(passageEntry.get(targets[target]!.passage) ?? -1) ?? 0,
      coverage: covered / total,
    };
    const score = (Object.keys(WEIGHTS) as (keyof Features)[]).reduce((sum, name) => sum + WEIGHTS[name] * features[name], 0);
    candidates.push({ target: targets[target]!, score, features, nearest: questions[0]?.text });
  }
  candidates.sort((a, b) => b.score - a.score);
  let unknown = 0;
  for (const [term, weight] of query) if (!index.knows(term)) unknown += weight * index.idf(term);
  return { rules: rules.toSorted((a, b) => b.similarity - a.similarity).slice(0, 12), candidates: candidates.slice(0, limit), gaps: found.toSorted((a, b) => b.similarity - a.similarity).slice(0, 12), unknown: unknown / total };
}

const UNIGRAM = 0.3;
const CONCEPT = 0.8;
const NUMBER = 0.5;

/** Weighted terms of a text: characters, pairs, Latin and digit runs, and the concepts of the lexicon that it names. */
function termsOf(text: string, { lexicon }: Corpus): SparseVector {
  const said = normalise(text);
  const kept = stripQuestionWords(said);
  const terms = new Map<string, number>();
  for (const token of tokens(kept === '' ? said : kept)) {
    const weight = /^\p{Script=Han}$/u.test(token) ? UNIGRAM : /^[\d.]+$/u.test(token) ? NUMBER : 1;
    terms.set(token, Math.max(terms.get(token) ?? 0, weight));
  }
  for (const { word, weight } of expand(lexicon, said)) {
    for (const token of tokens(word)) if (token.length > 1 && !terms.has(token)) terms.set(token, weight * CONCEPT * 0.4);
  }
  return terms;
}

/** How many entries of each target know a term. */
function vocabularies(entries: readonly Entry[], vectors: readonly SparseVector[], count: number): readonly ReadonlyMap<string, number>[] {
  const counts = Array.from({ length: count }, () => new Map<string, number>());
  for (const [i, { target }] of entries.entries()) {
    const known = counts[target];
    if (known !== undefined) for (const term of vectors[i]!.keys()) known.set(term, (known.get(term) ?? 0) + 1);
  }
  return counts;
}

function unitText(target: Target, documents: ReadonlyMap<string, Document>, passages: readonly Passage[]): string {
  const document = documents.get(target.document);
  const headings = passages[target.passage]?.headings ?? [];
  return `${headings.slice(-1).join(' ')} ${document?.text.slice(target.start, target.end) ?? ''}`;
}

function passageIndex(corpus: Corpus, document: string, offset: number): number {
  const passage = passageAt(corpus.passages, document, offset);
  return passage === undefined ? -1 : corpus.passages.indexOf(passage);
}

/** Whether two texts are the same but for spelling. */
export function sameText(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
