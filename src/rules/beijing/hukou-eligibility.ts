import { atLeast, holds, isOneOf, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf, choiceOf, isGiven, rangeOf } from '../given.ts';
import { atLeastMonths, lengthOf, restOf, sayLength, without, type Length } from '../length.ts';
import { showRange, type Range } from '../range.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayMonths, sayVerdict } from '../said.ts';
import { aroundYears, atLeastYears } from './at-least-years.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { figure, word } = cited('beijing-nonlocal-guide');
const CORE = '需持有中级及以上全国社工职业水平证书;在京连续缴社保满60个月。';
const CONTRACT = '与北京本地社工机构签正式合同,剩余期限不少于1年。';

const constants = {
  level: word('中级及以上', CORE),
  insurance: figure(60, '个月', CORE),
  backPaid: word('不计入', '误区2:补缴社保算连续?实际补缴部分不计入有效年限。'),
  agency: word('北京本地社工机构', CONTRACT),
  contract: figure(1, '年', CONTRACT),
  permit: figure(3, '年', '身份证、户口本、满3年的北京居住证;社工证原件及电子注册备案表。'),
  papers: word('社保明细', '近5年社保明细、劳动合同及12个月工资流水。'),
  apply: word('预申报', '先登录北京人社局官网做资格预申报,通过后打印初审表。'),
  submit: figure(7, '个工作日', '线下提交材料至区人社局,初审后上报市级,公示7个工作日后拿准迁证。'),
  officialNumber: official.number,
  officialBenefits: official.benefits,
};

const MONTHS = 12;

/** 北京落户资格, article 1.2 and 1.3. Effective months = months paid − months paid back. */
export const beijingHukouEligibility: Rule = {
  name: 'beijing-hukou-eligibility',
  title: '北京落户资格',
  number: 2,
  description: '非京籍社工能否在北京落户:证书级别、连续社保月数(补缴不计)、合同剩余期限、居住证年限;逐条给出已有、要求、还差多少、最早何时。',
  facts: ['certificateLevel', 'socialInsuranceMonths', 'backPaidMonths', 'localAgencyContract', 'contractRemainingMonths', 'residencePermitMonths'],
  constants,
  sums: ['socialInsuranceMonths', 'backPaidMonths'],
  probes: {
    // The last is enough whatever was paid back.
    socialInsuranceMonths: [0, constants.insurance.value - 1, constants.insurance.value, constants.insurance.value * constants.insurance.value * constants.insurance.value],
    backPaidMonths: [0, constants.insurance.value * constants.insurance.value],
    contractRemainingMonths: aroundYears(constants.contract),
    residencePermitMonths: aroundYears(constants.permit),
  },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const conditions = [
    isOneOf({ label: '社工证级别', have: choiceOf(facts, 'certificateLevel'), allowed: ['中级', '高级'], need: '中级及以上', sources: [constants.level] }),
    insurance(facts, asOf),
    holds({
      label: '正式合同',
      have: flagOf(facts, 'localAgencyContract'),
      need: '与北京本地社工机构签的正式合同',
      sources: [constants.agency],
      shown: ['已签', '没有'],
    }),
    contract(restOf(facts, 'contractRemainingMonths', asOf)),
    atLeastYears({ label: '北京居住证', have: lengthOf(facts, 'residencePermitMonths', asOf), years: constants.permit, asOf }),
  ];
  const outcome = outcomeOf(conditions);
  const verdict = sayVerdict(conditions, { yes: '可以申请北京落户,文章列的条件您都满足', no: '还不行,暂时不能落户', open: '还不能下结论,说到的这些都够' });
  return {
    outcome,
    value: null,
    verdict,
    conditions,
    sums: sums(facts, asOf),
    notes: notes(facts),
    next: outcome === 'yes' ? [constants.permit, constants.papers, constants.apply, constants.submit].map(verbatim) : [],
  };
}

function insurance(facts: Facts, asOf: string): Condition {
  const paid = lengthOf(facts, 'socialInsuranceMonths', asOf);
  const effective = effectiveOf(paid, facts);
  const backPaidOpen = !isGiven(facts, 'backPaidMonths');
  const condition = atLeastMonths({
    label: '在京连续缴社保(补缴不算)',
    have: effective,
    need: constants.insurance.value,
    sources: [constants.insurance, constants.backPaid],
    asOf,
    shown: paidBack(facts) ? sayMonths(effective.range) : sayLength(paid, asOf),
  });
  if (condition.status !== 'unmet' || !backPaidOpen) return condition;
  // Too short even when nothing was paid back: the gap is at least the one to what was paid, and the date the earliest there can be.
  const asPaid = atLeastMonths({ label: '', have: paid, need: constants.insurance.value, sources: [], asOf });
  return { ...condition, lacking: `${asPaid.lacking ?? ''}(按没有补缴算)`, ...(asPaid.earliest === undefined ? {} : { earliest: asPaid.earliest }) };
}

function effectiveOf(paid: Length, facts: Facts): Length {
  return without(paid, rangeOf(facts, 'backPaidMonths', 0, paid.range[1]));
}

function paidBack(facts: Facts): boolean {
  return isGiven(facts, 'backPaidMonths') && rangeOf(facts, 'backPaidMonths')[1] > 0;
}

/** A contract is made longer by nobody's waiting: no day closes the gap. */
function contract(have: Range): Condition {
  const { contract: years } = constants;
  const need = years.value * MONTHS;
  return { ...atLeast({ label: '合同剩余期限', have, need, unit: '个月', sources: [years], shown: sayMonths(have) }), need: `${need}个月(${years.value}年)` };
}

function sums(facts: Facts, asOf: string): readonly Finding[] {
  const backPaid = rangeOf(facts, 'backPaidMonths');
  if (!isGiven(facts, 'socialInsuranceMonths') || backPaid[0] === 0) return [];
  const paid = lengthOf(facts, 'socialInsuranceMonths', asOf);
  return [finding(`${sayMonths(paid.range)} − 补缴${sayMonths(backPaid)} = 有效${showRange(effectiveOf(paid, facts).range, '个月')}`, constants.backPaid)];
}

function notes(facts: Facts): readonly Finding[] {
  const found: Finding[] = [];
  if (isGiven(facts, 'localAgencyContract') || isGiven(facts, 'contractRemainingMonths'))
    found.push(finding('合同要是与北京本地社工机构签的正式合同,剩余正好1年也算够。', constants.agency, constants.contract));
  if (isGiven(facts, 'socialInsuranceMonths')) found.push(finding('文章没有说明社保中断后是否重新计算。', constants.insurance));
  found.push(unofficialFigures());
  return found;
}
