import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { checkWeCom } from './check-wecom.ts';
import { setUp } from './testing/set-up.node.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});
const begin = async () => {
  const made = await setUp({ say: () => 'x' });
  open.push(made);
  const tools = { fetch, clock: () => new Date(), random: randomBytes, store: made.store };
  const check = async (more: Partial<typeof made.settings> = {}) => (await checkWeCom(tools, { ...made.settings, ...more }, made.url)).slice(1);
  return { ...made, check };
};

test('all three callbacks and the API are found good', async () => {
  const { check } = await begin();
  expect(await check()).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ state: 'good' })));
});

test('another key, an address that is not trusted, a wrong secret', async () => {
  const { check, api } = await begin();
  const bad = (findings: Awaited<ReturnType<typeof check>>) => findings.filter(({ state }) => state === 'bad').map(({ what, advice }) => `${what} ${advice ?? ''}`);
  expect(bad(await check({ bot: { tokens: ['x'], aesKeys: ['B'.repeat(43)] } }))).toEqual([expect.stringMatching(/^\/wecom\/bot.*WECOM_BOT_TOKEN/u)]);
  expect(bad(await check({ corpId: 'wwother0123456' })).filter((line) => line.includes('WECOM_CORP_ID'))).toHaveLength(2);
  api.refuse('/cgi-bin/agent/get', 60020);
  expect(bad(await check())).toEqual([expect.stringContaining('trusted IPs')]);
  expect(bad(await check({ secret: 'wrong' }))[0]).toContain('secret is wrong');
});

test('what is not set up is said', async () => {
  const { store } = await begin();
  const tools = { fetch, clock: () => new Date(), random: randomBytes, store };
  const none = { corpId: undefined, agentId: undefined, secret: undefined, apiBase: '', app: undefined, bot: undefined, kf: undefined };
  expect(await checkWeCom(tools, none, 'https://x.example')).toEqual([expect.objectContaining({ state: 'note' })]);
  expect((await checkWeCom(tools, { ...none, app: { tokens: ['t'], aesKeys: [] } }, 'https://x.example'))[1]?.what).toContain('no key');
});
