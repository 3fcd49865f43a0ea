import { addMonths, daysBetween, monthsBetween } from '../../text/calendar.ts';
import type { ConditionStatus } from '../../schema/computation.ts';
import { atLeast, outcomeOf } from '../condition.ts';
import { cited, type Constant } from '../constant.ts';
import { mapDays } from '../days.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, daysOf, flagOf, isGiven, rangeOf } from '../given.ts';
import { pace } from '../pace.ts';
import { add, showRange, span, subtract, tidy, type Range } from '../range.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate, sayDays } from '../said.ts';

const { figure, word } = cited('certificate-registration');
const JUNIOR = '助理社会工作师在每一登记有效期(3年)内接受社会工作专业继续教育的时间累计不得少于72小时。';
const SENIOR = '社会工作师、高级社会工作师在每一登记有效期(3年)内接受社会工作专业继续教育的时间累计不得少于90小时。';

const constants = {
  junior: figure(72, '小时', JUNIOR),
  senior: figure(90, '小时', SENIOR),
  period: figure(3, '年', SENIOR),
  training: word('取得合格证明', '参加社会工作培训并取得合格证明的,接受继续教育时间按实际培训时间计算;'),
  degree: figure(90, '小时', '参加社会工作专业学历教育,取得学历或者学位的,一次性记90小时;'),
  course: word('实际授课时间', '未取得学历或者学位的,接受继续教育时间按考试合格的专业课程实际授课时间计算。'),
  trainingProof: word('相关证明', '参加社会工作培训的继续教育时间,由举办单位出具相关证明。'),
  degreeProof: word('学历(学位)证书', '参加社会工作专业学历教育,取得学历或者学位的,以学历(学位)证书作为证明;未取得学历或者学位的,以单科成绩单和学校出具的面授课时表作为证明。'),
};

const MONTHS = 12;

/**
 * 继续教育学时: certificate-registration 五. Hours counted = certified training + (a degree once, or else the taught hours of passed courses).
 * `uncertifiedPartHours` are hours inside the stated training; where nothing is said of them the training is taken as certified.
 * `uncertifiedHours` stand beside it and count nothing. `lastRegisteredOn` and `registrationEndsOn` serve the pace alone.
 */
