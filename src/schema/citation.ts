import * as z from 'zod';

/** How much a source weighs: an official text, a newspaper, a blog, or an article of the web. */
export const sourceKinds = ['official', 'news', 'blog', 'web'] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** A reply's reference to a document: `quote` stands in it verbatim and contiguously, white space aside. */
export const citationSchema = z.object({
  n: z.int().min(1).describe('number of the mark in the reply'),
  document: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: z.string().describe('ISO date, or a year where no more is known'),
  kind: sourceKindSchema,
  section: z.string(),
  quote: z.string().min(1),
  url: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

/** A citation before it is numbered: which words of which document. */
export type Reference = Readonly<{ document: string; quote: string }>;
