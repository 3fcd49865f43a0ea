import * as z from 'zod';
import { citationSchema } from './citation.ts';

const factValueSchema = z.union([z.string(), z.boolean(), z.number(), z.tuple([z.number(), z.number().nullable()]), z.tuple([z.string(), z.string()])]);

/** A fact as a person said it; `turn` tells which message. An open end (至少60个月) is stored as null. */
const rememberedFactSchema = z.object({ value: factValueSchema, said: z.string(), turn: z.int() });

/** What the conversation is about: what a follow-up (「那高级呢」「最晚呢」) leaves out. */
const topicSchema = z.object({
  /** the last message that stood by itself */
  question: z.string(),
  rule: z.string().nullable(),
  document: z.string().nullable(),
  /** the words last quoted, for 「这是官方的吗」 */
  quotes: z.array(z.object({ document: z.string(), quote: z.string() })),
  places: z.array(z.string()),
  /** notes that were said already on this topic: they are not repeated at every turn */
  notes: z.array(z.string()).default([]),
});

const factsSchema = z.record(z.string(), rememberedFactSchema);

/** One person's conversation as the store keeps it. */
export const conversationSchema = z.object({
  turn: z.int(),
  facts: factsSchema,
  /** others whose cases were asked about (「那我同事呢」), with what was told of them; whoever was spoken of last comes first */
  others: z.array(z.object({ name: z.string(), facts: factsSchema })).default([]),
  /** which of them the last answer was about; null where it was about the person who asks */
  spokenOf: z.string().nullable().default(null),
  /** the places that were set side by side last, and in which turn: 「换成初级比呢」, 「刚说的那俩地方 中级呢」 */
  compared: z
    .object({ places: z.array(z.string()), turn: z.int() })
    .nullable()
    .default(null),
  /** what the last answer only supposed (「要是考到高级呢」) and the day it took as today: the next supposition builds on it */
  supposed: z.object({ rule: z.string(), facts: factsSchema, asOf: z.string() }).nullable().default(null),
  /** facts that the person said not to know, by rule or not: they are not asked for again */
  unsure: z.array(z.string()),
  topic: topicSchema.nullable(),
  /** what was asked last, and for which rule */
  pending: z.object({ rule: z.string(), facts: z.array(z.string()) }).nullable(),
  /** parts of the last reply that did not fit, for 「继续」 */
  rest: z.array(z.string()),
  /** sources of the last reply, for 「原文1」 */
  citations: z.array(citationSchema),
  /** the numbered steps of the last procedure and the one shown last, for 「下一步」 */
  steps: z.object({ items: z.array(z.object({ document: z.string(), quote: z.string() })), at: z.int() }).nullable(),
  /** whether the words 继续, 原文N, 菜单 … were explained already */
  taught: z.boolean(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const newConversation: Conversation = {
  turn: 0,
  facts: {},
  others: [],
  spokenOf: null,
  compared: null,
  supposed: null,
  unsure: [],
  topic: null,
  pending: null,
  rest: [],
  citations: [],
  steps: null,
  taught: false,
};
