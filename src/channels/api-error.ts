/** Stable codes of `{ "error": { "code", "message" } }`; docs/errors.md has a heading for each. */
export const apiErrors = {
  'invalid-json': 400,
  'invalid-request': 400,
  'text-too-long': 400,
  'invalid-date': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  unavailable: 503,
} as const;
export type ApiErrorCode = keyof typeof apiErrors;

/** A request that cannot be served; the message is shown to the caller and says what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ApiErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return apiErrors[this.code];
  }

  toResponse(): Response {
    return Response.json({ error: { code: this.code, message: this.message } }, { status: this.status, headers: this.headers });
  }
}
