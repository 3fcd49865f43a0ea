import * as z from 'zod';
import type { AccessToken } from './access-token.ts';
import { PlatformError, UnreachableError } from './platform-errors.ts';

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export type PlatformAnswer = Readonly<Record<string, unknown>>;

/** An interface of the platform that needs a token: GET without a body, POST with one. Throws PlatformError and UnreachableError. */
export type PlatformApi = Readonly<{ call(path: string, body?: unknown): Promise<PlatformAnswer> }>;

export type ApiParts = Readonly<{ base: string; fetch: Fetch; /** milliseconds for one request */ timeout?: number }>;

const TIMEOUT = 8000;
const REFUSED_TOKEN = new Set([40001, 40014, 42001]);
const BUSY = -1;

const answerSchema = z.looseObject({ errcode: z.int().optional() });

/** Sends one request as JSON and reads the answer. */
export async function request({ base, fetch, timeout = TIMEOUT }: ApiParts, path: string, body?: unknown): Promise<PlatformAnswer> {
  const api = path.split('?')[0] ?? path;
  let text: string;
  try {
    const init = body === undefined ? { method: 'GET' } : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(base.replace(/\/+$/u, '') + path, { ...init, signal: AbortSignal.timeout(timeout), redirect: 'error' });
    text = await response.text();
    if (!response.ok) throw new UnreachableError(`${api} answered with status ${response.status}`, { sent: response.status >= 500 });
  } catch (error) {
    if (error instanceof UnreachableError) throw error;
    // The cause may hold the address, and with it the token.
    throw new UnreachableError(`${api} was not reached (${reasonOf(error)})`, { sent: !NEVER_SENT.has(reasonOf(error)) });
  }
  const answer = readAnswer(text);
  if (answer === undefined) throw new UnreachableError(`${api} answered with something else than its JSON`, { sent: true });
  if (answer.errcode !== undefined && answer.errcode !== 0) throw new PlatformError(answer.errcode, api);
  return answer;
}

/** With the account's token: one that is refused is renewed once, and the request repeated once; a busy platform is asked once more. */
export function createPlatformApi(parts: ApiParts, token: AccessToken): PlatformApi {
  const send = (path: string, value: string, body: unknown): Promise<PlatformAnswer> =>
    request(parts, `${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(value)}`, body);
  return {
    async call(path, body) {
      const value = await token.get();
      try {
        return await send(path, value, body);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (REFUSED_TOKEN.has(error.code)) return send(path, await token.renew(value), body);
        if (error.code === BUSY) return send(path, value, body);
        throw error;
      }
    },
  };
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name;
}

function readAnswer(text: string): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
