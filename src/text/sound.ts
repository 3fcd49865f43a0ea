import { foldLetters, foldSyllable, readingsOf, syllablesOf } from './pinyin.ts';
import { wordPieces } from './segment.ts';
import { COMMON_CHARACTERS, FUNCTION_CHARACTERS, FUNCTION_WORDS, LATIN_WORDS } from './sound-stop.ts';

export type VocabularyEntry = string | Readonly<{ text: string; weight: number }>;
export type SoundChange = Readonly<{ from: string; to: string; index: number }>;
export type Correction = Readonly<{ text: string; changes: readonly SoundChange[] }>;
export type SoundIndex = Readonly<{ correct: (text: string) => Correction }>;

type Entry = Readonly<{ text: string; weight: number; syllables: readonly string[] }>;
type Lookup = ReadonlyMap<string, readonly Entry[]>;
type Index = Readonly<{
  bySound: Lookup;
  /** Every beginning of a key of bySound, to stop early. */
  beginnings: ReadonlySet<string>;
  typed: Lookup;
  typedAlike: Lookup;
  initials: Lookup;
  known: ReadonlySet<string>;
  /** Neighbouring pairs inside vocabulary words. */
  pairs: ReadonlySet<string>;
  syllables: ReadonlySet<string>;
  readings: (character: string) => readonly string[];
  folded: (character: string) => readonly string[];
}>;

const LONGEST = 6;
const READINGS_TRIED = 8;
/** How far the best reading of initials must lead the second; two letters say little. */
const LEAD = Object.freeze({ twoLetters: 3, more: 2 });

/**
 * Reads typos by sound, pinyin and pinyin initials against a vocabulary (words of 2–6 characters; a repeated word adds up its weight).
 * `known` are correct texts, the corpus as a rule: no pair of characters that stands in them is ever taken for a typo. Where these
 * were read before, `pairs` takes their place.
 * `correct` takes a normalised message and leaves alone what the vocabulary, the known texts or the runtime's dictionary
 * explain; `index` of a change points into the text given.
 */
export function createSoundIndex(vocabulary: Iterable<VocabularyEntry>, known: Iterable<string> = [], pairs: Iterable<string> = hanPairs(known)): SoundIndex {
  const index = build(vocabulary, pairs);
  return {
    correct(text) {
      const changes = [...latinChanges(text, index)];
      for (const change of hanChanges(text, index)) if (!changes.some((other) => overlaps(change, other))) changes.push(change);
      changes.sort((a, b) => a.index - b.index);
      return { text: apply(text, changes), changes };
    },
  };
}

/** The neighbouring Han characters of texts, each pair once. */
export function hanPairs(texts: Iterable<string>): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const text of texts) for (const pair of text.matchAll(/\p{Script=Han}(?=(\p{Script=Han}))/gu)) pairs.add(pair[0] + (pair[1] ?? ''));
  return pairs;
}

