import { foldSyllable, readingsOf, syllablesOf } from './pinyin.ts';
import { wordPieces } from './segment.ts';
import { COMMON_CHARACTERS, FUNCTION_WORDS, LATIN_WORDS } from './sound-stop.ts';

export type VocabularyEntry = string | Readonly<{ text: string; weight: number }>;
export type SoundChange = Readonly<{ from: string; to: string; index: number }>;
export type Correction = Readonly<{ text: string; changes: readonly SoundChange[] }>;
export type SoundIndex = Readonly<{ correct: (text: string) => Correction }>;

type Entry = Readonly<{ text: string; weight: number; syllables: readonly string[] }>;
type Lookup = ReadonlyMap<string, readonly Entry[]>;
type Index = Readonly<{
  bySound: Lookup;
  typed: Lookup;
  initials: Lookup;
  known: ReadonlySet<string>;
  syllables: ReadonlySet<string>;
  readings: (character: string) => readonly string[];
}>;

const LONGEST = 6;
const READINGS_TRIED = 8;
/** How far the best reading of initials must lead the second; two letters say little. */
const LEAD = Object.freeze({ twoLetters: 3, more: 2 });

/**
 * Reads typos by sound, pinyin and pinyin initials against a vocabulary (words of 2–6 characters; a repeated word adds up its weight).
 * Building costs about 20 µs a word; `correct` takes a normalised message and changes nothing that the vocabulary
 * or the runtime's dictionary knows. `index` of a change points into the text given.
 */
export function createSoundIndex(vocabulary: Iterable<VocabularyEntry>): SoundIndex {
  const index = build(vocabulary);
  return {
    correct(text) {
      const changes = [...latinChanges(text, index)];
      for (const change of hanChanges(text, index)) if (!changes.some((other) => overlaps(change, other))) changes.push(change);
      changes.sort((a, b) => a.index - b.index);
      return { text: apply(text, changes), changes };
    },
  };
}

function build(vocabulary: Iterable<VocabularyEntry>): Index {
  const weights = new Map<string, number>();
  for (const item of vocabulary) {
    const { text, weight } = typeof item === 'string' ? { text: item, weight: 1 } : item;
    if (/^\p{Script=Han}{2,6}$/u.test(text)) weights.set(text, (weights.get(text) ?? 0) + weight);
  }
  const bySound = new Map<string, Entry[]>();
  const typed = new Map<string, Entry[]>();
  const initials = new Map<string, Entry[]>();
  const known = new Set<string>();
  const syllables = new Set<string>();
  for (const [text, weight] of weights) {
    const entry: Entry = { text, weight, syllables: syllablesOf(text) };
    if (entry.syllables.length !== text.length) continue;
    add(bySound, entry.syllables.map(foldSyllable).join(' '), entry);
    add(typed, entry.syllables.join(''), entry);
    add(initials, entry.syllables.map((syllable) => syllable.charAt(0)).join(''), entry);
    for (const syllable of entry.syllables) syllables.add(syllable);
    for (let from = 0; from < text.length; from += 1) for (let to = from + 2; to <= text.length; to += 1) known.add(text.slice(from, to));
  }
  for (const [key, entries] of typed) {
    const folded = entries[0]?.syllables.map(foldSyllable).join('') ?? key;
    if (!typed.has(folded)) typed.set(folded, entries);
  }
  for (const lookup of [bySound, typed, initials]) for (const entries of lookup.values()) entries.sort((a, b) => b.weight - a.weight);
  const cache = new Map<string, readonly string[]>();
  const readings = (character: string): readonly string[] => {
    const seen = cache.get(character) ?? readingsOf(character);
    cache.set(character, seen);
    return seen;
  };
  return { bySound, typed, initials, known, syllables, readings };
}

// ---- pinyin and initials ----

