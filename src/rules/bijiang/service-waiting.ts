import { addDays } from '../../text/calendar.ts';
import type { ConditionStatus } from '../../schema/computation.ts';
import { isGiven, rangeOf } from '../given.ts';
import { showRange, type Range } from '../range.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { knowsYear, workingDaysBetween } from '../working-days.ts';
import { serviceTerms as constants, countingNote } from './service-terms.ts';
import { unofficial } from './source-weight.ts';

const { first, second } = constants;
const SERVICE = { number: 18, constants } as const;

/** 超没超 after so many working days since submission. The value names what is late. */
export const serviceWaitedWorkingDays: Rule = {
  ...SERVICE,
  name: 'bijiang-service-waited-working-days',
  title: '碧江服务申请等了几个工作日超没超时',
  description: '碧江区社工服务申请提交后过了若干个工作日,初审和复核超没超时、超了几个工作日。',
  facts: ['waitedWorkingDays'],
  evaluate: (facts) => judge(isGiven(facts, 'waitedWorkingDays') ? rangeOf(facts, 'waitedWorkingDays') : null, ''),
};

/** The same after so many days of the calendar: they are counted back from today. */
export const serviceWaitedDays: Rule = {
  ...SERVICE,
  name: 'bijiang-service-waited-days',
  title: '碧江服务申请等了几天超没超时',
  description: '碧江区社工服务申请提交后过了若干天(自然日),折成工作日后初审和复核超没超时。',
  facts: ['waitedDays'],
  evaluate(facts, asOf) {
    if (!isGiven(facts, 'waitedDays')) return judge(null, '');
    const days = rangeOf(facts, 'waitedDays');
    const working = workingSpan(days, asOf);
    const certain = knowsYear(asOf) && knowsYear(addDays(asOf, -Math.ceil(days[0])));
    return judge(working, `到今天过了${showRange(days, '天')},合${showRange(working, '个工作日')}。`, certain);
  },
};

function workingSpan([low, high]: Range, asOf: string): Range {
  const count = (days: number) => workingDaysBetween(addDays(asOf, -days), asOf);
  return [count(Math.floor(low)), high === Infinity ? Infinity : count(Math.ceil(high))];
}

function judge(waited: Range | null, counted: string, certain = true): Computation {
  const notes: readonly Finding[] = [countingNote(certain), unofficial(first)];
  const next = [constants.contact, constants.refused].map(verbatim);
  const terms = `初审限${first.value}个工作日,复核结果限${second.value}个工作日`;
  if (waited === null) return { outcome: 'unknown', value: null, verdict: finding(`${terms},都从提交算起。`, first, second), conditions: [], sums: [], notes, next };
  const review = condition('初审', first.value, waited);
  const result = condition('复核结果', second.value, waited);
  const settled = review.status !== 'unknown' && result.status !== 'unknown';
  const value = result.status === 'unmet' ? '初审和复核都超时' : review.status === 'unmet' ? '初审超时' : '没超时';
  return {
    outcome: settled ? 'value' : 'unknown',
    value: settled ? value : null,
    verdict: finding(`${verdict()}${counted}`, first, second),
    conditions: [review, result],
    sums: [],
    notes,
    next: value === '没超时' ? next : [],
  };

  function verdict(): string {
    if (result.status === 'unmet') return `超时了:${terms},复核${result.lacking}。`;
    if (review.status === 'unmet' && result.status === 'met')
      return `复核没超时(限${second.value}个工作日,${left(second.value)}),初审超时了(限${first.value}个工作日,${review.lacking})。`;
    if (review.status === 'met') return `没超时:${terms},初审${left(first.value)},复核${left(second.value)}。`;
    return `要看确切过了几个工作日:${terms}。`;
  }

  function left(limit: number): string {
    const range = [limit - (waited?.[1] ?? 0), limit - (waited?.[0] ?? 0)] as const;
    return range[1] === 0 ? '今天到期' : `还有${showRange(range, '个工作日')}`;
  }
}

function condition(label: string, limit: number, waited: Range): Condition {
  const status: ConditionStatus = waited[1] <= limit ? 'met' : waited[0] > limit ? 'unmet' : 'unknown';
  const over = status === 'unmet' ? { lacking: `超出${showRange([waited[0] - limit, waited[1] - limit], '个工作日')}` } : {};
  return { label: `${label}时限`, have: showRange(waited, '个工作日'), need: `${limit}个工作日内`, status, ...over, sources: [first, second] };
}
