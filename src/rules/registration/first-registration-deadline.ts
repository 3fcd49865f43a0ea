import { addMonths } from '../../text/calendar.ts';
import { cited } from '../constant.ts';
import { dayValue, mapDays, type Days } from '../days.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate, sayDays, sayDistance } from '../said.ts';
import { gapInDays, within } from './within.ts';

const { figure, word } = cited('certificate-registration');
const TERM = '首次登记的受理期限为通过社会工作者职业水平考试后1年内,登记有效期为3年。';

const constants = {
  window: figure(1, '年', TERM),
  validity: figure(3, '年', TERM),
  account: word('注册', '一、社工注册(先注册才能登记,如已注册可直接登录)'),
  form: word('《社会工作者首次登记信息表》', '1.社会工作者首次登记需提交《社会工作者首次登记信息表》。'),
  apply: word('申请登记证书', '只需勾选承诺声明,然后点击申请登记证书即可。'),
};

const MONTHS = 12;
const windowMonths = constants.window.value * MONTHS;
const validityMonths = constants.validity.value * MONTHS;

/**
 * 首次登记期限: certificate-registration, 登记制度 2. The value is the last day. `registerOn` only tells which day is held
 * against it (today where nothing is planned): it changes no date, so it is never asked for.
 */
export const firstRegistrationDeadline: Rule = {
  name: 'registration-first-deadline',
  title: '首次登记期限',
  number: 7,
  description: '从通过社工考试的日期算首次登记的最后一天、还剩几天或过了几天,以及登记有效期到哪天;只知道月份时给出日期范围。',
  facts: ['examPassedOn', 'registerOn'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const passed = daysOf(facts, 'examPassedOn');
  const planned = daysOf(facts, 'registerOn');
  if (passed === null) {
    return {
      outcome: 'unknown',
      value: null,
      verdict: finding(`首次登记要在通过考试后${constants.window.value}年内办,登记有效期${constants.validity.value}年。`, constants.window),
      conditions: [{ label: '在首次登记期限内', have: '未知', need: `通过考试后${constants.window.value}年内`, status: 'unknown', sources: [constants.window] }],
      sums: [],
      notes: [],
      next: [],
    };
  }
  const last = mapDays(passed, (day) => addMonths(day, windowMonths));
  const on: Days = planned ?? [asOf, asOf];
  const status = within(on, null, last);
  const condition: Condition = {
    label: '在首次登记期限内',
    have: planned === null ? `今天${sayDate(asOf)}` : sayDays(on),
    need: `最晚${sayDays(last)}`,
    status,
    ...(status === 'unmet' ? { lacking: `超出${gapInDays(last, on)}` } : {}),
    sources: [constants.window],
  };
  return {
    // Only a vague day of passing leaves the last day open; a vague plan leaves open what it is held against.
    outcome: status === 'unknown' && last[0] !== last[1] ? 'unknown' : 'value',
    value: dayValue(last),
    verdict: finding(verdict(), constants.window),
    conditions: [condition],
    sums: [
      finding(`通过日期${sayDays(passed)} + ${constants.window.value}年 = ${sayDays(last)}(当天也算)`, constants.window),
      ...(status === 'met'
        ? [finding(`登记有效期${constants.validity.value}年:${sayDays(on)}登记的话,到${sayDays(mapDays(on, (day) => addMonths(day, validityMonths)))}`, constants.validity)]
        : []),
    ],
    notes: notes(status === 'unmet'),
    next: status === 'unmet' ? [] : [constants.account, constants.form, constants.apply].map(verbatim),
  };

  function verdict(): string {
    const exact = last[0] === last[1];
    const when = exact ? `最后一天是${sayDate(last[0])}` : `最后一天在${sayDays(last)}之间(看是哪天通过的)`;
    const left = exact
      ? `,${sayDistance(last[0], asOf)}`
      : last[1] < asOf
        ? `,最晚的那天也${sayDistance(last[1], asOf)}`
        : `,最早的那天${sayDistance(last[0], asOf)},最晚的那天${sayDistance(last[1], asOf)}`;
    if (status === 'unknown') return `${exact ? '要看您哪天去登记' : '要看具体哪天通过'}:首次登记的${when}${left}。`;
    if (planned !== null)
      return status === 'met' ? `来得及:首次登记的${when},${sayDays(on)}去登记在期限内${left}。` : `来不及:首次登记的${when},${sayDays(on)}已经过了,晚了${gapInDays(last, on)}。`;
    return status === 'met' ? `还来得及:首次登记的${when}${left}。` : `首次登记的期限已经过了:${when}${left}。`;
  }
}

function notes(late: boolean): readonly Finding[] {
  const start = finding('文章没有说明从考试当天、出成绩还是发证那天起算,这里按您说的通过日期算。', constants.window);
  return late ? [finding('文章没有说明错过期限以后怎么办,请问当地民政部门。', constants.window), start] : [start];
}
