import type { Citation } from '../schema/citation.ts';
import type { Conversation } from '../schema/conversation.ts';

/**
 * What the assistant keeps between messages, shared by all its processes. Three drivers stand behind it (SQLite, PostgreSQL, D1) and pass one suite.
 *
 * `user` is always the hash of a person's identity, made by the caller: no name or openid is kept but in a job's `address`, until its reply is delivered.
 * Times (`at`, `expiresAt`, `before`) are milliseconds since 1970. Every method may throw a StoreError when the database cannot be reached.
 */
export type Store = ConversationStore &
  JobStore &
  OperatorStore &
  SharedValues &
  Readonly<{
    /** whether the database answers; never throws */
    ready(): Promise<boolean>;
    close(): Promise<void>;
  }>;

/** A turn that was taken: what was asked, and what was answered on which sources. */
export type TurnRecord = Readonly<{
  /** unique, made by the caller */
  id: string;
  /** the message it answers; a message has at most one turn, whoever answers it */
  message?: string | null;
  channel: string;
  question: string;
  /** the reply as plain text */
  reply: string;
  citations: readonly Citation[];
  refused: boolean;
  /** the day taken as today, ISO */
  asOf: string;
  at: number;
  /** the whole reply as JSON, to give it again when the same message is asked again */
  outcome?: unknown;
}>;

export type Feedback = Readonly<{ useful: boolean; reasons: readonly string[]; channel: string; at: number }>;

export type KeptTurn = Readonly<Required<TurnRecord> & { user: string; feedback: Feedback | null }>;

export type ConversationStore = Readonly<{
  /** A person's conversation with the revision to hand back to `saveTurn`; undefined where there is none (its revision is 0). */
  loadConversation(user: string): Promise<Readonly<{ conversation: Conversation; revision: number }> | undefined>;
  /**
   * Writes the conversation and the turn in one step. False, and nothing is written, when the conversation has changed since `revision` was read
   * or when the turn's message was answered already: load again, look at `findTurn`, and take the turn anew.
   */
  saveTurn(write: Readonly<{ user: string; revision: number; conversation: Conversation; turn: TurnRecord }>): Promise<boolean>;
  /** Writes the conversation without a turn, such as the rest of a long reply. False, and nothing is written, when it has changed since. */
  saveConversation(write: Readonly<{ user: string; revision: number; conversation: Conversation; at: number }>): Promise<boolean>;
  /** The turn that answered a message. */
  findTurn(user: string, message: string): Promise<KeptTurn | undefined>;
  /** Removes every row of a person; `keepJob` spares the job whose message asked for it, so that it can still be answered. */
  forget(user: string, options?: Readonly<{ keepJob?: string }>): Promise<void>;
}>;

export const jobStates = ['queued', 'running', 'done', 'delivered'] as const;
export type JobState = (typeof jobStates)[number];

/** A message that is owed one reply, however often and to whichever process it is delivered. */
export type Job = Readonly<{
  key: string;
  user: string;
  channel: string;
  text: string;
  /** what the channel needs to send a late reply, such as an openid; null once all is delivered */
  address: string | null;
  state: JobState;
  /** order of arrival among the jobs of this user */
  sequence: number;
  /** proves who is at work on it; another value after a takeover */
  lease: string | null;
  leaseUntil: number;
  /** how often it was taken up */
  attempts: number;
  /** the reply, cut for the channel; empty until it is done */
  parts: readonly string[];
  /** how many parts were given out */
  sentParts: number;
  at: number;
}>;

