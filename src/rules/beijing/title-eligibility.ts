import { holds, isOneOf, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf, choiceOf } from '../given.ts';
import { lengthOf } from '../length.ts';
import { verbatim, type Computation, type Condition, type Rule } from '../rule.ts';
import { finding, sayVerdict } from '../said.ts';
import { aroundYears, atLeastYears } from './at-least-years.ts';
import { unofficial } from './source-weight.ts';

const { figure, word } = cited('beijing-nonlocal-guide');
const SPECIAL = '非京籍参评需持有北京居住证满2年,且当前在京社工机构全职在岗。';
const GENERAL = '需持有全国社会工作者职业水平证书,且在京社工岗位连续从业满对应年限。';

const constants = {
  certificate: word('全国社会工作者职业水平证书', GENERAL),
  service: word('对应年限', GENERAL),
  permit: figure(2, '年', SPECIAL),
  fullTime: word('全职在岗', SPECIAL),
  elsewhere: word('异地', '不得同时在异地申报同级社工职称,需提前放弃异地参评资格。'),
  papers: figure(2, '年', '需提交近2年社工服务案例、个人工作总结及所在单位年度考核合格证明。'),
  award: word('破格参评上一级职称', '获评国家级社工类奖项的非京籍社工,可破格参评上一级职称,不受从业年限限制。'),
};

/**
 * 北京职称参评, article 2.1 and 2.2. The years of service are called 对应年限 and given nowhere,
 * so the answer is no or stays open; it is never a full yes.
 */
export const beijingTitleEligibility: Rule = {
  name: 'beijing-title-eligibility',
  title: '北京社工职称参评条件(非京籍)',
  number: 4,
  leftOpen: true,
  description: '非京籍社工能否参评北京社工职称:社工证、居住证年限、全职在岗、不在异地同时申报;从业年限文章没有给出,所以不会给出完全肯定的答复。',
  facts: ['certificateLevel', 'residencePermitMonths', 'fullTimeInBeijing', 'applyingElsewhere'],
  constants,
  probes: { residencePermitMonths: aroundYears(constants.permit) },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const stated = [
    isOneOf({
      label: '社工证',
      have: choiceOf(facts, 'certificateLevel'),
      allowed: ['初级', '中级', '高级'],
      need: '全国社会工作者职业水平证书',
      sources: [constants.certificate],
    }),
    atLeastYears({ label: '北京居住证', have: lengthOf(facts, 'residencePermitMonths', asOf), years: constants.permit, asOf }),
    holds({ label: '在京社工机构的岗位', have: flagOf(facts, 'fullTimeInBeijing'), need: '全职在岗', sources: [constants.fullTime], shown: ['全职在岗', '不是全职'] }),
    holds({
      label: '异地同级社工职称',
      have: flagOf(facts, 'applyingElsewhere'),
      need: '不得同时申报,要提前放弃',
      sources: [constants.elsewhere],
      wanted: false,
      shown: ['正在申报', '没有申报'],
    }),
  ];
  const service: Condition = { label: '在京社工岗位连续从业', have: '未知', need: '满对应年限,文章没有说明是几年', status: 'unknown', sources: [constants.service] };
  const conditions = [...stated, service];
  const outcome = outcomeOf(conditions);
  const complete = stated.every(({ status }) => status === 'met');
  const verdict = sayVerdict(conditions, {
    yes: '',
    no: '还不行,暂时不能参评',
    open: complete ? '文章写明的条件您都满足,但从业年限没有说明是几年,所以还不能说一定可以' : '还不能下结论,说到的这些都够',
  });
  return {
    outcome,
    value: null,
    verdict,
    conditions,
    sums: [],
    notes: [
      finding('文章没有说明“对应年限”是几年,请向北京的职称主管部门核实。', constants.service),
      finding('居住证和全职在岗是对非京籍说的要求。', constants.permit),
      finding('获评国家级社工类奖项的,可破格参评上一级职称,不受从业年限限制。', constants.award),
      unofficial(),
    ],
    next: outcome === 'no' ? [] : [verbatim(constants.papers)],
  };
}
