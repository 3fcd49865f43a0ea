import type { Metrics } from '../../log/metrics.ts';
import { maskNumbers } from '../../log/mask.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import { asModelError } from '../../model/model-error.ts';
import type { Statement } from '../../schema/answer.ts';
import { glue } from '../verify/glue.ts';
import { verifyRewording } from '../verify/verify-rewording.ts';
import { fillSlots, maskStatement, type Masked } from './placeholders.ts';
import { quoted, renderPrompt } from './render-prompt.ts';

export type PhraseOptions = Readonly<{
  model: ChatModel;
  /** the person's words, for the tone; identity and mobile numbers are masked before they are sent */
  question: string;
  budgetMs: number;
  signal?: AbortSignal | undefined;
  metrics?: Metrics | undefined;
  /** each statement as soon as it is final, in order; none is taken back */
  onStatement?: ((statement: Statement) => void) | undefined;
}>;

const ROLES: ReadonlySet<Statement['role']> = new Set(['verdict', 'passage', 'note', 'source']);
/** characters of Chinese outside the marks below which there is nothing to reword, and of a text above which copying it takes too long */
const SHORTEST = 6;
const LONGEST = 240;
const QUESTION_LENGTH = 200;

/**
 * The statements with a model's words where these pass the check, sentence by sentence; as they were composed from the first that does not,
 * or from the moment the model fails or its time is up. Same number, order, roles and references. Never throws.
 */
export async function phrase(statements: readonly Statement[], options: PhraseOptions): Promise<readonly Statement[]> {
  const { model, question, budgetMs, signal, metrics, onStatement } = options;
  const said: Statement[] = [];
  const say = (statement: Statement): void => {
    said.push(statement);
    onStatement?.(statement);
  };
  const shown = phrasable(statements);
  const composedUpTo = (end: number): void => {
    for (const statement of statements.slice(said.length, end)) say(statement);
  };
  const counted = (outcome: string): void =>
    metrics?.count('youju_phrased_total', 'Statements given to the model to reword, by outcome; all but accepted go out as composed.', { outcome });
  composedUpTo(shown[0]?.at ?? statements.length);
  if (shown.length > 0) {
    let next = 0;
    let fault: string | undefined;
    try {
      const messages = renderPrompt('phrase', {
        question: quoted(maskNumbers(question).slice(0, QUESTION_LENGTH)),
        statements: shown.map(({ masked }) => `${masked.n}. ${masked.text}{${masked.n}}`).join('\n'),
        connectives: glue.phrases.slice(0, CONNECTIVES_SHOWN).join('、'),
        synonyms: glue.synonyms.map((group) => group.join('/')).join('、'),
      });
      for await (const { n, text } of sentencesOf(model.stream({ messages, maxTokens: MOST_TOKENS }, { signal, budgetMs, purpose: 'phrase' }))) {
        const one = shown[next];
        if (one === undefined) break;
        fault = n === one.masked.n ? verifyRewording(one.masked, text, { quotes: one.statement.references.map(({ quote }) => quote) }) : 'citation';
        if (fault !== undefined) break;
        say(filled(one, text));
        counted('accepted');
        next += 1;
        composedUpTo(shown[next]?.at ?? statements.length);
        if (next === shown.length) break;
      }
      if (fault === undefined && next < shown.length) fault = 'citation';
    } catch (error) {
      fault = asModelError(error).code;
    }
    for (let i = next; i < shown.length; i++) counted(i === next ? (fault ?? 'citation') : 'after');
  }
  composedUpTo(statements.length);
  return said;
}

const MOST_TOKENS = 1500;
const CONNECTIVES_SHOWN = 60;

type Shown = Readonly<{ at: number; statement: Statement; masked: Masked }>;

/** The statements that a model is shown, numbered from 1: those that cite something and hold words to reword. */
export function phrasable(statements: readonly Statement[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (const [at, statement] of statements.entries()) {
    if (!ROLES.has(statement.role) || statement.references.length === 0 || statement.text.length > LONGEST || /[{}]/u.test(statement.text)) continue;
    const masked = maskStatement(statement, shown.length + 1);
    if ((masked.text.match(/\p{Script=Han}/gu)?.length ?? 0) >= SHORTEST) shown.push({ at, statement, masked });
  }
  return shown;
}

type Sentence = Readonly<{ n: number; text: string }>;

const SOURCE = /\{(\d+)\}/u;
const LEADING = /^[\s,，。;；.!！]+|^\d+[.、]\s*(?=\S)/u;

/** The text up to each mark of sources, as soon as that mark has come. What follows the last one claims without a source and is dropped. */
async function* sentencesOf(pieces: AsyncIterable<string>): AsyncGenerator<Sentence> {
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    for (let match = SOURCE.exec(held); match !== null; match = SOURCE.exec(held)) {
      const text = held.slice(0, match.index);
      held = held.slice(match.index + match[0].length);
      // Models number the lines of a list again, with the number they were given.
      yield {
        n: Number(match[1]),
        text: text
          .replace(LEADING, '')
          .replace(new RegExp(`^${match[1]}[.、]\\s*`, 'u'), '')
          .trim(),
      };
    }
  }
}

const ENDING = /[。;；!！.,，]+$/u;

/** The rewording in place of the composed text, ending as that did. */
function filled({ statement, masked }: Shown, text: string): Statement {
  const ending = /[。;；!！]$/u.exec(statement.text)?.[0] ?? '';
  return { ...statement, text: fillSlots(text, masked.slots).replace(ENDING, '') + ending };
}
