import { cited } from '../constant.ts';
import { parts } from '../../text/calendar.ts';
import { isoDay, mapDays, type Days } from '../days.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import { verbatim, type Computation, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate, sayDays, sayDistance } from '../said.ts';
import { uncertaintyNote, workingDayAfter } from '../working-days.ts';
import { recruitmentDates, unofficial } from './source-weight.ts';

const { figure, word } = cited('bijiang-guide');

const constants = {
  ...recruitmentDates,
  entrance: word('“碧江民政”微信公众号', '官方报名入口为碧江区人民政府官网或“碧江民政”微信公众号'),
  papers: word('原件及复印件', '线下资格审核需携带学历证、资质证书等原件及复印件'),
  notice: figure(3, '个工作日', '录用需通过体检、政审,最终公示3个工作日无异议后入职'),
};

const { year, signUpMonth, signUpFrom, signUpTo, reviewMonth, reviewFrom, reviewTo } = recruitmentDates;
const signUp: Days = [isoDay(year.value, signUpMonth.value, signUpFrom.value), isoDay(year.value, signUpMonth.value, signUpTo.value)];
const review: Days = [isoDay(year.value, reviewMonth.value, reviewFrom.value), isoDay(year.value, reviewMonth.value, reviewTo.value)];

/**
 * 碧江招聘时间, article 招聘②③: the dates of one year, and the end of the notice of those to be taken on. `recruitmentDay` is a day that
 * someone asks about, `recruitmentNoticeFrom` the first day of a notice; neither changes the dates of the sign-up, which are the value.
 */
export const recruitmentCalendar: Rule = {
  name: 'bijiang-recruitment-dates',
  title: '碧江社工招聘时间',
  number: 14,
  description: '碧江区社工招聘的网上报名和现场资格审核是哪几天,过了没有,某一天还能不能报;录用公示从某天开始到哪天结束。',
  facts: ['recruitmentDay', 'recruitmentNoticeFrom'],
  constants,
  evaluate,
};

/** Whether a year's sign-up is over, for the other rules of the recruitment. */
export function recruitmentPast(asOf: string): Finding {
  return asOf > signUp[1]
    ? finding(`文章写的报名时间是${sayDate(signUp[0])}到${sayDate(signUp[1])},已经过了,没有说明以后什么时候再招。`, signUpTo)
    : finding(`报名时间是${sayDate(signUp[0])}到${sayDate(signUp[1])},首尾两天都算,最后一天${sayDistance(signUp[1], asOf)}。`, signUpTo);
}

function evaluate(facts: Facts, asOf: string): Computation {
  const day = daysOf(facts, 'recruitmentDay');
  const notice = daysOf(facts, 'recruitmentNoticeFrom');
  if (notice !== null) return evaluateNotice(notice, asOf);
  const sources = [signUpTo, reviewTo];
  const dates = `网上报名${sayDate(signUp[0])}到${sayDate(signUp[1])},现场资格审核${sayDate(review[0])}到${sayDate(review[1])},首尾两天都算`;
  return {
    outcome: 'value',
    value: { signUp, review },
    verdict: finding(`${day === null || (day[0] === asOf && day[1] === asOf) ? '' : ofDay(day)}${relation(asOf)}${dates}。`, ...sources),
    conditions: [],
    sums: [],
    notes: [...(asOf > signUp[1] ? [finding('文章没有说明以后哪年、什么时候再招,请留意招聘公告。', signUpTo)] : []), unofficial(signUpTo)],
    next: [constants.entrance, constants.papers].map(verbatim),
  };
}

/** 公示3个工作日: the first day is not counted, as with the other terms. */
function evaluateNotice(from: Days, asOf: string): Computation {
  const { notice } = constants;
  const end = mapDays(from, (day) => workingDayAfter(day, notice.value).day);
  const certain = from.every((day) => workingDayAfter(day, notice.value).certain);
  const left = end[0] === end[1] ? `,${sayDistance(end[0], asOf)}` : '';
  return {
    outcome: 'value',
    value: { signUp, review },
    verdict: finding(`公示到${sayDays(end)}${left}:从${sayDays(from)}起公示${notice.value}个工作日,无异议后入职。`, notice),
    conditions: [],
    sums: [finding(`${sayDays(from)} + ${notice.value}个工作日 = ${sayDays(end)}`, notice)],
    notes: [finding(`开始公示当天不计,从下一个工作日数起,文章没有说明当天算不算。${certain ? '' : uncertaintyNote()}`, notice), unofficial(notice)],
    next: [],
  };
}

/** A day of another year is looked at as the same day of the only year that the article names. */
function ofDay(days: Days): string {
  const day = mapDays(days, (iso) => `${year.value}${iso.slice(String(year.value).length)}`);
  const other = parts(days[0])[0] === year.value ? '' : `文章只写了${year.value}年的安排;按那年看,`;
  return `${other}${sayDays(day)}${place(day)}。`;
}

function place(day: Days): string {
  if (day[0] >= signUp[0] && day[1] <= signUp[1]) return `在报名时间里${day[1] === signUp[1] ? ',是最后一天' : ''}`;
  if (day[0] >= review[0] && day[1] <= review[1]) return '报名已经结束,是资格审核的日子';
  if (day[0] > review[1]) return '报名和资格审核都已经结束';
  if (day[1] < signUp[0]) return '报名还没开始';
  return '要看具体哪天';
}

function relation(asOf: string): string {
  if (asOf > review[1]) return `${year.value}年的报名和审核都已经过了(报名截止${sayDistance(signUp[1], asOf)}):`;
  if (asOf >= review[0]) return `报名已经过了,现场资格审核还来得及,最后一天${sayDistance(review[1], asOf)}:`;
  if (asOf > signUp[1]) return `报名已经过了:`;
  return asOf < signUp[0] ? `报名还没开始,${sayDistance(signUp[0], asOf)}:` : `现在可以报名,最后一天${sayDistance(signUp[1], asOf)}:`;
}
