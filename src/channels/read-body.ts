import { ApiError } from './api-error.ts';

/** Bytes of a request's body: far above any message, far below what would hurt. */
export const BODY_LIMIT = 64 * 1024;

/**
 * The body as text. Bytes are counted as they come, since a content length may be absent or untrue; reading stops at the limit.
 * Throws an ApiError: `body-too-large`, or `invalid-request` when it is not UTF-8.
 */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let bytes = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > limit) throw tooLarge(limit);
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof TypeError) throw new ApiError('invalid-request', '请求体不是 UTF-8 编码,请用 UTF-8 发送。');
    throw error;
  }
}

/** The body as JSON of an `application/json` request. Throws an ApiError (`unsupported-media-type`, `body-too-large`, `invalid-request`, `invalid-json`). */
export async function readJson(request: Request, limit = BODY_LIMIT): Promise<unknown> {
  if (mediaType(request) !== 'application/json') throw new ApiError('unsupported-media-type', '请以 JSON 发送,并设请求头 Content-Type: application/json。');
  const body = await readBody(request, limit);
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new ApiError('invalid-json', '请求体不是有效的 JSON,请检查引号、逗号和括号。');
  }
}

/** The fields of a form. Throws an ApiError (`unsupported-media-type`, `body-too-large`, `invalid-request`). */
export async function readForm(request: Request, limit = BODY_LIMIT): Promise<URLSearchParams> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    throw new ApiError('unsupported-media-type', '这里只收网页表单(application/x-www-form-urlencoded);程序请用 POST /api/chat。');
  return new URLSearchParams(await readBody(request, limit));
}

function mediaType(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

function tooLarge(limit: number): ApiError {
  return new ApiError('body-too-large', `请求体超过 ${Math.floor(limit / 1024)} KB,请缩短后再发。`);
}
