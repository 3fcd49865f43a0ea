import { ApiError } from '../api-error.ts';

const MOST_NAMED = 3;
const LONGEST_NAME = 40;

/** A body holds fields that nobody knows: the first of them, cut to a length that can be shown, and those that there are. */
export function unknownFields(names: readonly string[], known: string): ApiError {
  const shown = names.slice(0, MOST_NAMED).map((name) => name.slice(0, LONGEST_NAME));
  return new ApiError('invalid-request', `不认识的字段 ${shown.join('、')};可用的是 ${known}。`);
}
