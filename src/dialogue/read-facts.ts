import { monthsBetween } from '../text/calendar.ts';
import type { DateQuantity, Quantity } from '../text/quantity.ts';
import type { BooleanCue, ChoiceCue, Fact, FactValue, QuantityCue } from '../rules/fact.ts';
import type { Vocabulary } from '../rules/rule.ts';

/** A fact as read in one message: the value and the user's own words. */
export type FactReading = Readonly<{ key: string; value: FactValue; said: string; rough: boolean; strength: number }>;

export type ReadOptions = Readonly<{
  vocabulary: Vocabulary;
  /** what text/quantities.ts found in the same text */
  quantities: readonly Quantity[];
  /** facts of the rule at hand: they win over others where both could be meant */
  live?: readonly string[];
  /** ISO date taken as today: 「2021年11月入职」 is a length up to it */
  asOf: string;
  /** facts that are known from before: a correction without a word of its own changes the one that it can be */
  known?: readonly string[];
  /** facts that were just asked for: a bare figure or a bare 有/没有 answers them */
  asked?: readonly string[];
  /** facts told last, when the message takes something back: a bare figure takes the place of one of these rather than answering what was asked */
  corrected?: readonly string[];
}>;

/**
 * Reads facts of the vocabulary in a normalised message. A quantity goes to the one fact whose words stand nearest in its clause;
 * without any such word only to the single fact that was asked for and takes its kind.
 */
export function readFacts(text: string, { vocabulary, quantities, asOf, known = [], live = [], asked = [], corrected = [] }: ReadOptions): readonly FactReading[] {
  const found = new Map<string, FactReading>();
  const keep = (reading: FactReading) => {
    if (reading.strength > (found.get(reading.key)?.strength ?? 0)) found.set(reading.key, reading);
  };
  for (const reading of readQuantityFacts(text, { vocabulary, quantities, asOf, known, live, asked, corrected })) keep(reading);
  for (const [key, fact] of Object.entries(vocabulary)) {
    if (fact.onlyLive === true && !live.includes(key)) continue;
    if (fact.kind === 'choice') for (const reading of readChoice(key, fact.cue as ChoiceCue, text, live)) keep(reading);
    if (fact.kind === 'boolean') for (const reading of readBoolean(key, fact.cue as BooleanCue, text, { live, asked })) keep(reading);
    if (fact.kind === 'quantity') for (const reading of readWordsForQuantity(key, fact.cue as QuantityCue, text, live)) keep(reading);
  }
  return [...found.values()];
}

/** Every option of a choice that the message names, in order of mention: 「初级中级各多少」 gives both. */
export function readAllChoices(text: string, fact: Fact<unknown>): readonly string[] {
  if (fact.kind !== 'choice') return [];
  const mentions: { value: string; index: number }[] = [];
  let rest = text;
  for (const [value, pattern] of (fact.cue as ChoiceCue).options) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      mentions.push({ value, index: match.index });
      rest = blank(rest, match.index, match[0].length);
    }
  }
  return [...new Set(mentions.toSorted((a, b) => a.index - b.index).map(({ value }) => value))];
}

function liveCue(cue: QuantityCue, isLive: boolean): QuantityCue {
  return isLive && cue.nearLive !== undefined ? { ...cue, near: new RegExp(`${cue.near.source}|${cue.nearLive.source}`, 'u') } : cue;
}

type Binding = Readonly<{ key: string; quantity: Quantity; strength: number }>;

/** 一个月没断, 一天没落: an idiom for "without a break", not a length. */
const IDIOM = /^(都|也)?(没|不|未)(断|落|停|少|漏|缺)/u;

