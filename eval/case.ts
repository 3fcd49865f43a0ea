import * as z from 'zod';

/** What a reply must hold. */
export const expectationSchema = z.strictObject({
  all: z.array(z.array(z.string())).optional(),
  none: z.array(z.string()).optional(),
  cite: z.array(z.string()).optional(),
  asks: z.array(z.string()).optional(),
  refuses: z.boolean().optional(),
  outcome: z.string().optional(),
});

/** A conversation with what each judged turn must hold; the keys are explained in eval/README.md. */
export const caseSchema = z.object({
  id: z.string(),
  kind: z.string(),
  seeds: z.array(z.string()).default([]),
  asOf: z.iso.date().default('2026-11-21'),
  turns: z.array(z.object({ user: z.string().min(1), expect: expectationSchema.optional() })).min(1),
  why: z.string().optional(),
});
export type EvalCase = z.infer<typeof caseSchema>;
export type Expectation = z.infer<typeof expectationSchema>;

/** Reads JSON lines; throws with the file's name and line at the first that is no case. */
export function parseCases(text: string, file: string): readonly EvalCase[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = caseSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${i + 1} is no case: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
    return [parsed.data];
  });
}
