import { outcomeOf } from '../condition.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Condition, Finding, Rule } from '../rule.ts';
import { finding, sayMonths } from '../said.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';
import { sayPathGap } from './path-gap.ts';
import { inSeries, outsideSeries, series, socialWorkNote } from './series.ts';
import { pathConstants, pathProbes, paths, sayPath, stateOf, type PathState } from './skill-paths.ts';

const constants = { ...pathConstants, ...series, ...notice };

const UNSAID = '通知没有说明';
const TITLES: readonly string[] = ['助理级', '中级', '副高级', '正高级'];

/**
 * 职称 → one level of skill, the notice's second part. A title higher than those that the notice names for a level
 * (正高级 for 技师) is not spoken of: neither yes nor no is said then.
 */
export const tianjinSkillApplication: Rule = {
  name: 'tianjin-skill-application',
  title: '天津凭职称申报某级技能评价',
  number: 13,
  description: '在天津,有某级职称满几年或之后从事相应技能工作满几年,能不能申报高级工、技师、高级技师、特级技师中的某一级;限八个系列。',
  facts: ['titleSeries', 'targetSkill', 'heldTitle', 'heldTitleMonths', 'skillWorkAfterTitleMonths'],
  constants,
  probes: { heldTitleMonths: pathProbes, skillWorkAfterTitleMonths: pathProbes },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const belongs = inSeries(facts);
  const target = choiceOf(facts, 'targetSkill');
  const title = choiceOf(facts, 'heldTitle');
  const ways = paths.filter((path) => target === null || path.skill === target);
  const mine = ways.filter((path) => title === null || path.title === title).map((path) => stateOf(path, facts, { asOf }));
  const above = target !== null && title !== null && mine.length === 0 && TITLES.indexOf(title) > Math.max(...ways.map((path) => TITLES.indexOf(path.title)));
  const time = years();
  const conditions = [belongs, time];
  const outcome = outcomeOf(conditions);
  const social = choiceOf(facts, 'titleSeries') === '社会工作';
  // Not spoken of is settled too: no reply of the person's could change it.
  const unsaid = above && belongs.status === 'met';
  return {
    outcome: unsaid ? 'value' : outcome,
    value: unsaid ? UNSAID : null,
    verdict: verdict(),
    conditions,
    sums: [],
    notes: [...(social ? [socialWorkNote()] : []), secondHand()],
    next: [],
  };

  /** The ways are alternatives: one is enough. */
  function years(): Condition {
    const sources = ways.map((path) => path.years);
    const label = target === null ? '职称和年限' : `申报${target}的职称和年限`;
    const need = target === null ? '按级别' : ways.map(sayPath).join(',或');
    const have =
      title === null
        ? '未知'
        : mine.length === 0
          ? `${title}职称`
          : mine.map((state) => `${title}职称${state.path.by === 'held' ? '取得' : '之后技能工作'}${sayMonths(state.have)}`).join('、');
    const base = { label, have, need, sources };
    if (above) return { ...base, status: 'unknown' };
    // Only with both named can it be settled: of a title above those named for the level nothing is said.
    if (target === null || title === null) return { ...base, status: 'unknown' };
    if (mine.some(({ status }) => status === 'met')) return { ...base, status: 'met' };
    if (mine.some(({ status }) => status === 'unknown')) return { ...base, status: 'unknown' };
    const nearest = mine.toSorted((a, b) => a.lacking[1] - b.lacking[1])[0];
    return nearest === undefined ? { ...base, status: 'unmet', lacking: need } : { ...base, status: 'unmet', lacking: sayMonths(nearest.lacking), earliest: nearest.earliest };
  }

  function verdict(): Finding {
    const sources = ways.map((path) => path.years);
    if (belongs.status === 'unmet') return outsideSeries(facts);
    if (above) {
      const own = paths.filter((path) => path.title === title);
      return finding(`${UNSAID}${title}职称报${target};写的是${own.map((path) => `${sayPath(path)},可申报${path.skill}`).join(';')}。`, ...own.map((path) => path.years));
    }
    const asked = target === null ? ways.map((path) => `${sayPath(path)},可申报${path.skill}`).join(';') : `申报${target}要${ways.map(sayPath).join(',或')}`;
    if (outcome === 'yes') {
      const by = mine.find(({ status }) => status === 'met') as PathState;
      return finding(`可以申报${target}职业技能评价:${sayPath(by.path)}就够,您有${sayMonths(by.have)}。`, by.path.years, series.eight);
    }
    if (outcome === 'no') {
      const gap = mine.length === 0 ? `您的${title}职称不在其列` : mine.map(sayPathGap).join(';');
      return finding(`还不行:${gap}。${mine.length === 0 ? `${asked}。` : ''}`, ...sources);
    }
    const limit = belongs.status === 'met' ? '' : `;限${series.eight.value}个系列,社会工作不在内`;
    return finding(`${time.status === 'met' ? '年限够了;' : ''}${asked}${limit}。`, ...sources, series.eight);
  }
}
