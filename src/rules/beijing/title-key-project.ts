import { holds, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure } = cited('beijing-nonlocal-guide');

const constants = {
  weight: figure(15, '%', '参与北京市级重点社工服务项目的人员,评审时可获得15%的额外加分权重。'),
};

/** 重点项目加分权重, article 2.2. How the weight enters the mark is not said, so none is computed. */
export const beijingTitleKeyProject: Rule = {
  name: 'beijing-title-key-project',
  title: '北京社工职称评审:重点项目加分权重',
  number: 4,
  description: '参与过北京市级重点社工服务项目的,职称评审时有多少额外加分权重。',
  facts: ['keyMunicipalProject'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const weight = `${constants.weight.value}%的额外加分权重`;
  const condition = holds({
    label: '北京市级重点社工服务项目',
    have: flagOf(facts, 'keyMunicipalProject'),
    need: '要参与过市级重点项目',
    sources: [constants.weight],
    shown: ['参与过', '没有参与'],
  });
  const outcome = outcomeOf([condition]);
  const texts = {
    yes: `有加分:参与过北京市级重点社工服务项目,评审时可获得${weight}。`,
    no: `没有这项加分:要参与北京市级重点社工服务项目,才有${weight}。`,
    unknown: `参与北京市级重点社工服务项目的,评审时可获得${weight}。`,
  };
  return {
    outcome,
    value: outcome === 'yes' ? constants.weight.value : null,
    verdict: finding(texts[outcome], constants.weight),
    conditions: [condition],
    sums: [],
    notes: [finding(`文章没有说明这${constants.weight.value}%怎么算进评审分,所以算不出具体加几分。`, constants.weight), unofficial()],
    next: [],
  };
}
