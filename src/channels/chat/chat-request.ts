import type * as z from 'zod';
import { chatRequestSchema } from '../../schema/answer.ts';
import { isIsoDate } from '../../text/calendar.ts';
import { ApiError } from '../api-error.ts';
import { unknownFields } from './unknown-fields.ts';

export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** Checks the body of `POST /api/chat`. Throws an ApiError (`invalid-request`, `text-too-long`, `invalid-date`) that says what to mend. */
export function readChatRequest(body: unknown): ChatRequest {
  const result = chatRequestSchema.safeParse(body);
  if (!result.success) throw refuse(result.error.issues);
  // PostgreSQL keeps no NUL, and half a surrogate pair is no character.
  const text = result.data.text.replaceAll('\0', '').toWellFormed();
  if (text.trim() === '') throw new ApiError('invalid-request', 'text 是空的,请写上要问的话。');
  if (result.data.asOf !== undefined) checkDate(result.data.asOf);
  return { ...result.data, text };
}

/** Throws an ApiError (`invalid-date`) for anything but an existing ISO date of an age that documents can speak of; sums of dates stay within four-digit years. */
export function checkDate(asOf: string): void {
  if (!isIsoDate(asOf) || asOf < EARLIEST || asOf > LATEST) throw new ApiError('invalid-date', `asOf 要写成 ${EARLIEST} 到 ${LATEST} 之间存在的日期,例如 2026-11-21。`);
}

export const EARLIEST = '1949-10-01';
export const LATEST = '2199-12-31';

function refuse(issues: readonly z.core.$ZodIssue[]): ApiError {
  const [issue] = issues;
  const field = issue?.path[0];
  if (field === 'text' && issue?.code === 'too_big') return new ApiError('text-too-long', 'text 超过 4000 个字,请缩短或分几次问。');
  if (field === 'text') return new ApiError('invalid-request', 'text 必填,是 1 到 4000 个字的文字。');
  if (field === 'user') return new ApiError('invalid-request', 'user 是 1 到 128 个字符的文字;不需要连续对话时可以不写。');
  if (field === 'asOf') return new ApiError('invalid-date', 'asOf 要写成存在的日期,例如 2026-11-21。');
  if (issue?.code === 'unrecognized_keys') return unknownFields(issue.keys, 'user、text、asOf');
  return new ApiError('invalid-request', '请求体要是 JSON 对象,例如 {"text":"社工证怎么登记"}。');
}
