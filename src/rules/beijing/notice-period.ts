import { workingDayAfter, uncertaintyNote } from '../working-days.ts';
import { cited, type Constant } from '../constant.ts';
import { dayValue, mapDays } from '../days.ts';
import type { Facts } from '../fact.ts';
import { daysOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding, sayDays, sayDistance } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure } = cited('beijing-nonlocal-guide');

const hukou = { notice: figure(7, '个工作日', '线下提交材料至区人社局,初审后上报市级,公示7个工作日后拿准迁证。') };
const title = { notice: figure(5, '个工作日', '初审通过后参加线下评审答辩,5月中下旬出结果,公示5个工作日无异议后发证。') };

/** 落户公示, article 1.3: the last working day of the notice. */
export const beijingHukouNotice: Rule = {
  name: 'beijing-hukou-notice',
  title: '北京落户公示期',
  number: 2,
  description: '落户公示从哪天开始,几个工作日之后公示期满、拿准迁证;按国务院放假和调休安排数工作日。',
  facts: ['noticeStartedOn'],
  constants: hukou,
  evaluate: (facts, asOf) => evaluate(facts, asOf, hukou.notice, '公示期满后拿准迁证'),
};

/** 职称公示, article 2.3. */
export const beijingTitleNotice: Rule = {
  name: 'beijing-title-notice',
  title: '北京社工职称公示期',
  number: 4,
  description: '职称评审结果公示从哪天开始,几个工作日之后期满发证;按国务院放假和调休安排数工作日。',
  facts: ['noticeStartedOn'],
  constants: title,
  evaluate: (facts, asOf) => evaluate(facts, asOf, title.notice, '公示无异议后发证'),
};

function evaluate(facts: Facts, asOf: string, notice: Constant<number>, then: string): Computation {
  const started = daysOf(facts, 'noticeStartedOn');
  const notes = [finding('开始公示当天不计,从下一个工作日数起;文章没有说明当天算不算。', notice), unofficial()];
  const common = { conditions: [], next: [] };
  if (started === null) {
    const verdict = finding(`公示${notice.value}个工作日,${then};告诉我哪天开始公示,我来算到哪天。`, notice);
    return { ...common, outcome: 'unknown', value: null, verdict, sums: [], notes };
  }
  const last = mapDays(started, (day) => workingDayAfter(day, notice.value).day);
  const certain = started.every((day) => workingDayAfter(day, notice.value).certain);
  const left = last[0] === last[1] ? `(${sayDistance(last[0], asOf)})` : '';
  return {
    ...common,
    outcome: 'value',
    value: dayValue(last),
    verdict: finding(`公示到${sayDays(last)}${left},${then}:从${sayDays(started)}起公示${notice.value}个工作日。`, notice),
    sums: [finding(`${sayDays(started)} + ${notice.value}个工作日 = ${sayDays(last)}`, notice)],
    notes: certain ? notes : [...notes, finding(uncertaintyNote())],
  };
}
