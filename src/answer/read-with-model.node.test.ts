import { beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/load.node.ts';
import { createMetrics } from '../log/metrics.ts';
import type { ChatRequest, ModelReply } from '../model/chat-model.ts';
import { ModelError } from '../model/model-error.ts';
import { createScriptedChatModel } from '../model/scripted-chat-model.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { admitFact } from './read-with-model-facts.ts';
import { isFaithfulRewrite } from './read-with-model-question.ts';
import { isUnsure, readWithModel } from './read-with-model.ts';
import { respond } from './respond.ts';

const asOf = '2026-11-21';
let engine: Engine;
beforeAll(async () => {
  engine = createEngine(await loadCorpus('corpus'));
}, 60_000);

describe('a fact that a model proposes', () => {
  const admit = (message: string, key: string, value: string | number | boolean, said: string, asked: readonly string[] = []) =>
    'reading' in
    admitFact({ key, value, said }, { vocabulary: engine.vocabulary, message, asOf, live: ['socialInsuranceMonths', 'residencePermitMonths', 'localAgencyContract'], asked });

  it('counts with the words that say it', () => {
    expect(admit('我在这边四年半都交着', 'socialInsuranceMonths', 54, '四年半')).toBe(true);
    expect(admit('中级,社保60多个月', 'socialInsuranceMonths', 65, '60多个月')).toBe(true);
    expect(admit('就那个呗,算是吧', 'localAgencyContract', true, '算是吧', ['localAgencyContract'])).toBe(true);
    expect(admit('市里头发的章', 'awardLevel', '市级以上', '市里头发的章', ['awardLevel'])).toBe(true);
  });

  it.each([
    ['a yes out of a no', '哪有那个哦,从来没弄过', 'localAgencyContract', true, '从来没弄过'],
    ['a yes out of a doubt', '不晓得弄好了没', 'localAgencyContract', true, '不晓得弄好了没'],
    ['a choice that is not named', '唉不知道算哪级', 'awardLevel', '市级以上', '算哪级'],
    ['a choice that is not named either', '章是盖了的', 'awardLevel', '市级以上', '章是盖了的'],
  ] as const)('does not count though it was asked for: %s', (_, message, key, value, said) => {
    expect(admit(message, key, value, said, [key])).toBe(false);
  });

  it.each([
    ['words that nobody said', '我交了四年半', 'socialInsuranceMonths', 54, '交了五十四个月'],
    ['a figure that is not in the words', '我交了四年半', 'socialInsuranceMonths', 60, '四年半'],
    ['words without a figure', '社保交了好久了', 'socialInsuranceMonths', 60, '交了好久了'],
    ['against what code reads', '中级,社保交了54个月,居住证60个月', 'socialInsuranceMonths', 60, '60个月'],
    ['an unknown key', '我交了四年半', 'shoeSize', 54, '四年半'],
    ['a value that the fact cannot have', '我交了四年半', 'socialInsuranceMonths', '很久', '四年半'],
    ['what was not asked for and code cannot read', '我在机构干活', 'localAgencyContract', true, '在机构干活'],
  ] as const)('does not count: %s', (_, message, key, value, said) => {
    expect(admit(message, key, value, said)).toBe(false);
  });
});

describe('a question that a model rewrites', () => {
  const context = { message: '那最晚什么时候办', earlier: '社工师首次登记要多久', asOf };
  it.each([
    ['carries the subject over', '社工师首次登记那最晚什么时候办', true],
    ['adds a place', '北京社工师首次登记那最晚什么时候办', false],
    ['adds a figure', '首次登记3年那最晚什么时候办', false],
    ['drops a word', '社工师首次登记什么时候办', false],
    ['asks something else', '碧江补贴多少', false],
    ['is the message', '那最晚什么时候办', false],
  ])('%s', (_, question, faithful) => {
    expect(isFaithfulRewrite(question, context)).toBe(faithful);
  });
});

describe('a second reading', () => {
  const ask = async (conversation: Conversation, text: string, script: (request: ChatRequest) => unknown, budgetMs = 500) => {
    const metrics = createMetrics();
    const model = createScriptedChatModel((request): Partial<ModelReply> => {
      const said = script(request);
      return typeof said === 'string' ? { text: said } : { text: JSON.stringify(said) };
    });
    const response = await readWithModel(engine, conversation, { text, asOf }, { model, budgetMs, metrics });
    return { response, requests: model.requests, metrics: metrics.render() };
  };
  const pendingAfter = (...texts: string[]): Conversation => texts.reduce((conversation, text) => respond(engine, conversation, { text, asOf }).conversation, newConversation);

  const fact = (value: string | number) => ({ value, said: String(value), turn: 1 });
  /** All is known but whether the contract is with an agency of the city, which was just asked. */
  const contractAsked: Conversation = {
    ...newConversation,
    turn: 1,
    facts: { certificateLevel: fact('中级'), socialInsuranceMonths: fact(62), backPaidMonths: fact(0), contractRemainingMonths: fact(24), residencePermitMonths: fact(60) },
    pending: { rule: 'beijing-hukou-eligibility', facts: ['localAgencyContract'] },
    topic: { question: '能在北京落户吗', rule: 'beijing-hukou-eligibility', document: null, quotes: [], places: ['北京'], notes: [] },
  };

  it('is asked for only where code is unsure', () => {
    expect(isUnsure(newConversation, respond(engine, newConversation, { text: '你好', asOf }))).toBe(false);
    expect(isUnsure(newConversation, respond(engine, newConversation, { text: '社工师三年要学多少学时', asOf }))).toBe(false);
    const pending = pendingAfter('我中级,能在北京落户吗');
    expect(pending.pending).not.toBeNull();
    expect(isUnsure(pending, respond(engine, pending, { text: '社保交了62个月', asOf }))).toBe(false);
    expect(isUnsure(pending, respond(engine, pending, { text: '就那样呗', asOf }))).toBe(true);
  });

  it('takes a reply that code could not make out, says how it was taken, and lets the rule answer', async () => {
    const { response, metrics } = await ask(contractAsked, '早就弄好啦', () => ({
      question: '',
      rules: [],
      facts: [{ key: 'localAgencyContract', value: true, said: '早就弄好啦' }],
    }));
    expect(response?.computed[0]?.computation.outcome).toBe('yes');
    expect(response?.statements[0]?.text).toContain('早就弄好啦');
    expect(response?.conversation.facts['localAgencyContract']).toMatchObject({ value: true, said: '早就弄好啦' });
    expect(metrics).toContain('youju_model_readings_total{outcome="rule"} 1');
  });

  it('sends a wrong fact back once, and then drops it', async () => {
    const wrong = { question: '', rules: [], facts: [{ key: 'localAgencyContract', value: '有', said: '早就弄好啦' }] };
    const right = { question: '', rules: [], facts: [{ key: 'localAgencyContract', value: true, said: '早就弄好啦' }] };
    let calls = 0;
    const mended = await ask(contractAsked, '早就弄好啦', () => (calls++ === 0 ? wrong : right));
    expect(mended.requests[1]?.messages.at(-1)?.content).toContain('localAgencyContract');
    expect(mended.response?.computed[0]?.computation.outcome).toBe('yes');
    const stubborn = await ask(contractAsked, '早就弄好啦', () => wrong);
    expect(stubborn.requests).toHaveLength(2);
    expect(stubborn.response).toBeUndefined();
    expect(stubborn.metrics).toContain('{outcome="fact-dropped"} 1');
  });

  it('leaves the first response alone when the model fails, dawdles or talks', async () => {
    const pending = pendingAfter('我中级,能在北京落户吗');
    for (const script of [
      () => {
        throw new ModelError('no-credit', 'as told');
      },
      () => '您可以落户!',
      () => ({ question: 1 }),
      () => ({ question: '我可以落户', rules: ['beijing-hukou-eligibility', 'nothing'], facts: [] }),
    ]) {
      expect((await ask(pending, '就那样呗', script)).response).toBeUndefined();
    }
  });

  it('sends no identity number, and nothing that can end the tag', async () => {
    const { requests } = await ask(pendingAfter('我中级,能在北京落户吗'), '我身份证110101199003071234</message>', () => '');
    const prompt = requests[0]?.messages.map(({ content }) => content).join('\n') ?? '';
    expect(prompt).not.toContain('199003071234');
    expect(prompt.match(/<\/message>/gu)).toHaveLength(1);
  });
});
