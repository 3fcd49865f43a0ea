import { atLeast } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, flagOf, isGiven, rangeOf } from '../given.ts';
import { add, isExact, scale, showRange, span, type Range } from '../range.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, share } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { figure, word } = cited('bijiang-guide');
const BONUS = '笔试环节加5分,面试时同等条件下将被优先录用,提升上岸概率。';
const PAPER = '题型含单选、多选、案例分析,满分100分,合格线设定为60分。';
const TOTAL = '综合成绩按笔试40%+面试60%计算,面试低于70分直接淘汰';

const constants = {
  bonus: figure(5, '分', BONUS),
  holders: word('全国社工职业水平证书', '持有全国社工职业水平证书者可获报名优先资格'),
  full: figure(100, '分', PAPER),
  pass: figure(60, '分', PAPER),
  written: figure(40, '%', TOTAL),
  interview: figure(60, '%', TOTAL),
  floor: figure(70, '分', TOTAL),
  ranking: word('排名1:1', '最终按综合成绩排名1:1确定录用名单,名单将在民政公众号公示。'),
  entry: figure(3, '个工作日', '录用需通过体检、政审,最终公示3个工作日无异议后入职'),
};

/**
 * 碧江招聘成绩, article 招聘③. The 5 points of certificate holders are added to the written mark before it is weighed.
 * Whether they may lift a mark over the pass line, or over the full mark, is not said: where it matters both readings are given.
 */
export const recruitmentScore: Rule = {
  name: 'bijiang-recruitment-score',
  title: '碧江社工招聘综合成绩',
  number: 15,
  description: '碧江区社工招聘的综合成绩:笔试(持社工证加分)和面试按比例折算,过不过合格线,面试会不会被淘汰。',
  facts: ['writtenScore', 'interviewScore', 'certificateHeld', 'certificateLevel'],
  constants,
  probes: {
    writtenScore: [0, constants.pass.value - constants.bonus.value - 1, constants.pass.value - constants.bonus.value, constants.pass.value, constants.full.value],
    interviewScore: [0, constants.floor.value - 1, constants.floor.value, constants.full.value],
  },
  tie: { wins: holdsCertificate, said: finding('面试时同等条件下,有社工证的优先录用', constants.bonus) },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const held = holdsCertificate(facts);
  const written = rangeOf(facts, 'writtenScore', 0, constants.full.value);
  const interview = rangeOf(facts, 'interviewScore', 0, constants.full.value);
  const bonus: Range = held === null ? [0, constants.bonus.value] : span(held ? constants.bonus.value : 0);
  const lifted = add(written, bonus);
  const passed = passCondition(facts, written, lifted, bonus);
  const kept: Condition = atLeast({
    label: '面试',
    have: interview,
    need: constants.floor.value,
    unit: '分',
    sources: [constants.floor],
    shown: isGiven(facts, 'interviewScore') ? showRange(interview, '分') : '未知',
  });
  const failed = passed.status === 'unmet' || kept.status === 'unmet';
  const complete = isGiven(facts, 'writtenScore') && isGiven(facts, 'interviewScore') && held !== null;
  // A mark that only the bonus lifts over the line is settled too: both readings are the answer.
  const settled = complete && kept.status === 'met' && (passed.status === 'met' || splitByBonus(written, lifted));
  const total = totalOf(lifted, interview);
  return {
    outcome: failed ? 'no' : settled ? 'value' : 'unknown',
    value: complete ? [totalOf(cap(lifted), interview)[0], total[1]] : null,
    verdict: verdict(),
    conditions: [passed, kept],
    sums: complete ? sums(written, interview, bonus, total) : [],
    notes: notes(written, lifted, interview),
    next: failed ? [] : [verbatim(constants.ranking), verbatim(constants.entry)],
  };

  function verdict(): Finding {
    const sources = [constants.written, constants.floor, constants.pass, constants.bonus];
    const line = `笔试合格线${constants.pass.value}分,面试低于${constants.floor.value}分直接淘汰`;
    const computed = complete ? `综合成绩${showRange(total, '分')}` : '';
    if (kept.status === 'unmet')
      return finding(
        `会被淘汰:面试${showRange(interview, '分')},低于${constants.floor.value}分直接淘汰,还差${kept.lacking}${complete ? `;按公式算${computed},也不录用` : ''}。`,
        constants.floor,
        constants.written,
      );
    if (passed.status === 'unmet')
      return finding(
        `笔试没到合格线:${bonus[0] > 0 ? `${showRange(written, '分')}加${constants.bonus.value}分也只有${showRange(lifted, '分')}` : showRange(written, '分')},合格线${constants.pass.value}分,还差${passed.lacking}${complete ? `;按公式算${computed}` : ''}。`,
        constants.pass,
        constants.bonus,
      );
    if (settled && passed.status !== 'met') {
      return finding(
        `${computed},但能不能过笔试合格线有两种算法:按加分后${showRange(lifted, '分')}算,到了${constants.pass.value}分;按卷面${showRange(written, '分')}算,没到${constants.pass.value}分。文章没有说明按哪种,面试${showRange(interview, '分')}不会被淘汰。`,
        ...sources,
      );
    }
    if (settled)
      return finding(
        `${computed}${capped(lifted) ? `(加分后不封顶;按满分${constants.full.value}分封顶是${showRange(totalOf(cap(lifted), interview), '分')})` : ''}:笔试${bonus[0] > 0 ? `加了${constants.bonus.value}分,` : ''}过了合格线${constants.pass.value}分;面试不低于${constants.floor.value}分,不会被淘汰。`,
        ...sources,
      );
    if (isGiven(facts, 'writtenScore') && isGiven(facts, 'interviewScore')) {
      if (held !== null) return finding(`${computed};${line},要看确切分数。`, ...sources);
      const without = totalOf(written, interview);
      const withBonus = totalOf(add(written, span(constants.bonus.value)), interview);
      return finding(`没有社工证是${showRange(without, '分')},有社工证笔试加${constants.bonus.value}分后是${showRange(withBonus, '分')}。${line}。`, ...sources);
    }
    if (isGiven(facts, 'writtenScore') && !isGiven(facts, 'interviewScore'))
      return finding(
        `${sayPassed()}综合成绩还要面试分:笔试×${constants.written.value}% + 面试×${constants.interview.value}%,面试低于${constants.floor.value}分直接淘汰。`,
        ...sources,
      );
    if (isGiven(facts, 'interviewScore') && kept.status === 'met')
      return finding(
        `面试${showRange(interview, '分')}不会被淘汰(低于${constants.floor.value}分才淘汰)。综合成绩还要笔试分:笔试×${constants.written.value}% + 面试×${constants.interview.value}%,有社工证的笔试加${constants.bonus.value}分。`,
        ...sources,
      );
    return finding(`综合成绩 = 笔试×${constants.written.value}% + 面试×${constants.interview.value}%,有社工证的笔试加${constants.bonus.value}分;${line}。`, ...sources);
  }

  /** The written mark against its line, while the interview's is still to come. */
  function sayPassed(): string {
    const mark = showRange(written, '分');
    const [line, plus] = [constants.pass.value, constants.bonus.value];
    if (written[0] >= line)
      return `笔试${mark},过了合格线${line}分${held === true ? `,有社工证再加${plus}分是${showRange(lifted, '分')}` : held === null ? `(有社工证的再加${plus}分)` : ''}。`;
    if (held === null)
      return `笔试${mark},合格线${line}分,${written[1] < line ? '卷面没到' : '要看确切分数'};有社工证的加${plus}分是${showRange(add(written, span(plus)), '分')},但文章没有说明加分能不能用来过线。`;
    if (splitByBonus(written, lifted)) return `有两种算法:加${plus}分后${showRange(lifted, '分')},过了${line}分的线;按卷面${mark}算没过。文章没有说明按哪种。`;
    return `笔试${mark},合格线${line}分,要看确切分数。`;
  }
}