export type JobStore = Readonly<{
  /**
   * The job of a message: a new one, or the one there is (`created` false). `key` names the message over all deliveries. With `leaseMs` a new one is taken
   * up at once, as by `nextJobFor`, where nothing of the user's is unfinished before it: then it is `running` with a lease.
   */
  openJob(
    message: Readonly<{ key: string; user: string; channel: string; text: string; at: number; address?: string | null; leaseMs?: number }>,
  ): Promise<Readonly<{ job: Job; created: boolean }>>;
  findJob(key: string): Promise<Job | undefined>;
  /**
   * Takes up a user's first unfinished job for `leaseMs`; undefined where there is none or where it is in work elsewhere. So the jobs of one user run
   * one at a time in order of arrival. A job whose lease ran out is handed to the next who asks. Call it again after `finishJob`.
   */
  nextJobFor(user: string, options: Readonly<{ leaseMs: number }>): Promise<Job | undefined>;
  /** Keeps a running job for another `leaseMs` from now; false when it was taken over. */
  renewLease(key: string, lease: string, leaseMs: number): Promise<boolean>;
  /** Gives a running job back unfinished; false when it was taken over. */
  releaseJob(key: string, lease: string): Promise<boolean>;
  /** Writes the reply; not `written` when the job was taken over or forgotten. `more`: `nextJobFor` may have another one of this user. */
  finishJob(key: string, reply: Readonly<{ lease: string; parts: readonly string[] }>): Promise<Readonly<{ written: boolean; more: boolean }>>;
  /** Claims the delivery of a finished job; true for one caller only. The reply stays readable until it expires. */
  deliverJob(key: string): Promise<boolean>;
  /**
   * `claimValue`, and where the value claimed is then the one that is held, by whomever, `deliverJob`: in one step. `held`: the value that is held;
   * `delivered`: as `deliverJob` says; `undelivered`: as `undeliveredFor` the claim's user says afterwards.
   */
  deliverClaimed(key: string, claim: Claim): Promise<Readonly<{ held: string; delivered: boolean; undelivered: readonly Job[] }>>;
  /** Claims the sending of one part, counted from 0, in order; true for one caller only. The last part makes the job delivered. */
  deliverPart(key: string, part: number): Promise<boolean>;
  /** A user's jobs that are not delivered (queued, running or done), in order of arrival. */
  undeliveredFor(user: string): Promise<Job[]>;
  /**
   * Users to look after when a process starts or a clock ticks, oldest first: `answer`: a job is queued or its lease ran out; `delivery`: a reply is done
   * and not delivered.
   */
  usersWaiting(waiting: 'answer' | 'delivery', options?: Readonly<{ channel?: string; limit?: number }>): Promise<string[]>;
  /** Removes the jobs that arrived before a time, whatever their state, and the shared values that have run out; and turns, when told. Counts jobs and turns. */
  expire(options: Readonly<{ before: number; turnsBefore?: number }>): Promise<Readonly<{ jobs: number; turns: number }>>;
}>;

/** A shared value to be set where nothing is; see `claimValue`. */
export type Claim = Readonly<{ name: string; value: string; expiresAt: number; user: string }>;

/** A question that the documents did not answer, with no word of who asked. */
export type Unanswered = Readonly<{
  key: string;
  question: string;
  gap: string;
  /** what was offered instead, if anything */
  nearest: string | null;
  count: number;
  firstAt: number;
  lastAt: number;
}>;

export type OperatorStore = Readonly<{
  /** Counts the question; those that differ in case, width, spaces or punctuation only are one. Identity and phone numbers in it are masked. */
  recordUnanswered(question: Readonly<{ question: string; gap: string; nearest: string | null; at: number }>): Promise<void>;
  /** Most asked first. */
  listUnanswered(options?: Readonly<{ limit?: number; offset?: number }>): Promise<Unanswered[]>;
  /** Takes a question off the list; false where there is none of this key. */
  resolveUnanswered(key: string): Promise<boolean>;
  /** The verdict on a turn, or on the user's last one; a later verdict replaces it. False where there is no such turn. */
  recordFeedback(feedback: Readonly<({ turnId: string } | { user: string }) & { useful: boolean; at: number; channel: string; reasons?: readonly string[] }>): Promise<boolean>;
  /** Newest first. */
  listTurns(options?: Readonly<{ limit?: number; offset?: number; user?: string; refused?: boolean; useful?: boolean }>): Promise<KeptTurn[]>;
}>;

/** `user`: whose value it is, so that `forget` removes it. `expiresAt` null: never. */
type Keeping = Readonly<{ user?: string }>;

/** Small things that all processes share: API tokens, cursors, quotas. What has run out is as if it were not there. */
export type SharedValues = Readonly<{
  getValue(key: string): Promise<string | undefined>;
  setValue(key: string, value: string, expiresAt: number | null, keeping?: Keeping): Promise<void>;
  /** Sets it only where nothing is; true for one caller only. A lock that runs out by itself. */
  claimValue(key: string, value: string, expiresAt: number, keeping?: Keeping): Promise<boolean>;
  deleteValue(key: string): Promise<void>;
  /** Adds to a counter and returns its sum. `expiresAt` counts for the first addition only; after that time it begins anew. */
  increment(key: string, by: number, expiresAt: number, keeping?: Keeping): Promise<number>;
}>;
