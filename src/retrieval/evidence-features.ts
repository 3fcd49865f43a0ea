import type { Corpus } from '../corpus/corpus.ts';
import { normalise } from '../text/normalise.ts';
import { readPlaces } from '../text/places.ts';
import { askedKinds, shownKinds } from './answer-kind.ts';
import { missesLevel, missesYear, missingAttributes } from './asked.ts';
import type { EvidenceData } from './evidence-data.ts';
import type { Totals } from './evidence-gather.ts';
import { KEPT, type Workspace } from './evidence-workspace.ts';
import { bitCount, likenessOf, longestCommon, wordedText, type WordedText } from './likeness.ts';
import { placesOf, type TargetPlaces } from './region.ts';
import type { SparseIndex } from './sparse.ts';

/** What the order of the evidence is made of, for one target and one question; shares and cosines between 0 and 1 or nearly. `…ToTop`: as a share of the best in the pool. */
export const EVIDENCE_FEATURES = [
  // its nearest questions in the bank: cosines, the root of their squares' sum; share of the question that the nearest explain, and of these that the question explains
  ...(['question', 'second', 'third', 'fifth', 'mass', 'queryShare', 'entryShare', 'questionToTop'] as const),
  // the same of its own words, and of its passage
  ...(['unit', 'unitShare', 'unitToTop', 'passage', 'passageShare', 'passageToTop'] as const),
  // share of the question's weight that it and its questions know: all, words said, squared weights, saturated by how many know it; the rarest pair lacking
  ...(['coverage', 'said', 'squared', 'profile', 'lacking', 'coverageToTop', 'profileToTop', 'passageCoverage', 'passageProfile', 'passageProfileToTop'] as const),
  // cosine with the centroid of all that is asked and said about it; what of the question words and function words belongs to it
  ...(['centroid', 'centroidToTop', 'passageCentroid', 'passageCentroidToTop', 'spoken', 'passageBest', 'documentBest'] as const),
  // the place named: spoken of 1, not −1; of its document's region; none named, and the document is for the whole country 1 or not −1
  ...(['place', 'home', 'national'] as const),
  // the kind of thing asked for: as in its questions, as its words show; share that it, its passage lack; another level, another year
  ...(['kinds', 'kindsClash', 'shown', 'attribute', 'attributePassage', 'level', 'year'] as const),
  // word by word: pairs shared with its nearest questions, longest run shared with these, with its own words
  ...(['rawPairs', 'rawEntry', 'common', 'ownCommon'] as const),
  // how much is asked about it, how long it is, whether it is a whole procedure and one is asked for; how long the question is
  ...(['asked', 'length', 'whole', 'wholeAsked', 'queryLength'] as const),
] as const;
export type FeatureName = (typeof EVIDENCE_FEATURES)[number];
type FirstName = 'question' | 'second' | 'third' | 'unit' | 'passage' | 'coverage';
export type Features = Readonly<Record<FirstName, number> & Partial<Record<FeatureName, number>>>;

export type Surroundings = Readonly<{
  corpus: Corpus;
  data: EvidenceData;
  index: SparseIndex;
  norms: Float64Array;
  space: Workspace;
  /** by passage: its entry, or −1 */
  passageEntry: Int32Array;
  cache: Cache;
}>;

/** What was read of a target or a question once; filled as they come up. */
export type Cache = Readonly<{ texts: Map<number, TargetTexts>; asked: Map<number, WordedText> }>;
type TargetTexts = Readonly<{ piece: string; passage: string; places: TargetPlaces; shown: number; region: string; national: boolean }>;

const NATIONAL = '全国';
/** keeps a share of the best from dividing by nothing */
const LEAST = 1e-6;
/** of a piece of the documents, what is compared with the question word by word */
const COMPARED = 240;

