import type { OpenAI } from 'openai';
import { ModelError, type ModelErrorCode } from './model-error.ts';

export type Endpoint = Readonly<{
  apiKey?: string | undefined;
  /** without a slash at the end; OpenAI's own when left out */
  baseUrl?: string | undefined;
}>;

/** Nothing that this project sends may take longer; the calls have shorter budgets of their own. */
const LONGEST_MS = 120_000;

export type ClientOf = () => Promise<OpenAI>;

/** The client of an endpoint, made at the first call: the SDK is not loaded by a process that never calls a model. */
export function openAiClient({ apiKey, baseUrl }: Endpoint): ClientOf {
  let client: Promise<OpenAI> | undefined;
  return () =>
    (client ??= import('openai').then(
      ({ OpenAI: Client }) =>
        // Retries are ours (guarded-chat-model.ts). Organisation and project are named so that no variable of the environment adds them.
        new Client({ apiKey: apiKey ?? 'none', baseURL: baseUrl ?? OPENAI, organization: null, project: null, maxRetries: 0, timeout: LONGEST_MS, logLevel: 'off' }),
    ));
}

const OPENAI = 'https://api.openai.com/v1';

const OUT_OF_CREDIT = /insufficient.?(quota|balance|credit|funds)|exceeded your current quota|billing|余额不足|欠费|额度/iu;

/** What an error of the SDK, of fetch or of a parser means. `signal` tells a cancelled call from a broken connection. */
export function modelErrorOf(error: unknown, signal: AbortSignal | undefined): ModelError {
  if (signal?.aborted === true) return signal.reason instanceof ModelError ? signal.reason : new ModelError('cancelled', 'the turn is over', { cause: error });
  if (error instanceof ModelError) return error;
  const status = numberIn(error, 'status');
  const message = error instanceof Error ? error.message.slice(0, 300) : 'no error was thrown';
  if (status === undefined) {
    if (error instanceof SyntaxError) return new ModelError('rubbish', `the answer is no JSON: ${message}`, { cause: error });
    return new ModelError('unreachable', message, { cause: error });
  }
  const said = `${message} ${textIn(error, 'code')} ${textIn(error, 'type')}`;
  const parameter = textIn(error, 'param');
  return new ModelError(codeOf(status, said), message, { status, cause: error, retryAfterMs: retryAfter(error), ...(parameter === '' ? {} : { parameter }) });
}

function codeOf(status: number, said: string): ModelErrorCode {
  if (status === 402 || ((status === 429 || status === 403) && OUT_OF_CREDIT.test(said))) return 'no-credit';
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404) return 'unknown-model';
  if (status === 429) return 'rate-limited';
  if (status === 408) return 'timeout';
  return status >= 500 && status !== 501 ? 'overloaded' : 'refused-request';
}

function retryAfter(error: unknown): number | undefined {
  const headers = typeof error === 'object' && error !== null && 'headers' in error && error.headers instanceof Headers ? error.headers : undefined;
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(exact)) return exact;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function numberIn(error: unknown, key: string): number | undefined {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : undefined;
  return typeof value === 'number' ? value : undefined;
}

function textIn(error: unknown, key: string): string {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}
