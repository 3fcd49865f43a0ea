import { addMonths } from '../../text/calendar.ts';
import type { ConditionStatus } from '../../schema/computation.ts';
import { atLeast, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, flagOf, isGiven, rangeOf } from '../given.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate, sayMonths } from '../said.ts';
import { recruitmentPast } from './recruitment-dates.ts';
import { recruitmentDates, unofficial } from './source-weight.ts';

const { figure, word } = cited('bijiang-guide');
const VILLAGE = '部分乡村社工岗要求碧江区本地户籍或1年以上基层服务经验';
const EXCEPTION = '比如社区养老服务岗,持有养老护理员证的中专学历人员可破格报名。';

const constants = {
  college: word('大专及以上', '基本学历要求为大专及以上,部分特殊岗位放宽至中专'),
  relaxed: word('中专', '基本学历要求为大专及以上,部分特殊岗位放宽至中专'),
  elderly: word('社区养老服务岗', EXCEPTION),
  carer: word('养老护理员证', EXCEPTION),
  village: word('乡村社工岗', VILLAGE),
  household: word('碧江区本地户籍', VILLAGE),
  experience: figure(1, '年', VILLAGE),
  preferred: word('报名优先资格', '持有全国社工职业水平证书者可获报名优先资格'),
  entrance: word('“碧江民政”微信公众号', '官方报名入口为碧江区人民政府官网或“碧江民政”微信公众号'),
  papers: word('原件及复印件', '线下资格审核需携带学历证、资质证书等原件及复印件'),
  ...recruitmentDates,
};

const MONTHS = 12;
const experienceMonths = constants.experience.value * MONTHS;
const COLLEGE: readonly string[] = ['大专', '本科及以上'];

/** 碧江招聘资格, article 招聘①. Village posts: 户籍 or experience; 中专 only with 养老护理员证 for 社区养老服务岗. */
export const recruitmentEligibility: Rule = {
  name: 'bijiang-recruitment-eligibility',
  title: '碧江社工招聘资格',
  number: 14,
  description: '能不能报考碧江区社工:学历(大专及以上,社区养老服务岗凭养老护理员证放宽到中专),乡村社工岗还要本地户籍或基层服务经验。',
  facts: ['education', 'appliedPost', 'elderlyCareCertificate', 'bijiangHousehold', 'grassrootsMonths'],
  constants,
  probes: { grassrootsMonths: [0, experienceMonths - 1, experienceMonths] },
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const conditions = [educationCondition(facts), villageCondition(facts, asOf)];
  const outcome = outcomeOf(conditions);
  return {
    outcome,
    value: null,
    verdict: verdict(facts, conditions, outcome),
    conditions,
    sums: [],
    notes: [recruitmentPast(asOf), ...notes(facts), unofficial(constants.college)],
    next: outcome === 'no' ? [] : [constants.entrance, constants.papers].map(verbatim),
  };
}

function educationCondition(facts: Facts): Condition {
  const education = choiceOf(facts, 'education');
  const post = choiceOf(facts, 'appliedPost');
  const carer = flagOf(facts, 'elderlyCareCertificate');
  const exceptional = post === null || post === constants.elderly.value;
  const need = post === constants.elderly.value ? `${constants.college.value},或${constants.relaxed.value}加${constants.carer.value}` : constants.college.value;
  const shown = education === null ? '未知' : education === constants.relaxed.value && exceptional && carer !== null ? `${education},${carer ? '有' : '没有'}${constants.carer.value}` : education;
  return { label: '学历', have: shown, need, status: status(), ...(status() === 'unmet' ? { lacking: lacking() } : {}), sources: education === constants.relaxed.value || exceptional ? [constants.college, constants.carer] : [constants.college] };

  function status(): ConditionStatus {
    if (education === null) return 'unknown';
    if (COLLEGE.includes(education)) return 'met';
    if (education !== constants.relaxed.value || !exceptional || carer === false) return 'unmet';
    return post === constants.elderly.value && carer === true ? 'met' : 'unknown';
  }

  function lacking(): string {
    return education === constants.relaxed.value && exceptional ? `${constants.college.value},或${constants.carer.value}` : constants.college.value;
  }
}