function readQuantityFacts(text: string, { vocabulary, quantities, asOf, known, live, asked, corrected }: Required<ReadOptions>): readonly FactReading[] {
  const meant = quantities.filter((quantity) => !(quantity.range[0] === 1 && IDIOM.test(text.slice(quantity.end))));
  const bindings: Binding[] = [];
  for (const [i, quantity] of meant.entries()) {
    const surroundings = around(text, quantity, meant, i);
    for (const [key, fact] of Object.entries(vocabulary)) {
      if (fact.kind !== 'quantity' && fact.kind !== 'date') continue;
      if (fact.onlyLive === true && !live.includes(key)) continue;
      const cue = liveCue(fact.cue as QuantityCue, live.includes(key));
      const since = isSince(fact, quantity, surroundings, asOf);
      if (!cue.kinds.includes(quantity.kind) && !since) continue;
      const strength = nearness(cue, surroundings) - (since ? SINCE : 0);
      if (strength > 0) bindings.push({ key, quantity, strength: strength + (live.includes(key) ? LIVE : 0) + (asked.includes(key) ? ASKED : 0) });
    }
  }
  const readings: FactReading[] = [];
  const taken = new Set<Quantity>();
  const bind = (key: string, quantity: Quantity, strength: number) => {
    taken.add(quantity);
    readings.push({ key, value: valueOf(quantity, vocabulary[key], asOf), said: quantity.text, rough: quantity.rough, strength });
  };
  for (const { key, quantity, strength } of bindings.toSorted((a, b) => b.strength - a.strength || b.quantity.index - a.quantity.index)) {
    if (taken.has(quantity)) continue;
    const before = readings.findIndex((reading) => reading.key === key);
    if (before < 0) bind(key, quantity, strength);
    else if (vocabulary[key]?.adds === true && strength >= RIGHT_AFTER) {
      taken.add(quantity);
      readings[before] = added(readings[before]!, valueOf(quantity, vocabulary[key], asOf), quantity.text);
    }
  }
  // What no word labels goes to the one fact that can take it: of those asked for, else of the rule at hand.
  for (const [i, quantity] of meant.entries()) {
    if (taken.has(quantity)) continue;
    const surroundings = around(text, quantity, meant, i);
    const open = (keys: readonly string[]) =>
      keys.filter((key) => takes(vocabulary[key], quantity) && !isOthers(vocabulary[key], surroundings) && !readings.some((reading) => reading.key === key));
    const sought = [corrected, asked].map(open).find((keys) => keys.length > 0);
    const first =
      sought ??
      (quantity.kind === 'number'
        ? []
        : ofRule(
            open(live),
            live.filter((key) => takes(vocabulary[key], quantity)),
            vocabulary,
          ));
    const [only, ...others] = first.length > 1 ? first.filter((key) => known.includes(key)) : first;
    if (only !== undefined && others.length === 0) bind(only, quantity, UNLABELLED);
  }
  return readings;
}

/**
 * Of a rule's facts those that a figure without a name may be: its main figure, which is asked for first, and those that are no deduction (「没补过」
 * says that there is none of it). Where the main figure can be missing too, no other is meant by a bare figure alone.
 */
function ofRule(open: readonly string[], taking: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const [main] = taking;
  const canBeNone = (key: string | undefined) => key !== undefined && (vocabulary[key]?.cue as QuantityCue | undefined)?.none !== undefined;
  const likely = open.filter((key) => key === main || !canBeNone(key));
  return canBeNone(main) && likely.length === 1 ? [] : likely;
}

const UNLABELLED = 0.8;
const LIVE = 1.5;
const ASKED = 1;
const SAME_CLAUSE_BEFORE = 3;
const RIGHT_AFTER = 2.5;
const EARLIER_CLAUSE = 1;
/** how much a character of distance weighs, and another quantity that stands between */
const FAR = 0.04;
const BETWEEN = 1.2;

type Surroundings = Readonly<{
  before: string;
  after: string;
  earlier: string;
  own: string;
  /** how many characters of `before` lie behind the quantity before this one */ since: number;
}>;

