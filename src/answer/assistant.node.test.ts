import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/load.node.ts';
import { openStore } from '../store/open.node.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/normalise.ts';
import type { Assistant, Reply } from './assistant-port.ts';
import { createAssistant } from './assistant.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { renderText } from './render-text.ts';

let engine: Engine;
let store: Store;
let assistant: Assistant;
let now = 0;
const user = 'person';

beforeAll(async () => {
  engine = createEngine(await loadCorpus('corpus'));
}, 60_000);
beforeEach(async () => {
  now = Date.parse('2026-11-21T08:00:00Z');
  store = await openStore(':memory:', { dataDir: '.', clock: () => now });
  assistant = createAssistant({
    engine,
    store,
    clock: () => new Date((now += 1000)),
    today: () => '2026-11-21',
    newId: () => crypto.randomUUID(),
    publicUrl: 'https://example.org',
  });
});
afterEach(() => store.close());

const ask = (text: string, more: { message?: string; user?: string; asOf?: string } = {}) => assistant.answer({ user, channel: 'test', text, ...more });
const said = ({ statements }: Reply) => statements.map(({ text }) => text).join('\n');
const facts = async () => Object.fromEntries(Object.entries((await store.loadConversation(user))?.conversation.facts ?? {}).map(([key, { value }]) => [key, value]));

describe('a turn', () => {
  it('is kept with its reply, and every citation stands in its document and is linked', async () => {
    const reply = await ask('中级 社保交了四年半 能在北京落户不');
    expect(reply.rules[0]).toMatchObject({ rule: 'beijing-hukou-eligibility', outcome: 'no' });
    expect(reply.citations.map(({ n }) => n)).toEqual(reply.citations.map((_, i) => i + 1));
    for (const { document, quote, url } of reply.citations) {
      expect(fold(engine.corpus.documents.find(({ meta }) => meta.id === document)!.text)).toContain(fold(quote));
      expect(url).toContain(`https://example.org/sources/${document}`);
    }
    const [turn, ...others] = await store.listTurns({ user });
    expect(others).toEqual([]);
    expect(turn).toMatchObject({ question: '中级 社保交了四年半 能在北京落户不', reply: renderText(reply), refused: false, asOf: '2026-11-21' });
  });

  it('takes the day it is told as today', async () => {
    expect(said(await ask('中级 社保交了四年半 能在北京落户不'))).toContain('2027年5月21日');
    expect(said(await ask('中级 社保交了四年半 能在北京落户不', { user: 'other', asOf: '2026-01-10' }))).toContain('2026年7月10日');
  });

  it("explains the channel's words once", async () => {
    expect((await ask('你好')).teach).toBe(false);
    expect((await ask('电子证书怎么下载')).teach).toBe(true);
    expect((await ask('电子证书怎么下载')).teach).toBe(false);
  });

  it('of one person is nothing to another', async () => {
    await ask('我是中级 社保交了50个月 能落户北京吗');
    expect(said(await ask('你记了我什么', { user: 'other' }))).toContain('没有记');
  });

  it('that is refused cites nothing, and its question is counted for the operator without a name', async () => {
    for (const person of ['a', 'b']) {
      const reply = await ask('社工考试报名费多少', { user: person });
      expect(reply).toMatchObject({ refused: true, citations: [], rules: [] });
    }
    const [missed, ...others] = await store.listUnanswered();
    expect(missed).toMatchObject({ question: '社工考试报名费多少', count: 2 });
    expect(others).toEqual([]);
  });
});

describe('a message that is delivered again', () => {
  it('gets the same reply and is taken once', async () => {
    const first = await ask('我是中级 积分落户能加几分', { message: 'm1' });
    const again = await ask('我是中级 积分落户能加几分', { message: 'm1' });
    expect(again).toEqual(first);
    expect(await store.listTurns({ user })).toHaveLength(1);
    expect((await store.loadConversation(user))?.conversation.turn).toBe(1);
  });

  it('at the same moment too', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => ask('社工考试报名费多少', { message: 'm1' })));
    for (const other of others) expect(other).toEqual(first);
    expect(await store.listTurns({ user })).toHaveLength(1);
    expect((await store.listUnanswered())[0]?.count).toBe(1);
  });

  it('tells its statements once', async () => {
    const told: string[] = [];
    const deliver = () => assistant.answer({ user, channel: 'test', text: '电子证书怎么下载', message: 'm1', onStatement: ({ text }) => told.push(text) });
    const reply = await deliver();
    await deliver();
    expect(told).toEqual(reply.statements.map(({ text }) => text));
  });

  it('with the same name from another person is another message', async () => {
    const [mine, theirs] = await Promise.all([ask('电子证书怎么下载', { message: 'm1' }), ask('你好', { message: 'm1', user: 'other' })]);
    expect(said(theirs)).not.toBe(said(mine));
  });
});