function build(vocabulary: Iterable<VocabularyEntry>, correctPairs: Iterable<string>): Index {
  const weights = new Map<string, number>();
  for (const item of vocabulary) {
    const { text, weight } = typeof item === 'string' ? { text: item, weight: 1 } : item;
    if (/^\p{Script=Han}{2,6}$/u.test(text)) weights.set(text, (weights.get(text) ?? 0) + weight);
  }
  const bySound = new Map<string, Entry[]>();
  const typed = new Map<string, Entry[]>();
  const typedAlike = new Map<string, Entry[]>();
  const initials = new Map<string, Entry[]>();
  const known = new Set<string>();
  const pairs = new Set<string>();
  const syllables = new Set<string>();
  for (const [text, weight] of weights) {
    const entry: Entry = { text, weight, syllables: syllablesOf(text) };
    if (entry.syllables.length !== text.length) continue;
    add(bySound, entry.syllables.map(foldSyllable).join(' '), entry);
    add(typed, entry.syllables.join(''), entry);
    add(typedAlike, foldLetters(entry.syllables.join('')), entry);
    add(initials, entry.syllables.map((syllable) => syllable.charAt(0)).join(''), entry);
    for (const syllable of entry.syllables) syllables.add(syllable);
    for (let from = 0; from < text.length - 1; from += 1) pairs.add(text.slice(from, from + 2));
    for (let from = 0; from < text.length; from += 1) for (let to = from + 2; to <= text.length; to += 1) known.add(text.slice(from, to));
  }
  for (const pair of correctPairs) known.add(pair);
  const beginnings = new Set<string>();
  for (const key of bySound.keys()) for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) beginnings.add(key.slice(0, at));
  for (const key of bySound.keys()) beginnings.add(key);
  for (const lookup of [bySound, typed, typedAlike, initials]) for (const entries of lookup.values()) entries.sort((a, b) => b.weight - a.weight);
  const cache = new Map<string, readonly string[]>();
  const readings = (character: string): readonly string[] => {
    const seen = cache.get(character) ?? readingsOf(character);
    cache.set(character, seen);
    return seen;
  };
  const foldedCache = new Map<string, readonly string[]>();
  const folded = (character: string): readonly string[] => {
    const seen = foldedCache.get(character) ?? [...new Set(readings(character).map(foldSyllable))];
    foldedCache.set(character, seen);
    return seen;
  };
  return { bySound, beginnings, folded, typed, typedAlike, initials, known, pairs, syllables, readings };
}

// ---- pinyin and initials ----

function latinChanges(text: string, index: Index): SoundChange[] {
  const changes: SoundChange[] = [];
  for (const group of text.matchAll(/(?<![a-z\d.@/_-])[a-z]+(?:[ '][a-z]+)*(?![a-z\d.@/_-])/gu)) {
    const pieces = [...group[0].matchAll(/[a-z]+/gu)].map((match) => ({ text: match[0], start: group.index + match.index, end: group.index + match.index + match[0].length }));
    for (let from = 0; from < pieces.length;) {
      let taken = 1;
      for (let count = Math.min(LONGEST, pieces.length - from); count >= 1; count -= 1) {
        const run = pieces.slice(from, from + count);
        const first = run[0];
        const last = run.at(-1);
        if (first === undefined || last === undefined || run.some((piece) => LATIN_WORDS.has(piece.text))) continue;
        const change =
          replaced(first.start, text.slice(first.start, last.end), readTyped(run.map((piece) => piece.text).join(''), index)) ??
          (count === 1 ? (readMixed(text, first, index) ?? replaced(first.start, first.text, readInitials(first.text, index))) : undefined);
        if (change !== undefined) {
          changes.push(change);
          taken = count;
          break;
        }
      }
      from += taken;
    }
  }
  return changes;
}

function replaced(index: number, from: string, to: string | undefined): SoundChange | undefined {
  return to === undefined ? undefined : { from, to, index };
}

/** Whole pinyin as vocabulary and function words, fewest words first; at least one word must have two syllables. */
function readTyped(letters: string, index: Index): string | undefined {
  if (letters.length < 4 || letters.length > 60) return undefined;
  type Best = Readonly<{ text: string; words: number; weight: number; solid: boolean }>;
  const best: (Best | undefined)[] = [{ text: '', words: 0, weight: 0, solid: false }];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - 36); start < end; start += 1) {
      const before = best[start];
      if (before === undefined) continue;
      const piece = letters.slice(start, end);
      const entry = (index.typed.get(piece) ?? (piece.length >= 5 ? index.typedAlike.get(foldLetters(piece)) : undefined))?.[0];
      const word = entry?.text ?? FUNCTION_WORDS[piece];
      if (word === undefined) continue;
      const next = { text: before.text + word, words: before.words + 1, weight: before.weight + (entry?.weight ?? 0), solid: before.solid || word.length > 1 };
      const current = best[end];
      if (current === undefined || next.words < current.words || (next.words === current.words && next.weight > current.weight)) best[end] = next;
    }
  }
  const whole = best[letters.length];
  return whole?.solid === true ? whole.text : undefined;
}

function readInitials(letters: string, index: Index): string | undefined {
  if (letters.length < 2 || letters.length > LONGEST || index.syllables.has(letters)) return undefined;
  const [first, second] = index.initials.get(letters) ?? [];
  if (first === undefined) return undefined;
  const lead = letters.length === 2 ? LEAD.twoLetters : LEAD.more;
  return second === undefined || first.weight >= lead * second.weight ? first.text : undefined;
}