export const continuingEducationHours: Rule = {
  name: 'registration-continuing-education',
  title: '继续教育学时',
  number: 9,
  description: '一个登记有效期内继续教育够不够、还差多少小时、每月要学多少:按证书级别、有证明的培训小时、学历学位(一次性记)、专业课程小时数来算。',
  facts: ['certificateLevel', 'trainingHours', 'degreeEarned', 'courseHours', 'uncertifiedPartHours', 'uncertifiedHours', 'lastRegisteredOn', 'registrationEndsOn'],
  constants,
  presumes: { degreeEarned: false, courseHours: 0 },
  sums: ['trainingHours', 'courseHours', 'uncertifiedPartHours'],
  probes: {
    trainingHours: [0, constants.junior.value - 1, constants.junior.value, constants.senior.value - 1, constants.senior.value],
    courseHours: [0, constants.junior.value, constants.senior.value],
    uncertifiedPartHours: [],
    uncertifiedHours: [],
    lastRegisteredOn: [],
    registrationEndsOn: [],
  },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const level = choiceOf(facts, 'certificateLevel');
  const counted = countedHours(facts);
  // Without a certificate nothing is registered yet: the lowest requirement is shown as what will come.
  const needs = level === null ? [constants.junior, constants.senior] : [level === '初级' || level === '无' ? constants.junior : constants.senior];
  const tests = needs.map((need) => hoursCondition(need, counted));
  const condition = joined(tests);
  const lacking = subtract(span(Math.max(...needs.map(({ value }) => value))), counted);
  const outcome = outcomeOf([condition]);
  return {
    outcome,
    value: counted[1] === Infinity ? null : counted,
    verdict: verdict(),
    conditions: [condition],
    sums: sums(facts, counted),
    notes: notes(facts, lacking, asOf),
    next: (studied(facts) ? [constants.trainingProof, constants.degreeProof] : [constants.trainingProof]).map(verbatim),
  };

  function verdict(): Finding {
    const said = judged();
    return level === '无' ? finding(`还没有社工证就没有登记,这项要求登记以后才有;按助理社会工作师看:${said.text}`, ...said.sources) : said;
  }

  function judged(): Finding {
    const [need] = needs;
    const certain = counted[0];
    const sources = [...needs, ...(flagOf(facts, 'degreeEarned') === false ? [constants.course] : [constants.degree]), constants.training];
    const required =
      level === null || need === undefined ? `助理社会工作师要${constants.junior.value}小时,社会工作师、高级社会工作师要${constants.senior.value}小时` : `要求${need.value}小时`;
    if (outcome === 'yes') {
      const sure = told();
      const over = add(sure, span(-Math.max(...needs.map(({ value }) => value))));
      return finding(`够了:已计${showRange(sure, '小时')},${required}${over[1] === Infinity ? '' : over[1] === 0 ? ',刚好' : `,多出${showRange(over, '小时')}`}。`, ...sources);
    }
    if (outcome === 'no') return finding(`还不够,${gaps(counted)}:已计${showRange(counted, '小时')},${required}。`, ...sources);
    if (certain === 0 && !isGiven(facts, 'trainingHours'))
      return finding(
        `每个登记有效期(${constants.period.value}年)内,${level === null ? required : `${level}社工证${required}`};另外取得社会工作专业学历或学位的一次性记${constants.degree.value}小时。`,
        ...sources,
      );
    const known = told();
    const open =
      flagOf(facts, 'degreeEarned') === null
        ? `另外取得社会工作专业学历或学位的,一次性再记${constants.degree.value}小时`
        : flagOf(facts, 'degreeEarned') === false && !isGiven(facts, 'courseHours')
          ? '考试合格的社会工作专业课程,授课时间也能加上'
          : '';
    const also = open === '' ? '' : `;${open}`;
    return finding(`${gaps(known)}:目前能计的是${showRange(known, '小时')},${required}${also}。`, ...sources);
  }

  /** What was said so far, without what a degree or courses of which nothing was said could add. */
  function told(): Range {
    if (flagOf(facts, 'degreeEarned') === true || !isGiven(facts, 'trainingHours')) return counted[1] < Infinity ? counted : span(counted[0]);
    return add(certifiedHours(facts), rangeOf(facts, 'courseHours', 0, 0));
  }

  function gaps(have: Range): string {
    if (level !== null || needs.length === 1) return sayGap(subtract(span(needs[0]?.value), have));
    return `助理社会工作师${sayGap(subtract(span(constants.junior.value), have))}、社会工作师和高级社会工作师${sayGap(subtract(span(constants.senior.value), have))}`;
  }
}

function sayGap(gap: Range): string {
  return gap[1] === 0 ? '够了' : gap[0] === 0 ? `最多差${tidy(gap[1])}小时` : `还差${showRange(gap, '小时')}`;
}

function certifiedHours(facts: Facts): Range {
  const training = rangeOf(facts, 'trainingHours');
  return subtract(training, rangeOf(facts, 'uncertifiedPartHours', 0, 0));
}

function studyHours(facts: Facts): Range {
  const degree = flagOf(facts, 'degreeEarned');
  const course = rangeOf(facts, 'courseHours');
  if (degree === true) return span(constants.degree.value);
  if (degree === false) return course;
  return [Math.min(course[0], constants.degree.value), Math.max(course[1], constants.degree.value)];
}

function countedHours(facts: Facts): Range {
  return add(certifiedHours(facts), studyHours(facts));
}

function hoursCondition(need: Constant<number>, have: Range): Condition {
  return atLeast({ label: '继续教育时间', have, need: need.value, unit: '小时', sources: [need, constants.training] });
}

