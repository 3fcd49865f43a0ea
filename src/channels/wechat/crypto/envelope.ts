import { CallbackError } from './callback-error.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { Credentials } from './credentials.ts';
import { sameText, signatureOf } from './signature.ts';

export type SignedQuery = Readonly<{ timestamp: string; nonce: string }>;

/** Throws a CallbackError (`bad-signature`) unless one of the tokens made the signature. Covers neither body nor echostr: that is how the platform signs plain text. */
export function checkSignature({ tokens }: Credentials, { timestamp, nonce, signature }: SignedQuery & Readonly<{ signature: string }>): void {
  checkAny(tokens, signature, (token) => [token, timestamp, nonce]);
}

/** The message inside a ciphertext that is signed by one of the tokens. Throws a CallbackError: `bad-signature`, `undecryptable`, `wrong-receiver`. */
export function openEnvelope(credentials: Credentials, { encrypted, signature, timestamp, nonce }: SignedQuery & Readonly<{ encrypted: string; signature: string }>): string {
  checkAny(credentials.tokens, signature, (token) => [token, timestamp, nonce, encrypted]);
  for (const key of credentials.keys) {
    const opened = tryDecrypt(key, encrypted);
    if (opened === undefined) continue;
    const { receiverId } = credentials;
    if (receiverId !== undefined && !sameText(opened.receiverId, receiverId)) throw new CallbackError('wrong-receiver', 'the message was encrypted for another account');
    return opened.message;
  }
  throw new CallbackError('undecryptable', 'the message was encrypted with another EncodingAESKey, or is damaged');
}

export type Envelope = Readonly<{ encrypted: string; signature: string; timestamp: string; nonce: string }>;

/** A reply sealed with the first token and key. */
export function sealEnvelope({ tokens, keys, receiverId = '' }: Credentials, message: string, { timestamp, nonce, random }: SignedQuery & Readonly<{ random: Buffer }>): Envelope {
  const [token] = tokens;
  const [key] = keys;
  if (token === undefined || key === undefined) throw new RangeError('sealing needs a token and a key');
  const encrypted = encrypt(key, { message, receiverId }, random);
  return { encrypted, signature: signatureOf([token, timestamp, nonce, encrypted]), timestamp, nonce };
}

function checkAny(tokens: readonly string[], signature: string, parts: (token: string) => readonly string[]): void {
  // Every token is tried whatever the first one gives.
  const matches = tokens.map((token) => sameText(signatureOf(parts(token)), signature));
  if (!matches.includes(true)) throw new CallbackError('bad-signature', signature === '' ? 'the request carries no signature' : 'the signature was not made with our token');
}

function tryDecrypt(key: Buffer, encrypted: string): ReturnType<typeof decrypt> | undefined {
  try {
    return decrypt(key, encrypted);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
