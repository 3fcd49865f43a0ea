/**
 * The 32 bytes of an EncodingAESKey: 43 letters and digits, base64 without its last sign. The last letter may carry bits beyond the 32nd byte; WeChat
 * hands out such keys, so they are dropped, not refused. Throws a RangeError for anything else.
 */
export function readAesKey(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/u.test(encodingAesKey)) throw new RangeError(`an EncodingAESKey is 43 letters and digits, this one has ${encodingAesKey.length} characters`);
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}
