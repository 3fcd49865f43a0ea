import * as z from 'zod';
import { sourceKindSchema } from './citation.ts';

const day = z.iso.date();
const year = z.string().regex(/^\d{4}$/u);

/** The front matter of a document in `corpus/documents`. */
export const documentMetaSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u, 'lower-case letters, digits and hyphens'),
  title: z.string().min(1),
  short: z.string().min(1).max(20).describe('the name shown in a footnote on a phone'),
  publisher: z.string().min(1),
  published: z.union([day, year]).describe('ISO date, or a year'),
  kind: sourceKindSchema,
  region: z.string().min(1),
  inForce: z
    .strictObject({ from: day.nullable().default(null), to: day.nullable().default(null) })
    .nullable()
    .default(null),
  supersedes: z.string().nullable().default(null),
  via: z.string().nullable().default(null).describe('the document that reproduces this one'),
  source: z.string().min(1).describe('how it came to us'),
  note: z.string().default('').describe('one Chinese line on its weight'),
  contact: z.string().default('').describe('whom to ask in Chinese when the document does not answer'),
});
export type DocumentMeta = z.infer<typeof documentMetaSchema>;

/** A sentence, list item or bullet line: the smallest piece that an answer quotes. Offsets are UTF-16 units of the document's text. */
export type Unit = Readonly<{ start: number; end: number }>;

/** A self-contained piece of a document: a leaf heading's bullets, a whole procedure, a paragraph. */
export type Passage = Readonly<{
  document: string;
  /** stable and URL-safe; `/sources/{document}#{anchor}` */
  anchor: string;
  headings: readonly string[];
  /** short display such as 四(四) or 1.2 */
  section: string;
  text: string;
  start: number;
  end: number;
  units: readonly Unit[];
}>;

export type Section = Readonly<{ level: number; heading: string; start: number; end: number }>;

/** A parsed document; `text` is the body without heading signs, `omissions` the offsets before which something of the original was left out, `hash` identifies the file's content. */
export type Document = Readonly<{ meta: DocumentMeta; text: string; sections: readonly Section[]; omissions: readonly number[]; hash: string }>;

/** A line of `corpus/questions/<document>.jsonl`. */
export const bankedQuestionSchema = z.union([
  z.strictObject({
    question: z.string().min(1),
    quote: z.string().min(1),
    also: z.array(z.string().min(1)).optional(),
    whole: z.boolean().optional(),
  }),
  z.strictObject({ question: z.string().min(1), gap: z.string().min(1), nearest: z.string().min(1).nullable() }),
]);
export type BankedQuestion = z.infer<typeof bankedQuestionSchema>;

/** A line of `corpus/rule-questions.jsonl`: a way people ask what a rule computes; null: it sounds so and is a look-up. */
export const ruleQuestionSchema = z.strictObject({ question: z.string().min(1), rule: z.string().min(1).nullable() });
export type RuleQuestion = z.infer<typeof ruleQuestionSchema>;
