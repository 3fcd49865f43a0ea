import type { BooleanCue, ChoiceCue, QuantityCue } from '../rules/fact.ts';
import { readQuantityFacts } from './facts/bind-quantities.ts';
import { readBoolean } from './facts/booleans.ts';
import { readChoice } from './facts/choices.ts';
import type { FactReading, ReadOptions } from './facts/reading.ts';
import { readWordsForQuantity } from './facts/words-for-quantity.ts';

export type { FactReading } from './facts/reading.ts';

/** Reads facts of the vocabulary in a normalised message; of two readings of one fact the surer counts. */
export function readFacts(text: string, options: ReadOptions): readonly FactReading[] {
  const { vocabulary, live = [], asked = [], known = [], corrected = [] } = options;
  const found = new Map<string, FactReading>();
  const keep = (reading: FactReading) => {
    if (reading.strength > (found.get(reading.key)?.strength ?? 0)) found.set(reading.key, reading);
  };
  for (const reading of readQuantityFacts(text, { ...options, live, asked, known, corrected })) keep(reading);
  for (const [key, fact] of Object.entries(vocabulary)) {
    if (fact.onlyLive === true && !live.includes(key)) continue;
    if (fact.kind === 'choice') for (const reading of readChoice(key, fact.cue as ChoiceCue, text, live)) keep(reading);
    if (fact.kind === 'boolean') for (const reading of readBoolean(key, fact.cue as BooleanCue, text, { live, asked })) keep(reading);
    if (fact.kind === 'quantity') for (const reading of readWordsForQuantity(key, fact.cue as QuantityCue, text, live)) keep(reading);
  }
  return [...found.values()];
}
