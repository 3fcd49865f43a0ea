import { addDays, addMonths, parts } from '../../text/calendar.ts';
import { atLeast, isOneOf, outcomeOf } from '../condition.ts';
import { cited, type Constant } from '../constant.ts';
import { isoDay } from '../days.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, isGiven, rangeOf } from '../given.ts';
import { atLeastMonths, lengthOf } from '../length.ts';
import { showRange } from '../range.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate, sayDistance } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure, word } = cited('bijiang-guide');
const LEAD = '一线社工需满2年从业经验、参与2个以上重点项目,可申请晋升项目主管。';
const SUPERVISOR = '项目主管需满3年任职经验、持有中级及以上社工证,可申报资深督导岗位';
const WINDOW = '每年6月为晋升申请窗口期,通过所在社工机构提交材料至民政部门审核。';

const constants = {
  frontline: figure(2, '年', LEAD),
  projects: figure(2, '个', LEAD),
  lead: word('项目主管', LEAD),
  term: figure(3, '年', SUPERVISOR),
  certificate: word('中级及以上', SUPERVISOR),
  supervisor: word('资深督导', SUPERVISOR),
  window: figure(6, '月', WINDOW),
  judged: word('三项指标', '晋升考核重点考察服务满意度、专业成果产出、年度培训达标时长三项指标。'),
};

const MONTHS = 12;
const frontlineMonths = constants.frontline.value * MONTHS;
const termMonths = constants.term.value * MONTHS;
const termNeed = `${termMonths}个月(${constants.term.value}${constants.term.unit})`;

/**
 * 碧江晋升, article 发展支持③: 一线社工 → 项目主管 → 资深督导, applied for in June.
 * `roleMonths`, the time in the present role, stands for the role's own fact where that was not said.
 */
export const promotion: Rule = {
  name: 'bijiang-promotion',
  title: '碧江社工晋升',
  number: 17,
  description: '碧江区一线社工能不能申请晋升项目主管、项目主管能不能申报资深督导,还差什么,下一个申请窗口是什么时候。',
  facts: ['role', 'frontlineMonths', 'keyProjectCount', 'leadMonths', 'certificateLevel', 'roleMonths'],
  constants,
  probes: {
    frontlineMonths: [0, frontlineMonths - 1, frontlineMonths],
    keyProjectCount: [0, constants.projects.value - 1, constants.projects.value],
    leadMonths: [0, termMonths - 1, termMonths],
    roleMonths: [],
  },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const role = choiceOf(facts, 'role');
  if (role === null) {
    return {
      outcome: 'unknown',
      value: null,
      verdict: finding(
        `一线社工升${constants.lead.value}:满${constants.frontline.value}年从业经验、参与${constants.projects.value}个以上重点项目;${constants.lead.value}升${constants.supervisor.value}:满${constants.term.value}年任职经验、持有${constants.certificate.value}社工证。每年${constants.window.value}月申请,${sayNow(asOf)}。`,
        constants.frontline,
        constants.term,
        constants.window,
      ),
      conditions: [],
      sums: [],
      notes: [unofficial(constants.frontline)],
      next: [],
    };
  }
  const target = role === '一线社工' ? constants.lead.value : constants.supervisor.value;
  const conditions = role === '一线社工' ? leadConditions(facts, asOf) : supervisorConditions(facts, asOf);
  const outcome = outcomeOf(conditions);
  const opening = nextWindow(ready(conditions, asOf));
  return {
    outcome,
    value: outcome === 'yes' ? opening : null,
    verdict: verdict(),
    conditions,
    sums: [],
    notes: [
      ...(neverLed(role, facts, asOf)
        ? [finding(`一线社工要先晋升${constants.lead.value}:满${constants.frontline.value}年从业经验、参与${constants.projects.value}个以上重点项目。`, constants.frontline)]
        : []),
      ...(atBoundary(role, facts, asOf)
        ? [
            finding(
              role === '一线社工'
                ? `满${constants.frontline.value}年包括正好${constants.frontline.value}年,${constants.projects.value}个以上包括${constants.projects.value}个。`
                : `满${constants.term.value}年包括正好${constants.term.value}年。`,
              role === '一线社工' ? constants.frontline : constants.term,
            ),
          ]
        : []),
      unofficial(constants.frontline),
    ],
    next: [constants.window, constants.judged].map(verbatim),
  };

  function verdict(): Finding {
    const sources = [...conditions.flatMap((condition) => condition.sources), constants.window];
    const said = conditions.filter(({ status }) => status === 'met').map(({ label, have }) => `${label}${have}`);
    const unmet = conditions.filter(({ status }) => status === 'unmet');
    const open = conditions.filter(({ status }) => status === 'unknown').map(({ label, need }) => `${label}要${need}`);
    const more = open.length === 0 ? '' : `另外还要看:${open.join('、')}。`;
    const now = sayNow(asOf);
    if (outcome === 'yes') return finding(`可以申请晋升${target}。${now}。`, ...sources);
    if (outcome === 'no') {
      // Time alone must close every gap before a window can be named.
      const timed = unmet.every(({ earliest }) => earliest !== undefined);
      return finding(
        `还不能申请晋升${target}:${unmet.map(sayGap).join(';')}。${more}${timed ? `够了以后最近的申请窗口是${sayWindow(opening)}。` : `申请窗口是每年${constants.window.value}月,下一个是${sayWindow(nextWindow(asOf))}。`}`,
        ...sources,
      );
    }
    return finding(`${said.length > 0 ? `还不能下结论:${said.join('、')}够了,还要看` : `申请晋升${target}要看`}${open.join('、')}。${now}。`, ...sources);
  }
}

