import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createWeComCodec } from '../../wecom/wecom-codec.ts';
import { readCredentials } from '../crypto/credentials.ts';
import { ABSENT, sharedData } from '../testing/shared-data.node.ts';
import { callbackRoutes } from './callback-routes.ts';
import type { Codec } from './codec.ts';
import { createMpCodec } from './mp-codec.ts';

type Item = {
  id: string;
  channel: 'mp' | 'work';
  mode?: 'compat';
  method: string;
  query: string;
  body?: string;
  token: string;
  encodingAESKey?: string;
  receiveId?: string;
  expect: { status?: number; body?: string; statusNot?: number; statusIn?: number[]; bodyMustNotContain?: string; parsed?: Record<string, string>; rule?: string };
};
const samples = sharedData<{ items: Item[] }>('http_requests.json');

describe.skipIf(samples === undefined)(`published requests${samples === undefined ? `: ${ABSENT}` : ''}`, () => {
  test.each(samples?.items ?? [])('$id', async (item) => {
    const { channel, mode, method, query, body, token, encodingAESKey, receiveId, expect: expected } = item;
    const timestamp = Number(new URLSearchParams(query).get('timestamp') ?? 0);
    const tools = { clock: () => new Date(timestamp * 1000), random: randomBytes };
    const credentials = readCredentials({ tokens: [token], aesKeys: encodingAESKey === undefined ? [] : [encodingAESKey], receiverId: receiveId });
    const codec: Codec = channel === 'mp' ? createMpCodec(credentials, { ...tools, mode: mode ?? 'plain' }) : createWeComCodec(credentials, tools);
    const read: unknown[] = [];
    const opened: Codec = {
      ...codec,
      open(...given) {
        const message = codec.open(...given);
        read.push(message.fields);
        return message;
      },
    };
    const silent = { info: () => undefined, error: () => undefined };
    const routes = callbackRoutes({ codec: opened, handle: () => Promise.resolve(undefined), clock: tools.clock, logger: silent, acknowledgement: 'success' });
    const response = await routes.request(`/?${query}`, { method, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    if (expected.status !== undefined) expect([response.status, text]).toEqual([expected.status, expected.body]);
    if (expected.statusNot !== undefined) expect(response.status).not.toBe(expected.statusNot);
    if (expected.statusIn !== undefined) expect(expected.statusIn).toContain(response.status);
    if (expected.bodyMustNotContain !== undefined) expect(text).not.toContain(expected.bodyMustNotContain);
    if (expected.parsed !== undefined) expect(read).toEqual([expected.parsed]);
  });
});
