/** Writes whole numbers from 0 to 2³¹ − 1, small ones in one byte: seven bits each, the eighth where more follow. */
export function byteWriter(): { write(value: number): void; length(): number; taken(): Uint8Array<ArrayBuffer> } {
  let bytes = new Uint8Array(1024);
  let length = 0;
  return {
    write(value) {
      if (length + 5 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      let rest = value;
      while (rest > 127) {
        bytes[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    length: () => length,
    taken: () => bytes.slice(0, length),
  };
}
