import { outcomeOf } from '../condition.ts';
import { cited, type Constant } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { atLeastMonths, lengthOf, sayLength } from '../length.ts';
import type { Computation, Condition, Finding, Rule } from '../rule.ts';
import { finding, sayLack } from '../said.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';
import { inSeries, outsideSeries, series, seriesNames, socialWorkNote } from './series.ts';

const { figure } = cited('tianjin-title-mapping');
const FROM = { from: '2024-01-01' };
const MONTHS = 12;

const constants = {
  高级工: figure(2, '年', '取得高级工职业资格或职业技能等级后从事技术技能工作满2年的,可由单位自主聘任相应系列初级职称', FROM),
  技师: figure(3, '年', '取得技师职业资格或职业技能等级后从事技术技能工作满3年的,可申报评审相应系列中级职称', FROM),
  高级技师: figure(4, '年', '取得高级技师职业资格或职业技能等级后从事技术技能工作满4年的,可申报评审相应系列副高级职称', FROM),
  特级技师: figure(5, '年', '取得特级技师技能等级后从事技术技能工作满5年的,可申报评审相应系列正高级职称。', FROM),
  ...series,
  ...notice,
};

type Way = Readonly<{ years: Constant<number>; title: string; how: string }>;

/** What each level of skill opens, after how many years. */
const WAYS: Readonly<Record<string, Way>> = {
  高级工: { years: constants.高级工, title: '初级', how: '由单位自主聘任' },
  技师: { years: constants.技师, title: '中级', how: '申报评审' },
  高级技师: { years: constants.高级技师, title: '副高级', how: '申报评审' },
  特级技师: { years: constants.特级技师, title: '正高级', how: '申报评审' },
};
const all = Object.values(WAYS);
const thresholds = all.map(({ years }) => years.value * MONTHS);

/** 技能等级 → 职称, the notice's second part. */
export const tianjinSkillToTitle: Rule = {
  name: 'tianjin-skill-to-title',
  title: '天津技能等级对应的职称',
  number: 13,
  description: '在天津,取得高级工、技师、高级技师、特级技师后从事技术技能工作满几年,可以聘任或申报哪一级职称;限八个系列,社会工作不在内。',
  facts: ['titleSeries', 'skillLevel', 'skillWorkMonths'],
  constants,
  probes: { skillWorkMonths: [0, ...thresholds.flatMap((at) => [at - 1, at])] },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const level = choiceOf(facts, 'skillLevel');
  const way = level === null ? undefined : WAYS[level];
  const belongs = inSeries(facts);
  const conditions = [belongs, service(facts, way, asOf)];
  const outcome = outcomeOf(conditions);
  const social = choiceOf(facts, 'titleSeries') === '社会工作';
  return {
    outcome,
    value: outcome === 'yes' && way !== undefined ? `${way.title}职称` : null,
    verdict: verdict(),
    conditions,
    sums: [],
    notes: [...(social ? [socialWorkNote()] : []), secondHand()],
    next: [],
  };

  function verdict(): Finding {
    if (belongs.status === 'unmet') return outsideSeries(facts);
    const work = conditions[1] as Condition;
    if (way === undefined || level === null) {
      const lines = Object.entries(WAYS)
        .map(([skill, each]) => `${skill}满${each.years.value}年→${each.title}职称(${each.how})`)
        .join(';');
      const answer = outcome === 'yes' ? '可以,年限对哪一级都够了:' : outcome === 'no' ? '还不行,年限对哪一级都不够:' : '';
      return finding(`${answer}${lines}。`, ...all.map(({ years }) => years));
    }
    const opened = `${way.how}相应系列${way.title}职称`;
    const asked = `取得${level}后从事技术技能工作满${way.years.value}年`;
    if (work.status === 'unmet') return finding(`还不行:${sayLack(work)};${asked},才可以${opened}。`, way.years);
    if (outcome === 'yes') return finding(`可以,能${opened}:${asked}就够,您有${work.have}。`, way.years, series.eight);
    const limit = belongs.status === 'met' ? '' : `;只限${seriesNames.join('、')}这${series.eight.value}个系列,社会工作不在内`;
    const rest = `${work.status === 'met' ? `,年限够了(${work.have})` : ''}${limit}`;
    return finding(`${asked},可以${opened}${rest}。`, way.years, series.eight);
  }
}

/** The years of work; while the level is unknown, only what holds for every level is settled. */
function service(facts: Facts, way: Way | undefined, asOf: string): Condition {
  const have = lengthOf(facts, 'skillWorkMonths', asOf);
  const label = '取得后从事技术技能工作';
  if (way !== undefined) {
    const need = way.years.value * MONTHS;
    return { ...atLeastMonths({ label, have, need, sources: [way.years], asOf }), need: `${need}个月(${way.years.value}年)` };
  }
  const [least, most] = [Math.min(...thresholds), Math.max(...thresholds)];
  const status = have.range[0] >= most ? 'met' : have.range[1] < least ? 'unmet' : 'unknown';
  return { label, have: sayLength(have, asOf), need: `按级别满${least}–${most}个月`, status, sources: all.map(({ years }) => years) };
}
