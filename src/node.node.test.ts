import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signatureOf } from './channels/wechat/crypto/signature.ts';
import { openStore } from './store/open.node.ts';

const TOKEN = 'youjutoken';
const MESSAGES = 40;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-node-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const start = async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/node.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: '',
      INDEX_URI: '',
      WECHAT_TOKEN: TOKEN,
      WECHAT_ENCODING_AES_KEY: '',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (data: Buffer) => (log += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => data.toString().includes('is ready on') && resolve());
    void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM'), ended, log: () => log };
};

const say = (url: string, id: number): Promise<string> => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({ signature: signatureOf([TOKEN, timestamp, 'n']), timestamp, nonce: 'n' });
  const body = `<xml><ToUserName>gh_1</ToUserName><FromUserName>o${id}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content>继续教育要多少学时</Content><MsgId>${id}</MsgId></xml>`;
  return fetch(`${url}/wechat?${query.toString()}`, { method: 'POST', body }).then(
    (response) => response.text(),
    () => 'not taken',
  );
};

it('answers what it has taken when it is told to stop, and keeps it', { timeout: 300_000 }, async () => {
  const server = await start();
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
