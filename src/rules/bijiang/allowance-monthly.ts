import type { Facts } from '../fact.ts';
import { add, showRange } from '../range.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { allowanceConstants as constants, allowanceNotes, allowanceSteps, postPart, projectPart, rates, withoutCertificate } from './allowance.ts';

/** 碧江补贴 a month: by the certificate and by key projects. The title's allowance is paid by the year and is not asked for here. */
export const monthlyAllowance: Rule = {
  name: 'bijiang-allowance-monthly',
  title: '碧江社工每月补贴',
  number: 16,
  description: '碧江区社工每月能领多少补贴:岗位补贴按社工证级别,参与重点民生项目另有每月的专项奖励。',
  facts: ['certificateLevel', 'keyProject'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const post = postPart(facts);
  const project = projectPart(facts);
  const total = add(post.each, project.each);
  const settled = post.known && project.known;
  return {
    outcome: settled ? 'value' : 'unknown',
    value: settled ? total : null,
    verdict: verdict(),
    conditions: [],
    sums:
      settled && post.each[0] > 0 && project.each[0] > 0
        ? [finding(`岗位补贴${showRange(post.each, '')} + 项目专项奖励${showRange(project.each, '')} = ${showRange(total, '元')}/月`, ...post.sources, ...project.sources)]
        : [],
    notes: allowanceNotes('monthly'),
    next: allowanceSteps,
  };

  function verdict(): Finding {
    const sources = [...post.sources, ...project.sources];
    const bonus = constants.project.value;
    const none = post.known && post.each[1] === 0;
    if (settled)
      return finding(
        `每月${showRange(total, '元')}:${none ? withoutCertificate() : `岗位补贴${showRange(post.each, '元')}`}${project.each[0] > 0 ? `${none ? ';' : ',加'}参与重点民生项目的专项奖励${bonus}元` : ',没有参与重点民生项目,没有专项奖励'}。`,
        ...sources,
      );
    if (none) return finding(`不能:${withoutCertificate()};参与重点民生项目的另有专项奖励,每月${bonus}元。`, ...sources);
    if (post.known) return finding(`岗位补贴每月${showRange(post.each, '元')};参与重点民生项目的每月再加${bonus}元,共${post.each[0] + bonus}元。`, ...sources);
    if (project.known && project.each[0] > 0)
      return finding(
        `岗位补贴${rates()};您参与重点民生项目,每月再加${bonus}元,合起来分别是${constants.junior.value + bonus}元、${constants.middle.value + bonus}元、${constants.senior.value + bonus}元。`,
        ...sources,
      );
    return finding(`岗位补贴${rates()}${project.known ? '' : `;参与重点民生项目的每月再加${bonus}元`}。`, ...sources);
  }
}
