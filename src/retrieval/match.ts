import { keyOf, type QueryForm } from './query-form.ts';

/** How a text holds a question's words; shares are of the question's idf weight, 0 to 1. */
export type Match = {
  /** share of the pairs and of the characters that the text holds */
  pairs: number;
  characters: number;
  /** longest run of the question that the text holds: characters, and share of pair weight in it */
  longest: number;
  longestWeight: number;
  /** best share of pairs within so many characters, and where that begins, 0 to 1 */
  narrow: number;
  wide: number;
  wideAt: number;
  /** best sentence: share of pairs, and that against how much of the sentence is in the question */
  sentence: number;
  sentenceFit: number;
  /** idf of the heaviest pair that the text lacks, against the heaviest of all; 0 when none is lacking */
  lacking: number;
  /** how many times the pairs stand in the text, against its length */
  density: number;
};

const NARROW = 24;
const WIDE = 72;

/** Reads a text once for the question's pairs. `seen` may be given to gather which pairs were met. */
export const matchOf = (codes: Uint16Array, folded: string, query: QueryForm, seen: Uint8Array): Match => {
  const { pairs, pairWeights, pairTotal, characters, singleWeights, singleTotal, marks } = query;
  const length = codes.length;
  const at: number[] = [];
  const which: number[] = [];
  const met = new Uint8Array(singleWeights.length);
  let [sentenceStart, sentenceFirst, sentence, sentenceFit] = [0, 0, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const code = codes[index]!;
    const mark = marks[code]!;
    if (mark !== 0) {
      const character = characters.get(code);
      if (character !== undefined) met[character] = 1;
      const next = index + 1 < length ? codes[index + 1]! : 0;
      const pair = mark === 1 || marks[next] === 0 ? undefined : pairs.get(keyOf(code, next));
      if (pair !== undefined) {
        at.push(index);
        which.push(pair);
      }
    }
    if (index + 1 === length || (code === 0 && isEnd(folded.charCodeAt(index)))) {
      if (at.length > sentenceFirst) {
        const weight = distinct(which, sentenceFirst, at.length, pairWeights);
        const share = pairTotal === 0 ? 0 : weight / pairTotal;
        const fit = (at.length - sentenceFirst) / Math.max(8, index - sentenceStart);
        if (share > sentence) sentence = share;
        if (share * Math.sqrt(fit) > sentenceFit) sentenceFit = share * Math.sqrt(fit);
      }
      sentenceStart = index + 1;
      sentenceFirst = at.length;
    }
  }
  for (const pair of which) seen[pair] = 1;
  let [held, heaviest, lacking] = [0, 0, 0];
  for (const [pair, weight] of pairWeights.entries()) {
    if (weight > heaviest) heaviest = weight;
    if (seen[pair] === 1) held += weight;
    else if (weight > lacking) lacking = weight;
  }
  let heldCharacters = 0;
  for (const [character, weight] of singleWeights.entries()) if (met[character] === 1) heldCharacters += weight;
  const [narrow] = window(at, which, pairWeights, NARROW);
  const [wide, wideAt] = window(at, which, pairWeights, WIDE);
  const { longest, longestWeight } = longestRun(codes, query);
  const share = (weight: number): number => (pairTotal === 0 ? 0 : weight / pairTotal);
  return {
    pairs: share(held),
    characters: singleTotal === 0 ? 0 : heldCharacters / singleTotal,
    longest,
    longestWeight: share(longestWeight),
    narrow: share(narrow),
    wide: share(wide),
    wideAt: length === 0 ? 0 : wideAt / length,
    sentence,
    sentenceFit,
    lacking: heaviest === 0 ? 0 : lacking / heaviest,
    density: length === 0 ? 0 : at.length / (length + 40),
  };
};

/** Marks the question's pairs that stand in the text. */
export const markPairs = (codes: Uint16Array, { pairs, marks }: QueryForm, marked: Uint8Array): void => {
  for (let index = 0; index + 1 < codes.length; index += 1) {
    const pair = marks[codes[index]!]! < 2 || marks[codes[index + 1]!] === 0 ? undefined : pairs.get(keyOf(codes[index]!, codes[index + 1]!));
    if (pair !== undefined) marked[pair] = 1;
  }
};

const isEnd = (code: number): boolean => code === 0x3002 || code === 0x3b || code === 0x21 || code === 0x3f || code === 0x0a;

const distinct = (which: readonly number[], from: number, to: number, weights: Float64Array): number => {
  let total = 0;
  for (let index = from; index < to; index += 1) if (which.indexOf(which[index]!, from) === index) total += weights[which[index]!]!;
  return total;
};

/** The heaviest set of distinct pairs within a stretch of so many characters, and where that begins. */
const window = (at: readonly number[], which: readonly number[], weights: Float64Array, width: number): [weight: number, start: number] => {
  const counts = new Uint16Array(weights.length);
  let [weight, best, start, left] = [0, 0, 0, 0];
  for (let right = 0; right < at.length; right += 1) {
    const entering = which[right]!;
    if (counts[entering] === 0) weight += weights[entering]!;
    counts[entering]! += 1;
    while (at[right]! - at[left]! > width) {
      const leaving = which[left]!;
      counts[leaving]! -= 1;
      if (counts[leaving] === 0) weight -= weights[leaving]!;
      left += 1;
    }
    if (weight > best) [best, start] = [weight, at[left]!];
  }
  return [best, start];
};

/** The longest common run of characters; marks on either side end it. */
const longestRun = (codes: Uint16Array, { codes: query, pairs, pairWeights, marks }: QueryForm): { longest: number; longestWeight: number } => {
  let row = new Uint16Array(query.length + 1);
  let next = new Uint16Array(query.length + 1);
  let [longest, end, running] = [0, 0, false];
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index]!;
    if (marks[code] === 0) {
      if (running) row.fill(0);
      running = false;
      continue;
    }
    running = true;
    for (let place = 0; place < query.length; place += 1) {
      const run = code !== 0 && code === query[place] ? row[place]! + 1 : 0;
      next[place + 1] = run;
      if (run > longest) [longest, end] = [run, place];
    }
    [row, next] = [next, row];
  }
  let longestWeight = 0;
  for (let place = end - longest + 1; place < end; place += 1) {
    const pair = pairs.get(keyOf(query[place]!, query[place + 1]!));
    if (pair !== undefined) longestWeight += pairWeights[pair]!;
  }
  return { longest, longestWeight };
};
