import { addDays, addMonths } from '../../text/calendar.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import type { Computation, Rule } from '../rule.ts';
import { verbatim } from '../rule.ts';
import { finding, sayDistance } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure } = cited('beijing-nonlocal-guide');
const OPENING = '2026年申报预计3月启动,登录北京人事考试网填写信息并上传电子版材料。';
const RESULT = '初审通过后参加线下评审答辩,5月中下旬出结果,公示5个工作日无异议后发证。';

const constants = {
  year: figure(2026, '年', OPENING),
  opening: figure(3, '月', OPENING),
  result: figure(5, '月', RESULT),
  notice: figure(5, '个工作日', RESULT),
};

type Span = readonly [from: string, to: string];

/** 职称申报日程 of the one year that the article names; nothing is said of later years. */
export const beijingTitleCalendar: Rule = {
  name: 'beijing-title-calendar',
  title: '北京社工职称申报日程',
  number: 4,
  description: '北京社工职称什么时候申报、什么时候出结果、公示多久;只有文章写明的那一年,过了就说已过。',
  facts: [],
  constants,
  evaluate,
};

function evaluate(_facts: Facts, asOf: string): Computation {
  const opening = month(constants.opening.value);
  const result = month(constants.result.value);
  const year = constants.year.value;
  const notice = `公示${constants.notice.value}个工作日无异议后发证`;
  const past = asOf > result[1];
  const openingSaid = `${year}年申报预计${constants.opening.value}月启动(${state(opening, asOf)})`;
  const resultSaid = `${constants.result.value}月中下旬出结果(${state(result, asOf)})`;
  const text = past ? `${year}年的已经过了:${openingSaid},${resultSaid},${notice}。以后年份文章没有说。` : `${openingSaid},${resultSaid},${notice}。`;
  return {
    outcome: 'value',
    value: opening,
    verdict: finding(text, constants.opening, constants.result),
    conditions: [],
    sums: [],
    notes: [finding(`文章只写了“预计”和“中下旬”,没有给出确切日期;申报截止日也没有说明。`, constants.opening, constants.result), unofficial()],
    next: past ? [] : [verbatim(constants.opening), verbatim(constants.result)],
  };
}

/** First and last day of a month of the article's year. */
function month(number: number): Span {
  const first = addMonths(`${constants.year.value}-01-01`, number - 1);
  return [first, addDays(addMonths(first, 1), -1)];
}

function state([from, to]: Span, asOf: string): string {
  if (asOf > to) return '已过';
  return asOf < from ? `到月初${sayDistance(from, asOf)}` : '就在本月';
}
