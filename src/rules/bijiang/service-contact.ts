import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import { addHours, momentValue, readMoment, showMoment } from '../moment.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { serviceTerms as constants } from './service-terms.ts';
import { unofficial } from './source-weight.ts';

/** 审核通过后的联系时限, article 服务③. The value is the latest time, or the day where no time was given. */
export const serviceContact: Rule = {
  name: 'bijiang-service-contact',
  title: '碧江服务审核通过后多久联系',
  number: 18,
  description: '碧江区社工服务申请审核通过后,专属社工最晚什么时候联系申请人。',
  facts: ['approvedAt'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const approved = daysOf(facts, 'approvedAt');
  const { contact, visits } = constants;
  const frame = { conditions: [], notes: [unofficial(contact)], next: [verbatim(visits)] };
  if (approved === null) return { ...frame, outcome: 'unknown', value: null, verdict: finding(`审核通过后${contact.value}小时内,辖区专属社工会联系申请人。`, contact), sums: [] };
  const [from, to] = [addHours(readMoment(approved[0], asOf), contact.value), addHours(readMoment(approved[1], asOf), contact.value)];
  const timed = to.minutes !== null;
  return {
    ...frame,
    outcome: 'value',
    value: approved[0] === approved[1] ? momentValue(to) : [momentValue(from), momentValue(to)],
    verdict: finding(
      `最晚${showMoment(to)}${timed ? '' : '的同一时刻'}会联系您(审核通过后${contact.value}小时内)。${to.day < asOf ? '这个时间已经过了,可以问辖区社工站。' : ''}`,
      contact,
    ),
    sums: [finding(`${showMoment(readMoment(approved[1], asOf))} + ${contact.value}小时 = ${showMoment(to)}`, contact)],
  };
}