function leadConditions(facts: Facts, asOf: string): readonly Condition[] {
  const key = timeIn(facts, 'frontlineMonths');
  const months = lengthOf(facts, key, asOf);
  const count = rangeOf(facts, 'keyProjectCount');
  return [
    inYears(constants.frontline, {
      label: '一线从业',
      have: months,
      need: frontlineMonths,
      sources: [constants.frontline],
      asOf,
      ...(isGiven(facts, key) ? {} : { shown: '未知' }),
    }),
    atLeast({
      label: '重点项目',
      have: count,
      need: constants.projects.value,
      unit: '个',
      sources: [constants.projects],
      shown: isGiven(facts, 'keyProjectCount') ? showRange(count, '个') : '未知',
    }),
  ];
}

function supervisorConditions(facts: Facts, asOf: string): readonly Condition[] {
  const key = timeIn(facts, 'leadMonths');
  const months = lengthOf(facts, key, asOf);
  return [
    neverLed('项目主管', facts, asOf)
      ? // Time alone makes nobody a lead.
        { ...atLeast({ label: '主管任职', have: months.range, need: termMonths, unit: '个月', sources: [constants.term], shown: '没当过主管' }), need: termNeed }
      : inYears(constants.term, { label: '主管任职', have: months, need: termMonths, sources: [constants.term], asOf, ...(isGiven(facts, key) ? {} : { shown: '未知' }) }),
    isOneOf({
      label: '社工证级别',
      have: choiceOf(facts, 'certificateLevel'),
      allowed: ['中级', '高级'],
      need: `${constants.certificate.value}社工证`,
      sources: [constants.certificate],
    }),
  ];
}

/** 「一线从业还差7个月,最早2027年6月21日够」; of a vague figure the date is the late end. */
function sayGap({ label, have, need, lacking, earliest }: Condition): string {
  if (lacking === undefined || lacking === need) return `${label}是${have},要求${need}`;
  return `${label}还差${lacking}(要求${need})${earliest === undefined ? '' : `,${lacking.includes('–') ? '最迟' : '最早'}${sayDate(earliest)}够`}`;
}

function neverLed(role: string, facts: Facts, asOf: string): boolean {
  const key = timeIn(facts, 'leadMonths');
  // A term that began on a day is one, be it this very day.
  return role !== '一线社工' && isGiven(facts, key) && lengthOf(facts, key, asOf).since === undefined && rangeOf(facts, key)[1] === 0;
}

/** Exactly as much as is asked: the answer says that this is enough. */
function atBoundary(role: string, facts: Facts, asOf: string): boolean {
  const same = (key: string, need: number) => lengthOf(facts, timeIn(facts, key), asOf).range.every((end) => end === need);
  if (role !== '一线社工') return same('leadMonths', termMonths);
  return same('frontlineMonths', frontlineMonths) || rangeOf(facts, 'keyProjectCount').every((end) => end === constants.projects.value);
}

function timeIn(facts: Facts, key: string): string {
  return isGiven(facts, key) ? key : 'roleMonths';
}

/** A span of months shown beside the years that the article names. */
function inYears(years: Constant<number>, threshold: Parameters<typeof atLeastMonths>[0]): Condition {
  return { ...atLeastMonths(threshold), need: `${threshold.need}个月(${years.value}${years.unit})` };
}

/** The day on which time has closed every gap that it can close. */
function ready(conditions: readonly Condition[], asOf: string): string {
  return conditions.reduce((day, { earliest }) => (earliest !== undefined && earliest > day ? earliest : day), asOf);
}

/** The day itself when it lies in the window's month, otherwise the first day of the next window. */
function nextWindow(from: string): string {
  const [year, month] = parts(from);
  if (month === constants.window.value) return from;
  return isoDay(month < constants.window.value ? year : year + 1, constants.window.value, 1);
}

/** Whether one may hand in today, and from when otherwise. */
function sayNow(asOf: string): string {
  const next = nextWindow(asOf);
  if (next !== asOf) return `下一个申请窗口是${sayWindow(next)},${sayDistance(next, asOf)}`;
  const [year, month] = parts(asOf);
  const last = addDays(addMonths(isoDay(year, month, 1), 1), -1);
  return `现在正是${constants.window.value}月申请窗口期,来得及,最后一天${last === asOf ? '就是今天' : `${sayDate(last)},${sayDistance(last, asOf)}`}`;
}

function sayWindow(iso: string): string {
  const [year, month] = parts(iso);
  return `${year}年${month}月${iso === isoDay(year, month, 1) ? '' : `(${sayDate(iso)}起够条件)`}`;
}