describe('several messages of one person at once', () => {
  it('lose nothing that was told', async () => {
    await ask('中级 能落户北京吗');
    await Promise.all([ask('社保交了50个月'), ask('居住证办了4年'), ask('没补缴过')]);
    expect(await facts()).toMatchObject({ certificateLevel: '中级', socialInsuranceMonths: 50, residencePermitMonths: 48, backPaidMonths: 0 });
    expect(await store.listTurns({ user })).toHaveLength(4);
    expect((await store.loadConversation(user))?.conversation.turn).toBe(4);
  });

  it('from two processes', async () => {
    const other = createAssistant({ engine, store, clock: () => new Date((now += 1000)), today: () => '2026-11-21', newId: () => crypto.randomUUID() });
    await Promise.all([ask('我是中级 积分落户能加几分'), other.answer({ user, channel: 'test', text: '我社保交了50个月 能落户北京吗' })]);
    expect(await facts()).toMatchObject({ certificateLevel: '中级', socialInsuranceMonths: 50 });
  });
});

describe('what is remembered', () => {
  it('a correction replaces', async () => {
    await ask('中级,社保交了60个月,没补过,能在北京落户吗');
    const reply = await ask('不对,是59个月');
    expect(reply.rules[0]).toMatchObject({ outcome: 'no', facts: { socialInsuranceMonths: 59, certificateLevel: '中级' } });
    expect(said(await ask('你记了我什么'))).toContain('59个月');
    expect(said(await ask('你记了我什么'))).not.toContain('60个月');
  });

  it('a correction that may be of two figures is asked about, not passed over', async () => {
    await ask('中级 社保交了50个月没补过 合同还剩14个月,能落户北京吗');
    const reply = await ask('打错了,是30个月');
    expect(said(reply)).toContain('没听出您要改的是哪一项');
    expect(await facts()).toMatchObject({ socialInsuranceMonths: 50, contractRemainingMonths: 14 });
  });

  it('a supposition is not', async () => {
    await ask('我是初级 积分落户能加几分');
    expect(said(await ask('要是考到高级呢'))).toContain('只算这一次');
    expect(await facts()).toMatchObject({ certificateLevel: '初级' });
  });

  it("of places that were compared is nobody's own place, but the level is kept", async () => {
    await ask('中级证在宁波和台州各奖多少');
    expect(await facts()).toEqual({ certificateLevel: '中级' });
  });

  it('what was told without a question is not asked for again', async () => {
    expect((await ask('我是中级社工师')).refused).toBe(false);
    expect(said(await ask('北京落户我够条件吗'))).not.toContain('社工证是哪一级');
    expect(await store.listUnanswered()).toEqual([]);
  });

  it('「不知道」 to nothing that was asked is no question', async () => {
    const reply = await ask('不知道');
    expect(reply).toMatchObject({ refused: false, rules: [], citations: [] });
    expect(await store.listUnanswered()).toEqual([]);
  });
});

describe('what belongs to the last reply', () => {
  it('the original words are shown by number, and stay there', async () => {
    const { citations } = await ask('电子证书怎么下载');
    expect(said(await ask('原文1'))).toBe(citations[0]?.quote);
    expect(said(await ask('原文1'))).toBe(citations[0]?.quote);
    expect(said(await ask('原文9'))).toContain(`只有${citations.length}处`);
  });

  it('what did not fit is told part by part, and is gone with the next question', async () => {
    await ask('电子证书怎么下载');
    await assistant.keepRest(user, ['第二段', '第三段']);
    expect(said(await ask('继续'))).toBe('第二段');
    expect(said(await ask('继续'))).toBe('第三段');
    expect(said(await ask('继续'))).toContain('没有更多');
    await assistant.keepRest(user, ['第二段']);
    await ask('电子证书怎么下载');
    expect(said(await ask('继续'))).toContain('没有更多');
  });

  it('the step that is named is the one marked so', async () => {
    await ask('电子证书怎么下载');
    expect(said(await ask('第五步'))).toMatch(/^第5步\(共6步\):5\. /u);
  });

  it('a verdict is kept with the answer', async () => {
    await ask('电子证书怎么下载');
    await ask('没用');
    const judged = (await store.listTurns({ user })).filter(({ feedback }) => feedback !== null);
    expect(judged.map(({ question, feedback }) => [question, feedback?.useful])).toEqual([['电子证书怎么下载', false]]);
  });
});

describe('「忘掉我」', () => {
  it('removes every row of the person and of nobody else', async () => {
    await ask('我是中级 积分落户能加几分', { message: 'm1' });
    await ask('有用');
    await ask('我是初级 积分落户能加几分', { user: 'other' });
    expect(said(await ask('忘掉我'))).toContain('删除');
    expect(await store.loadConversation(user)).toBeUndefined();
    expect(await store.listTurns({ user })).toEqual([]);
    expect(await store.findTurn(user, 'm1')).toBeUndefined();
    expect(await store.listTurns({ user: 'other' })).toHaveLength(1);
  });

  it('begins anew: nothing is known, no 原文, no rest', async () => {
    await ask('我是中级 积分落户能加几分');
    await assistant.keepRest(user, ['第二段']);
    await ask('忘掉我');
    expect(said(await ask('你记了我什么'))).toContain('没有记');
    expect(said(await ask('原文1'))).toContain('还没有');
    expect(said(await ask('继续'))).toContain('没有更多');
    expect((await store.loadConversation(user))?.conversation.turn).toBe(3);
  });

  it('can be done for a person from outside', async () => {
    await ask('我是中级 积分落户能加几分');
    await assistant.forget(user);
    expect(await store.listTurns({ user })).toEqual([]);
    expect(await store.loadConversation(user)).toBeUndefined();
  });
});
