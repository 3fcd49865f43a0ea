import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { certificateConstants, postConstants, postOf, sayUnlisted, UNLISTED } from './post-grades.ts';

const { middleTier, juniorTier, middleFirst, juniorLast, senior, issued } = postConstants;

/** Which certificate a post asks for, 415号文 三(六). */
export const beijingPostCertificate: Rule = {
  name: 'beijing-post-certificate',
  title: '北京专业技术岗位要求的社工证书',
  number: 19,
  description: '聘用到高级、中级或初级专业技术岗位,各要哪一级社会工作者职业资格证书。',
  facts: ['postCertificateTarget', 'postGrade'],
  constants: { ...certificateConstants, middleTier, juniorTier, middleFirst, juniorLast, senior, issued },
  // The grade only adds the post's name; it is told with the tier or not at all.
  probes: { postGrade: [] },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const target = choiceOf(facts, 'postCertificateTarget');
  const common = { conditions: [], sums: [], notes: [], next: [] };
  if (target === UNLISTED) return { ...common, outcome: 'value', value: UNLISTED, verdict: sayUnlisted(facts) };
  const tier = target as keyof typeof certificateConstants | null;
  const asks = (key: keyof typeof certificateConstants) => `聘到${key}专业技术岗位,应具有${certificateConstants[key].value}`;
  if (tier === null) {
    const text = (['高级', '中级', '初级'] as const).map(asks).join(';');
    return { ...common, outcome: 'unknown', value: null, verdict: finding(`${text}。`, ...Object.values(certificateConstants)) };
  }
  const source = certificateConstants[tier];
  const post = postOf(facts, tier);
  const named = post === undefined ? '' : `${post.grade}级是${post.post},属于${post.tier};`;
  return { ...common, outcome: 'value', value: source.value, verdict: finding(`${named}${asks(tier)}。`, source, ...(post === undefined ? [] : [post.source])) };
}
