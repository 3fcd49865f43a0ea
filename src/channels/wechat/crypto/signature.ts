import { createHash, timingSafeEqual } from 'node:crypto';

/** The platform's signature: SHA-1 in hex over the sorted parts joined. Parts are ASCII, so sorting by code unit is sorting by byte. */
export function signatureOf(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Whether two texts are the same; the time taken tells neither where they differ nor how long the secret one is. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
