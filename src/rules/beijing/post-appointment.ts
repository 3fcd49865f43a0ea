import { outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Condition, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { certificateConstants, postConstants, postOf, sayUnlisted, UNLISTED } from './post-grades.ts';

const { word } = cited('beijing-2017-415');

const constants = {
  ...certificateConstants,
  middleTier: postConstants.middleTier,
  juniorTier: postConstants.juniorTier,
  middleFirst: postConstants.middleFirst,
  juniorLast: postConstants.juniorLast,
  senior: postConstants.senior,
  issued: postConstants.issued,
  employer: word('用人单位可根据工作需要', '通过考试取得国家社会工作者职业资格证书人员，用人单位可根据工作需要，聘用（任）相应级别专业技术职务'),
};

const RANK: Readonly<Record<string, number>> = { 无: -1, 初级: 0, 中级: 1, 高级: 1 + 1 };

/**
 * Whether a certificate suffices for a post, 415号文 三(六): the document names one certificate for each tier.
 * A higher certificate than the one named is taken as enough, and the answer says that this is not written.
 */
export const beijingPostAppointment: Rule = {
  name: 'beijing-post-appointment',
  title: '北京:持某级社工证能否聘到某级专业技术岗位',
  number: 19,
  description: '持有初级、中级或高级社工证,能不能聘用到高级、中级或初级专业技术岗位。',
  facts: ['postCertificateTarget', 'certificateLevel', 'postGrade'],
  constants,
  // The grade only adds the post's name.
  probes: { postGrade: [] },
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const target = choiceOf(facts, 'postCertificateTarget');
  if (target === UNLISTED) return { outcome: 'value', value: UNLISTED, verdict: sayUnlisted(facts), conditions: [], sums: [], notes: [], next: [] };
  const tier = target as keyof typeof certificateConstants | null;
  const held = choiceOf(facts, 'certificateLevel');
  // Which post is asked about decides first: of a grade that is not listed nothing is said, whatever the certificate.
  const need = tier === null ? null : (RANK[tier] ?? 0);
  const have = held === null ? null : (RANK[held] ?? 0);
  const status =
    need === null
      ? 'unknown'
      : held === '无'
        ? 'unmet'
        : held === '高级' || (held !== null && tier === '初级')
          ? 'met'
          : have === null
            ? 'unknown'
            : have >= need
              ? 'met'
              : 'unmet';
  const source = tier === null ? Object.values(certificateConstants) : [certificateConstants[tier]];
  const needed = tier === null ? '与岗位同级的社工证书' : certificateConstants[tier].value;
  const condition: Condition = {
    label: '职业资格证书',
    have: held === null ? '未知' : held === '无' ? '没有' : `${held}社工证`,
    need: needed,
    status,
    sources: source,
    ...(status === 'unmet' ? { lacking: needed } : {}),
  };
  const outcome = outcomeOf([condition]);
  const named = postOf(facts, tier);
  const post = named === undefined ? `${tier ?? ''}专业技术岗位` : `${named.grade}级岗位(${named.post},属于${named.tier})`;
  const texts = {
    yes: `可以,${held ?? ''}社工证够得上${post}${tier === null ? '' : `,要求的是${needed}`};聘不聘由用人单位根据工作需要定。`,
    no: `不行:聘到${post}应具有${needed},您${held === '无' ? '还没有社工证' : `现在是${held ?? ''}社工证`}。`,
    unknown: held === '无' ? `还没有社工证,聘不到:聘到${post}应具有${needed}。` : `聘到${post}应具有${needed}。`,
  };
  const above = have !== null && need !== null && have > need;
  return {
    outcome,
    value: null,
    verdict: finding(texts[outcome], ...source, constants.employer, ...(named === undefined ? [] : [named.source])),
    conditions: [condition],
    sums: [],
    notes: above ? [finding(`文件对${tier ?? ''}岗位只写了${needed},没有明说更高一级的证书,一般按够算。`, ...source)] : [],
    next: [],
  };
}
