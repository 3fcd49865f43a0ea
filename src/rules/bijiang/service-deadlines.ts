import { daysBetween } from '../../text/calendar.ts';
import { daysOf } from '../given.ts';
import { mapDays, type Days } from '../days.ts';
import type { Facts } from '../fact.ts';
import { verbatim, type Computation, type Condition, type Rule } from '../rule.ts';
import { finding, sayDays, sayDistance } from '../said.ts';
import { workingDayAfter, workingDaysBetween } from '../working-days.ts';
import { serviceTerms as constants, countingNote } from './service-terms.ts';
import { unofficial } from './source-weight.ts';

const { first, second } = constants;

/** 碧江服务时限 from the day of submission. `repliedOn` is the day on which a result came; it changes no deadline. */
export const serviceDeadlines: Rule = {
  name: 'bijiang-service-deadlines',
  title: '碧江服务申请的初审和复核时限',
  number: 18,
  description: '碧江区社工服务申请从提交的日期算,初审和复核结果最晚哪天出(按工作日),今天或收到结果那天超没超。',
  facts: ['submittedOn', 'repliedOn'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const submitted = daysOf(facts, 'submittedOn');
  const answered = daysOf(facts, 'repliedOn');
  const next = [constants.contact, constants.refused].map(verbatim);
  if (submitted === null) {
    return {
      outcome: 'unknown',
      value: null,
      verdict: finding(`提交后${first.value}个工作日内完成初审,${second.value}个工作日内出复核结果。`, first, second),
      conditions: [],
      sums: [],
      notes: [countingNote(), unofficial(first)],
      next,
    };
  }
  // No result comes before the request, nor on its day: such a date is the request's, said twice.
  const replied = answered !== null && answered[0] > submitted[1] ? answered : null;
  const deadline = (count: number): Days => mapDays(submitted, (day) => workingDayAfter(day, count).day);
  const [review, result] = [deadline(first.value), deadline(second.value)];
  const certain = workingDayAfter(submitted[1], second.value).certain && workingDayAfter(submitted[0], second.value).certain;
  const at: Days = replied ?? [asOf, asOf];
  const conditions = [condition('初审', review), condition('复核结果', result)];
  return {
    outcome: 'value',
    value: [review[0], result[1]],
    verdict: finding(
      `${late()}初审最晚${sayDays(review)}(${first.value}个工作日),复核结果最晚${sayDays(result)}(${second.value}个工作日)${replied === null && result[0] === result[1] ? `,${sayDistance(result[0], asOf)}` : ''}${inTime()}。`,
      first,
      second,
    ),
    conditions,
    sums: [],
    notes: [countingNote(certain), unofficial(first)],
    // Who waits too long is not told what comes after an approval.
    next: conditions.some(({ status }) => status === 'unmet') ? [] : next,
  };

  function condition(label: string, limit: Days): Condition {
    const status = at[1] <= limit[0] ? 'met' : at[0] > limit[1] ? 'unmet' : 'unknown';
    const over = status === 'unmet' ? { lacking: `超出${overBy(limit[1], at[0])}` } : {};
    return {
      label: `${label}时限`,
      have: replied === null ? `今天${sayDays(at)}` : `${sayDays(at)}收到结果`,
      need: `最晚${sayDays(limit)}`,
      status,
      ...over,
      sources: [first, second],
    };
  }

  /** On a weekend after the last day no working day has passed: then days are counted. */
  function overBy(last: string, day: string): string {
    const working = workingDaysBetween(last, day);
    return working > 0 ? `${working}个工作日` : `${daysBetween(last, day)}天`;
  }

  /** 超没超 comes first: of the result that came, otherwise of today. */
  function late(): string {
    const [a, b] = conditions as [Condition, Condition];
    if (replied !== null)
      return b.status === 'unmet'
        ? `${sayDays(at)}才有结果,复核超时了,${b.lacking}。`
        : b.status === 'met'
          ? `没超时,${sayDays(at)}在复核时限内${a.status === 'unmet' ? '(如果是初审结果,就超了)' : ''}。`
          : '';
    if (b.status === 'unmet') return `已经超时了,复核${b.lacking}。`;
    if (a.status === 'unmet' && b.status === 'met') return `复核还没超时;初审的时限已经过了,${a.lacking}。`;
    return '';
  }

  /** Of a request that was handed in and is in time the dates come first. */
  function inTime(): string {
    if (replied !== null || submitted === null || submitted[1] >= asOf) return '';
    return conditions.every(({ status }) => status === 'met') ? ',现在没超时' : '';
  }
}
