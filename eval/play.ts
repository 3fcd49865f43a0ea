import { fold } from '../src/text/normalise.ts';
import { renderText } from '../src/answer/render-text.ts';
import type { Assistant } from '../src/answer/assistant-port.ts';
import type { EvalCase } from './case.ts';
import { faultsOf, soundsLikeRefusal } from './grade.ts';

export type PlayedTurn = Readonly<{ user: string; reply: string; quotes: readonly string[]; faults: readonly string[]; ms: number }>;
export type PlayedCase = Readonly<{
  id: string;
  kind: string;
  passed: boolean;
  /** 1 right, 0 refused though it could be answered, −1 wrong */ score: number;
  turns: readonly PlayedTurn[];
  falseQuotes: readonly string[];
}>;

/** Plays one conversation; `stands` says whether a quote stands verbatim in its document. */
export async function play(assistant: Assistant, { id, kind, asOf, turns }: EvalCase, stands: (document: string, quote: string) => boolean): Promise<PlayedCase> {
  const played: PlayedTurn[] = [];
  const falseQuotes: string[] = [];
  let refused = false;
  for (const { user, expect } of turns) {
    const began = performance.now();
    const reply = await assistant.answer({ user: `eval-${id}`, channel: 'eval', text: user, asOf });
    const ms = performance.now() - began;
    const text = renderText(reply);
    falseQuotes.push(...reply.citations.filter(({ document, quote }) => !stands(document, quote)).map(({ quote }) => quote));
    const quotes = reply.citations.map(({ quote }) => quote);
    const faults = expect === undefined ? [] : faultsOf(expect, { reply: text, quotes, outcomes: reply.rules.map(({ outcome }) => outcome), refused: reply.refused });
    if (expect !== undefined) refused ||= reply.refused || soundsLikeRefusal(text);
    played.push({ user, reply: text, quotes, faults, ms });
  }
  const passed = played.every(({ faults }) => faults.length === 0);
  const answerable = !turns.some(({ expect }) => expect?.refuses === true);
  return { id, kind, passed, score: passed ? 1 : answerable && refused ? 0 : -1, turns: played, falseQuotes };
}

export type Tally = Readonly<{ n: number; passed: number; score: number }>;

export function tally(cases: readonly PlayedCase[]): Tally {
  return { n: cases.length, passed: cases.filter(({ passed }) => passed).length, score: cases.reduce((sum, { score }) => sum + score, 0) / Math.max(1, cases.length) };
}

/** Whether a quote is a contiguous piece of a text, white space aside. */
export function standsIn(text: string, quote: string): boolean {
  return fold(text).includes(fold(quote));
}
