import * as z from 'zod';

export const outcomes = ['yes', 'no', 'unknown', 'value'] as const;
export type Outcome = (typeof outcomes)[number];
export const conditionStatuses = ['met', 'unmet', 'unknown'] as const;
export type ConditionStatus = (typeof conditionStatuses)[number];

/** One condition as `POST /api/chat` and `POST /api/rules/{name}` show it. */
export const conditionViewSchema = z.object({
  label: z.string(),
  have: z.string(),
  need: z.string(),
  status: z.enum(conditionStatuses),
  lacking: z.string().optional(),
  earliest: z.string().optional().describe('ISO date at which time alone closes the gap'),
  citation: z.int().optional(),
});

export const ruleViewSchema = z.object({
  rule: z.string(),
  outcome: z.enum(outcomes),
  value: z.unknown(),
  facts: z.record(z.string(), z.unknown()),
  missing: z.array(z.string()),
  conditions: z.array(conditionViewSchema),
});
export type RuleView = z.infer<typeof ruleViewSchema>;
