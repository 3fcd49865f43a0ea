import * as z from 'zod';
import { citationSchema, type Reference } from './citation.ts';
import { ruleViewSchema } from './computation.ts';

/** What a statement does in a reply; the channels show all alike, a model may reword only some. */
export const statementRoles = ['verdict', 'condition', 'computation', 'passage', 'note', 'source', 'step', 'question', 'refusal', 'talk', 'offer'] as const;
export type StatementRole = (typeof statementRoles)[number];

/**
 * The only thing in a reply that can claim anything. `text` is plain Chinese without marks; its references become the marks [n] behind it.
 * Figures, dates and verdicts stand in `fixed`, literal substrings of `text` that no rewording may change or drop.
 */
export type Statement = Readonly<{
  role: StatementRole;
  text: string;
  references: readonly Reference[];
  fixed?: readonly string[];
}>;

/** The body of `POST /api/chat`. */
export const chatRequestSchema = z.strictObject({
  user: z.string().min(1).max(128).optional(),
  text: z.string().min(1).max(4000),
  asOf: z.iso.date().optional(),
});

/** What `POST /api/chat` answers. */
export const chatReplySchema = z.object({
  reply: z.string(),
  citations: z.array(citationSchema),
  rules: z.array(ruleViewSchema),
  refused: z.boolean(),
  suggestions: z.array(z.string()),
});
export type ChatReply = z.infer<typeof chatReplySchema>;
