import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signatureOf } from './channels/wechat/crypto/signature.ts';
import { startChatServer, type ChatServer } from './model/testing/chat-server.node.ts';

const TOKEN = 'youjutoken';
const LEAD = '根据现有资料,';
const FIRST = '碧江社工师一年能领多少补贴';
const SECOND = '评上中级职称了,今年有参与重点民生项目';

let folder: string;
let endpoint: ChatServer;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-wording-'));
  // It copies each sentence with its mark and says where it is from.
  endpoint = await startChatServer({
    reply: ({ messages }) => [...(messages?.at(-1)?.content ?? '').matchAll(/^(\d+)\. (.*)\{\1\}$/gmu)].map(([, n, shown]) => `${LEAD}${shown}{${n}}`).join('\n'),
  });
  const port = await new Promise<number>((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = taken.address() as AddressInfo;
      taken.close(() => resolve(free));
    });
  });
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/node.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: '',
      INDEX_URI: '',
      WECHAT_TOKEN: TOKEN,
      WECHAT_ENCODING_AES_KEY: '',
      CHAT_MODEL: 'scripted',
      OPENAI_BASE_URL: endpoint.url,
      OPENAI_API_KEY: 'none',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (data: Buffer) => data.toString().includes('is ready on') && resolve());
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}, 300_000);

afterAll(async () => {
  server?.kill('SIGTERM');
  await endpoint?.close();
  await rm(folder, { recursive: true, force: true });
});

const says = async (text: string): Promise<string> => {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ user: 'one', text }),
  });
  return response.text();
};

it('the conversation of the README, worded by a model and streamed by /api/chat: every figure as the rule gave it', { timeout: 60_000 }, async () => {
  const first = await says(FIRST);
  expect(first).toContain('event: statement');
  expect(first).toContain(`${LEAD}一年至少6000元`);
  expect(first).toContain('最多共9400元');
  const second = await says(SECOND);
  expect(second).toContain(`${LEAD}一年9400元`);
  expect(second).toContain('500×12 = 6000元');
});

it('the same in /wechat', { timeout: 60_000 }, async () => {
  const tell = async (id: number, text: string): Promise<string> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const query = new URLSearchParams({ signature: signatureOf([TOKEN, timestamp, 'n']), timestamp, nonce: 'n' });
    const body = `<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${id}</MsgId></xml>`;
    return (await fetch(`${url}/wechat?${query.toString()}`, { method: 'POST', body })).text();
  };
  expect(await tell(1, FIRST)).toContain(`${LEAD}一年至少6000元`);
  expect(await tell(2, SECOND)).toContain(`${LEAD}一年9400元`);
});
