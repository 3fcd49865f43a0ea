import { cited, type Constant } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding } from '../said.ts';

const { figure, word } = cited('news-zhejiang-social-work-2023');
const NINGBO = '宁波按初级1500元/人、中级3000元/人、高级5000元/人标准一次性发放';
const TAIZHOU = '台州对新考取助理社会工作师、社会工作师的，给予1000元、2000元的奖励';

const constants = {
  ningboJunior: figure(1500, '元', NINGBO),
  ningboMiddle: figure(3000, '元', NINGBO),
  ningboSenior: figure(5000, '元', NINGBO),
  taizhouJunior: figure(1000, '元', TAIZHOU),
  taizhouMiddle: figure(2000, '元', TAIZHOU),
  newlyPassed: word('新考取', TAIZHOU),
};

type Rewards = Readonly<Record<string, Constant<number> | undefined>>;

const PLACES: Readonly<Record<string, Rewards>> = {
  宁波: { 初级: constants.ningboJunior, 中级: constants.ningboMiddle, 高级: constants.ningboSenior },
  台州: { 初级: constants.taizhouJunior, 中级: constants.taizhouMiddle },
};

const UNSAID = '报道没有说明';

/** 浙江取证一次性奖励 as the Zhejiang Daily reported it; one place at a time. */
export const zhejiangCertificateReward: Rule = {
  name: 'zhejiang-certificate-reward',
  title: '浙江社工证奖励',
  number: 20,
  description: '在宁波、台州考到初级、中级、高级社工证,奖励多少钱;其他地方和台州高级报道没有说明。',
  facts: ['rewardPlace', 'certificateLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const place = choiceOf(facts, 'rewardPlace');
  const level = choiceOf(facts, 'certificateLevel');
  const rewards = place === null ? undefined : PLACES[place];
  const common = { conditions: [], sums: [], notes: notes(), next: [] };
  if (place !== null && rewards === undefined) {
    return {
      ...common,
      outcome: 'value',
      value: UNSAID,
      verdict: finding(`${UNSAID}这个地方的奖励:只写了宁波(${sayRewards('宁波')})和台州(${sayRewards('台州')})。`, constants.ningboJunior, constants.taizhouJunior),
    };
  }
  if (place === null || level === null || rewards === undefined) return { ...common, outcome: 'unknown', value: null, verdict: open() };
  if (level === '无')
    return { ...common, outcome: 'value', value: 0, verdict: finding(`没考到证就没有奖励(0元);${place}考到后的标准:${sayRewards(place)}。`, ...sourcesOf(place)) };
  const amount = rewards[level];
  if (amount === undefined) {
    return { ...common, outcome: 'value', value: UNSAID, verdict: finding(`${UNSAID}${place}${level}社工证奖励多少,只写了${sayRewards(place)}。`, ...sourcesOf(place)) };
  }
  return {
    ...common,
    outcome: 'value',
    value: amount.value,
    verdict: finding(`${amount.value}元:${place}${level}社工证${place === '台州' ? '(新考取的)' : '一次性'}奖励${amount.value}元。`, amount),
  };

  function open(): Finding {
    if (place !== null) return finding(`${place}:${sayRewards(place)}。`, ...sourcesOf(place));
    const each = Object.keys(PLACES).map((name) => {
      if (level === null || level === '无') return `${name}${sayRewards(name)}`;
      const amount = PLACES[name]?.[level];
      return amount === undefined ? `${name}${UNSAID}` : `${name}${amount.value}元`;
    });
    return finding(`${level === null || level === '无' ? '考到证后,' : `${level}社工证:`}${each.join(level === null ? ';' : ',')}。`, ...sourcesOf('宁波'), ...sourcesOf('台州'));
  }

  function notes(): readonly Finding[] {
    const found = [finding('金额出自报纸报道(据《浙江日报》,2023年),不是政策原文,现在还发不发请向当地民政部门核实。', constants.ningboJunior)];
    if (place === '台州') found.unshift(finding(`台州的奖励是给“${constants.newlyPassed.value}”的;高级多少报道没有说明。`, constants.newlyPassed));
    return found;
  }
}

function sayRewards(place: string): string {
  return Object.entries(PLACES[place] ?? {})
    .map(([level, amount]) => `${level}${amount?.value ?? ''}元`)
    .join('、');
}

function sourcesOf(place: string): readonly Constant<number>[] {
  return Object.values(PLACES[place] ?? {}).filter((amount) => amount !== undefined);
}
