import { readAesKey } from './encoding-aes-key.ts';

/** What the platform and we share. While a token or key is exchanged there are two of each: both are understood, the first one is used for what we send. */
export type Credentials = Readonly<{
  tokens: readonly string[];
  keys: readonly Buffer[];
  /** app id, corp id, or '' for a bot of the own company; undefined: not checked */
  receiverId: string | undefined;
}>;

/** Throws a RangeError for a key that is none, or when there is no token. */
export function readCredentials({ tokens, aesKeys, receiverId }: Readonly<{ tokens: readonly string[]; aesKeys: readonly string[]; receiverId: string | undefined }>): Credentials {
  if (tokens.length === 0) throw new RangeError('a callback needs a token');
  return { tokens, keys: aesKeys.map(readAesKey), receiverId };
}
