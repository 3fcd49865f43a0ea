import { holds, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf, choiceOf } from '../given.ts';
import type { Computation, Finding, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { unofficial } from './source-weight.ts';

const { word } = cited('beijing-nonlocal-guide');
const AWARD = '获评国家级社工类奖项的非京籍社工,可破格参评上一级职称,不受从业年限限制。';
const LEVELS = '北京社工职称设四级:助理社工师、社工师、高级社工师、正高级社工师;覆盖初级到正高全梯队。';

const constants = {
  award: word('国家级', AWARD),
  years: word('不受从业年限限制', AWARD),
  junior: word('助理社工师', LEVELS),
  middle: word('社工师', LEVELS),
  senior: word('高级社工师', LEVELS),
  full: word('正高级社工师', LEVELS),
};

const UP: Readonly<Record<string, string>> = { 初级: constants.middle.value, 中级: constants.senior.value, 高级: constants.full.value };

/** 破格参评, article 2.2: a national award lifts the years of service; the other conditions are not said to fall away. */
export const beijingTitleException: Rule = {
  name: 'beijing-title-exception',
  title: '北京社工职称破格参评',
  number: 4,
  description: '获评国家级社工类奖项的非京籍社工能不能破格参评上一级职称,能报哪一级。',
  facts: ['nationalAward', 'titleLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const condition = holds({
    label: '国家级社工类奖项',
    have: flagOf(facts, 'nationalAward'),
    need: '要获评国家级社工类奖项',
    sources: [constants.award],
    shown: ['获评', '没有获评'],
  });
  const outcome = outcomeOf([condition]);
  return {
    outcome,
    value: null,
    verdict: verdict(),
    conditions: [condition],
    sums: [],
    notes: [finding('文章没有说明居住证年限、全职在岗等其他条件能不能免。', constants.years), unofficial()],
    next: [],
  };

  function verdict(): Finding {
    if (outcome === 'unknown') return finding('获评国家级社工类奖项的非京籍社工,可以破格参评上一级职称,不受从业年限限制。', constants.award);
    if (outcome === 'no') return finding('不能破格:要获评国家级社工类奖项才行,省市级的奖文章没有列入。', constants.award);
    const title = choiceOf(facts, 'titleLevel');
    const up = title === null ? undefined : UP[title];
    if (title === '正高级') return finding(`可以破格参评上一级职称,不受从业年限限制;不过${constants.full.value}已是四级里最高的一级。`, constants.award, constants.full);
    const which = up === undefined ? '上一级职称' : `上一级职称,也就是${up}(您现在是${title})`;
    return finding(`可以破格参评${which},不受从业年限限制。`, constants.award, constants.full);
  }
}
