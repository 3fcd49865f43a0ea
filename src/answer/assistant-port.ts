import type { Statement } from '../schema/answer.ts';
import type { Citation } from '../schema/citation.ts';
import type { RuleView } from '../schema/computation.ts';

/** One message of a person, as a channel hands it over. */
export type Turn = Readonly<{
  /** hash of the person's identity: one conversation */
  user: string;
  channel: string;
  text: string;
  /** ISO date taken as today; the channel's day when left out */
  asOf?: string;
  /** names the message over repeated deliveries: it is answered once, and the same reply is given again */
  message?: string;
  /** nobody has begun to answer this message before: its reply is not looked for. Where it was answered all the same, that reply is given */
  fresh?: boolean;
  signal?: AbortSignal;
  /** told each statement of the reply as soon as it is final, in order, none taken back; a repeated delivery tells none */
  onStatement?: (statement: Statement, citations: readonly Citation[]) => void;
}>;

/** What a channel renders. Nothing that is not a statement can claim anything. */
export type Reply = Readonly<{
  statements: readonly Statement[];
  /** numbered from 1 in the order of use; a statement's marks follow from its references */
  citations: readonly Citation[];
  rules: readonly RuleView[];
  refused: boolean;
  suggestions: readonly string[];
  /** whether the channel's words (继续, 原文1, 菜单, 忘掉我) should be explained with this reply; true once in a conversation */
  teach: boolean;
}>;

export type Assistant = Readonly<{
  /** Takes one turn; the turns of one user are taken one at a time. */
  answer(turn: Turn): Promise<Reply>;
  /** Removes all that is kept of a person. */
  forget(user: string): Promise<void>;
  /** The verdict on the last answer. */
  feedback(user: string, verdict: Readonly<{ useful: boolean; channel: string; reasons?: readonly string[] }>): Promise<void>;
  /** Parts of the reply that did not fit, kept for 「继续」. */
  keepRest(user: string, parts: readonly string[]): Promise<void>;
}>;