/** The clause before and after a quantity, the after up to the next quantity, and what stood before that clause. */
function around(text: string, quantity: Quantity, all: readonly Quantity[], i: number): Surroundings {
  const left = text.slice(0, quantity.index);
  const cut = Math.max(...[...left.matchAll(/[,，。;；!?\s、]/gu)].map((match) => match.index + 1), 0);
  const right = text.slice(quantity.end, all[i + 1]?.index ?? text.length);
  const stop = right.search(/[,，。;；!?\s]/u);
  const previous = all.slice(0, i).findLast(({ end }) => end > cut && end <= quantity.index);
  return {
    before: left.slice(cut),
    earlier: left.slice(Math.max(0, all.slice(0, i).findLast(({ end }) => end <= cut)?.end ?? 0), cut),
    after: stop < 0 ? right : right.slice(0, stop),
    own: quantity.text,
    since: previous === undefined ? Infinity : quantity.index - previous.end,
  };
}

/** The words beside the quantity give it to another fact. */
function isExcluded({ not }: QuantityCue, { before, after, own, since }: Surroundings): boolean {
  // The commas keep a pattern for the words before (…$) from matching where those behind are cut off, and the other way round.
  return not !== undefined && [`,${before.slice(-Math.min(10, since))}`, `${after.slice(0, 8)},`, own].some((words) => not.test(words));
}

function isOthers(fact: Fact<unknown> | undefined, surroundings: Surroundings): boolean {
  return fact !== undefined && isExcluded(fact.cue as QuantityCue, surroundings);
}

function nearness(cue: QuantityCue, { before, after, earlier, own, since }: Surroundings): number {
  if (isExcluded(cue, { before, after, earlier, own, since })) return 0;
  // 「干满5年」: the words may run into the quantity's own.
  const ahead = lastMatch(cue.near, before + own.slice(0, 1), before.length);
  const behind = cue.near.exec(after) ?? cue.near.exec(own);
  const far = lastMatch(cue.near, earlier);
  const gap = before.length - ahead;
  return Math.max(
    ahead < 0 ? 0 : Math.max(0.4, SAME_CLAUSE_BEFORE - FAR * gap - (gap > since ? BETWEEN : 0)),
    behind === null ? 0 : RIGHT_AFTER - FAR * behind.index * 2,
    far < 0 ? 0 : Math.max(EARLIER_CLAUSE / 2, EARLIER_CLAUSE - FAR * (earlier.length - far)),
  );
}

const SINCE_WORDS = /(上班|工作|干|做|入职|入行|开始|起|至今|到现在|以来|办的?|领的?|发的?|拿的?|签的?|进的?|来的?|当上|做起|干起|参加工作)/u;
const UNTIL_WORDS = /(到期|签到|截止|为止|期满|届满|有效期|到)/u;
const SINCE = 0.3;

/** A day from which a length has grown until today, or until which it will last. */
function isSince(fact: Fact<unknown>, quantity: Quantity, { before, after }: Surroundings, asOf: string): quantity is DateQuantity {
  if (quantity.kind !== 'date' || fact.kind !== 'quantity' || fact.overTime === undefined) return false;
  if (fact.overTime === 'grows') return quantity.range[0] <= asOf && SINCE_WORDS.test(after.slice(0, 10) + before.slice(-8));
  return quantity.range[1] >= asOf && UNTIL_WORDS.test(after.slice(0, 6) + before.slice(-6));
}

/** Whole months between a day (or any day of a stretch) and today. */
function monthsOf({ range: [from, to] }: DateQuantity, { overTime }: Fact<unknown>, asOf: string): FactValue {
  const lengths =
    overTime === 'grows' ? [monthsBetween(to < asOf ? to : asOf, asOf), monthsBetween(from, asOf)] : [monthsBetween(asOf, from > asOf ? from : asOf), monthsBetween(asOf, to)];
  const [low = 0, high = 0] = lengths.map(Math.floor);
  return low === high ? low : [low, high];
}

function added(reading: FactReading, value: FactValue, said: string): FactReading {
  const [a, b] = [reading.value, value].map((one) => (Array.isArray(one) ? one : [one, one]) as readonly [number, number]);
  const total = [a![0] + b![0], a![1] + b![1]] as const;
  return { ...reading, value: total[0] === total[1] ? total[0] : total, said: `${reading.said} ${said}` };
}