/** Half pinyin, half characters: fa证, she工证. The characters beside must be those of the word. */
function readMixed(text: string, piece: Readonly<{ text: string; start: number; end: number }>, index: Index): SoundChange | undefined {
  const left = /\p{Script=Han}{0,4}$/u.exec(text.slice(0, piece.start))?.[0] ?? '';
  const right = /^\p{Script=Han}{0,4}/u.exec(text.slice(piece.end))?.[0] ?? '';
  let best: { change: SoundChange; length: number; weight: number } | undefined;
  for (const cut of cuts(piece.text, index.syllables)) {
    for (let before = 0; before <= left.length; before += 1) {
      for (let after = before === 0 ? 1 : 0; after <= right.length; after += 1) {
        const head = left.slice(left.length - before);
        const tail = right.slice(0, after);
        const length = before + cut.length + after;
        if (length < 2 || length > LONGEST) continue;
        const keys = soundKeys([...[...head].map(index.folded), ...cut.map((syllable) => [foldSyllable(syllable)]), ...[...tail].map(index.folded)]);
        const entry = keys
          .flatMap((key) => index.bySound.get(key) ?? [])
          .find((item) => item.text.startsWith(head) && item.text.endsWith(tail) && cut.every((syllable, i) => item.syllables[before + i] === syllable));
        if (entry !== undefined && (best === undefined || length > best.length || (length === best.length && entry.weight > best.weight))) {
          best = { change: { from: head + piece.text + tail, to: entry.text, index: piece.start - before }, length, weight: entry.weight };
        }
      }
    }
  }
  return best?.change;
}

function cuts(letters: string, syllables: ReadonlySet<string>): string[][] {
  if (letters === '') return [[]];
  const found: string[][] = [];
  for (let length = Math.min(6, letters.length); length >= 1 && found.length < 4; length -= 1) {
    const first = letters.slice(0, length);
    if (syllables.has(first)) for (const rest of cuts(letters.slice(length), syllables)) found.push([first, ...rest]);
  }
  return found;
}

// ---- characters ----

type Window = SoundChange & Readonly<{ changed: number; weight: number }>;

type Scene = Readonly<{
  text: string;
  /** Positions whose character may be wrong: nothing known covers it, and it does not stand alone in correct text all the time. */
  suspects: readonly boolean[];
  explained: readonly boolean[];
  dictionary: readonly Readonly<{ start: number; end: number }>[];
  index: Index;
}>;

function hanChanges(text: string, index: Index): SoundChange[] {
  const explained = coveredByVocabulary(text, index.known);
  const suspects = explained.map((known, i) => !known && /\p{Script=Han}/u.test(text.charAt(i)) && !FUNCTION_CHARACTERS.has(text.charAt(i)));
  if (!suspects.includes(true)) return [];
  const scene: Scene = { text, suspects, explained, dictionary: wordPieces(text).filter((piece) => piece.text.length > 1), index };
  const windows: Window[] = [];
  for (const run of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    const runEnd = run.index + run[0].length;
    for (let start = run.index; start < runEnd - 1; start += 1) {
      let keys: readonly string[] = [''];
      let suspicious = false;
      for (let length = 1; length <= Math.min(LONGEST, runEnd - start); length += 1) {
        const last = start + length - 1;
        suspicious ||= suspects[last] === true;
        keys = extend(keys, index.folded(text.charAt(last))).filter((key) => index.beginnings.has(key));
        if (keys.length === 0) break;
        const window = suspicious && length >= 2 ? bestFor(start, length, keys, scene) : undefined;
        if (window !== undefined) windows.push(window);
      }
    }
  }
  windows.sort((a, b) => b.from.length - b.changed - (a.from.length - a.changed) || a.changed - b.changed || b.weight - a.weight);
  const taken: SoundChange[] = [];
  for (const { from, to, index: at } of windows) {
    const change = { from, to, index: at };
    if (!taken.some((other) => overlaps(change, other))) taken.push(change);
  }
  return taken;
}

