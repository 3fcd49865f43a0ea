import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';

const blog = cited('certificate-registration');
const official = cited('tianjin-title-mapping');
const MAPPING = '助理社会工作师对应初级职称,社会工作师对应中级职称,高级社会工作师对应高级职称。';
const FROM = { from: '2024-01-01' };

const constants = {
  初级: blog.word('初级职称', MAPPING, FROM),
  中级: blog.word('中级职称', MAPPING, FROM),
  高级: blog.word('高级职称', MAPPING, FROM),
  direct: official.word('直接对应', '其职业资格直接对应相应系列和层级的职称(见附件1、2)', FROM),
  appointed: official.word('无需换发', '用人单位可根据任职条件和岗位空缺等情况,直接聘任相应职称,无需换发本市职称证书。', FROM),
  promotion: official.word('高一层级', '符合晋升高一层级职称标准条件的,可以持相应职业资格证书直接申报评审或考试。', FROM),
  ...notice,
};

const NAMES: Readonly<Record<string, string>> = { 初级: '助理社会工作师(初级)', 中级: '社会工作师(中级)', 高级: '高级社会工作师' };

/** 社工证 → 职称 in Tianjin: the blog's own sentence on the notice, whose table (附件2) is not in the documents. */
export const tianjinCertificateToTitle: Rule = {
  name: 'tianjin-certificate-to-title',
  title: '天津社工证对应的职称',
  number: 13,
  description: '在天津,助理社会工作师、社会工作师、高级社会工作师证书各对应哪一级职称。',
  facts: ['certificateLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const level = choiceOf(facts, 'certificateLevel');
  const notes = [finding('各级对应哪一级是博客对通知的概括;通知写明直接对应,对应表在附件里,附件没有收录。', constants.初级, constants.direct), secondHand()];
  const common = { conditions: [], sums: [], notes };
  if (level === null) return { ...common, outcome: 'unknown', value: null, verdict: finding(MAPPING, constants.初级), next: [] };
  if (level === '无') return { ...common, outcome: 'value', value: '无', verdict: finding(`没有证书就没有对应的职称;考到证书后,${MAPPING}`, constants.初级), next: [] };
  const title = constants[level as '初级' | '中级' | '高级'];
  return {
    ...common,
    outcome: 'value',
    value: title.value,
    verdict: finding(`${NAMES[level] ?? level}对应${title.value},用人单位可以直接聘任,不用再换发天津的职称证书。`, title, constants.appointed),
    next: [constants.appointed, constants.promotion].map(verbatim),
  };
}
