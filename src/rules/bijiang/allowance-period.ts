import type { Facts } from '../fact.ts';
import { choiceOf, isGiven, rangeOf } from '../given.ts';
import { add, isExact, multiply, showRange, type Range } from '../range.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding, sayMonths } from '../said.ts';
import { allowanceConstants as constants, allowanceNotes, allowanceSteps, postPart, projectMonths, projectPart, rates, titlePart, withoutCertificate } from './allowance.ts';

const MONTHS = 12;

/**
 * 碧江补贴 for N months: the monthly parts N times, the title's allowance once for each full year.
 * What the title gives for a part of a year is not said, so it is left out and noted; below a year the title is not asked for.
 */
export const periodAllowance: Rule = {
  name: 'bijiang-allowance-period',
  title: '碧江社工一段时间的补贴',
  number: 16,
  description: '碧江区社工若干个月一共能领多少补贴:岗位补贴、项目专项奖励按月数算,职称专项补贴按满几年算。',
  facts: ['certificateLevel', 'subsidyPeriodMonths', 'keyProject', 'keyProjectMonths', 'titleLevel'],
  constants,
  probes: { subsidyPeriodMonths: [1, MONTHS], keyProjectMonths: [] },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const months = rangeOf(facts, 'subsidyPeriodMonths');
  const post = postPart(facts);
  const project = projectPart(facts);
  const title = titlePart(facts);
  const known = isGiven(facts, 'subsidyPeriodMonths') && months[1] < Infinity;
  const years: Range = [Math.floor(months[0] / MONTHS), Math.floor(months[1] / MONTHS)];
  const titleMatters = !known || years[1] > 0;
  const inProject = projectMonths(facts, months);
  const settled = known && post.known && project.known && (title.known || !titleMatters);
  const parts = { post: multiply(post.each, months), project: multiply(project.each, inProject), title: titleMatters ? multiply(title.each, years) : ([0, 0] as const) };
  const total = add(parts.post, parts.project, parts.title);
  const sources = [...post.sources, ...project.sources, ...(titleMatters ? title.sources : [])];
  return {
    outcome: settled ? 'value' : 'unknown',
    value: settled ? total : null,
    verdict: finding(verdict(), ...sources),
    conditions: [],
    sums: sums(),
    notes: notes(),
    next: allowanceSteps,
  };

  function verdict(): string {
    if (settled) return `${sayMonths(months)}一共${showRange(total, '元')}:${lines().join(',')}。`;
    if (!known)
      return `要看算几个月。岗位补贴${rates()},参与重点民生项目的每月再加${constants.project.value}元,获评${constants.titleLevel.value}社工职称的每年再加${constants.title.value}元。`;
    if (!post.known)
      return `岗位补贴${rates()},按${sayMonths(months)}算;参与重点民生项目的每月再加${constants.project.value}元${titleMatters ? `,获评${constants.titleLevel.value}社工职称的每年再加${constants.title.value}元` : ''}。`;
    const open = [
      project.known ? '' : `参与重点民生项目的再加${showRange(multiply([constants.project.value, constants.project.value], months), '元')}`,
      title.known || !titleMatters ? '' : `获评${constants.titleLevel.value}社工职称的再加${showRange(multiply([constants.title.value, constants.title.value], years), '元')}`,
    ].filter(Boolean);
    return `${lines().join(',')};${open.join(';')}。`;
  }

  function lines(): readonly string[] {
    const said = [post.each[1] === 0 ? withoutCertificate() : `岗位补贴${post.each[0]}×${showRange(months, '')} = ${showRange(parts.post, '元')}`];
    if (project.known && project.each[0] > 0) said.push(`项目专项奖励${project.each[0]}×${showRange(inProject, '')} = ${showRange(parts.project, '元')}`);
    if (title.known && titleMatters && title.each[0] > 0) said.push(`职称专项补贴${title.each[0]}×${showRange(years, '年')} = ${showRange(parts.title, '元')}`);
    return said;
  }

  function sums(): readonly Finding[] {
    const amounts = [parts.post, parts.project, parts.title].filter((amount) => amount[1] > 0);
    return settled && amounts.length > 1 ? [finding(`${amounts.map((amount) => showRange(amount, '')).join(' + ')} = ${showRange(total, '元')}`, ...sources)] : [];
  }

  function notes(): readonly Finding[] {
    const level = choiceOf(facts, 'titleLevel');
    const entitled = level === null || title.each[0] > 0;
    const rest = known && entitled && !(isExact(months) && months[0] % MONTHS === 0);
    if (rest)
      return [
        finding(`职称专项补贴是评上${constants.titleLevel.value}社工职称后每年${constants.title.value}元,不满一年的部分文章没有说明怎么算,没算进去。`, constants.title),
        ...allowanceNotes('none'),
      ];
    return allowanceNotes(entitled && titleMatters && level === null ? 'title' : 'none');
  }
}
