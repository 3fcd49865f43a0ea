import type { Fact, FactValue, Facts } from '../../rules/fact.ts';
import { readPlaces } from '../../text/places.ts';
import { add, span, type Quantity } from '../../rules/range.ts';
import type { Vocabulary } from '../../rules/rule.ts';
import type { FactReading } from './reading.ts';

const STRENGTH = 2;
const STEP = /(?<more>再)?(?<way>(?:往|向)?(?:上|高)|(?:往|向)?(?:下|低))(?:一|1)?(?:级|档|层)|再(?<on>往上|往下|高|低)(?:一点|些)?(?=呢|[吗?]|$)/u;

/** What a message tells only together with what is known of the rule at hand: a step from it, or that hours have got their proof. */
export function readFromKnown(text: string, { vocabulary, known, live }: Readonly<{ vocabulary: Vocabulary; known: Facts; live: readonly string[] }>): readonly FactReading[] {
  const told = live.filter((key) => known[key] !== undefined && known[key] !== null);
  return told.flatMap((key) => {
    const fact = vocabulary[key];
    return fact === undefined
      ? []
      : [
          ...stepped(text, { key, fact, value: known[key]! }),
          ...gotten(text, { key, fact }),
          ...moved(text, { key, fact, value: known[key]! }),
          ...turned(text, { key, fact, known }),
        ];
  });
}

/** 「往上一级呢」: the next value up or down; nothing beyond the last. */
function stepped(text: string, { key, fact: { ladder }, value }: Readonly<{ key: string; fact: Fact<unknown>; value: FactValue }>): readonly FactReading[] {
  const match = STEP.exec(text);
  if (match === null || ladder === undefined) return [];
  const at = ladder.indexOf(value as string | number);
  const next = ladder[at + (/上|高/u.test(match.groups?.['way'] ?? match.groups?.['on'] ?? '') ? 1 : -1)];
  return at < 0 || next === undefined ? [] : [{ key, value: next, said: match[0], rough: false, strength: STRENGTH }];
}

/** 「职称也评上了」: there is one now, of a level that is not said. */
function gotten(text: string, { key, fact: { got } }: Readonly<{ key: string; fact: Fact<unknown> }>): readonly FactReading[] {
  const match = got?.exec(text);
  return match === null || match === undefined ? [] : [{ key, value: null, said: match[0], rough: false, strength: STRENGTH }];
}

/** 「那要是新单位在唐山呢」, after both were in one place. */
function moved(text: string, { key, fact: { elsewhere }, value }: Readonly<{ key: string; fact: Fact<unknown>; value: FactValue }>): readonly FactReading[] {
  const [place] = readPlaces(text);
  if (elsewhere === undefined || value === elsewhere || place === undefined || !MOVED.test(text)) return [];
  return [{ key, value: elsewhere, said: place.name, rough: false, strength: STRENGTH }];
}

const MOVED = /(?:新|去|到|在|换|回|调|搬|转)(?:的|了|成|去|到)?[^,，。;；!?\s]{0,6}/u;

/** 「证明后来补开了」: what did not count is added to what does. */
function turned(text: string, { key, fact: { turns }, known }: Readonly<{ key: string; fact: Fact<unknown>; known: Facts }>): readonly FactReading[] {
  const match = turns?.words.exec(text);
  if (turns === undefined || match === null || match === undefined) return [];
  const [low, high] = add(span((known[turns.into] ?? 0) as Quantity, 0, 0), span(known[key] as Quantity, 0, 0));
  const said = { said: match[0], rough: false, strength: STRENGTH };
  return [
    { key: turns.into, value: low === high ? low : [low, high], ...said },
    { key, value: 0, ...said },
  ];
}
