import { cited, type Constant } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, flagOf, isGiven, rangeOf } from '../given.ts';
import { span, type Range } from '../range.ts';
import type { Finding } from '../rule.ts';
import { finding } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure, word } = cited('bijiang-guide');
const POST = '持证社工按等级申领岗位补贴,助理社工师每月300元、社工师500元、高级800元。';
const TITLE = '获评中级及以上社工职称的人员,每年可申领1000元的职称专项补贴';

/** Bijiang's three allowances, article 发展支持①: by certificate and month, by project and month, by title and year. */
export const allowanceConstants = {
  junior: figure(300, '元', POST),
  middle: figure(500, '元', POST),
  senior: figure(800, '元', POST),
  project: figure(200, '元', '参与重点民生项目的社工,还能获得每人每月200元的项目专项奖励。'),
  title: figure(1000, '元', TITLE),
  titleLevel: word('中级及以上', TITLE),
  claim: word('所在社工站', '补贴申领通过所在社工站提交材料,经民政部门审核后按月发放至账户。'),
};

const { junior, middle, senior, project, title, titleLevel, claim } = allowanceConstants;

/** One part of an allowance; the range is open while its fact is not known. `sources` hold the figure. */
export type Part = Readonly<{ label: string; each: Range; known: boolean; sources: readonly Constant[] }>;

/** 岗位补贴 a month by the certificate. */
export function postPart(facts: Facts): Part {
  const label = '岗位补贴';
  const sources = [junior];
  switch (choiceOf(facts, 'certificateLevel')) {
    case '无':
      return { label, each: [0, 0], known: true, sources };
    case '初级':
      return { label, each: span(junior.value), known: true, sources };
    case '中级':
      return { label, each: span(middle.value), known: true, sources: [middle] };
    case '高级':
      return { label, each: span(senior.value), known: true, sources: [senior] };
    default:
      return { label, each: [0, senior.value], known: false, sources };
  }
}

/** 项目专项奖励 a month for those in a key project. */
export function projectPart(facts: Facts): Part {
  const joined = flagOf(facts, 'keyProject');
  return { label: '项目专项奖励', each: joined === null ? [0, project.value] : span(joined ? project.value : 0), known: joined !== null, sources: [project] };
}

/** The months of a time that are spent in a key project: all of them where only the taking part was told. */
export function projectMonths(facts: Facts, time: Range): Range {
  if (flagOf(facts, 'keyProject') !== true || !isGiven(facts, 'keyProjectMonths')) return time;
  const [low, high] = rangeOf(facts, 'keyProjectMonths');
  return [Math.min(low, time[0]), Math.min(high, time[1])];
}

/** 职称专项补贴 a year for those with a title of the middle level or above; a certificate is not asked for, a title is. */
export function titlePart(facts: Facts): Part {
  const held = choiceOf(facts, 'titleLevel');
  const entitled = held === '中级' || held === '高级' || held === '正高级';
  return { label: '职称专项补贴', each: held === null ? [0, title.value] : span(entitled ? title.value : 0), known: held !== null, sources: [title] };
}

export function rates(): string {
  return `助理社工师每月${junior.value}元、社工师${middle.value}元、高级${senior.value}元`;
}

/** What a person without a certificate is told: the monthly allowance is for holders. */
export function withoutCertificate(): string {
  return '岗位补贴只给持证社工,没有社工证领不了';
}

/** The title's allowance is told apart from the monthly ones, and from the certificate, where either could be mistaken for it. */
export function allowanceNotes(about: 'monthly' | 'title' | 'none'): readonly Finding[] {
  const told = {
    monthly: [finding(`另有职称专项补贴按年算:获评${titleLevel.value}社工职称的每年${title.value}元,没算在每月里。`, title)],
    title: [finding(`职称专项补贴看的是有没有评上${titleLevel.value}社工职称,不是只看证书。`, titleLevel)],
    none: [],
  }[about];
  return [...told, unofficial(junior)];
}

export const allowanceSteps: readonly Finding[] = [{ text: claim.quote, sources: [claim] }];
