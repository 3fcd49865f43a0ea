import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainMessage } from './channels/wechat/testing/plain-message.ts';
import { startProgram } from './node/testing/program.node.ts';
import { openStore } from './store/open.node.ts';

const TOKEN = 'youjutoken';
const MESSAGES = 40;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-node-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const say = (url: string, id: number): Promise<string> => {
  const { query, body } = plainMessage({ token: TOKEN, openid: `o${id}`, text: '继续教育要多少学时', id });
  return fetch(`${url}/wechat?${query}`, { method: 'POST', body }).then(
    (response) => response.text(),
    () => 'not taken',
  );
};

it('answers what it has taken when it is told to stop, and keeps it', { timeout: 300_000 }, async () => {
  const server = await startProgram({ folder, env: { ...process.env, WECHAT_TOKEN: TOKEN, LOG_LEVEL: 'info' } });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  const messages = Array.from({ length: MESSAGES }, (_, id) => say(server.url, id));
  await Promise.race(messages);
  server.stop();
  const replies = await Promise.all(messages);
  expect(await server.ended).toBe(0);
  const answered = replies.flatMap((reply, id) => (reply.includes('学时') || reply.includes('小时') ? [id] : []));
  expect(answered.length).toBeGreaterThan(0);
  // Either an answer or no connection at all; nothing in between.
  expect(replies.filter((reply, id) => reply !== 'not taken' && !answered.includes(id))).toEqual([]);
  const store = await openStore(undefined, { dataDir: folder });
  expect(await store.listTurns({ limit: 1000 })).toHaveLength(answered.length);
  expect(await store.usersWaiting('answer')).toEqual([]);
  await store.close();
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { requestId?: string });
  expect(lines.every(({ requestId }) => requestId !== undefined)).toBe(true);
  expect(server.log()).not.toContain('继续教育');
});