/** A day with its time of day where the fact takes one, an exact value where both ends agree, else the range. */
function valueOf(quantity: Quantity, fact: Fact<unknown> | undefined, asOf: string): FactValue {
  if (quantity.kind === 'date' && fact?.kind === 'quantity') return monthsOf(quantity, fact, asOf);
  const [low, high] = quantity.range;
  if (quantity.kind === 'date' && quantity.timeOfDay !== undefined && low === high && (fact?.cue as QuantityCue | undefined)?.kinds.includes('time') === true)
    return `${low}T${quantity.timeOfDay}`;
  if (quantity.kind === 'time') return quantity.timeOfDay;
  return low === high ? low : quantity.range;
}

/** Where the last match begins that begins before `limit`; −1 where there is none. */
function lastMatch(pattern: RegExp, text: string, limit = text.length): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) if (match.index < limit) last = match.index;
  return last;
}

function takes(fact: Fact<unknown> | undefined, quantity: Quantity): boolean {
  if (fact === undefined || (fact.kind !== 'quantity' && fact.kind !== 'date')) return false;
  const { kinds } = fact.cue as QuantityCue;
  return kinds.includes(quantity.kind) || (quantity.kind === 'number' && fact.kind === 'quantity');
}

/** 「没补过」 is nought; 「居住证没问题」 meets the condition. */
function readWordsForQuantity(key: string, cue: QuantityCue, text: string, live: readonly string[]): readonly FactReading[] {
  const none = cue.none?.exec(text);
  if (none) return [{ key, value: 0, said: none[0], rough: false, strength: 2.6 }];
  if (cue.assured === undefined || !live.includes(key)) return [];
  for (const match of text.matchAll(
    new RegExp(`(?:${cue.near.source})[^,，。;；!?\\s]{0,8}(?:没问题|没毛病|没有问题|都?(?:够|齐|符合|满足|达标|合格)了?(?![吗不没么])|ok)`, 'gu'),
  )) {
    return [{ key, value: cue.assured, said: match[0], rough: true, strength: 0.9 }];
  }
  return [];
}

function readChoice(key: string, cue: ChoiceCue, text: string, live: readonly string[]): readonly FactReading[] {
  for (const [value, pattern] of cue.options) {
    const match = pattern.exec(text);
    if (match !== null) return [{ key, value, said: match[0], rough: false, strength: live.includes(key) ? 2 : 1 }];
  }
  return [];
}

/** A short reply of yes or no to the one fact that was asked for. */
const YES = /^(是的?|对的?|有的?|嗯+|恩|可以|能|没错|当然|有啊|是啊|对啊|在的?|满足|符合)[呀啊哦呢吧了。!]*$/u;
const NO = /^(不是|没有?|不|无|没呢|还没有?|不对|否|未|不在|没在|不满足|不符合)[呀啊哦呢吧了的。!]*$/u;

function readBoolean(key: string, cue: BooleanCue, text: string, { live, asked }: { live: readonly string[]; asked: readonly string[] }): readonly FactReading[] {
  const strength = live.includes(key) ? 2 : 1;
  const no = cue.no.exec(text);
  const rest = no === null ? text : blank(text, no.index, no[0].length);
  const yes = cue.yes.exec(rest);
  // Said both ways, the later words hold: 「本来兼职 现在转全职了」.
  if (no !== null && (yes === null || yes.index < no.index)) return [{ key, value: false, said: no[0], rough: false, strength }];
  if (yes !== null) return [{ key, value: true, said: yes[0], rough: false, strength }];
  if (asked.length === 1 && asked[0] === key) {
    const bare = text.trim();
    if (YES.test(bare)) return [{ key, value: true, said: bare, rough: false, strength: 1 }];
    if (NO.test(bare)) return [{ key, value: false, said: bare, rough: false, strength: 1 }];
  }
  return [];
}

function blank(text: string, index: number, length: number): string {
  return text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);
}
