import * as z from 'zod';
import type { Corpus } from '../corpus/corpus.ts';
import { lexiconOf, type SynonymGroup } from '../corpus/lexicon.ts';
import type { DocumentQuestion } from '../corpus/questions.ts';
import type { Document, Passage, RuleQuestion } from '../schema/document.ts';
import { RetrievalError } from './errors.ts';
import type { EvidenceData, Target } from './evidence-data.ts';
import { indexMetaSchema, tokenizerVersion, type IndexMeta } from './index-rows.ts';
import type { Prepared } from './prepare.ts';
import { quantised, scanOf, type VectorScan } from './quantised-vectors.ts';
import { broken, readSections, writeSections, type SectionArray } from './snapshot-file.ts';

/** The index as one file for runtimes without LanceDB: the corpus, what was prepared of it, and vectors where a model made them. */
export type Snapshot = Readonly<{
  corpus: Corpus;
  prepared: Prepared;
  meta: IndexMeta;
  /** hash of the content; another corpus, another version */
  version: string;
  /** undefined where the vectors hold nothing that the words do not */
  vectors: VectorScan | undefined;
}>;

export type SnapshotInput = Readonly<{ corpus: Corpus; prepared: Prepared; meta: IndexMeta; version: string; vectors?: ReadonlyMap<string, Float32Array> | undefined }>;

/** Raised when the meaning of a section changes. */
const FORMAT = 1;
/** A static asset of a Worker is at most that large (https://developers.cloudflare.com/workers/platform/limits/#static-assets). */
export const SNAPSHOT_LIMIT = 25 * 1024 * 1024;

const PACKED_FROM = 8 * 1024 * 1024;

const aboutSchema = z.object({ format: z.number(), version: z.string(), meta: indexMetaSchema });

