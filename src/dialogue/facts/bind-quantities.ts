import type { Fact, FactValue, QuantityCue } from '../../rules/fact.ts';
import type { Vocabulary } from '../../rules/rule.ts';
import type { Quantity } from '../../text/quantity.ts';
import { IN_ALL } from '../in-all.ts';
import { isSince, valueOf } from './lengths.ts';
import type { FactReading, ReadOptions } from './reading.ts';
import { sharesQuantity } from './shared-quantity.ts';
import { EARLIER_CLAUSE, RIGHT_AFTER, around, isExcluded, liveCue, nearness } from './surroundings.ts';

type Binding = Readonly<{ key: string; quantity: Quantity; strength: number }>;

/** 一个月没断, 一天没落, 一次课都没上: "none at all", not one. */
const NONE_AT_ALL = /^(?:(?:都|也)?(?:没|不|未)(?:断|落|停|少|漏|缺|补|拖|欠)|[^,。;!?\s\d]{0,8}?[都也](?:还|从|从来)?(?:没|不|未))/u;

/** a sum was told: nothing is to be added to it */
const SUM = new RegExp(IN_ALL, 'u');

const UNLABELLED = 0.8;
const LIVE = 1.5;
const ASKED = 1;
const SINCE = 0.3;

/**
 * Gives each quantity to the one fact whose words stand nearest in its clause. What no word labels there goes to the one fact that can take it:
 * of those asked for, else of the rule at hand; only then to a fact of which an earlier clause spoke.
 */
export function readQuantityFacts(text: string, options: Required<ReadOptions>): readonly FactReading[] {
  const { vocabulary, quantities, asOf } = options;
  const meant = quantities.filter((quantity) => !(quantity.range[0] === 1 && NONE_AT_ALL.test(text.slice(quantity.end))));
  const bindings = possibleBindings(text, meant, options);
  const readings: FactReading[] = [];
  const taken = new Set<Quantity>();
  const bind = (key: string, quantity: Quantity, strength: number) => {
    taken.add(quantity);
    readings.push({ key, value: valueOf(quantity, vocabulary[key], asOf), said: quantity.text, rough: quantity.rough, strength });
  };
  const bindNearest = (some: readonly Binding[]) => {
    for (const { key, quantity, strength } of some) {
      if (taken.has(quantity)) continue;
      const before = readings.findIndex((reading) => reading.key === key);
      if (before < 0) bind(key, quantity, strength);
      else if (isLater(key, quantity, readings[before]!) || isFiner(quantity, readings[before]!)) {
        readings.splice(before, 1);
        bind(key, quantity, strength);
      } else if (isFiner(readings[before]!, quantity)) taken.add(quantity);
      else if (SUM.test(text)) continue;
      else if (vocabulary[key]?.adds === true && strength >= RIGHT_AFTER) {
        taken.add(quantity);
        readings[before] = added(readings[before]!, valueOf(quantity, vocabulary[key], asOf), quantity.text);
      }
    }
  };
  bindNearest(bindings.filter(({ strength }) => strength > EARLIER_CLAUSE));
  addListed();
  for (const quantity of meant.filter((one) => taken.has(one))) {
    for (const key of sharesQuantity(text, quantity, meant, options)) if (!readings.some((reading) => reading.key === key)) bind(key, quantity, RIGHT_AFTER);
  }
  for (const quantity of meant) {
    // The year of a month that was told says nothing more.
    if (taken.has(quantity) || meant.some((other) => taken.has(other) && isFiner(other, quantity))) continue;
    const key = unlabelled(text, quantity, { ...options, quantities: meant }, readings);
    if (key !== undefined) bind(key, quantity, UNLABELLED);
  }
  bindNearest(bindings.filter(({ strength }) => strength <= EARLIER_CLAUSE));
  return readings;

  function isLater(key: string, { kind, range }: Quantity, { value }: FactReading): boolean {
    const cue = vocabulary[key]?.cue as QuantityCue | undefined;
    return cue?.latest === true && kind === 'date' && typeof value === 'string' && String(range[0]) > value && String(range[1]) < asOf;
  }

  /** 「去年考的 8月出的分」: the month within the year, the day within the month. */
  function isFiner(one: Quantity | FactReading, other: Quantity | FactReading): boolean {
    const [fine, coarse] = [daysOf(one), daysOf(other)];
    return fine !== undefined && coarse !== undefined && fine[0] >= coarse[0] && fine[1] <= coarse[1] && (fine[0] > coarse[0] || fine[1] < coarse[1]);
  }

  /** 「分别是20、24和30小时」: what is listed beside a part of a sum is a part too. */
  function addListed(): void {
    for (let more = true; more;) {
      more = false;
      for (const [i, quantity] of meant.entries()) {
        if (taken.has(quantity)) continue;
        const beside = [meant[i - 1], meant[i + 1]].find((other) => other !== undefined && taken.has(other) && other.kind === quantity.kind && isListed(text, quantity, other));
        const at = readings.findIndex(({ key, said }) => vocabulary[key]?.adds === true && beside !== undefined && said.split(' ').includes(beside.text));
        if (at < 0) continue;
        taken.add(quantity);
        readings[at] = added(readings[at]!, valueOf(quantity, vocabulary[readings[at]!.key], asOf), quantity.text);
        more = true;
      }
    }
  }
}