/** Any level of certificate counts; a level that was named says that there is one, and so does one that is supposed. */
function holdsCertificate(facts: Facts): boolean | null {
  const level = choiceOf(facts, 'certificateLevel');
  const held = flagOf(facts, 'certificateHeld');
  if (held === true || (level !== null && level !== '无')) return true;
  return held === false || level === '无' ? false : null;
}

function passCondition(facts: Facts, written: Range, lifted: Range, bonus: Range): Condition {
  const known = isGiven(facts, 'writtenScore');
  const shown = !known ? '未知' : bonus[0] > 0 ? `${showRange(written, '分')}+${constants.bonus.value}分` : showRange(written, '分');
  const raw = atLeast({ label: '笔试', have: written, need: constants.pass.value, unit: '分', sources: [constants.pass], shown });
  const raised = atLeast({ label: '笔试', have: lifted, need: constants.pass.value, unit: '分', sources: [constants.pass, constants.bonus], shown });
  if (raw.status === 'met') return raw;
  if (raised.status === 'unmet') return raised;
  return { label: '笔试', have: shown, need: raw.need, status: 'unknown', sources: raised.sources };
}

function splitByBonus(written: Range, lifted: Range): boolean {
  return written[1] < constants.pass.value && lifted[0] >= constants.pass.value;
}

function totalOf(written: Range, interview: Range): Range {
  return add(scale(written, share(constants.written)), scale(interview, share(constants.interview)));
}

function capped(lifted: Range): boolean {
  return lifted[1] > constants.full.value;
}

function cap(range: Range): Range {
  return [Math.min(range[0], constants.full.value), Math.min(range[1], constants.full.value)];
}

function sums(written: Range, interview: Range, bonus: Range, total: Range): readonly Finding[] {
  const { written: weight, interview: other } = constants;
  const part = bonus[0] > 0 ? `(${showRange(written, '')}+${constants.bonus.value})` : showRange(written, '');
  return [
    finding(
      `${isExact(written) || bonus[0] > 0 ? part : `(${part})`}×${weight.value}% + ${isExact(interview) ? showRange(interview, '') : `(${showRange(interview, '')})`}×${other.value}% = ${showRange(total, '分')}`,
      weight,
      constants.bonus,
    ),
  ];
}

function notes(written: Range, lifted: Range, interview: Range): readonly Finding[] {
  const found: Finding[] = [];
  if (splitByBonus(written, lifted) && interview[1] >= constants.floor.value)
    found.push(finding(`文章没有说明加的${constants.bonus.value}分能不能把笔试抬过${constants.pass.value}分的合格线,两种算法都列了。`, constants.bonus, constants.pass));
  if (lifted[0] > constants.full.value) found.push(finding(`文章没有说明加分后能不能超过满分${constants.full.value}分。`, constants.full, constants.bonus));
  if (interview[0] === constants.floor.value && isExact(interview))
    found.push(finding(`刚好${constants.floor.value}分不算低于${constants.floor.value}分,不会被淘汰。`, constants.floor));
  return [...found, unofficial(constants.written)];
}
