/** PKCS7 as the platform pads: to 32 bytes, though the cipher's block is 16. */
const BLOCK = 32;

export function pad(data: Buffer): Buffer {
  const missing = BLOCK - (data.length % BLOCK);
  return Buffer.concat([data, Buffer.alloc(missing, missing)]);
}

/** Throws a RangeError when the last byte is no padding of 1 to 32 or other bytes of the padding differ from it. */
export function unpad(data: Buffer): Buffer {
  const missing = data.at(-1) ?? 0;
  if (missing < 1 || missing > BLOCK || missing > data.length) throw new RangeError('the padding is wrong');
  if (!data.subarray(data.length - missing).every((byte) => byte === missing)) throw new RangeError('the padding is wrong');
  return data.subarray(0, data.length - missing);
}
