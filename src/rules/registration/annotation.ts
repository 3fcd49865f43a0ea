import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import { addHours, momentValue, readMoment, showMoment } from '../moment.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';

const { figure, word } = cited('certificate-registration');

const constants = {
  within: figure(24, '小时', '加注申请提交后,系统将在24小时内完成证书加注,请耐心等待。'),
  after: word('查看或下载', '证书加注完成后,可查看或下载该电子证书。'),
};

/** 证书加注: certificate-registration 一 5. The value is the latest time of completion, or the day where no time was given. */
export const certificateAnnotation: Rule = {
  name: 'registration-annotation',
  title: '证书加注最晚什么时候完成',
  number: 12,
  description: '从提交电子证书加注申请的时间算最晚什么时候完成。',
  facts: ['annotationAppliedAt'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const applied = daysOf(facts, 'annotationAppliedAt');
  const { within, after } = constants;
  const frame = { conditions: [], notes: [], next: [verbatim(after)] };
  if (applied === null) return { ...frame, outcome: 'unknown', value: null, verdict: finding(`提交加注申请后${within.value}小时内完成。`, within), sums: [] };
  const [first, last] = applied.map((moment) => readMoment(moment, asOf)) as [ReturnType<typeof readMoment>, ReturnType<typeof readMoment>];
  const [from, to] = [addHours(first, within.value), addHours(last, within.value)];
  const timed = last.minutes !== null;
  const late = '还没好可联系证书发放机构。';
  const past = to.day < asOf ? `这个时间已经过了,${late}` : to.day === asOf ? `就是今天,过了这个时间${late}` : '';
  return {
    ...frame,
    outcome: 'value',
    value: applied[0] === applied[1] ? momentValue(to) : [momentValue(from), momentValue(to)],
    verdict: finding(`最晚${showMoment(to)}${timed ? '' : '的同一时刻'}完成加注(提交后${within.value}小时内)。${past}`, within),
    sums: [finding(`${showMoment(last)} + ${within.value}小时 = ${showMoment(to)}`, within)],
  };
}
