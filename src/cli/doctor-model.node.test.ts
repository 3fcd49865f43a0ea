import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChatServer, type ChatServer, type SentBody } from '../model/testing/chat-server.node.ts';
import { checkModels } from './doctor-model.ts';

let server: ChatServer;
beforeAll(async () => {
  server = await startChatServer();
});
afterAll(() => server.close());

const check = () => checkModels({ chatModel: 'm', embeddingModel: 'e', openai: { apiKey: 'sk-x', baseUrl: server.url } });
const reply = (body: SentBody): string => {
  const prompt = body.messages?.at(-1)?.content ?? '';
  if (prompt.includes('JSON')) return '{"question":"好"}';
  return [...prompt.matchAll(/^\d+\. (.*)$/gmu)].map(([, sentence]) => sentence).join('\n') || '好';
};

describe('the doctor and the models', () => {
  it('finds a good endpoint good', async () => {
    server.behave({ reply });
    expect((await check()).map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good']);
  });

  it('says what the endpoint and the model lack', async () => {
    server.behave({ reply: (body) => reply(body).replace('60', '61').replaceAll('{1}', ''), refuses: ['json_schema', 'stream'] });
    const findings = await check();
    expect(findings.filter(({ state }) => state === 'note').map(({ what }) => what)).toEqual([
      'its rewording of a sample was refused (citation)',
      'the endpoint refuses strict schemas, streaming',
    ]);
  });

  it.each([
    [401, 'unauthorised', 'OPENAI_API_KEY'],
    [404, 'unknown-model', '/v1'],
    [402, 'no-credit', 'credit'],
  ])('%i: names the cause', async (status, code, advice) => {
    server.behave({ failure: { status } });
    for (const finding of await check()) {
      expect(finding.state).toBe('bad');
      expect(finding.what).toContain(code);
      expect(finding.advice).toContain(advice);
    }
  });

  it('calls nobody when nothing is configured', async () => {
    const before = server.requests.length;
    expect((await checkModels({ chatModel: undefined, embeddingModel: undefined, openai: { apiKey: undefined, baseUrl: server.url } })).map(({ state }) => state)).toEqual([
      'note',
      'note',
    ]);
    expect(server.requests.length).toBe(before);
  });
});