/** Without the certificate's level both requirements stand; they decide together or not at all. */
function joined(tests: readonly Condition[]): Condition {
  const [first, last] = [tests[0] as Condition, tests.at(-1) as Condition];
  const status: ConditionStatus = tests.every((test) => test.status === first.status) ? first.status : 'unknown';
  if (tests.length === 1) return first;
  const { lacking: _, ...open } = last;
  const lacking = status === 'unmet' ? { lacking: `${first.lacking}(助理社会工作师)或${last.lacking}` } : {};
  return { ...open, need: `${first.need}(助理社会工作师)或${last.need}`, status, ...lacking, sources: tests.flatMap((test) => test.sources) };
}

function sums(facts: Facts, counted: Range): readonly Finding[] {
  const lines: Finding[] = [];
  const part = rangeOf(facts, 'uncertifiedPartHours', 0, 0);
  const training = rangeOf(facts, 'trainingHours');
  if (part[1] > 0 && training[1] < Infinity)
    lines.push(finding(`培训${showRange(training, '')} − 没有合格证明的${showRange(part, '')} = ${showRange(certifiedHours(facts), '小时')}`, constants.training));
  const degree = flagOf(facts, 'degreeEarned');
  const study = studyHours(facts);
  if (counted[1] < Infinity && degree !== null && study[1] > 0 && certifiedHours(facts)[1] > 0) {
    lines.push(
      finding(
        `有证明的培训${showRange(certifiedHours(facts), '')} + ${degree ? '学历或学位' : '专业课程'}${showRange(study, '')} = ${showRange(counted, '小时')}`,
        constants.training,
        degree ? constants.degree : constants.course,
      ),
    );
  }
  return lines;
}

/** Schooling counts beside the training: its proofs are shown too. */
function studied(facts: Facts): boolean {
  return flagOf(facts, 'degreeEarned') === true || (isGiven(facts, 'courseHours') && rangeOf(facts, 'courseHours')[1] > 0);
}

function notes(facts: Facts, lacking: Range, asOf: string): readonly Finding[] {
  const found: Finding[] = [];
  const beside = rangeOf(facts, 'uncertifiedHours', 0, 0);
  if (beside[1] > 0) found.push(finding(`没有合格证明的${showRange(beside, '小时')}不计。`, constants.training));
  else if (isGiven(facts, 'trainingHours') && !isGiven(facts, 'uncertifiedPartHours') && certifiedHours(facts)[1] > 0)
    found.push(finding('按这些培训都有合格证明算,没有合格证明的不计。', constants.training));
  if (flagOf(facts, 'degreeEarned') === true && isGiven(facts, 'courseHours') && rangeOf(facts, 'courseHours')[1] > 0)
    found.push(finding('已经取得学历或学位,按一次性记的小时数算,课程时间不再另加。', constants.degree, constants.course));
  if (lacking[0] > 0) found.push(paceNote(facts, lacking, asOf) ?? finding('文章没有说明到期学时不够会怎样。', constants.senior));
  return found;
}

/** Hours a month to the end of the registration's period. */
function paceNote(facts: Facts, lacking: Range, asOf: string): Finding | undefined {
  const registered = daysOf(facts, 'lastRegisteredOn');
  const end = daysOf(facts, 'registrationEndsOn') ?? (registered === null ? null : mapDays(registered, (day) => addMonths(day, constants.period.value * MONTHS)));
  if (end === null || lacking[1] === Infinity) return undefined;
  if (end[1] < asOf) return finding(`这个登记有效期到${sayDays(end)}已经满了。`, constants.period);
  const from = end[0] < asOf ? asOf : end[0];
  const months = monthsBetween(asOf, from);
  if (months < 1) return finding(`登记有效期到${sayDays(end)},最少只剩${daysBetween(asOf, from)}天。`, constants.period);
  return finding(
    `登记有效期到${end[0] === end[1] ? sayDate(from) : sayDays(end)},还有${months}个月(${daysBetween(asOf, from)}天),平均每月要学${pace(lacking[1], months)}小时。`,
    constants.period,
  );
}
