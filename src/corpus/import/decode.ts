/** Text of a file in UTF-8, UTF-16 with its mark, or GB 18030 (which holds GBK and GB 2312); `declared` is a page's own word on its encoding. Throws a TypeError or RangeError. */
export const decodeText = (bytes: Uint8Array, declared?: string): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(declared ?? 'gb18030', { fatal: true }).decode(bytes);
  }
};

/** The encoding that an HTML page declares in its first two thousand bytes. */
export const declaredEncoding = (bytes: Uint8Array): string | undefined => /charset\s*=\s*["']?([\w-]+)/iu.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2000)))?.[1];
