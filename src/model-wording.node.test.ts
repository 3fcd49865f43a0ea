import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainMessage } from './channels/wechat/testing/plain-message.ts';
import { startChatServer, type ChatServer } from './model/testing/chat-server.node.ts';
import { startProgram, type Program } from './node/testing/program.node.ts';

const TOKEN = 'youjutoken';
const LEAD = '根据现有资料,';
const FIRST = '碧江社工师一年能领多少补贴';
const SECOND = '评上中级职称了,今年有参与重点民生项目';

let folder: string;
let endpoint: ChatServer;
let server: Program;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-wording-'));
  // It copies each sentence with its mark and says where it is from.
  endpoint = await startChatServer({
    reply: ({ messages }) => [...(messages?.at(-1)?.content ?? '').matchAll(/^(\d+)\. (.*)\{\1\}$/gmu)].map(([, n, shown]) => `${LEAD}${shown}{${n}}`).join('\n'),
  });
  server = await startProgram({
    folder,
    env: { ...process.env, WECHAT_TOKEN: TOKEN, CHAT_MODEL: 'scripted', OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: 'none' },
  });
}, 300_000);

afterAll(async () => {
  server?.stop();
  await endpoint?.close();
  await rm(folder, { recursive: true, force: true });
});

const says = async (text: string): Promise<string> => {
  const response = await fetch(`${server.url}/api/chat`, {
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
    const { query, body } = plainMessage({ token: TOKEN, openid: 'o1', text, id });
    return (await fetch(`${server.url}/wechat?${query}`, { method: 'POST', body })).text();
  };
  expect(await tell(1, FIRST)).toContain(`${LEAD}一年至少6000元`);
  expect(await tell(2, SECOND)).toContain(`${LEAD}一年9400元`);
});
