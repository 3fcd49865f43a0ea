import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { isGiven, rangeOf } from '../given.ts';
import { isExact, scale, showRange } from '../range.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding, share } from '../said.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { figure } = cited('beijing-nonlocal-guide');

const constants = {
  shorter: figure(30, '%', '无需参与积分排队,审批周期较常规缩短30%。'),
  officialNumber: official.number,
  officialTalent: official.talent,
};

const common = { title: '北京人才引进绿色通道:缩短后的审批时间', number: 3, constants } as const;

/** The talent channel's length from the usual one in days, article 1.1. */
export const beijingApprovalDays: Rule = {
  ...common,
  name: 'beijing-approval-days',
  description: '常规审批要多少天,走人才引进绿色通道缩短之后是多少天。',
  facts: ['usualApprovalDays'],
  probes: { usualApprovalDays: [0, 1] },
  evaluate: (facts) => evaluate(facts, 'usualApprovalDays', '天'),
};

/** The same for a length given in months: a month is not so many days. */
export const beijingApprovalMonths: Rule = {
  ...common,
  name: 'beijing-approval-months',
  description: '常规审批要多少个月,走人才引进绿色通道缩短之后是多少个月。',
  facts: ['usualApprovalMonths'],
  probes: { usualApprovalMonths: [0, 1] },
  evaluate: (facts) => evaluate(facts, 'usualApprovalMonths', '个月'),
};

function evaluate(facts: Facts, key: string, unit: string): Computation {
  const notes = [finding('文章没有给出常规审批要多久,也没有给出缩短后的具体天数;您说的是工作日就按工作日算。', constants.shorter), unofficialFigures(official.talent)];
  const usual = rangeOf(facts, key);
  if (!isGiven(facts, key) || usual[1] === Infinity) {
    const verdict = finding(`审批周期较常规缩短${constants.shorter.value}%;告诉我常规要多久,我来算缩短后的时间。`, constants.shorter);
    return { outcome: 'unknown', value: null, verdict, conditions: [], sums: [], notes, next: [] };
  }
  const shortened = scale(usual, 1 - share(constants.shorter));
  const saved = scale(usual, share(constants.shorter));
  return {
    outcome: 'value',
    value: isExact(shortened) ? shortened[0] : shortened,
    verdict: finding(`大约${showRange(shortened, unit)}:常规${showRange(usual, unit)},缩短${constants.shorter.value}%就是少${showRange(saved, unit)}。`, constants.shorter),
    conditions: [],
    sums: [finding(`${showRange(usual, '')} × (1 − ${constants.shorter.value}%) = ${showRange(shortened, unit)}`, constants.shorter)],
    notes,
    next: [],
  };
}