function bestFor(start: number, length: number, keys: readonly string[], scene: Scene): Window | undefined {
  const { text, index } = scene;
  const from = text.slice(start, start + length);
  if (index.known.has(from)) return undefined;
  for (const key of keys) {
    for (const entry of index.bySound.get(key) ?? []) {
      const changed = [...from].flatMap((character, i) => (character === entry.text.charAt(i) ? [] : [i]));
      const readings = changed.map((i) => index.readings(from.charAt(i)));
      // A rare reading of one character out of two would find too much (系 as ji, 综 as zeng).
      if (length === 2 && changed.some((i, at) => foldSyllable(readings[at]?.[0] ?? '') !== foldSyllable(entry.syllables[i] ?? ''))) continue;
      const exact = changed.every((i, at) => readings[at]?.includes(entry.syllables[i] ?? '') === true);
      if (changed.length > 0 && isTypo(start, length, changed, exact, scene)) return { from, to: entry.text, index: start, changed: changed.length, weight: entry.weight };
    }
  }
  return undefined;
}

/** Whether the characters at `changed` (offsets in the window) may be wrong, given what stays and what the dictionary cuts there. */
function isTypo(start: number, length: number, changed: readonly number[], exact: boolean, scene: Scene): boolean {
  const { text, suspects, explained, dictionary } = scene;
  const same = length - changed.length;
  if (changed.some((i) => suspects[start + i] !== true)) return false;
  if (same === 0 || (same < changed.length && !exact)) return false;
  const oneOfMany = length >= 3 && changed.length === 1 && exact;
  // 正 in 社工正: common alone, but all the rest of the word stands there.
  const restExplained = oneOfMany && Array.from({ length }, (_, i) => changed.includes(i) || explained[start + i] === true).every(Boolean);
  if (!restExplained && changed.some((i) => COMMON_CHARACTERS.has(text.charAt(start + i)))) return false;
  const end = start + length;
  const crossing = dictionary.some((word) => (word.start < start && word.end > start) || (word.start < end && word.end > end));
  if (length === 2) {
    const at = changed.includes(0) ? start + 1 : start;
    const kept = text.charAt(at);
    // 证 in 社工证奖多少 belongs to the word before it.
    const elsewhere = at === start ? text.slice(at - 1, at + 1) : text.slice(at, at + 2);
    if (crossing || (at > 0 && scene.index.pairs.has(elsewhere)) || COMMON_CHARACTERS.has(kept) || FUNCTION_CHARACTERS.has(kept)) return false;
  }
  const words = dictionary.filter((word) => changed.some((i) => word.start <= start + i && start + i < word.end));
  return words.length === 0 || (oneOfMany && words.every((word) => word.end - word.start === 2 && word.start >= start && word.end <= end));
}

function coveredByVocabulary(text: string, known: ReadonlySet<string>): boolean[] {
  const covered = Array.from({ length: text.length }, () => false);
  for (let start = 0; start < text.length - 1; start += 1) {
    if (known.has(text.slice(start, start + 2))) {
      covered[start] = true;
      covered[start + 1] = true;
    }
  }
  return covered;
}

function soundKeys(positions: readonly (readonly string[])[]): readonly string[] {
  let keys: readonly string[] = [''];
  for (const options of positions) keys = extend(keys, options);
  return keys;
}

function extend(keys: readonly string[], options: readonly string[]): readonly string[] {
  return keys.flatMap((key) => options.map((syllable) => (key === '' ? syllable : `${key} ${syllable}`))).slice(0, READINGS_TRIED);
}

function add(lookup: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = lookup.get(key);
  if (entries === undefined) lookup.set(key, [entry]);
  else entries.push(entry);
}

function overlaps(a: SoundChange, b: SoundChange): boolean {
  return a.index < b.index + b.from.length && b.index < a.index + a.from.length;
}

function apply(text: string, changes: readonly SoundChange[]): string {
  let result = '';
  let position = 0;
  for (const change of changes) {
    result += text.slice(position, change.index) + change.to;
    position = change.index + change.from.length;
  }
  return result + text.slice(position);
}
