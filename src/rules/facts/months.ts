import * as z from 'zod';
import type { Fact, QuantityCue } from '../fact.ts';

/** A length of time that is counted in months, whether people tell it in months or in years. */
export const months = (label: string, ask: string, cue: Omit<QuantityCue, 'kinds'>): Fact<number> => ({
  kind: 'quantity',
  label,
  ask,
  unit: '个月',
  schema: z.number().min(0),
  cue: { kinds: ['months'], ...cue },
});
