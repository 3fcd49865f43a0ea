import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/load.node.ts';
import { newConversation } from '../schema/conversation.ts';
import { createEngine } from './create-engine.ts';
import { respond, type Response } from './respond.ts';

const engine = createEngine(await loadCorpus('corpus'));

/** The answer to the last of several messages. */
function last(...messages: readonly string[]): Response {
  let conversation = newConversation;
  const responses = messages.map((text) => {
    const response = respond(engine, conversation, { text, asOf: '2026-11-21' });
    ({ conversation } = response);
    return response;
  });
  return responses.at(-1)!;
}
const rule = (...messages: readonly string[]): string | undefined => last(...messages).computed[0]?.rule.name;
const said = (...messages: readonly string[]): string =>
  last(...messages)
    .statements.map(({ text }) => text)
    .join('\n');

const MONTHLY = '我在碧江 是社工师 每月岗位补贴领多少';

describe('the rule that answers', () => {
  it("is the one of a person's own case; what only asks for a fact is left to the documents", () => {
    expect(rule('我社保交了50个月 中级 能落户北京吗')).toBe('beijing-hukou-eligibility');
    expect(rule('北京落户要交什么材料')).toBeUndefined();
    expect(rule('上海落户社工要几年社保 我中级')).toBeUndefined();
  });

  it('answers rather than nothing', () => {
    expect(rule('能落户北京吗')).toBe('beijing-hukou-eligibility');
    expect(rule('北京事业单位社工岗十一级 聘的话要什么证')).toMatch(/^beijing-(post-certificate|grade-to-post)$/u);
  });

  it('does not answer what its words lack', () => {
    expect(rule('碧江项目主管底薪多少')).toBeUndefined();
  });
});

describe('a message that leans on the answer before', () => {
  it('tells a fact to its rule, however it is put', () => {
    expect(rule('我中级 积分落户加几分', '五年了')).toBe('beijing-points-bonus');
    expect(rule('公租房优先 我够不够 外地的', '社工干了一年八个月', '社保三年')).toBe('beijing-public-housing');
  });

  it('asks on about its result', () => {
    expect(rule('公租房优先 我够不够 外地的', '社工干了一年八个月 社保30个月', '那最早什么时候两样都够')).toBe('beijing-public-housing');
    expect(rule('我中级 社保交了53个月没补过 能落户北京吗', '那最早啥时候够60个')).toBe('beijing-hukou-eligibility');
  });

  it('who is to be asked is no other side of a result', () => expect(rule('我2024年6月过的中级 还没登记 来得及吗', '那我现在该找谁')).toBeUndefined());

  it('asks about another side of the matter, whose name it leaves out', () => expect(rule(MONTHLY, '那一整年合多少')).toBe('bijiang-allowance-yearly'));

  it('names another rule, of whose facts some are known', () => {
    const answer = last('社保在北京连着48个月没补过 社工岗三年没断过 外地户口 公租房优先行不', '那落户呢 中级证');
    expect(answer.computed[0]?.rule.name).toBe('beijing-hukou-eligibility');
    expect(answer.computed[0]?.facts['socialInsuranceMonths']).toBe(48);
  });

  it('goes over to another matter', () => expect(rule(MONTHLY, '积分落户我能加几分 中级')).toBe('beijing-points-bonus'));
});

describe("somebody else's case", () => {
  it("leaves the person's own as it is", () => {
    const answer = last('北京 我中级 连续干了四年社工 积分加几分', '那我师傅呢 她高级 连着九年了', '我自己还差多久');
    expect(answer.computed[0]?.facts).toMatchObject({ certificateLevel: '中级', serviceMonths: 48 });
    expect(said('北京 我中级 连续干了四年社工 积分加几分', '那我师傅呢 她高级 连着九年了')).toContain('师傅');
  });
});

describe('a supposition', () => {
  it('builds on the one before, and ends with it', () => {
    const messages = ['北京 初级证 干了三年 积分加几分', '要是明年考到中级呢', '那再干两年呢'];
    expect(last(...messages).computed[0]?.facts).toMatchObject({ certificateLevel: '中级', serviceMonths: 60 });
    expect(last(...messages, '积分我现在到底加几分').computed[0]?.facts).toMatchObject({ certificateLevel: '初级', serviceMonths: 36 });
  });

  it('takes what stands beside it for told', () => {
    const answer = last('北京 初级证 积分加几分', '要是明年考到中级呢 我连着干了五年了', '那我现在几分');
    expect(answer.computed[0]?.facts).toMatchObject({ certificateLevel: '初级', serviceMonths: 60 });
  });
});

describe('what comes on top', () => {
  it('is added to what was told', () => {
    expect(last('中级 有证明的学时62 够没', '又上了个12小时的 证明也给了').computed[0]?.facts['trainingHours']).toBe(74);
    expect(last('中级 有证明的学时62 够没', '不对 是12小时').computed[0]?.facts['trainingHours']).toBe(12);
    expect(last('中级 有证明的学时62 够没', '又查了下 一共80小时').computed[0]?.facts['trainingHours']).toBe(80);
  });
});