function daysOf(told: Quantity | FactReading): readonly [string, string] | undefined {
  const value = 'value' in told ? told.value : told.kind === 'date' ? told.range : undefined;
  const [from, to] = Array.isArray(value) ? value : [value, value];
  return typeof from === 'string' && typeof to === 'string' ? [from, to] : undefined;
}

function isListed(text: string, a: Quantity, b: Quantity): boolean {
  const [first, second] = a.index < b.index ? [a, b] : [b, a];
  return /^(?:\s|、|,\s?|和|跟|加|\s?还有)$/u.test(text.slice(first.end, second.index));
}

/** 「总共干了三年 不过歇了半年」: what came before a break is no part of a length without one. */
function isBeforeBreak(text: string, { index }: Quantity, { broken }: QuantityCue): boolean {
  return broken?.test(text.slice(index)) === true;
}

/** 「今天算起还剩几天」 dates nothing unless a day was asked for. */
const TODAY = /^今[天日]$/u;

/** A day to come for a fact that lies behind (「3月3号才回得来」 is no day on which an exam was passed), or one gone for a plan. */
function isAtWrongTime({ past, coming }: QuantityCue, quantity: Quantity, asOf: string): boolean {
  return quantity.kind === 'date' && ((past === true && quantity.range[0] > asOf) || (coming === true && quantity.range[1] < asOf));
}

function possibleBindings(text: string, meant: readonly Quantity[], { vocabulary, asOf, live, asked }: Required<ReadOptions>): readonly Binding[] {
  const bindings: Binding[] = [];
  for (const quantity of meant) {
    const surroundings = around(text, quantity, meant);
    for (const [key, fact] of Object.entries(vocabulary)) {
      if (fact.kind !== 'quantity' && fact.kind !== 'date') continue;
      if (fact.onlyLive === true && !live.includes(key)) continue;
      const cue = liveCue(fact.cue as QuantityCue, live.includes(key));
      if (isAtWrongTime(cue, quantity, asOf)) continue;
      const since = isSince(fact, quantity, surroundings, asOf);
      if (!cue.kinds.includes(quantity.kind) && !since) continue;
      if (isBeforeBreak(text, quantity, cue)) continue;
      const strength = nearness(cue, surroundings) - (since ? SINCE : 0);
      if (strength > 0) bindings.push({ key, quantity, strength: strength + (live.includes(key) ? LIVE : 0) + (asked.includes(key) ? ASKED : 0) });
    }
  }
  return bindings.toSorted((a, b) => b.strength - a.strength || b.quantity.index - a.quantity.index);
}

/** The one fact that a figure without a name can be: of those told last when something is taken back, of those asked for, else of the rule at hand. */
function unlabelled(text: string, quantity: Quantity, options: Required<ReadOptions>, readings: readonly FactReading[]): string | undefined {
  const { vocabulary, quantities, asOf, known, live, asked, corrected } = options;
  const surroundings = around(text, quantity, quantities);
  const open = (keys: readonly string[]) =>
    keys.filter(
      (key) =>
        takes(vocabulary[key], quantity) &&
        (corrected.includes(key) || !isAtWrongTime(vocabulary[key]?.cue as QuantityCue, quantity, asOf)) &&
        !(TODAY.test(quantity.text) && !asked.includes(key)) &&
        !isBeforeBreak(text, quantity, vocabulary[key]?.cue as QuantityCue) &&
        !isOthers(vocabulary[key], surroundings) &&
        !readings.some((reading) => reading.key === key),
    );
  // A day tells how long something has lasted where just that was asked for, or is taken back.
  const since = (keys: readonly string[]) =>
    quantity.kind === 'date' ? keys.filter((key) => vocabulary[key]?.overTime === 'grows' && quantity.range[1] <= asOf && !readings.some((reading) => reading.key === key)) : [];
  const sought = [open(corrected), since(corrected), open(asked), since(asked)].find((keys) => keys.length > 0);
  const taking = live.filter((key) => takes(vocabulary[key], quantity));
  const first = sought ?? (quantity.kind === 'number' ? [] : ofRule(open(live), taking, vocabulary));
  const [only, ...others] = first.length > 1 ? first.filter((key) => known.includes(key)) : first;
  return others.length === 0 ? only : undefined;

  function isOthers(fact: Fact<unknown> | undefined, words: typeof surroundings): boolean {
    return fact !== undefined && isExcluded(fact.cue as QuantityCue, words);
  }
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

function takes(fact: Fact<unknown> | undefined, quantity: Quantity): boolean {
  if (fact === undefined || (fact.kind !== 'quantity' && fact.kind !== 'date')) return false;
  const { kinds } = fact.cue as QuantityCue;
  return kinds.includes(quantity.kind) || (quantity.kind === 'number' && fact.kind === 'quantity');
}

function added(reading: FactReading, value: FactValue, said: string): FactReading {
  const [a, b] = [reading.value, value].map((one) => (Array.isArray(one) ? one : [one, one]) as readonly [number, number]);
  const total = [a![0] + b![0], a![1] + b![1]] as const;
  return { ...reading, value: total[0] === total[1] ? total[0] : total, said: `${reading.said} ${said}` };
}
