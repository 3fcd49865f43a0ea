import { holds, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf } from '../given.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';

const { word } = cited('tianjin-title-mapping');
const FROM = { from: '2024-01-01' };
const MAPPED = '目录内符合相应职称系列(专业)层级基本标准条件的,最高可对应为副高级职称,并可作为申报本专业上一层级职称的条件(国家规定的以考代评专业除外)。';
const PRACTICE = '持有《天津市境外职业资格认可目录》内境外职业资格的专业人员,可以按照相关规定在天津自贸试验区执业并提供专业服务,其境外从业经历可视同境内从业经历。';

const constants = {
  highest: word('副高级职称', MAPPED, FROM),
  list: word('《天津市境外职业资格认可目录》', PRACTICE, FROM),
  ...notice,
};

/** 境外职业资格 → 职称, the notice's fourth part; the list itself is not in the documents. */
export const tianjinOverseas: Rule = {
  name: 'tianjin-overseas',
  title: '天津境外职业资格对应的职称',
  number: 13,
  description: '在天津,境外职业资格能不能对应职称、最高对应到哪一级;要在认可目录之内。',
  facts: ['overseasQualification'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const condition = holds({
    label: '境外职业资格',
    have: flagOf(facts, 'overseasQualification'),
    need: `在${constants.list.value}内`,
    sources: [constants.list],
    shown: ['在目录内', '不在目录内'],
  });
  const outcome = outcomeOf([condition]);
  const rest = '还要符合相应系列(专业)层级的基本标准条件;国家规定以考代评的专业除外';
  const texts = {
    yes: `可以对应,最高到${constants.highest.value};${rest}。`,
    no: `不行:要在${constants.list.value}内,才能对应职称(最高${constants.highest.value})。`,
    unknown: `在${constants.list.value}内的,最高可对应${constants.highest.value};${rest}。`,
  };
  return {
    outcome,
    value: outcome === 'yes' ? constants.highest.value : null,
    verdict: finding(texts[outcome], constants.highest, constants.list),
    conditions: [condition],
    sums: [],
    notes: [finding('目录有哪些资格,通知里没有列,要查目录本身。', constants.list), secondHand()],
    next: outcome === 'no' ? [] : [verbatim(constants.list)],
  };
}
