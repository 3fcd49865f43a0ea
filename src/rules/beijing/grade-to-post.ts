import type { Facts } from '../fact.ts';
import { rangeOf } from '../given.ts';
import { isExact } from '../range.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { postConstants as constants, posts, sayAllPosts } from './post-grades.ts';

const UNSAID = '文件没有说明';

/** 专业技术等级 → 岗位, 415号文 三(四): only the grades that it names. */
export const beijingGradeToPost: Rule = {
  name: 'beijing-grade-to-post',
  title: '北京专业技术等级对应的社会工作岗位',
  number: 19,
  description: '几级专业技术岗位对应社会工作师或助理社会工作师的哪一级岗位。',
  facts: ['postGrade'],
  constants,
  probes: { postGrade: [constants.middleFirst.value - 1, ...posts.map(({ grade }) => grade), constants.juniorLast.value + 1] },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const grade = rangeOf(facts, 'postGrade');
  const { middleTier, juniorTier, middleFirst, juniorLast } = constants;
  const common = { conditions: [], sums: [], notes: [], next: [] };
  const found = posts.find((post) => isExact(grade) && post.grade === grade[0]);
  if (found !== undefined) {
    const text = `${found.grade}级专业技术岗位对应${found.post},属于${found.tier};聘用到这一级,应具有${found.certificate.value}。`;
    return { ...common, outcome: 'value', value: found.post, verdict: finding(text, found.source, found.certificate) };
  }
  if (isExact(grade) || grade[1] < middleFirst.value || grade[0] > juniorLast.value) {
    const which = isExact(grade) ? `${grade[0]}级` : '这些级';
    const high =
      grade[1] < middleFirst.value
        ? `高级社会工作师岗位的等级在${constants.issued.value}年还“${constants.senior.value}”。`
        : `社会工作者级岗位的等级在${constants.issued.value}年还“${constants.worker.value}”。`;
    const text = `${UNSAID}${which}对应什么岗位:只写了${middleFirst.value}至${juniorLast.value}级(${sayAllPosts()})。${high}`;
    return { ...common, outcome: 'value', value: UNSAID, verdict: finding(text, middleTier, juniorTier, constants.senior) };
  }
  return { ...common, outcome: 'unknown', value: null, verdict: finding(`${sayAllPosts()}。`, middleTier, juniorTier) };
}
