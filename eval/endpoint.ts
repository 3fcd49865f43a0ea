import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainMessage } from '../src/channels/wechat/testing/plain-message.ts';
import { startChatServer, type Behaviour } from '../src/model/testing/chat-server.node.ts';
import { startProgram } from '../src/node/testing/program.node.ts';

const TOKEN = 'youjutoken';
const QUESTION = '社保交了四年半 中级 能在北京落户不';
/** WeChat closes the connection of a delivery after so many milliseconds. */
const DELIVERY = 5000;

/** What an endpoint does on a bad day. */
const BAD_DAYS: readonly (readonly [name: string, behaviour: Behaviour])[] = [
  ['401, the key is wrong', { failure: { status: 401 } }],
  ['402, out of credit', { failure: { status: 402 } }],
  ['404, no such model', { failure: { status: 404 } }],
  ['429, to be tried again in a minute', { failure: { status: 429, headers: { 'retry-after': '60' } } }],
  ['429 once', { failure: { status: 429, times: 1 } }],
  ['500', { failure: { status: 500 } }],
  ['503 with a page', { failure: { status: 503, body: '<html>Bad gateway</html>' } }],
  ['answers after 30 s', { delayMs: 30_000 }],
  ['a piece of the stream each 2 s', { pieceMs: 2000 }],
  ['the stream is cut', { cutAfter: 1 }],
  ['not of the protocol', { raw: '{"hello":' }],
  ['ends by its length', { finish: 'length' }],
  ['says 好 to everything', {}],
  ['says another figure', { reply: () => '您可以落户,社保满12个月就行。' }],
];

export type BadDay = Readonly<{ name: string; deliveries: number; same: boolean; asked: number; outcomes: readonly string[] }>;

/** The question asked in `/wechat` of a real process, once without a model and once for each failure of its endpoint. `same`: the answer is the one without a model. */
export async function badDays(progress: (line: string) => void): Promise<readonly BadDay[]> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-endpoint-'));
  const endpoint = await startChatServer();
  const days: BadDay[] = [];
  try {
    const plain = await served(folder, {}, (url) => ask(url, 0));
    for (const [i, [name, behaviour]] of BAD_DAYS.entries()) {
      endpoint.behave(behaviour);
      const before = endpoint.requests.length;
      progress(`endpoint: ${name}`);
      days.push(
        await served(folder, { CHAT_MODEL: 'scripted', OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: 'none' }, async (url) => {
          const { answer, deliveries } = await ask(url, i + 1);
          return { name, deliveries, same: answer === plain.answer, asked: endpoint.requests.length - before, outcomes: await outcomesOf(url) };
        }),
      );
    }
  } finally {
    await endpoint.close();
    await rm(folder, { recursive: true, force: true });
  }
  return days;
}

async function served<T>(folder: string, env: Readonly<Record<string, string>>, use: (url: string) => Promise<T>): Promise<T> {
  const unset = { CHAT_MODEL: '', OPENAI_BASE_URL: '', OPENAI_API_KEY: '', WECHAT_SECRET: '', PUBLIC_URL: '' };
  const program = await startProgram({ folder, env: { ...process.env, ...unset, ...env, WECHAT_TOKEN: TOKEN } });
  try {
    return await use(program.url);
  } finally {
    program.stop();
    await program.ended;
  }
}

/** As WeChat asks: the same message again after five seconds, three times in all. */
async function ask(url: string, person: number): Promise<{ answer: string; deliveries: number }> {
  const { query, body } = plainMessage({ token: TOKEN, openid: `o${person}`, text: QUESTION, id: person + 1 });
  for (let deliveries = 1; deliveries <= 3; deliveries += 1) {
    const reply = await fetch(`${url}/wechat?${query}`, { method: 'POST', body, signal: AbortSignal.timeout(DELIVERY) }).then(
      (response) => response.text(),
      () => undefined,
    );
    const answer = reply === undefined ? undefined : /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/u.exec(reply)?.[1];
    if (answer !== undefined) return { answer, deliveries };
  }
  return { answer: '', deliveries: 3 };
}

/** What `/metrics` says of the calls. */
async function outcomesOf(url: string): Promise<readonly string[]> {
  const page = await fetch(`${url}/metrics`).then((response) => response.text());
  return [...page.matchAll(/^youju_(?:model_calls|phrased)_total\{[^}]*outcome="([^"]+)"[^}]*\} [1-9]/gmu)]
    .map(([, outcome]) => outcome ?? '')
    .filter((one, i, all) => all.indexOf(one) === i);
}
