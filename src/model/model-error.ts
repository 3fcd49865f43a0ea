/** Why a model did not answer; each is a label of the counter `youju_model_calls_total` and a heading of docs/model.md. */
export const modelErrorCodes = [
  'timeout',
  'unreachable',
  'rate-limited',
  'no-credit',
  'unauthorised',
  'unknown-model',
  'overloaded',
  'refused-request',
  'rubbish',
  'cut-off',
  'cancelled',
  'resting',
  'busy',
] as const;
export type ModelErrorCode = (typeof modelErrorCodes)[number];

export type ModelErrorOptions = ErrorOptions & Readonly<{ retryAfterMs?: number | undefined; status?: number | undefined; parameter?: string | undefined }>;

/** A call of a model that failed. Thrown by the drivers; `message` may hold the endpoint's words, never a person's. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  /** how long the endpoint asks to be left alone */
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  /** the part of the request that the endpoint did not take, where it says so */
  readonly parameter: string | undefined;

  constructor(code: ModelErrorCode, message: string, { retryAfterMs, status, parameter, ...options }: ModelErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
    this.parameter = parameter;
  }
}

const PASSING: ReadonlySet<ModelErrorCode> = new Set(['unreachable', 'rate-limited', 'overloaded', 'cut-off', 'rubbish']);
const LASTING: ReadonlySet<ModelErrorCode> = new Set(['no-credit', 'unauthorised', 'unknown-model']);
/** Nothing that the endpoint did. */
const OURS: ReadonlySet<ModelErrorCode> = new Set(['cancelled', 'resting', 'busy']);

/** Whether the same call may succeed a moment later. */
export function isPassing({ code }: ModelError): boolean {
  return PASSING.has(code);
}

/** Whether only the operator can mend it. */
export function isLasting({ code }: ModelError): boolean {
  return LASTING.has(code);
}

export function isOurs({ code }: ModelError): boolean {
  return OURS.has(code);
}

/** Anything thrown as a ModelError; what is none is an answer that could not be understood. */
export function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  return new ModelError('rubbish', error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'something else than an error was thrown', { cause: error });
}