function villageCondition(facts: Facts, asOf: string): Condition {
  const post = choiceOf(facts, 'appliedPost');
  const household = flagOf(facts, 'bijiangHousehold');
  const sources = [constants.village, constants.experience];
  const label = '乡村社工岗的户籍或经验';
  const need = `${constants.household.value},或基层服务经验满${constants.experience.value}年`;
  if (post !== null && post !== constants.village.value) return { label, have: `报的是${post}`, need: '这类岗位没有这项要求', status: 'met', sources };
  if (household === true) return { label, have: constants.household.value, need, status: 'met', sources };
  const months = rangeOf(facts, 'grassrootsMonths');
  const experience = atLeast({ label, have: months, need: experienceMonths, unit: '个月', sources, closes: (gap) => addMonths(asOf, Math.ceil(gap)) });
  const have = [household === false ? '不是本地户籍' : '', isGiven(facts, 'grassrootsMonths') ? `基层服务${sayMonths(months)}` : ''].filter(Boolean).join(',') || '未知';
  if (experience.status === 'met') return { ...experience, have, need };
  if (post === null || household === null || experience.status === 'unknown') return { label, have, need, status: 'unknown', sources };
  return { ...experience, have, need };
}

function verdict(facts: Facts, conditions: readonly Condition[], outcome: string): Finding {
  const [education, village] = conditions as readonly [Condition, Condition];
  const post = choiceOf(facts, 'appliedPost');
  const sources = conditions.flatMap((condition) => condition.sources);
  const villageOnly = `报${constants.village.value}的话,部分岗位还要${village.need}`;
  const schooling = `学历要求${constants.college.value};${constants.elderly.value}有${constants.carer.value}的,${constants.relaxed.value}也可以破格报名`;
  if (outcome === 'yes') return finding(`条件够:学历${education.have}(要求${education.need})${post === constants.village.value || post === null ? `,${village.have}(要求${village.need})` : ''}。`, ...sources);
  if (outcome === 'no') {
    const reasons = [
      education.status === 'unmet' ? `学历${education.have},要求${education.need}${education.lacking === education.need ? '' : `,缺${education.lacking}`}` : '',
      village.status === 'unmet' ? `${village.have},要求${village.need}${village.lacking === undefined ? '' : `,经验还差${village.lacking}`}${village.earliest === undefined ? '' : `,最早${sayDate(village.earliest)}够`}` : '',
    ];
    return finding(`还报不了${post ?? ''}:${reasons.filter(Boolean).join(';')}。`, ...sources);
  }
  if (education.status === 'met') return finding(post === constants.village.value ? `学历够(${education.have});部分${constants.village.value}还要${village.need}。` : `学历够(${education.have});${villageOnly}。`, ...sources);
  if (education.have === '未知') return finding(`${schooling};${villageOnly}。`, ...sources);
  return finding(`${education.have}要看岗位:${schooling},别的岗位要${constants.college.value}。`, ...sources);
}

function notes(facts: Facts): readonly Finding[] {
  const found: Finding[] = [];
  const level = choiceOf(facts, 'education');
  const post = choiceOf(facts, 'appliedPost');
  if (level === constants.relaxed.value) found.push(finding(`文章只说「部分特殊岗位放宽至${constants.relaxed.value}」,举的例子是${constants.elderly.value}凭${constants.carer.value},没有说明还有哪些岗位放宽。`, constants.relaxed, constants.elderly));
  if (post === constants.village.value) found.push(finding('文章说的是「部分」乡村社工岗,没有说明是哪些,具体看招聘公告。', constants.village));
  found.push(finding('持有社工证(全国社工职业水平证书)的有报名优先资格。', constants.preferred));
  return found;
}
