import { readPlaces } from '../text/places.ts';
import { ANSWER_KINDS, askedKinds } from './answer-kind.ts';
import { aroundOf, groupShares, neighbours, placesMet } from './around.ts';
import type { Bm25, Tokens } from './bm25.ts';
import type { Collection } from './collection.ts';
import { matchOf } from './match.ts';
import { queryFormOf, type QueryForm } from './query-form.ts';
import { ratio } from './ratio.ts';

/** Everything that is known of the candidates for one question: `values` holds a row of `FEATURES.length` numbers for each. */
export type CandidateFeatures = Readonly<{ query: QueryForm; candidates: readonly number[]; values: Float32Array }>;

/** Candidates that the first ranking hands to the second. */
export const CANDIDATES = 100;

export const FEATURES = [
  'all',
  'allToTop',
  'allRank',
  'singles',
  'pairs',
  'words',
  'wordsToTop',
  'wordsRank',
  'pairsToTop',
  'titles',
  'titlesToTop',
  'matchPairs',
  'matchCharacters',
  'longest',
  'longestShare',
  'longestWeight',
  'narrow',
  'wide',
  'wideAt',
  'sentence',
  'sentenceFit',
  'lacking',
  'density',
  'titlePairs',
  'titleLongest',
  'titleInQuery',
  'eitherPairs',
  'runs',
  'length',
  'queryLength',
  'queryWeight',
  'document',
  'documentToTop',
  'documentRank',
  'documentBestOther',
  'documentShare',
  'before',
  'after',
  'place',
  'documentSize',
  'feedback3',
  'feedback10',
  'feedbackToTop',
  'kindsMet',
  'kindTime',
  'kindNumber',
  'kindContact',
  'kindList',
  'kindMeaning',
  'kindLiability',
  'topAll',
  'secondToTop',
  'tenthToTop',
  'topPairs',
  'squared',
  'headPairs',
  'contextPairs',
  'restPairs',
  'tailPairs',
  'tailNew',
  'nextPairs',
  'places',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** Finds the candidates for a question and describes each. */
export const featuresOf = (collection: Collection, question: string, count: number = CANDIDATES): CandidateFeatures => {
  const { all, singles, pairs, words, titles, documents, layout } = collection;
  const query = queryFormOf(question, all.idf);
  const first = all.search(query.kept, count);
  const candidates = first.map(({ index }) => index);
  const values = new Float32Array(candidates.length * FEATURES.length);
  if (candidates.length === 0) return { query, candidates, values };

  const scaled = (index: Bm25, tokens: Tokens): Float64Array => share(index.scores(tokens, candidates), potential(index, tokens));
  const allScores = share(
    Float64Array.from(first, ({ score }) => score),
    potential(all, query.kept),
  );
  const singleScores = scaled(singles, query.singles);
  const pairScores = scaled(pairs, query.pairTokens);
  const wordScores = scaled(words, query.words);
  const titleScores = scaled(titles, query.kept);
  const groups = candidates.map((index) => layout.group[index]!);
  const documentScores = share(documents.scores(query.kept, groups), potential(documents, query.kept));
  const near = neighbours(collection, query, candidates);
  const feedback3 = collection.feedback.similarities(
    candidates,
    candidates.slice(0, 3).map((index, rank) => ({ index, weight: allScores[rank]! })),
  );
  const feedback10 = collection.feedback.similarities(
    candidates,
    candidates.slice(0, 10).map((index, rank) => ({ index, weight: allScores[rank]! })),
  );
  const sharesOfGroup = groupShares(groups);
  const [wordRanks, documentRanks] = [ranks(wordScores), ranks(documentScores)];
  const top = {
    all: allScores[0]!,
    words: largest(wordScores),
    pairs: largest(pairScores),
    titles: largest(titleScores),
    document: largest(documentScores),
    feedback: largest(feedback10),
  };
  const asked = askedKinds(query.text);
  const ask = (name: string, index: number): number => {
    const bit = 1 << ANSWER_KINDS.indexOf(name);
    return (asked & bit) === 0 ? 0 : (collection.kinds[index]! & bit) === 0 ? -1 : 1;
  };
  const matches = candidates.map((index) => {
    const seen = new Uint8Array(query.pairWeights.length);
    const title = matchOf(collection.titleCodes[index]!, collection.foldedTitles[index]!, query, seen);
    const titleSeen = seen.slice();
    seen.fill(0);
    const text = matchOf(collection.codes[index]!, collection.folded[index]!, query, seen);
    let either = 0;
    for (const [pair, weight] of query.pairWeights.entries()) if (seen[pair] === 1 || titleSeen[pair] === 1) either += weight;
    return { title, text, either: query.pairTotal === 0 ? 0 : either / query.pairTotal, around: aroundOf(collection, query, index, seen, titleSeen) };
  });
  const named = readPlaces(query.text).filter(({ role }) => role === undefined);
  const topPairs = Math.max(...matches.map(({ either }) => either));

  for (const [rank, index] of candidates.entries()) {
    const { title, text, either, around } = matches[rank]!;
    const folded = collection.folded[index]!;
    const own: Record<FeatureName, number> = {
      all: allScores[rank]!,
      allToTop: ratio(allScores[rank]!, top.all),
      allRank: 1 / (1 + rank),
      singles: singleScores[rank]!,
      pairs: pairScores[rank]!,
      words: wordScores[rank]!,
      wordsToTop: ratio(wordScores[rank]!, top.words),
      wordsRank: 1 / wordRanks[rank]!,
      pairsToTop: ratio(pairScores[rank]!, top.pairs),
      titles: titleScores[rank]!,
      titlesToTop: ratio(titleScores[rank]!, top.titles),
      matchPairs: text.pairs,
      matchCharacters: text.characters,
      longest: text.longest,
      longestShare: ratio(text.longest, query.text.length),
      longestWeight: text.longestWeight,
      narrow: text.narrow,
      wide: text.wide,
      wideAt: text.wideAt,
      sentence: text.sentence,
      sentenceFit: text.sentenceFit,
      lacking: text.lacking,
      density: text.density,
      titlePairs: title.pairs,
      titleLongest: title.longest,
      titleInQuery: ratio(title.longest, collection.foldedTitles[index]!.length),
      eitherPairs: either,
      runs: query.runs.length === 0 ? -1 : query.runs.filter((run) => folded.includes(run) || collection.foldedTitles[index]!.includes(run)).length / query.runs.length,
      length: Math.log(1 + folded.length),
      queryLength: query.text.length,
      queryWeight: query.pairTotal / Math.max(1, query.pairWeights.length),
      document: documentScores[rank]!,
      documentToTop: ratio(documentScores[rank]!, top.document),
      documentRank: 1 / documentRanks[rank]!,
      documentBestOther: ratio(near.best[rank]!, near.top),
      documentShare: sharesOfGroup[rank]!,
      before: ratio(near.before[rank]!, near.top),
      after: ratio(near.after[rank]!, near.top),
      place: Math.min(20, layout.place[index]!),
      documentSize: Math.log(layout.groups[groups[rank]!]!.length),
      feedback3: feedback3[rank]!,
      feedback10: feedback10[rank]!,
      feedbackToTop: ratio(feedback10[rank]!, top.feedback),
      kindsMet: asked === 0 ? -1 : bitCount(asked & collection.kinds[index]!) / bitCount(asked),
      kindTime: ask('time', index),
      kindNumber: ask('number', index),
      kindContact: ask('contact', index),
      kindList: ask('list', index),
      kindMeaning: ask('meaning', index),
      kindLiability: ask('liability', index),
      topAll: top.all,
      secondToTop: ratio(allScores[1] ?? 0, top.all),
      tenthToTop: ratio(allScores[9] ?? 0, top.all),
      topPairs,
      ...around,
      places: placesMet(collection, named, index),
    };
    for (const [place, name] of FEATURES.entries()) values[rank * FEATURES.length + place] = own[name];
  }
  return { query, candidates, values };
};

/** What a document would reach that held every token very often. */
const potential = (index: Bm25, tokens: Tokens): number => tokens.reduce((sum, token) => sum + index.idf(token), 0) * 2.2;

const share = (scores: Float64Array, whole: number): Float64Array => scores.map((score) => ratio(score, whole));

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);

/** 1 for the largest; equal values in the order given. */
const ranks = (values: Float64Array): Uint32Array => {
  const found = new Uint32Array(values.length);
  for (const [rank, at] of [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b).entries()) found[at] = rank + 1;
  return found;
};

const bitCount = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};
