import { holds, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf, isGiven, rangeOf } from '../given.ts';
import { lengthOf } from '../length.ts';
import { add } from '../range.ts';
import { verbatim, type Computation, type Finding, type Rule } from '../rule.ts';
import { finding, sayMonths, sayYears } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { word } = cited('beijing-nonlocal-guide');
const COUNTED = '非京籍社工在外地的正式社工从业经验,可折算为在京从业年限,用于职称评定及落户申请';
const PROOFS = '需提供原工作单位的社工岗位证明及社保缴纳记录,经北京社工协会审核即可认定。';

const constants = {
  counted: word('折算', COUNTED),
  formal: word('正式社工从业经验', COUNTED),
  post: word('社工岗位证明', PROOFS),
  insurance: word('社保缴纳记录', PROOFS),
  review: word('北京社工协会', PROOFS),
};

/** 外地从业经验折算, article 3.3. The ratio is not said: what was worked elsewhere is an upper bound of what counts. */
export const beijingOutsideExperience: Rule = {
  name: 'beijing-outside-experience',
  title: '外地社工从业经验折算为在京年限',
  number: 6,
  description: '在外地做社工的年限能不能折算成在京从业年限,要哪些证明,最多能算多少。',
  facts: ['postProof', 'insuranceProof', 'outsideServiceMonths', 'serviceMonths'],
  constants,
  probes: { outsideServiceMonths: [0, 1], serviceMonths: [0, 1] },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const conditions = [
    holds({ label: '原单位的社工岗位证明', have: flagOf(facts, 'postProof'), need: '要有', sources: [constants.post] }),
    holds({ label: '原单位期间的社保缴纳记录', have: flagOf(facts, 'insuranceProof'), need: '要有', sources: [constants.insurance] }),
  ];
  const outcome = outcomeOf(conditions);
  const outside = rangeOf(facts, 'outsideServiceMonths');
  const upper = isGiven(facts, 'outsideServiceMonths') && outside[1] < Infinity;
  return {
    outcome,
    value: outcome === 'yes' && upper ? [0, outside[1]] : null,
    verdict: verdict(),
    conditions,
    sums: sums(),
    notes: [
      finding('文章没有说明折算的比例,所以您说的外地年限只是上限,实际可能少算。', constants.counted),
      finding('要是正式的社工从业经验;兼职、实习、志愿服务算不算,文章没有说明。', constants.formal),
      unofficial(),
    ],
    next: outcome === 'no' ? [] : [verbatim(constants.review)],
  };

  function verdict(): Finding {
    const most = upper ? `,最多按${sayYears(outside[1])}算` : '';
    const used = '用于职称评定和落户申请';
    const sources = [constants.counted, constants.review];
    if (outcome === 'yes') return finding(`可以折算为在京从业年限${most},${used};两样证明都有,还要经北京社工协会审核才认定。`, ...sources);
    if (outcome === 'unknown') {
      const missing = conditions.filter(({ status }) => status === 'unknown').map(({ label }) => label);
      return finding(`外地的正式社工经验可以折算${most},${used},前提是有${missing.join('和')},并经北京社工协会审核。`, ...sources);
    }
    const lacking = conditions.filter(({ status }) => status === 'unmet').map(({ label }) => label);
    return finding(`现在还不能折算:缺${lacking.join('和')};两样都要有,再经北京社工协会审核。`, ...sources);
  }

  function sums(): readonly Finding[] {
    if (outcome === 'no' || !upper || !isGiven(facts, 'serviceMonths')) return [];
    const here = lengthOf(facts, 'serviceMonths', asOf).range;
    if (here[1] === Infinity) return [];
    const total = add(here, [outside[1], outside[1]]);
    return [finding(`在京${sayMonths(here)} + 外地最多${outside[1]}个月 = 合计最多${total[1]}个月`, constants.counted)];
  }
}
