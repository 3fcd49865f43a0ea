import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/load.node.ts';
import { newConversation } from '../schema/conversation.ts';
import { createEngine } from './create-engine.ts';
import { respond, type Response } from './respond.ts';

const engine = createEngine(await loadCorpus('corpus'));

/** The answer to the last of several messages. */
function last(...messages: readonly string[]): Response {
  let conversation = newConversation;
  let response: Response | undefined;
  for (const text of messages) {
    response = respond(engine, conversation, { text, asOf: '2026-11-21' });
    ({ conversation } = response);
  }
  return response!;
}
const rule = (...messages: readonly string[]): string | undefined => last(...messages).computed[0]?.rule.name;
const facts = (...messages: readonly string[]) => last(...messages).computed[0]?.facts;

describe('a conversation keeps its matter', () => {
  it.each([
    ['days that are left are those of the renewal', ['2024年1月31号登的记 再登记能办了没', '还剩几天'], 'registration-renewal-window'],
    ['a day taken back is the one that was told', ['外地人评北京社工职称 我够条件不', '居住证快两年 全职的', '不对不对 刚翻出来 2024年10月就办了'], 'beijing-title-eligibility'],
    ['a title told in Bijiang is of its allowance', ['碧江高级社工师 跟着重点民生项目 职称没评 一年补贴多少', '职称也评上了呢'], 'bijiang-allowance-yearly'],
    ['another place that is told as a fact', ['北京社工职称 我居住证三年 全职 社工师证', '我在保定那边也报着', '那把保定的撤了呢'], 'beijing-title-eligibility'],
    ['what is told and asks nothing', ['碧江一线社工干满三年了 想往上走一步'], 'bijiang-promotion'],
  ])('%s', (_, messages, name) => expect(rule(...messages)).toBe(name));

  it.each([
    ['another subject in a few words', ['北京居住证 评职称要几年', '落户呢'], 'beijing-hukou-eligibility'],
    ['another side, by what is asked', ['外地人评北京社工职称 我够条件不', '那今年还赶得上报不'], 'beijing-title-calendar'],
    ['the rule of the same number that takes what is told', ['高级社工师 碧江补贴一个月多少 跟着重点民生项目', '连职称都是高级 那干满十二个月拢共'], 'bijiang-allowance-period'],
    ['what another place pays', ['考出中级 宁波一次性给多少钱', '碧江呢'], 'bijiang-allowance-monthly'],
    ['a fact that only another rule takes', ['中级证 连着干了五年零两个月 积分落户能加几分', '那我明年要是评上市级的优秀社工呢'], 'beijing-talent-channel'],
  ])('until another is meant: %s', (_, messages, name) => expect(rule(...messages)).toBe(name));

  it.each([
    ['2024年1月31号登的记 再登记能办了没', '考试报名费多少'],
    ['碧江社工师一个月补贴多少', '工资多少'],
    ['社工师 社保58个月没补过 北京落户够不够', '房价多少钱一平'],
  ])('%s, then %s: nothing is computed again for what the rule does not hold', (first, other) => expect(rule(first, other)).toBeUndefined());

  it('papers are asked of what says them, not of a side that only quotes them', () => {
    const answer = last('居住证下个月满两年 明年三月报北京职称赶得上不', '那我到时候要准备啥');
    expect(answer.computed).toEqual([]);
    expect(answer.statements.map(({ text }) => text).join('')).toContain('近2年社工服务案例');
  });

  it('a day that is still to come is no day on which something was passed', () => {
    const said = facts('2025年12月10号过的社工考试 首登最晚哪天', '12月30号才回得来');
    expect(said).toMatchObject({ examPassedOn: '2025-12-10', registerOn: '2026-12-30' });
  });

  it('of two days the one within the other is told', () => expect(facts('去年考的 8月出的分 首次登记还来得及不')).toMatchObject({ examPassedOn: ['2025-08-01', '2025-08-31'] }));

  it('nothing else leaves nothing open', () => expect(last('社工师 考过三门 每门讲了24小时 没拿学位 别的没有 学时够不').computed[0]?.computation.outcome).toBe('no'));

  it('each of several questions is asked for itself, with what was told ahead of them', () =>
    expect(last('社工师 2024年2月10号登的记 有证明的学时攒了78 再登记哪天开始收 学时还差几个').computed.map(({ rule: { name } }) => name)).toEqual([
      'registration-renewal-window',
      'registration-continuing-education',
    ]));
});

describe('people', () => {
  const COMPARED = '碧江 甲笔试85面试80没证 乙笔试80面试80有证 两个人各多少';

  it('are kept by name, and one figure can be set right', () => {
    expect(last(COMPARED, '那先录哪个').statements.map(({ text }) => text)).toContain('面试时同等条件下,有社工证的优先录用:乙。');
    expect(facts(COMPARED, '甲面试说错了 是78')).toMatchObject({ writtenScore: 85, interviewScore: 78 });
  });

  it('what is taken back is of whom was spoken', () =>
    expect(facts('碧江项目主管两年半 中级证 什么时候能报资深督导', '我同事一线干了20个月 两个重点项目 他呢', '不对 是26个月')).toMatchObject({ frontlineMonths: 26 }));

  it('somebody told of is set beside oneself', () =>
    expect(last('碧江社工考试我笔试71面试84 没社工证 综合多少', '隔壁老王笔试66 面试86 他有社工师证 我俩谁高').statements[0]?.text).toBe('老王更高(80)。'));

  it('of several places are people, not places', () =>
    expect(last('我宁波初级 我妹台州初级 都是今年新考过的 两个人奖金加一块多少').statements.at(-1)?.text).toBe('合计1500 + 1000 = 2500。'));
});

describe('what is paid once and by the month', () => {
  it('is set against each other in months', () =>
    expect(last('宁波中级是一次性给3000 碧江社工师按月补 碧江要领几个月才抵得上宁波这一笔').statements[0]?.text).toBe('抵上3000元:每月500元要6个月;每月700元要5个月。'));
});
