import * as z from 'zod';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
import type { Fact, FactValue, QuantityCue } from '../rules/fact.ts';
import { lengthOf, restOf } from '../rules/length.ts';
import type { Vocabulary } from '../rules/rule.ts';
import { normalise } from '../text/normalise.ts';
import { readQuantities } from '../text/quantities.ts';

/** A fact as a model proposes it: the value, and the person's own words for it. */
export const proposedFactSchema = z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]), said: z.string() });
export type ProposedFact = z.infer<typeof proposedFactSchema>;

export type AdmitContext = Readonly<{
  vocabulary: Vocabulary;
  /** the person's message, normalised */
  message: string;
  asOf: string;
  /** facts of the rule at hand */
  live: readonly string[];
  /** facts that were just asked for: only of these is a reply taken that code can make nothing of */
  asked: readonly string[];
}>;

export type Admission = Readonly<{ reading: FactReading }> | Readonly<{ /** in Chinese, for the model to mend */ fault: string }>;

const SHORTEST = 2;

/**
 * Whether a proposed fact counts: its key is in the vocabulary, its value is one that the fact can have, its words stand in the person's message,
 * and code that reads the message, or these words alone, does not find something else there. A figure or a date must be read in the words by code
 * too, and so must everything that was not asked for: words that code makes nothing of (「算是吧」) mean something only as a reply.
 */
export function admitFact({ key, value, said }: ProposedFact, { vocabulary, message, asOf, live, asked }: AdmitContext): Admission {
  const fact = vocabulary[key];
  if (fact === undefined) return { fault: `${key}:清单里没有这个 key` };
  const words = normalise(said);
  if (words.length < SHORTEST || !message.includes(words)) return { fault: `${key}:said「${said.slice(0, 30)}」不是消息里的原话` };
  const parsed = fact.schema.safeParse(value);
  if (!parsed.success) return { fault: `${key}:value ${JSON.stringify(value)} 不合类型(${fact.kind}${optionsOf(fact)})` };
  const proposed = parsed.data as FactValue;
  let borneOut = asked.includes(key) && isReply(words, proposed, fact);
  for (const [text, replies] of [
    [message, []],
    [words, [key]],
  ] as const) {
    const found = readFacts(text, { vocabulary, quantities: readQuantities(text, asOf), asOf, live: [...live, key], asked: [...replies] }).find((reading) => reading.key === key);
    if (found !== undefined && !agree(asProposed(found.value, fact, asOf), proposed))
      return { fault: `${key}:「${text.slice(0, 30)}」里读到的是 ${JSON.stringify(found.value)},不是 ${JSON.stringify(value)}` };
    borneOut ||= found !== undefined;
  }
  if (!borneOut) return { fault: `${key}:「${words}」里读不出${fact.label}` };
  if ((fact.kind === 'quantity' || fact.kind === 'date') && !readable(words, proposed, fact, asOf))
    return { fault: `${key}:「${words}」里没有 ${JSON.stringify(value)} 这个数或日期` };
  return { reading: { key, value: proposed, said: words, rough: false, strength: 1 } };
}

/** A reply says something and doubts nothing; a choice is named by a character of its own, a denial is a no and nothing else is. */
function isReply(words: string, proposed: FactValue, fact: Fact<unknown>): boolean {
  if (ASKS_OR_DOUBTS.test(words)) return false;
  if (fact.kind === 'boolean') return proposed === !DENIES.test(words.replace(NO_DENIAL, ''));
  if (fact.kind !== 'choice' || !('options' in fact.cue)) return true;
  const others = fact.cue.options.flatMap(([value]) => (value === proposed ? [] : [value])).join('');
  return [...String(proposed)].some((character) => !others.includes(character) && words.includes(character));
}

const ASKS_OR_DOUBTS = /[?吗哪几什怎谁]|多少|不知|不清楚|不确定|不晓得|不记得|可能|也许|大概|好像|应该|要是|如果/u;
const DENIES = /[不没未无否别]/u;
const NO_DENIAL = /没问题|没毛病|不错|差不多/gu;

function optionsOf(fact: Fact<unknown>): string {
  return fact.kind === 'choice' && 'options' in fact.cue ? `:${[...new Set(fact.cue.options.map(([value]) => value))].join('、')}` : '';
}

/** A length that code read as the day on which it began or ends, in months as a model proposes it. */
function asProposed(found: FactValue, fact: Fact<unknown>, asOf: string): FactValue {
  if (fact.kind !== 'quantity' || fact.overTime === undefined) return found;
  return fact.overTime === 'grows' ? lengthOf({ found }, 'found', asOf).range : restOf({ found }, 'found', asOf);
}

/** What code read is the same, or a range (60多个月) that the figure lies in. */
function agree(found: FactValue, proposed: FactValue): boolean {
  if (!Array.isArray(found)) return found === proposed || (typeof found === 'string' && typeof proposed === 'string' && found.startsWith(proposed));
  const [low, high] = found as readonly [number | string, number | string];
  return typeof proposed === typeof low && (proposed as number) >= (low as number) && (proposed as number) <= (high as number);
}

function readable(words: string, proposed: FactValue, fact: Fact<unknown>, asOf: string): boolean {
  const { kinds } = fact.cue as QuantityCue;
  return readQuantities(words, asOf).some(
    (quantity) => (kinds.includes(quantity.kind) || quantity.kind === 'number') && agree(quantity.kind === 'time' ? quantity.timeOfDay : quantity.range, proposed),
  );
}
