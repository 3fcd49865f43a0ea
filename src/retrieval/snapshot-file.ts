import { RetrievalError } from './errors.ts';

// The container of the snapshot: a magic word, the SHA-256 of all that follows it, a JSON head and named sections. Numbers are little-endian, as every machine
// that runs Node or workerd has them; sections begin at multiples of eight, so that they are read in place.

const MAGIC = 'youjuidx';
const HASH_AT = 8;
const LENGTH_AT = 40;
const HEAD_AT = 48;
const ALIGNED = 8;

const KINDS = { u8: Uint8Array, i8: Int8Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array, f64: Float64Array } as const;
type Kind = keyof typeof KINDS;
export type SectionArray = Uint8Array | Int8Array | Uint32Array | Int32Array | Float32Array | Float64Array;
export type Sections = Readonly<Record<string, SectionArray>>;
type Head = Readonly<{ about: unknown; sections: Readonly<Record<string, readonly [kind: Kind, start: number, length: number]>> }>;

/** The bytes of a snapshot; `about` is JSON. */
export async function writeSections(about: unknown, sections: Sections): Promise<Uint8Array<ArrayBuffer>> {
  let end = 0;
  const places: Record<string, readonly [Kind, number, number]> = {};
  for (const [name, data] of Object.entries(sections)) {
    places[name] = [kindOf(data), end, data.length];
    end = aligned(end + data.byteLength);
  }
  const head = new TextEncoder().encode(JSON.stringify({ about, sections: places } satisfies Head));
  const body = aligned(HEAD_AT + head.length);
  const bytes = new Uint8Array(body + end);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(LENGTH_AT, head.length, true);
  bytes.set(head, HEAD_AT);
  for (const [name, data] of Object.entries(sections)) bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), body + places[name]![1]);
  bytes.set(await checksum(bytes), HASH_AT);
  return bytes;
}

/** Reads a snapshot without copying its sections. Throws a RetrievalError (`snapshot-broken`) when it is none or was damaged. */
export async function readSections(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ about: unknown; section<Data extends SectionArray>(name: string, kind: { new (): Data }): Data; has(name: string): boolean }> {
  if (bytes.length < HEAD_AT || new TextDecoder().decode(bytes.subarray(0, HASH_AT)) !== MAGIC) throw broken('is none');
  const expected = await checksum(bytes);
  if (!expected.every((byte, at) => byte === bytes[HASH_AT + at])) throw broken('is damaged: its checksum differs');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(LENGTH_AT, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD_AT, HEAD_AT + length))) as Head; // what the checksum covers is what we wrote
  const body = bytes.byteOffset + aligned(HEAD_AT + length);
  return {
    about: head.about,
    has: (name) => head.sections[name] !== undefined,
    section: (name, kind) => {
      const [found, start, count] = head.sections[name] ?? [];
      if (found === undefined || start === undefined || count === undefined) throw broken(`lacks the section ${name}`);
      const data = new KINDS[found](bytes.buffer, body + start, count);
      if (!(data instanceof kind)) throw broken(`holds the section ${name} as ${found}`);
      return data;
    },
  };
}

export const broken = (what: string): RetrievalError => new RetrievalError('snapshot-broken', `the index snapshot ${what}; write it anew with npm run snapshot`);

const aligned = (at: number): number => Math.ceil(at / ALIGNED) * ALIGNED;

const checksum = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.subarray(LENGTH_AT)));

function kindOf(data: SectionArray): Kind {
  const found = (Object.keys(KINDS) as Kind[]).find((kind) => data instanceof KINDS[kind]);
  if (found === undefined) throw new TypeError('no section of a known kind');
  return found;
}