function latinChanges(text: string, index: Index): SoundChange[] {
  const changes: SoundChange[] = [];
  for (const group of text.matchAll(/(?<![a-z\d.@/_-])[a-z]+(?:[ '][a-z]+)*(?![a-z\d.@/_-])/gu)) {
    const pieces = [...group[0].matchAll(/[a-z]+/gu)].map((match) => ({ text: match[0], start: group.index + match.index, end: group.index + match.index + match[0].length }));
    for (let from = 0; from < pieces.length; ) {
      let taken = 1;
      for (let count = Math.min(LONGEST, pieces.length - from); count >= 1; count -= 1) {
        const run = pieces.slice(from, from + count);
        const first = run[0];
        const last = run.at(-1);
        if (first === undefined || last === undefined || run.some((piece) => LATIN_WORDS.has(piece.text))) continue;
        const to = readTyped(run.map((piece) => piece.text).join(''), index) ?? (count === 1 ? readInitials(first.text, index) : undefined);
        const change = to === undefined ? (count === 1 ? readMixed(text, first, index) : undefined) : { from: text.slice(first.start, last.end), to, index: first.start };
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
      const entry = index.typed.get(piece)?.[0];
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
  if (letters.length < 2 || letters.length > LONGEST) return undefined;
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
        const keys = soundKeys([...[...head].map(index.readings), ...cut.map((syllable) => [syllable]), ...[...tail].map(index.readings)]);
        const entry = keys.flatMap((key) => index.bySound.get(key) ?? []).find((item) => item.text.startsWith(head) && item.text.endsWith(tail) && cut.every((syllable, i) => item.syllables[before + i] === syllable));
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

function hanChanges(text: string, index: Index): SoundChange[] {
  const sure = coveredByVocabulary(text, index.known);
  const dictionary = wordPieces(text).filter((piece) => piece.text.length > 1);
  const windows: Window[] = [];
  for (const run of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let start = run.index; start < run.index + run[0].length - 1; start += 1) {
      for (let length = Math.min(LONGEST, run.index + run[0].length - start); length >= 2; length -= 1) {
        // Nothing to correct where the vocabulary already explains every character.
        if (sure.slice(start, start + length).every(Boolean)) continue;
        const window = bestFor(text.slice(start, start + length), start, sure, dictionary, index);
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

function bestFor(from: string, start: number, sure: readonly boolean[], dictionary: readonly Readonly<{ start: number; end: number }>[], index: Index): Window | undefined {
  if (index.known.has(from)) return undefined;
  const characters = [...from];
  const readings = characters.map(index.readings);
  for (const key of soundKeys(readings)) {
    for (const entry of index.bySound.get(key) ?? []) {
      const changed = characters.flatMap((character, i) => (character === entry.text.charAt(i) ? [] : [i]));
      const same = characters.length - changed.length;
      const exact = changed.every((i) => readings[i]?.includes(entry.syllables[i] ?? '') === true);
      if (changed.length === 0 || changed.some((i) => sure[start + i] === true || COMMON_CHARACTERS.has(characters[i] ?? ''))) continue;
      if (same < changed.length && !(exact && same > 0)) continue;
      // Two characters say little: the one that stays must be telling.
      if (characters.length === 2 && characters.every((character, i) => changed.includes(i) || COMMON_CHARACTERS.has(character))) continue;
      const words = dictionary.filter((word) => changed.some((i) => word.start <= start + i && start + i < word.end));
      const insideWord = words.length > 0;
      const replaceable = characters.length >= 3 && changed.length === 1 && exact && words.every((word) => word.end - word.start === 2 && word.start >= start && word.end <= start + characters.length);
      if (insideWord && !replaceable) continue;
      return { from, to: entry.text, index: start, changed: changed.length, weight: entry.weight };
    }
  }
  return undefined;
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

function soundKeys(readings: readonly (readonly string[])[]): string[] {
  let keys: string[] = [''];
  for (const options of readings) {
    const folded = [...new Set(options.map(foldSyllable))];
    const longer = keys.flatMap((key) => folded.map((syllable) => (key === '' ? syllable : `${key} ${syllable}`)));
    keys = longer.slice(0, READINGS_TRIED);
  }
  return keys;
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
