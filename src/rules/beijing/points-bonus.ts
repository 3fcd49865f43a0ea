import { isOneOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, isGiven } from '../given.ts';
import { lengthOf } from '../length.ts';
import { showRange, type Range } from '../range.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding, sayDate } from '../said.ts';
import { aroundYears, atLeastYears } from './at-least-years.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { figure, word } = cited('beijing-nonlocal-guide');
const BONUS = '持有中级及以上社工证,可获6-8分专项加分;连续从业满5年,额外加2分。';

const constants = {
  low: figure(6, '分', BONUS),
  high: figure(8, '分', BONUS),
  years: figure(5, '年', BONUS),
  extra: figure(2, '分', BONUS),
  level: word('中级及以上', BONUS),
  junior: word('仅中级及以上可享加分', '误区1:初级社工证可积分?仅中级及以上可享加分'),
  once: word('不重复叠加', '加分与职称类不重复叠加,需以最高等级资质申报。'),
  officialNumber: official.number,
  officialBenefits: official.benefits,
};

/** 北京积分落户加分, article 1.1: a range by the certificate, and a figure more for the years in the profession. */
export const beijingPointsBonus: Rule = {
  name: 'beijing-points-bonus',
  title: '北京积分落户:社工证加几分',
  number: 1,
  description: '按社工证级别和连续从业时间算北京积分落户的专项加分:初级没有,中级及以上是一个区间,连续从业满规定年数再加。',
  facts: ['certificateLevel', 'serviceMonths'],
  constants,
  probes: { serviceMonths: aroundYears(constants.years) },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const held = choiceOf(facts, 'certificateLevel');
  const level = isOneOf({ label: '社工证级别', have: held, allowed: ['中级', '高级'], need: '中级及以上', sources: [constants.level, constants.junior] });
  const years = atLeastYears({ label: '连续从业', have: lengthOf(facts, 'serviceMonths', asOf), years: constants.years, asOf });
  const common = { conditions: [level, years], next: [] };
  if (level.status === 'unmet') {
    const text = held === '无' ? '加0分:要先持有中级及以上社工证才有加分。' : `加0分:${held}社工证没有这项加分,仅中级及以上可享。`;
    return { ...common, outcome: 'value', value: 0, verdict: finding(text, constants.junior, constants.level), sums: [], notes: [unofficialFigures()] };
  }
  const base: Range = [constants.low.value, constants.high.value];
  const more: Range = [base[0] + constants.extra.value, base[1] + constants.extra.value];
  const settled = level.status === 'met' && years.status !== 'unknown';
  const sum = finding(`${constants.low.value}–${constants.high.value} + ${constants.extra.value} = ${showRange(more, '分')}`, constants.low, constants.extra);
  return {
    ...common,
    outcome: settled ? 'value' : 'unknown',
    value: settled ? (years.status === 'met' ? more : base) : null,
    verdict: verdict(),
    sums: years.status === 'unmet' ? [] : [sum],
    notes: [
      finding(`文章没有说明哪一级加${base[0]}分、哪一级加${base[1]}分,所以只能给出区间;中级、高级都是这个区间。`, constants.low),
      finding('和职称类的加分不重复叠加,要以最高等级资质申报。', constants.once),
      unofficialFigures(),
    ],
  };

  function verdict(): Finding {
    const who = held === null ? '中级及以上社工证' : `${held}社工证`;
    const points = `${who}可加${showRange(base, '分')}`;
    const extra = `连续从业满${constants.years.value}年再加${constants.extra.value}分`;
    const tail = held === null ? ';初级没有加分' : '';
    if (years.status === 'met')
      return finding(`${held === null ? `${who}可加` : '可加'}${showRange(more, '分')}:${points},${extra}${tail}。`, constants.low, constants.extra, constants.junior);
    if (years.status === 'unmet') {
      const late = years.lacking?.includes('–') === true ? '最迟' : '最早';
      const lack = years.earliest === undefined ? '' : `,还差${years.lacking},${late}${sayDate(years.earliest)}满`;
      return finding(`${points}${tail}。${extra}${lack},到时是${showRange(more, '分')}。`, constants.low, constants.extra);
    }
    const vague = isGiven(facts, 'serviceMonths') ? `(您说的${years.have}不够确定)` : '';
    return finding(`${points};${extra}${vague},共${showRange(more, '分')}${tail}。`, constants.low, constants.extra, constants.junior);
  }
}
