import type { Reply } from '../../answer/assistant-port.ts';
import { numberOf, renderText, withMarks } from '../../answer/render-text.ts';
import type { ChatReply, StatementRole } from '../../schema/answer.ts';

/** A reply as `POST /api/chat` answers it; its text is what a person reads in WeChat, marks and sources included. */
export function chatReply({ statements, citations, rules, refused, suggestions }: Reply): ChatReply {
  return {
    reply: renderText({ statements, citations }),
    citations: [...citations],
    rules: [...rules],
    refused,
    suggestions: [...suggestions],
  };
}

/** A statement as the event stream sends it; `citations` are the numbers of its marks. */
export type StatementEvent = Readonly<{ role: StatementRole; text: string; citations: readonly number[] }>;

export function statementEvents({ statements, citations }: Pick<Reply, 'statements' | 'citations'>): readonly StatementEvent[] {
  return statements.map((statement) => ({
    role: statement.role,
    text: withMarks(statement, citations),
    citations: [...new Set(statement.references.map((reference) => numberOf(reference, citations)).filter((n) => n !== undefined))],
  }));
}