/** Throws a RetrievalError (`snapshot-too-large`) beyond what a Worker can hold. */
export async function writeSnapshot(
  { corpus, prepared, meta, version, vectors }: SnapshotInput,
  { limit = SNAPSHOT_LIMIT }: { limit?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { targets, kinds, targetOf, sources, postings } = prepared.evidence;
  const { words, ...lists } = postings;
  const bytes = await writeSections(
    { format: FORMAT, version, meta },
    {
      kinds,
      targetOf,
      sources,
      ...lists,
      words: json(words),
      targets: targetNumbers(targets, corpus.documents),
      ...(await packed(json(corpusText(corpus)))),
      spoken: json({ words: prepared.spoken.words, pairs: [...prepared.spoken.pairs].join(' ') }),
      ...(vectors === undefined ? {} : vectorSections(vectors)),
    },
  );
  if (bytes.length > limit) {
    throw new RetrievalError(
      'snapshot-too-large',
      `the index snapshot has ${megabytes(bytes.length)} MB, a Worker takes ${megabytes(limit)}: leave documents or banked questions out of this deployment, or serve this corpus with Node and INDEX_URI=s3://… (docs/deploy.md)`,
    );
  }
  return bytes;
}

/** Throws a RetrievalError (`snapshot-broken`) when the bytes are no snapshot, were damaged, or were written by another version of the program. */
export async function readSnapshot(bytes: Uint8Array<ArrayBuffer>): Promise<Snapshot> {
  const file = await readSections(bytes);
  const about = aboutSchema.safeParse(file.about);
  if (!about.success || about.data.format !== FORMAT)
    throw broken(`was written by another version of the program (format ${String((file.about as { format?: unknown }).format)}, this one reads ${FORMAT})`);
  const { meta, version } = about.data;
  if (meta.tokenizer !== tokenizerVersion()) throw broken('was written with another tokenizer');
  const text = (name: string): unknown => JSON.parse(new TextDecoder().decode(file.section(name, Uint8Array)));
  const corpusJson = file.has('corpusPacked') ? await piped(file.section('corpusPacked', Uint8Array), new DecompressionStream('deflate-raw')) : file.section('corpus', Uint8Array);
  const corpus = corpusOfText(JSON.parse(new TextDecoder().decode(corpusJson)) as CorpusText); // our own, under a format that was just compared
  const spoken = text('spoken') as { words: (readonly [string, number])[]; pairs: string };
  const evidence: EvidenceData = {
    targets: targetsOf(file.section('targets', Int32Array), corpus.documents),
    kinds: file.section('kinds', Uint8Array),
    targetOf: file.section('targetOf', Int32Array),
    sources: file.section('sources', Uint32Array),
    postings: {
      codes: file.section('codes', Uint32Array),
      words: text('words') as string[],
      counts: file.section('counts', Uint32Array),
      starts: file.section('starts', Uint32Array),
      usual: file.section('usual', Uint8Array),
      lists: file.section('lists', Uint8Array),
      weights: file.section('weights', Float64Array),
      norms: file.section('norms', Float64Array),
    },
  };
  const vectors = file.has('vectors')
    ? scanOf({ ids: text('vectorIds') as string[], values: file.section('vectors', Int8Array), scales: file.section('vectorScales', Float32Array) })
    : undefined;
  return { corpus, prepared: { evidence, spoken: { words: spoken.words, pairs: spoken.pairs.split(' ') } }, meta, version, vectors };
}

type CorpusText = Readonly<{
  documents: readonly Document[];
  passages: readonly (Omit<Passage, 'text'> & { text?: string })[];
  questions: readonly DocumentQuestion[];
  ruleQuestions: readonly RuleQuestion[];
  groups: readonly SynonymGroup[];
}>;

/** A passage whose words are its stretch of the document is kept without them. */
function corpusText({ documents, passages, questions, ruleQuestions, lexicon }: Corpus): CorpusText {
  const texts = textsOf(documents);
  const short = passages.map(({ text, ...passage }) => (texts.get(passage.document)?.slice(passage.start, passage.end) === text ? passage : { ...passage, text }));
  return { documents, passages: short, questions, ruleQuestions, groups: lexicon.groups };
}

function corpusOfText({ documents, passages, questions, ruleQuestions, groups }: CorpusText): Corpus {
  const texts = textsOf(documents);
  const whole = passages.map(({ text, ...passage }) => ({ ...passage, text: text ?? texts.get(passage.document)?.slice(passage.start, passage.end) ?? '' }));
  return { documents, passages: whole, questions, ruleQuestions, lexicon: lexiconOf(groups) };
}

/** document, passage, start, end, whole, number of further spans, and these; one target after the other. */
function targetNumbers(targets: readonly Target[], documents: readonly Document[]): Int32Array {
  const places = new Map(documents.map(({ meta }, place) => [meta.id, place]));
  return Int32Array.from(
    targets.flatMap(({ document, passage, start, end, whole, also }) => [
      places.get(document) ?? -1,
      passage,
      start,
      end,
      Number(whole),
      also.length,
      ...also.flatMap((span) => [span.start, span.end]),
    ]),
  );
}

function targetsOf(numbers: Int32Array, documents: readonly Document[]): Target[] {
  const targets: Target[] = [];
  for (let at = 0; at < numbers.length;) {
    const [document = -1, passage = -1, start = 0, end = 0, whole = 0, count = 0] = numbers.subarray(at, at + 6);
    at += 6;
    const also = Array.from({ length: count }, (_, span) => ({ start: numbers[at + 2 * span]!, end: numbers[at + 2 * span + 1]! }));
    at += 2 * count;
    targets.push({ document: documents[document]?.meta.id ?? '', passage, start, end, whole: whole === 1, also });
  }
  return targets;
}

function vectorSections(vectors: ReadonlyMap<string, Float32Array>): Record<string, SectionArray> {
  const { ids, values, scales } = quantised(vectors);
  return { vectorIds: json(ids), vectors: values, vectorScales: scales };
}

/** The texts of a large corpus are packed, so that it fits; those of a small one are not, so that it is read at once. */
async function packed(corpus: Uint8Array): Promise<Record<string, Uint8Array>> {
  return corpus.length < PACKED_FROM ? { corpus } : { corpusPacked: await piped(corpus, new CompressionStream('deflate-raw')) };
}

async function piped(bytes: Uint8Array, through: Readonly<{ readable: ReadableStream; writable: WritableStream }>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes.slice()]).stream().pipeThrough(through)).arrayBuffer());
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const textsOf = (documents: readonly Document[]): Map<string, string> => new Map(documents.map(({ meta, text }) => [meta.id, text]));
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
