import { bm25Of, type Bm25, type Postings } from './bm25.ts';
import { RetrievalError } from './errors.ts';
import { indexMetaSchema, type IndexMeta, type IndexRow } from './index-rows.ts';

/** What a runtime without LanceDB reads: the rows of the index, and postings ready for searching. */
export type Snapshot = Readonly<{ meta: IndexMeta; rows: readonly IndexRow[]; postings: Postings }>;

const MAGIC = 'YOUJU1';
// Magic, checksum, and the lengths of the three parts, then: the header as JSON, the terms one a line, the numbers.
const HEAD = MAGIC.length + 4 * 4;

/** Packs rows and postings into one compact file: document numbers as gaps, all numbers in as few bytes as they need. */
export const writeSnapshot = ({ meta, rows, postings }: Snapshot): Uint8Array => {
  const encoder = new TextEncoder();
  const header = encoder.encode(JSON.stringify({ meta, rows: rows.map((row) => Object.values(inOrder(row))) }));
  const terms = encoder.encode(postings.terms.join('\n'));
  const numbers = packed(postings);
  const file = new Uint8Array(HEAD + header.length + terms.length + numbers.length);
  file.set(encoder.encode(MAGIC));
  let at = HEAD;
  const view = new DataView(file.buffer);
  for (const [index, part] of [header, terms, numbers].entries()) {
    file.set(part, at);
    view.setUint32(MAGIC.length + 4 * (index + 1), part.length);
    at += part.length;
  }
  view.setUint32(MAGIC.length, checksum(file));
  return file;
};

/** Reads a snapshot. Throws a RetrievalError (`snapshot-broken`) when it is of another version, cut short or damaged. */
export const readSnapshot = (file: Uint8Array): Snapshot & Readonly<{ bm25: Bm25 }> => {
  const decoder = new TextDecoder();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEAD || decoder.decode(file.subarray(0, MAGIC.length)) !== MAGIC) throw broken('is none, or of another version');
  const lengths = [1, 2, 3].map((place) => view.getUint32(MAGIC.length + 4 * place));
  const [header, terms, numbers] = lengths as [number, number, number];
  if (HEAD + header + terms + numbers !== file.length) throw broken('is cut short');
  if (view.getUint32(MAGIC.length) !== checksum(file)) throw broken('is damaged');
  const { meta, rows } = JSON.parse(decoder.decode(file.subarray(HEAD, HEAD + header))) as { meta: unknown; rows: readonly unknown[][] };
  const termsAt = HEAD + header;
  const words = decoder.decode(file.subarray(termsAt, termsAt + terms));
  const postings = unpacked(file.subarray(termsAt + terms), words === '' ? [] : words.split('\n'));
  return { meta: indexMetaSchema.parse(meta), rows: rows.map(rowOf), postings, bm25: bm25Of(postings) };
};

const broken = (what: string): RetrievalError => new RetrievalError('snapshot-broken', `the index snapshot ${what}; build it again`);

const inOrder = ({ id, kind, document, documentHash, anchor, position, text, payload }: IndexRow): IndexRow => ({ id, kind, document, documentHash, anchor, position, text, payload });

const rowOf = ([id, kind, document, documentHash, anchor, position, text, payload]: readonly unknown[]): IndexRow =>
  // The checksum has vouched for the file, and this module wrote it.
  ({ id, kind, document, documentHash, anchor, position, text, payload }) as IndexRow;

const packed = ({ offsets, documents, frequencies, lengths }: Postings): Uint8Array => {
  const bytes = growing();
  bytes.push(lengths.length);
  for (const length of lengths) bytes.push(length);
  for (let term = 0; term + 1 < offsets.length; term += 1) {
    bytes.push(offsets[term + 1]! - offsets[term]!);
    let last = 0;
    for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) {
      const gap = documents[at]! - last;
      last = documents[at]!;
      // Most frequencies are 1: one bit says so, and a number follows only where it is more.
      const often = frequencies[at]!;
      bytes.push(gap * 2 + (often === 1 ? 0 : 1));
      if (often !== 1) bytes.push(often);
    }
  }
  return bytes.done();
};

const unpacked = (bytes: Uint8Array, terms: readonly string[]): Postings => {
  let at = 0;
  const next = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at]!;
      at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };
  const size = next();
  const lengths = Uint32Array.from({ length: size }, next);
  const offsets = new Uint32Array(terms.length + 1);
  const [documents, frequencies]: [number[], number[]] = [[], []];
  for (let term = 0; term < terms.length; term += 1) {
    const count = next();
    offsets[term + 1] = offsets[term]! + count;
    let last = 0;
    for (let posting = 0; posting < count; posting += 1) {
      const gap = next();
      last += Math.floor(gap / 2);
      documents.push(last);
      frequencies.push(gap % 2 === 0 ? 1 : next());
    }
  }
  return { terms, offsets, lengths, documents: Uint32Array.from(documents), frequencies: Uint16Array.from(frequencies) };
};

const growing = () => {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    push: (number: number): void => {
      if (length + 8 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      let rest = number;
      while (rest >= 128) {
        bytes[length] = (rest % 128) | 0x80;
        length += 1;
        rest = Math.floor(rest / 128);
      }
      bytes[length] = rest;
      length += 1;
    },
    done: (): Uint8Array => bytes.slice(0, length),
  };
};

/** FNV-1a over everything but the place of the checksum itself. */
const checksum = (file: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < file.length; at += 1) if (at < MAGIC.length || at >= MAGIC.length + 4) hash = Math.imul(hash ^ file[at]!, 0x01000193);
  return hash >>> 0;
};
