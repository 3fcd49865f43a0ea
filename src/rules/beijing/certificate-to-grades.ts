import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { certificateConstants, postConstants, posts } from './post-grades.ts';

const { middleFirst, middleLast, middleTier, juniorFirst, juniorLast, juniorTier, senior, issued } = postConstants;
const constants = { ...certificateConstants, middleFirst, middleLast, middleTier, juniorFirst, juniorLast, juniorTier, senior, issued };

const TIERS = {
  中级: { grades: [middleFirst, middleLast], tier: middleTier },
  初级: { grades: [juniorFirst, juniorLast], tier: juniorTier },
} as const;

/** 证书 → 专业技术等级, 415号文 三(四) and 三(六) together: the grades of the tier that asks for just this certificate. */
export const beijingCertificateToGrades: Rule = {
  name: 'beijing-certificate-to-grades',
  title: '北京:持某级社工证最高能聘到几级专业技术岗位',
  number: 19,
  description: '持有初级、中级或高级社工证,对应哪几级专业技术岗位,最高能聘到几级。',
  facts: ['certificateLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const held = choiceOf(facts, 'certificateLevel');
  const common = { conditions: [], sums: [], notes: [], next: [] };
  if (held === '中级' || held === '初级') {
    const { grades, tier } = TIERS[held];
    const named = posts.filter((post) => post.tier === tier.value).map(({ post, grade }) => `${post}→${grade}级`);
    const text = `${held}社工证对应${tier.value},${grades[0].value}至${grades[1].value}级,最高${grades[0].value}级(${named.join('、')})。`;
    return { ...common, outcome: 'value', value: [grades[0].value, grades[1].value], verdict: finding(text, tier, constants[held]) };
  }
  if (held === '高级') {
    const text = `高级社工证对应高级专业技术岗位,但岗位的名称、等级划分“${senior.value}”(${issued.value}年的文件),没有说明是几级;文件列出等级的最高是${middleFirst.value}级。`;
    return { ...common, outcome: 'value', value: senior.value, verdict: finding(text, senior, constants.高级, middleTier) };
  }
  if (held === '无') {
    const text = `还没有社工证,聘不到:初级专业技术岗位也应具有${constants.初级.value}。`;
    return { ...common, outcome: 'value', value: '没有', verdict: finding(text, constants.初级) };
  }
  const text = `社会工作师证对应${middleFirst.value}至${middleLast.value}级,助理社会工作师证对应${juniorFirst.value}至${juniorLast.value}级;高级的“${senior.value}”。`;
  return { ...common, outcome: 'unknown', value: null, verdict: finding(text, middleTier, juniorTier, senior) };
}
