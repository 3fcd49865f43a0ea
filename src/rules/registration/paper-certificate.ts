import { addMonths } from '../../text/calendar.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding, sayDate, sayDays, sayDistance } from '../said.ts';

const { figure, word } = cited('certificate-registration');
const PAPER = '成绩发布后2-3个月左右,各地单独发布证书领取通知,确定社工证书纸质版发放时间。';

const constants = {
  soonest: figure(2, '个月', PAPER),
  latest: figure(3, '个月', PAPER),
  around: word('左右', PAPER),
  ways: word('现场领取或者邮寄申领', '一般有现场领取或者邮寄申领两种方式。'),
  equal: word('同等法律效力', '纸质证书和电子证书具有同等法律效力。'),
};

/** 纸质证书: certificate-registration 二. The value is the window [from, to] in which the notice is to be expected. */
export const paperCertificate: Rule = {
  name: 'registration-paper-certificate',
  title: '纸质证书什么时候领',
  number: 12,
  description: '从成绩发布的日期算纸质社工证大概哪段时间能领。',
  facts: ['resultOn'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const result = daysOf(facts, 'resultOn');
  const { soonest, latest, around, ways, equal } = constants;
  const frame = {
    conditions: [],
    notes: [finding('这是大概时间,各地单独发布领取通知,以当地人事考试部门的公告为准。', latest), finding('电子证书和纸质证书具有同等法律效力,急用可以先下电子版。', equal)],
    next: [verbatim(ways)],
  };
  if (result === null)
    return {
      ...frame,
      outcome: 'unknown',
      value: null,
      verdict: finding(`成绩发布后${soonest.value}-${latest.value}个月${around.value},各地会发通知说哪天领纸质证。`, soonest, latest),
      sums: [],
    };
  const from = addMonths(result[0], soonest.value);
  const to = addMonths(result[1], latest.value);
  const relation =
    to < asOf ? `,这段时间已经过了(${sayDistance(to, asOf)}),请查当地的领取通知` : from > asOf ? `,离${sayDate(from)}${sayDistance(from, asOf)}` : ',现在就在这段时间里';
  return {
    ...frame,
    outcome: 'value',
    value: [from, to],
    verdict: finding(`大约${sayDate(from)}到${sayDate(to)}${relation}。`, soonest, latest),
    sums: [finding(`成绩发布${sayDays(result)} + ${soonest.value}个月、${latest.value}个月 = ${sayDate(from)}、${sayDate(to)}${around.value}`, soonest, latest)],
  };
}