/** One row of EVIDENCE_FEATURES a target, in the order given, out of what was gathered for a question. */
export function evidenceRows(text: string, found: readonly number[], totals: Totals, similarity: (entry: number) => number, around: Surroundings): Float32Array {
  const { data, space, norms } = around;
  const named = readPlaces(text);
  const asked = wordedText(text);
  const rows = new Float32Array(found.length * EVIDENCE_FEATURES.length);
  const ofPassage = (sums: Float64Array, passage: number): number => (space.passageStamps[passage] === space.search.number ? sums[passage]! : 0);
  const described = found.map((target) => {
    const own = data.targets[target]!;
    const unitEntry = space.unitEntry[target]!;
    const passageEntry = around.passageEntry[own.passage] ?? -1;
    return {
      target,
      own,
      unitEntry,
      passageEntry,
      question: space.likeness[target * KEPT]!,
      unit: unitEntry < 0 ? 0 : similarity(unitEntry),
      passage: similarity(passageEntry),
      coverage: space.covered[target]! / totals.all,
      profile: space.profile[target]! / totals.all,
      passageProfile: ofPassage(space.passageProfile, own.passage) / totals.all,
      centroid: space.centroid[target]! / (space.centroidNorms[target]! * totals.norm),
      passageCentroid: ofPassage(space.passageCentroid, own.passage) / ((space.passageCentroidNorms[own.passage] ?? 1) * totals.norm),
    };
  });
  const most = (name: 'question' | 'unit' | 'passage' | 'coverage' | 'profile' | 'passageProfile' | 'centroid' | 'passageCentroid'): number =>
    Math.max(LEAST, ...described.map((each) => each[name]));
  const top = {
    question: most('question'),
    unit: most('unit'),
    passage: most('passage'),
    coverage: most('coverage'),
    profile: most('profile'),
    passageProfile: most('passageProfile'),
    centroid: most('centroid'),
    passageCentroid: most('passageCentroid'),
  };
  const byPassage = new Map<number, number>();
  const byDocument = new Map<string, number>();
  for (const { own, question } of described) {
    byPassage.set(own.passage, Math.max(byPassage.get(own.passage) ?? 0, question));
    byDocument.set(own.document, Math.max(byDocument.get(own.document) ?? 0, question));
  }
  for (const [row, { target, own, unitEntry, passageEntry, question, unit, passage, coverage, profile, passageProfile, centroid, passageCentroid }] of described.entries()) {
    const texts = textsOf(target, around);
    const nearest = [...space.nearest.subarray(target * KEPT, (target + 1) * KEPT)].filter((entry) => entry >= 0);
    const [, second = 0, third = 0, , fifth = 0] = space.likeness.subarray(target * KEPT, (target + 1) * KEPT);
    const best = { rawPairs: 0, rawEntry: 0, common: 0, kinds: asked.kinds === 0 ? 0.5 : 0, kindsClash: 0 };
    for (const [place, entry] of nearest.slice(0, 3).entries()) {
      const like = wordedQuestion(entry, around);
      const { ofQuestion, ofOther, common, kinds } = likenessOf(asked, like);
      best.rawPairs = Math.max(best.rawPairs, ofQuestion);
      best.rawEntry = Math.max(best.rawEntry, ofOther);
      best.common = Math.max(best.common, common);
      best.kinds = Math.max(best.kinds, kinds);
      if (place === 0 && asked.kinds !== 0 && like.kinds !== 0 && (asked.kinds & like.kinds) === 0) best.kindsClash = 1;
    }
    const values: Readonly<Record<FeatureName, number>> = {
      question,
      second,
      third,
      fifth,
      mass: Math.sqrt(Math.max(0, space.mass[target]!)),
      queryShare: Math.max(0, ...nearest.map((entry) => (similarity(entry) * norms[entry]!) / totals.length)),
      entryShare: Math.max(0, ...nearest.map((entry) => Math.min(2, (similarity(entry) * totals.length) / (norms[entry]! || 1)))),
      questionToTop: question / top.question,
      unit,
      unitShare: unitEntry < 0 ? 0 : Math.min(2, (unit * norms[unitEntry]!) / totals.length),
      unitToTop: unit / top.unit,
      passage,
      passageShare: passageEntry < 0 ? 0 : Math.min(3, (passage * norms[passageEntry]!) / totals.length),
      passageToTop: passage / top.passage,
      coverage,
      said: space.said[target]! / totals.said,
      squared: space.squared[target]! / totals.squared,
      profile,
      lacking: lacking(space.held[target]!, totals),
      coverageToTop: coverage / top.coverage,
      profileToTop: profile / top.profile,
      passageCoverage: ofPassage(space.passageCovered, own.passage) / totals.all,
      passageProfile,
      passageProfileToTop: passageProfile / top.passageProfile,
      centroid,
      centroidToTop: centroid / top.centroid,
      passageCentroid,
      passageCentroidToTop: passageCentroid / top.passageCentroid,
      spoken: space.spoken[target]! / totals.spoken,
      passageBest: (byPassage.get(own.passage) ?? 0) / top.question,
      documentBest: (byDocument.get(own.document) ?? 0) / top.question,
      place: named.length === 0 ? 0 : texts.places.speaksOf(named) ? 1 : -1,
      home: named.some(({ name, province }) => texts.region.includes(name) || (province !== '' && texts.region.includes(province))) ? 1 : 0,
      national: named.length === 0 ? (texts.national ? 1 : -1) : 0,
      kinds: best.kinds,
      kindsClash: best.kindsClash,
      shown: asked.kinds === 0 ? 0.5 : bitCount(asked.kinds & texts.shown) / bitCount(asked.kinds),
      attribute: missingAttributes(text, texts.piece),
      attributePassage: missingAttributes(text, texts.passage),
      level: Number(missesLevel(text, texts.piece)),
      year: Number(missesYear(text, texts.passage)),
      rawPairs: best.rawPairs,
      rawEntry: best.rawEntry,
      common: best.common,
      ownCommon: Math.min(8, longestCommon(asked.text, texts.piece.slice(0, COMPARED))) / 8,
      asked: Math.log1p(space.questionsOf[target]!),
      length: Math.log1p(texts.piece.length),
      whole: Number(own.whole),
      wholeAsked: Number(own.whole && (asked.kinds & WAY) !== 0),
      queryLength: Math.log1p(text.length),
    };
    for (const [column, name] of EVIDENCE_FEATURES.entries()) rows[row * EVIDENCE_FEATURES.length + column] = values[name];
  }
  return rows;
}

