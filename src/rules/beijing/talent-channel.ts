import { isOneOf, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { verbatim, type Computation, type Finding, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { figure, word } = cited('beijing-nonlocal-guide');
const AWARD = '获评市级以上“优秀社会工作者”,可直接走人才引进通道;2026年名额配额提升15%。';
const EASIER = '无需参与积分排队,审批周期较常规缩短30%。';

const constants = {
  award: word('市级以上', AWARD),
  title: word('优秀社会工作者', AWARD),
  quotaYear: figure(2026, '年', AWARD),
  quota: figure(15, '%', AWARD),
  queue: word('无需参与积分排队', EASIER),
  shorter: figure(30, '%', EASIER),
  officialNumber: official.number,
  officialTalent: official.talent,
};

/** 人才引进绿色通道, article 1.1: for 优秀社会工作者 of the city or above; 市级以上 includes the city's own award. */
export const beijingTalentChannel: Rule = {
  name: 'beijing-talent-channel',
  title: '北京人才引进绿色通道',
  number: 3,
  description: '获评哪一级“优秀社会工作者”可以直接走北京人才引进通道,有什么好处。',
  facts: ['awardLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const award = choiceOf(facts, 'awardLevel');
  const condition = isOneOf({ label: `“${constants.title.value}”获评级别`, have: award, allowed: ['国家级', '市级以上'], need: '市级以上', sources: [constants.award] });
  const outcome = outcomeOf([condition]);
  const benefits = `无需参与积分排队,审批周期较常规缩短${constants.shorter.value}%`;
  return {
    outcome,
    value: null,
    verdict: verdict(),
    conditions: [condition],
    sums: [],
    notes: notes(),
    next: outcome === 'yes' ? [verbatim(constants.queue)] : [],
  };

  function verdict(): Finding {
    const sources = [constants.award, constants.queue];
    if (outcome === 'yes') return finding(`可以,获评${award}“${constants.title.value}”能直接走人才引进通道:${benefits}。`, ...sources);
    if (outcome === 'unknown') return finding(`获评市级以上“${constants.title.value}”的,可以直接走人才引进通道:${benefits}。`, ...sources);
    const held = award === '无' ? `没有获评“${constants.title.value}”` : award === '区级' ? `区级“${constants.title.value}”不够` : '这个荣誉不在所列范围';
    return finding(`不能走人才引进通道:${held},要获评市级以上“${constants.title.value}”。`, constants.award);
  }

  function notes(): readonly Finding[] {
    const found: Finding[] = [];
    if (award === '其他') found.push(finding(`文章只写了“${constants.title.value}”,没有说明其他荣誉称号能不能走这个通道。`, constants.title));
    const year = constants.quotaYear.value;
    const quota = `文章说${year}年这一通道的名额配额提升${constants.quota.value}%,没有给出名额数`;
    const past = asOf >= `${year + 1}-01-01`;
    found.push(finding(past ? `${quota};${year}年已经过了,之后的名额文章没有说。` : `${quota}。`, constants.quota));
    found.push(unofficialFigures(official.talent));
    return found;
  }
}
