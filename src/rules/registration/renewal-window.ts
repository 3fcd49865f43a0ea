import { addMonths } from '../../text/calendar.ts';
import { cited } from '../constant.ts';
import { mapDays, type Days } from '../days.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import type { Computation, Condition, Rule } from '../rule.ts';
import { finding, sayDate, sayDays, sayDistance } from '../said.ts';
import { gapInDays, within } from './within.ts';

const { figure } = cited('certificate-registration');

const constants = {
  validity: figure(3, '年', '首次登记后,每3年进行再登记。'),
  lead: figure(3, '个月', '再登记的受理期限为上次登记有效期满前3个月。'),
};

const MONTHS = 12;
const validityMonths = constants.validity.value * MONTHS;

/** 再登记窗口: certificate-registration, 登记制度 2. The value is [first day, last day]; `registerOn` only tells which day is held against it. */
export const renewalWindow: Rule = {
  name: 'registration-renewal-window',
  title: '再登记窗口',
  number: 8,
  description: '从最近一次登记的日期算登记有效期到哪天、再登记从哪天到哪天受理、今天在不在受理期内、还剩几天。',
  facts: ['lastRegisteredOn', 'registerOn', 'registrationEndsOn'],
  constants,
  probes: { registrationEndsOn: [] },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const registered = daysOf(facts, 'lastRegisteredOn');
  const ends = daysOf(facts, 'registrationEndsOn');
  const planned = daysOf(facts, 'registerOn');
  const sources = [constants.validity, constants.lead];
  const counted = registered === null ? null : mapDays(registered, (day) => addMonths(day, validityMonths));
  // Of the two ways to know the end the exact one counts.
  const expiry = isOneDay(ends) ? ends : isOneDay(counted) ? counted : (ends ?? counted);
  if (expiry === null) {
    return {
      outcome: 'unknown',
      value: null,
      verdict: finding(`再登记每${constants.validity.value}年一次,在上次登记有效期满前${constants.lead.value}个月受理。`, ...sources),
      conditions: [{ label: '在再登记受理期内', have: '未知', need: `有效期满前${constants.lead.value}个月`, status: 'unknown', sources }],
      sums: [],
      notes: [],
      next: [],
    };
  }
  const opens = mapDays(expiry, (day) => addMonths(day, -constants.lead.value));
  const on: Days = planned ?? [asOf, asOf];
  const status = within(on, opens, expiry);
  const early = on[1] < opens[0];
  const condition: Condition = {
    label: '在再登记受理期内',
    have: planned === null ? `今天${sayDate(asOf)}` : sayDays(on),
    need: expiry[0] === expiry[1] ? sayDays([opens[0], expiry[0]]) : `${sayDays(opens)}起,${sayDays(expiry)}止`,
    status,
    ...(status !== 'unmet' ? {} : early ? { lacking: gapInDays(on, opens), earliest: opens[1] } : { lacking: `超出${gapInDays(expiry, on)}` }),
    sources,
  };
  return {
    // Only a vague day of registration leaves the window open; a vague plan leaves open what is held against it.
    outcome: status === 'unknown' && expiry[0] !== expiry[1] ? 'unknown' : 'value',
    value: [opens[0], expiry[1]],
    verdict: finding(verdict(expiry), ...sources),
    conditions: [condition],
    sums: [
      ...(ends !== null || registered === null ? [] : [finding(`登记有效期:${sayDays(registered)} + ${constants.validity.value}年 = ${sayDays(expiry)}`, constants.validity)]),
      finding(`受理开始:${sayDays(expiry)} − ${constants.lead.value}个月 = ${sayDays(opens)}`, constants.lead),
    ],
    notes: [
      ...(status === 'unmet' && !early ? [finding('文章没有说明错过再登记以后怎么办,请问当地民政部门。', constants.lead)] : []),
      finding('首尾两天都按算在受理期内计,文章没有说到具体哪天截止。', constants.lead),
    ],
    next: [],
  };

  function verdict(expiry: Days): string {
    const exact = expiry[0] === expiry[1];
    const frame = exact
      ? `再登记的受理期是${sayDate(opens[0])}到${sayDate(expiry[0])}(登记有效期满那天)`
      : `再登记从${sayDays(opens)}之间开始受理,到${sayDays(expiry)}之间登记有效期满为止(看上次登记是哪天)`;
    if (status === 'unknown') return `${exact ? '要看您哪天去办' : '要看上次登记具体是哪天'}:${frame}。`;
    const day = planned === null ? '现在' : sayDays(on);
    if (status === 'met')
      return `${planned === null ? '现在就可以办' : `${day}可以办`}:${frame},离有效期满${exact ? sayDistance(expiry[0], asOf) : `还有${gapInDays([asOf, asOf], expiry)}`}。`;
    if (early)
      return `${day}还不到时候:${frame},${planned === null ? `离开始${exact ? sayDistance(opens[0], asOf) : `还有${gapInDays(on, opens)}`}` : `早了${gapInDays(on, opens)}`}。`;
    return `${planned === null ? '已经过了' : `${day}来不及了,已经过了`}:${frame},${planned === null && exact ? sayDistance(expiry[0], asOf) : `过期${gapInDays(expiry, on)}`}。`;
  }
}

function isOneDay(days: Days | null): days is Days {
  return days !== null && days[0] === days[1];
}