/** Weight of the rarest pair said that is not held, to the rarest of all. */
function lacking(held: number, { pairs }: Totals): number {
  const [rarest] = pairs;
  return rarest === undefined ? 0 : (pairs.find(({ bit }) => (held & bit) === 0)?.value ?? 0) / rarest.value;
}

const WAY = askedKinds('怎么') & askedKinds('流程');

function textsOf(target: number, { corpus, data, cache }: Surroundings): TargetTexts {
  const known = cache.texts.get(target);
  if (known !== undefined) return known;
  const own = data.targets[target]!;
  const document = corpus.documents.find(({ meta }) => meta.id === own.document);
  const passage = corpus.passages[own.passage];
  const piece = own.whole
    ? (passage?.text ?? '')
    : [own, ...own.also]
        .map(({ start, end }) => document?.text.slice(start, end) ?? '')
        .join(' ')
        .toLowerCase();
  const region = document?.meta.region ?? NATIONAL;
  const made = {
    piece,
    passage: `${passage?.headings.join(' ') ?? ''} ${passage?.text ?? ''}`,
    places: placesOf(corpus, own),
    shown: shownKinds(piece),
    region,
    national: region === NATIONAL,
  };
  keep(cache.texts, target, made);
  return made;
}

function wordedQuestion(entry: number, { corpus, data, cache }: Surroundings): WordedText {
  const known = cache.asked.get(entry);
  if (known !== undefined) return known;
  const made = wordedText(normalise(corpus.questions[data.sources[entry]!]?.question ?? ''));
  keep(cache.asked, entry, made);
  return made;
}

const MOST_KEPT = 20_000;

/** A cache that has grown too large begins anew. */
function keep<T>(cache: Map<number, T>, key: number, value: T): void {
  if (cache.size >= MOST_KEPT) cache.clear();
  cache.set(key, value);
}
