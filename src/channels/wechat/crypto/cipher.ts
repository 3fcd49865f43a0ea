import { createCipheriv, createDecipheriv } from 'node:crypto';
import { pad, unpad } from './padding.ts';

/** What stands inside a ciphertext. */
export type Sealed = Readonly<{ message: string; receiverId: string }>;

const RANDOM = 16;
const LENGTH = 4;
const IV = 16;

/** AES-256-CBC over 16 random bytes, the message's length in bytes (4, big-endian), the message, and the receiver's id. Base64. */
export function encrypt(key: Buffer, { message, receiverId }: Sealed, random: Buffer): string {
  if (random.length !== RANDOM) throw new RangeError('a packet begins with 16 random bytes');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, IV));
  cipher.setAutoPadding(false);
  const packet = pad(Buffer.concat([random, length, text, Buffer.from(receiverId, 'utf8')]));
  return Buffer.concat([cipher.update(packet), cipher.final()]).toString('base64');
}

/**
 * The inverse. The padding is taken off here: it goes up to 32 bytes, and a cipher that takes it off itself refuses more than 16.
 * Throws a RangeError when the key is another one or the text is damaged.
 */
export function decrypt(key: Buffer, base64: string): Sealed {
  const data = Buffer.from(base64, 'base64');
  if (data.length === 0 || data.length % IV !== 0) throw new RangeError('the ciphertext is not made of whole blocks');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, IV));
  decipher.setAutoPadding(false);
  const packet = unpad(Buffer.concat([decipher.update(data), decipher.final()]));
  const start = RANDOM + LENGTH;
  if (packet.length < start) throw new RangeError('the packet is too short');
  const end = start + packet.readUInt32BE(RANDOM);
  if (end > packet.length) throw new RangeError('the packet is shorter than it says');
  return { message: utf8(packet.subarray(start, end)), receiverId: utf8(packet.subarray(end)) };
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RangeError('the message is not UTF-8');
  }
}
