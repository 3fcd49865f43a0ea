import { cited } from '../constant.ts';
import { isOneOf } from '../condition.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Condition, Finding } from '../rule.ts';
import { finding } from '../said.ts';

const { figure } = cited('tianjin-title-mapping');

export const series = {
  eight: figure(
    8,
    '个系列',
    '具有职业资格、职业技能等级的高技能人才可以参加专业技术人员工程技术、农业技术、工艺美术、文物博物、实验技术、艺术、体育、技工院校教师等8个系列的职称评价。',
    { from: '2024-01-01' },
  ),
};

/** The eight series of the notice, in its order and words. */
export const seriesNames = ['工程技术', '农业技术', '工艺美术', '文物博物', '实验技术', '艺术', '体育', '技工院校教师'] as const;

/** The series must be one of the eight; social work is none of them. */
export function inSeries(facts: Facts): Condition {
  return isOneOf({
    label: '职称系列',
    have: choiceOf(facts, 'titleSeries'),
    allowed: seriesNames,
    need: `${seriesNames.join('、')}这${series.eight.value}个系列之一`,
    sources: [series.eight],
  });
}

/** Why a series outside the eight is refused. */
export function outsideSeries(facts: Facts): Finding {
  const have = choiceOf(facts, 'titleSeries');
  const which = have === null || have === '其他' ? '您说的系列' : have;
  return finding(`不行:技能等级和职称互通只限${seriesNames.join('、')}这${series.eight.value}个系列,${which}不在里面。`, series.eight);
}

/** For a social worker the way is the certificate, not the skill level. */
export function socialWorkNote(): Finding {
  return finding('社会工作不在这些系列里;社工是凭社会工作者职业资格证书直接对应职称。', series.eight);
}
