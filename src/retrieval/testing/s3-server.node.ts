import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// As much of S3 as LanceDB uses, in memory: whole and partial reading, conditional writing, writing in parts, listing, deleting. Signatures are not looked at.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html

type Stored = Readonly<{ body: Buffer; tag: string; at: Date }>;
type Request = Readonly<{ method: string; key: string; query: URLSearchParams; headers: IncomingMessage['headers']; body: Buffer }>;
type Answer = Readonly<{ status: number; headers?: Record<string, string>; body?: string | Buffer }>;

export type S3Server = Readonly<{ endpoint: string; keys: () => readonly string[]; close: () => Promise<void> }>;

/** A bucket of any name on a free port of this machine. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const server = createServer((request, response) => {
    void answered(request, (asked) => answerOf(asked, objects, uploads)).then(
      (answer) => send(response, request.method, answer),
      () => send(response, request.method, { status: 500 }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: () => [...objects.keys()],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerOf({ method, key, query, headers, body }: Request, objects: Map<string, Stored>, uploads: Map<string, Map<number, Buffer>>): Answer {
  const found = objects.get(key);
  const put = (content: Buffer): string => {
    const tag = `"${createHash('md5').update(content).digest('hex')}"`;
    objects.set(key, { body: content, tag, at: new Date() });
    return tag;
  };
  if (method === 'GET' && query.has('list-type')) return listed(objects, query);
  if (method === 'GET' || method === 'HEAD') return found === undefined ? missing : read(found, headers.range);
  if (method === 'DELETE') {
    if (query.has('uploadId')) uploads.delete(query.get('uploadId') ?? '');
    else objects.delete(key);
    return { status: 204 };
  }
  if (method === 'POST' && query.has('delete')) {
    const gone = [...body.toString().matchAll(/<Key>(.*?)<\/Key>/gu)].map((match) => unescaped(match[1] ?? ''));
    for (const each of gone) objects.delete(each);
    return xml(`<DeleteResult>${gone.map((each) => `<Deleted><Key>${escaped(each)}</Key></Deleted>`).join('')}</DeleteResult>`);
  }
  if (method === 'POST' && query.has('uploads')) {
    const id = String(uploads.size + 1);
    uploads.set(id, new Map());
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }
  const parts = uploads.get(query.get('uploadId') ?? '');
  if (method === 'PUT' && parts !== undefined) {
    parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: `"${query.get('partNumber')}"` } };
  }
  // What makes a version of the index the next one: of two writers of one name, the second is refused.
  if (headers['if-none-match'] === '*' && found !== undefined) return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' };
  if (method === 'POST' && parts !== undefined) {
    const tag = put(Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part)));
    uploads.delete(query.get('uploadId') ?? '');
    return xml(`<CompleteMultipartUploadResult><ETag>${escaped(tag)}</ETag></CompleteMultipartUploadResult>`);
  }
  const source = headers['x-amz-copy-source'];
  if (method === 'PUT' && typeof source === 'string') {
    const from = objects.get(keyOf(decodeURIComponent(source)));
    return from === undefined ? missing : xml(`<CopyObjectResult><ETag>${escaped(put(from.body))}</ETag></CopyObjectResult>`);
  }
  return method === 'PUT' ? { status: 200, headers: { etag: put(body) } } : { status: 405 };
}

const missing: Answer = { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };

function read({ body, tag, at }: Stored, range: string | undefined): Answer {
  const headers = { etag: tag, 'last-modified': at.toUTCString(), 'accept-ranges': 'bytes' };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(range ?? '') ?? [];
  if (range === undefined || (from === '' && to === '')) return { status: 200, headers, body };
  const start = from === '' ? Math.max(0, body.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? body.length - 1 : Math.min(Number(to), body.length - 1);
  if (start > end) return { status: 416 };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${body.length}` }, body: body.subarray(start, end + 1) };
}

function listed(objects: ReadonlyMap<string, Stored>, query: URLSearchParams): Answer {
  const [prefix, delimiter, after] = [query.get('prefix') ?? '', query.get('delimiter') ?? '', query.get('start-after') ?? ''];
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const folderOf = (key: string): string | undefined => {
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    return at < 0 ? undefined : key.slice(0, at + delimiter.length);
  };
  const folders = new Set(keys.map(folderOf).filter((folder) => folder !== undefined));
  const contents = keys
    .filter((key) => folderOf(key) === undefined)
    .map((key) => {
      const { body, tag, at } = objects.get(key)!;
      return `<Contents><Key>${escaped(key)}</Key><LastModified>${at.toISOString()}</LastModified><ETag>${escaped(tag)}</ETag><Size>${body.length}</Size></Contents>`;
    });
  const common = [...folders].map((folder) => `<CommonPrefixes><Prefix>${escaped(folder)}</Prefix></CommonPrefixes>`);
  return xml(`<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>${keys.length}</KeyCount>${contents.join('')}${common.join('')}</ListBucketResult>`);
}

async function answered(request: IncomingMessage, answer: (request: Request) => Answer): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
  return answer({
    method: request.method ?? 'GET',
    key: keyOf(decodeURIComponent(pathname)),
    query: searchParams,
    headers: request.headers,
    body: plain(Buffer.concat(chunks), request.headers),
  });
}

/** A body sent in signed chunks: each has its length in hexadecimal before it. */
function plain(body: Buffer, headers: IncomingMessage['headers']): Buffer {
  if (!String(headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const line = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, line).toString(), 16);
    if (!(length > 0)) break;
    pieces.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
  return Buffer.concat(pieces);
}

function send(response: ServerResponse, method: string | undefined, { status, headers = {}, body = '' }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** Without the bucket, which stands first. */
const keyOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '')
    .slice(1)
    .join('/');
const xml = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'application/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>${body}` });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
