import { addMonths } from '../../text/calendar.ts';
import { atLeast, holds, isOneOf, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts, FactValue } from '../fact.ts';
import { showRange, span, subtract, type Quantity } from '../range.ts';
import { verbatim, type Computation, type Finding, type Rule } from '../rule.ts';

const { figure, word } = cited('beijing-nonlocal-guide');
const CORE = '需持有中级及以上全国社工职业水平证书;在京连续缴社保满60个月。';

const constants = {
  level: word('中级', CORE),
  insurance: figure(60, '个月', CORE),
  backPaid: word('不计入', '误区2:补缴社保算连续?实际补缴部分不计入有效年限。'),
  contract: figure(1, '年', '与北京本地社工机构签正式合同,剩余期限不少于1年。'),
  permit: figure(3, '年', '身份证、户口本、满3年的北京居住证;社工证原件及电子注册备案表。'),
  papers: word('社保明细', '近5年社保明细、劳动合同及12个月工资流水。'),
  apply: word('预申报', '先登录北京人社局官网做资格预申报,通过后打印初审表。'),
  submit: word('准迁证', '线下提交材料至区人社局,初审后上报市级,公示7个工作日后拿准迁证。'),
};

const MONTHS = 12;

/** 北京落户资格: beijing-nonlocal-guide 1.2, 1.3. Effective months = months paid − months paid back. */
export const beijingHukouEligibility: Rule = {
  name: 'beijing-hukou-eligibility',
  title: '北京落户资格',
  number: 2,
  description: '非京籍社工能否在北京落户:证书级别、连续社保月数(补缴不计)、合同剩余期限、居住证年限;逐条给出已有、要求、还差多少、最早何时。',
  facts: ['certificateLevel', 'socialInsuranceMonths', 'backPaidMonths', 'localAgencyContract', 'contractRemainingMonths', 'residencePermitMonths'],
  constants,
  probes: {
    socialInsuranceMonths: [0, constants.insurance.value - 1, constants.insurance.value, 2 * constants.insurance.value],
    backPaidMonths: [0, constants.insurance.value],
    contractRemainingMonths: [0, constants.contract.value * MONTHS],
    residencePermitMonths: [0, constants.permit.value * MONTHS],
  },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const paid = span(facts['socialInsuranceMonths'] as Quantity);
  const backPaid = span(facts['backPaidMonths'] as Quantity, 0, paid[1]);
  const effective = subtract(paid, backPaid);
  const later = (gap: number) => addMonths(asOf, Math.ceil(gap));
  const conditions = [
    isOneOf({ label: '社工证级别', have: choice(facts['certificateLevel']), allowed: ['中级', '高级'], need: '中级及以上', sources: [constants.level] }),
    atLeast({
      label: '在京连续缴社保(不含补缴)',
      have: effective,
      need: constants.insurance.value,
      unit: '个月',
      sources: backPaid[1] > 0 && paid[1] < Infinity ? [constants.insurance, constants.backPaid] : [constants.insurance],
      closes: later,
      shown: backPaid[0] > 0 ? `${showRange(effective, '个月')}(${showRange(paid, '')}−补缴${showRange(backPaid, '')})` : showRange(effective, '个月'),
    }),
    holds({ label: '与北京本地社工机构的正式合同', have: facts['localAgencyContract'] as boolean | null | undefined, need: '要有', sources: [constants.contract] }),
    atLeast({ label: '合同剩余期限', have: span(facts['contractRemainingMonths'] as Quantity), need: constants.contract.value * MONTHS, unit: '个月', sources: [constants.contract] }),
    atLeast({ label: '北京居住证', have: span(facts['residencePermitMonths'] as Quantity), need: constants.permit.value * MONTHS, unit: '个月', sources: [constants.permit], closes: later }),
  ];
  const outcome = outcomeOf(conditions);
  const unmet = conditions.filter((condition) => condition.status === 'unmet');
  return {
    outcome,
    value: null,
    ...(outcome === 'yes' ? { verdict: { text: '按这份材料列的条件,您都满足,可以申请北京落户。', sources: [] } } : {}),
    ...(outcome === 'no' ? { verdict: { text: `目前还不符合北京落户条件,卡在${unmet.map((condition) => condition.label).join('、')}。`, sources: [] } } : {}),
    conditions,
    sums: [],
    notes: notes(facts),
    next: outcome === 'yes' ? [constants.permit, constants.papers, constants.apply, constants.submit].map(verbatim) : [],
  };
}

function notes(facts: Facts): readonly Finding[] {
  const found: Finding[] = [{ text: '以上条件出自非官方网络文章,办理前请向区人社局核实。', sources: [] }];
  if (facts['socialInsuranceMonths'] !== undefined) found.push({ text: '文章没有说明中断后是否重新计算。', sources: [] });
  return found;
}

function choice(value: FactValue): string | null {
  return typeof value === 'string' ? value : null;
}
