import type { QuantityCue } from '../../rules/fact.ts';
import type { FactReading } from './reading.ts';

/** 「没补过」 is nought; 「居住证没问题」 meets the condition. */
export function readWordsForQuantity(key: string, cue: QuantityCue, text: string, live: readonly string[]): readonly FactReading[] {
  const none = cue.none?.exec(text);
  if (none) return [{ key, value: 0, said: none[0], rough: false, strength: 2.6 }];
  if (cue.assured === undefined || !live.includes(key)) return [];
  const assured = new RegExp(`(?:${cue.near.source})[^,，。;；!?\\s]{0,8}(?:没问题|没毛病|没有问题|都?(?:够|齐|符合|满足|达标|合格)了?(?![吗不没么])|ok)`, 'u').exec(text);
  return assured === null ? [] : [{ key, value: cue.assured, said: assured[0], rough: true, strength: 0.9 }];
}
