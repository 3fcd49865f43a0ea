import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VectorCache } from './vector-cache.ts';

const HASH_BYTES = 20;

/**
 * A cache in one file of `folder`, for one model and dimension: a head that names both, then the hash of each text with its numbers.
 * A file of another model or dimension is begun anew; a record that was not written to its end is dropped.
 */
export async function openVectorCache(folder: string, { id, dimension }: Readonly<{ id: string; dimension: number }>): Promise<VectorCache> {
  const path = join(folder, 'embedding-in-progress.bin');
  const head = Buffer.from(`${JSON.stringify({ model: id, dimension })}\n`);
  const size = HASH_BYTES + dimension * Float32Array.BYTES_PER_ELEMENT;
  const known = new Map<string, Float32Array>();
  await mkdir(folder, { recursive: true });
  const held = await readFile(path).catch(() => Buffer.alloc(0));
  if (held.subarray(0, head.length).equals(head)) {
    let at = head.length;
    for (; at + size <= held.length; at += size) known.set(held.subarray(at, at + HASH_BYTES).toString('hex'), numbersIn(held.subarray(at + HASH_BYTES, at + size)));
    if (at < held.length) await truncate(path, at);
  } else await writeFile(path, head);

  return {
    get: (text) => Promise.resolve(known.get(hashOf(text).toString('hex'))),
    put: async (entries) => {
      const records = entries.flatMap(({ text, vector }) => {
        known.set(hashOf(text).toString('hex'), vector);
        return [hashOf(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)];
      });
      await appendFile(path, Buffer.concat(records), { flush: true });
    },
    clear: async () => {
      known.clear();
      await rm(path, { force: true });
    },
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha1').update(text).digest();
}

/** A copy, since the numbers of a file lie at any offset. */
function numbersIn(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
