import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { add, multiply, scale, showRange, span } from '../range.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { allowanceConstants as constants, allowanceNotes, allowanceSteps, postPart, projectMonths, projectPart, rates, titlePart, withoutCertificate } from './allowance.ts';

const MONTHS = 12;

/** 碧江补贴 a year: twelve months of the monthly parts and the title's yearly allowance. */
export const yearlyAllowance: Rule = {
  name: 'bijiang-allowance-yearly',
  title: '碧江社工每年补贴',
  number: 16,
  description: '碧江区社工一年能领多少补贴:岗位补贴和项目专项奖励按月,职称专项补贴按年(中级及以上职称)。',
  facts: ['certificateLevel', 'titleLevel', 'keyProject', 'keyProjectMonths'],
  constants,
  probes: { keyProjectMonths: [] },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const post = postPart(facts);
  const project = projectPart(facts);
  const title = titlePart(facts);
  const inProject = projectMonths(facts, span(MONTHS));
  const projects = multiply(project.each, inProject);
  const monthly = add(scale(post.each, MONTHS), projects);
  const total = add(monthly, title.each);
  const settled = post.known && project.known && title.known;
  const sources = [...post.sources, ...project.sources, ...title.sources];
  return {
    outcome: settled ? 'value' : 'unknown',
    value: settled ? total : null,
    verdict: finding(verdict(), ...sources),
    conditions: [],
    sums: sums(),
    notes: allowanceNotes('title'),
    next: allowanceSteps,
  };

  function verdict(): string {
    if (settled) return `一年${showRange(total, '元')}:${parts()}。`;
    if (!post.known) return `岗位补贴${rates()};${openParts(true)}。`;
    const certain = post.each[0] * MONTHS + (project.known ? projects[0] : 0) + (title.known ? title.each[0] : 0);
    const most = total[1];
    return `一年至少${certain}元(${parts()});${openParts(false)},最多共${most}元。`;
  }

  function parts(): string {
    const said = [post.each[1] === 0 ? withoutCertificate() : `岗位补贴${showRange(post.each, '')}×${MONTHS} = ${showRange(scale(post.each, MONTHS), '元')}`];
    if (project.known)
      said.push(project.each[0] > 0 ? `项目专项奖励${project.each[0]}×${showRange(inProject, '')} = ${showRange(projects, '元')}` : '没有参与重点民生项目,没有专项奖励');
    if (title.known)
      said.push(
        title.each[0] > 0 ? `职称专项补贴${title.each[0]}元` : `职称${choiceOf(facts, 'titleLevel') === '无' ? '还没评' : `是${choiceOf(facts, 'titleLevel')}`},没有职称专项补贴`,
      );
    return said.join(',');
  }

  function openParts(all: boolean): string {
    const said: string[] = [];
    if (all || !title.known) said.push(`获评${constants.titleLevel.value}社工职称的每年再加${constants.title.value}元`);
    if (all || !project.known) said.push(`参与重点民生项目的每月再加${constants.project.value}元(一年${constants.project.value * MONTHS}元)`);
    return said.join(';');
  }

  /** The parts stand in the verdict; what is shown is how they add up. */
  function sums(): readonly Finding[] {
    const amounts = [scale(post.each, MONTHS), projects, title.each].filter((amount) => amount[1] > 0);
    return settled && amounts.length > 1 ? [finding(`${amounts.map((amount) => showRange(amount, '')).join(' + ')} = ${showRange(total, '元')}`, ...sources)] : [];
  }
}
