import { outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { lengthOf } from '../length.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding, sayVerdict } from '../said.ts';
import { aroundYears, atLeastYears } from './at-least-years.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { figure } = cited('beijing-nonlocal-guide');
const HOUSING = '连续在京从事社工岗位满2年且缴纳社保满3年的非京籍社工,纳入北京公租房优先配租范围';

const constants = {
  service: figure(2, '年', HOUSING),
  insurance: figure(3, '年', HOUSING),
  officialNumber: official.number,
  officialBenefits: official.benefits,
};

/** 公租房优先配租, article 3.1. Both spans must be full; the article speaks of people without Beijing residence only. */
export const beijingPublicHousing: Rule = {
  name: 'beijing-public-housing',
  title: '北京公租房优先配租',
  number: 5,
  description: '非京籍社工能不能纳入北京公租房优先配租:在京社工岗位连续从业时间和社保缴纳时间。',
  facts: ['serviceMonths', 'socialInsuranceMonths'],
  constants,
  probes: { serviceMonths: aroundYears(constants.service), socialInsuranceMonths: aroundYears(constants.insurance) },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const conditions = [
    atLeastYears({ label: '在京社工岗位连续从业', have: lengthOf(facts, 'serviceMonths', asOf), years: constants.service, asOf }),
    atLeastYears({ label: '缴纳社保', have: lengthOf(facts, 'socialInsuranceMonths', asOf), years: constants.insurance, asOf }),
  ];
  const verdict = sayVerdict(conditions, {
    yes: '可以,非京籍社工够这两条就纳入北京公租房优先配租范围',
    no: '还不行,暂时不能纳入公租房优先配租',
    open: '还差一条没说,说到的够了',
  });
  return {
    outcome: outcomeOf(conditions),
    value: null,
    verdict,
    conditions,
    sums: [],
    notes: [
      finding('这一条说的是非京籍社工;京籍的怎么办、补缴的社保算不算,文章没有说明。', constants.service, constants.insurance),
      finding('“优先配租”不等于一定配到;怎么排序、到哪里申请,文章没有说明。', constants.service),
      unofficialFigures(),
    ],
    next: [],
  };
}
