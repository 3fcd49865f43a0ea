import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';

const { word } = cited('beijing-2017-415');

export const certificateConstants = {
  高级: word('高级社会工作师职业资格证书', '聘用到高级专业技术岗位的，应具有高级社会工作师职业资格证书'),
  中级: word('社会工作师职业资格证书', '聘用到中级专业技术岗位的，应具有社会工作师职业资格证书'),
  初级: word('助理社会工作师职业资格证书', '聘用到初级专业技术岗位的，应具有助理社会工作师职业资格证书'),
};

/** Which certificate a post asks for, 415号文 三(六). */
export const beijingPostCertificate: Rule = {
  name: 'beijing-post-certificate',
  title: '北京专业技术岗位要求的社工证书',
  number: 19,
  description: '聘用到高级、中级或初级专业技术岗位,各要哪一级社会工作者职业资格证书。',
  facts: ['postCertificateTarget'],
  constants: certificateConstants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const tier = choiceOf(facts, 'postCertificateTarget') as keyof typeof certificateConstants | null;
  const common = { conditions: [], sums: [], notes: [], next: [] };
  const asks = (key: keyof typeof certificateConstants) => `聘到${key}专业技术岗位,应具有${certificateConstants[key].value}`;
  if (tier === null) {
    const text = (['高级', '中级', '初级'] as const).map(asks).join(';');
    return { ...common, outcome: 'unknown', value: null, verdict: finding(`${text}。`, ...Object.values(certificateConstants)) };
  }
  const source = certificateConstants[tier];
  return { ...common, outcome: 'value', value: source.value, verdict: finding(`${asks(tier)}。`, source) };
}
