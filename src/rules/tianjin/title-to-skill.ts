import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Condition, Finding, Rule } from '../rule.ts';
import { finding, sayMonths } from '../said.ts';
import { sayPathGap } from './path-gap.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';
import { inSeries, outsideSeries, series, socialWorkNote } from './series.ts';
import { pathConstants, pathProbes, pathsFrom, sayPath, stateOf, type PathState } from './skill-paths.ts';

const constants = { ...pathConstants, ...series, ...notice };

/** 职称 → 技能等级, the notice's second part: which levels may be applied for. `value` is the highest of them. */
export const tianjinTitleToSkill: Rule = {
  name: 'tianjin-title-to-skill',
  title: '天津有职称的能申报哪级技能评价',
  number: 13,
  description: '在天津,有助理级、中级、副高级或正高级职称,按取得年限和之后从事相应技能工作的年限,能申报高级工、技师、高级技师还是特级技师;限八个系列。',
  facts: ['titleSeries', 'heldTitle', 'heldTitleMonths', 'skillWorkAfterTitleMonths'],
  constants,
  probes: { heldTitleMonths: pathProbes, skillWorkAfterTitleMonths: pathProbes },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const belongs = inSeries(facts);
  const title = choiceOf(facts, 'heldTitle');
  const states = pathsFrom(facts).map((path) => stateOf(path, facts, { asOf, bounded: true }));
  const open = states.filter(({ status }) => status !== 'unmet');
  const conditions = [belongs, ...(title === null && open.length > 0 ? [] : states.map(condition))];
  const common = { conditions, sums: [], next: [] };
  const notes = [secondHand()];
  if (belongs.status === 'unmet') {
    const social = choiceOf(facts, 'titleSeries') === '社会工作';
    return { ...common, outcome: 'no', value: null, verdict: outsideSeries(facts), notes: [...(social ? [socialWorkNote()] : []), ...notes] };
  }
  const sources = states.map(({ path }) => path.years);
  if (open.length === 0) {
    const gaps = title === null ? '年限对哪一级都不够' : states.map(sayPathGap).join(';');
    return { ...common, outcome: 'no', value: null, verdict: finding(`还不行:${gaps}。`, ...sources), notes };
  }
  const met = states.filter(({ status }) => status === 'met');
  // The ways stand in order: once the last is met, the lower ones no longer matter.
  const settled = title !== null && belongs.status === 'met' && (states.at(-1)?.status === 'met' || states.every(({ status }) => status !== 'unknown'));
  return { ...common, outcome: settled ? 'value' : 'unknown', value: settled ? (met.at(-1)?.path.skill ?? null) : null, verdict: verdict(), notes };

  function verdict(): Finding {
    const lines = (list: readonly PathState[]) => list.map(({ path }) => `${sayPath(path)},可申报${path.skill}`).join(';');
    if (title === null) return finding(`${lines(states)}。`, ...sources);
    const rest = states.filter(({ status }) => status !== 'met');
    const more = rest.length === 0 ? '' : `;${rest.map((state) => (state.status === 'unmet' ? sayPathGap(state) : `${sayPath(state.path)},可申报${state.path.skill}`)).join(';')}`;
    const limit = belongs.status === 'met' ? '' : `;限${series.eight.value}个系列,社会工作不在内`;
    if (met.length === 0) return finding(`${lines(states)}${limit}。`, ...sources, series.eight);
    const can = met.map(({ path }) => path.skill).join('、');
    return finding(
      `${belongs.status === 'met' ? '可以' : '年限够了,可以'}申报${can}(${met.map(({ path }) => sayPath(path)).join('、')})${more}${limit}。`,
      ...sources,
      series.eight,
    );
  }
}

function condition({ path, have, status, lacking, earliest }: PathState): Condition {
  return {
    label: `${path.skill}:${path.by === 'held' ? `取得${path.title}职称` : `${path.title}之后从事相应技能工作`}`,
    have: sayMonths(have),
    need: `${path.years.value}年`,
    status,
    ...(status === 'unmet' ? { lacking: sayMonths(lacking), earliest } : {}),
    sources: [path.years],
  };
}
