import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { postConstants as constants, posts, sayAllPosts } from './post-grades.ts';

/** 岗位 → 专业技术等级, 415号文 三(四). */
export const beijingPostToGrade: Rule = {
  name: 'beijing-post-to-grade',
  title: '北京社会工作岗位对应的专业技术等级',
  number: 19,
  description: '社会工作师、助理社会工作师某一级岗位对应几级专业技术岗位,属于中级还是初级。',
  facts: ['socialWorkPost'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const named = choiceOf(facts, 'socialWorkPost');
  const common = { conditions: [], sums: [], notes: [], next: [] };
  const found = posts.find(({ post }) => post === named);
  if (found !== undefined) {
    const text = `${found.post}对应${found.grade}级专业技术岗位,属于${found.tier}。`;
    return { ...common, outcome: 'value', value: found.grade, verdict: finding(text, found.source) };
  }
  if (named === null) {
    const { middleTier, juniorTier } = constants;
    return { ...common, outcome: 'unknown', value: null, verdict: finding(`${sayAllPosts()}。`, middleTier, juniorTier) };
  }
  const source = named.startsWith('高级') ? constants.senior : constants.worker;
  const text = `文件没有定:${named}岗位的名称、等级划分“${source.value}”(${constants.issued.value}年的文件),没有说明对应几级。`;
  return { ...common, outcome: 'value', value: source.value, verdict: finding(text, source, constants.issued) };
}
