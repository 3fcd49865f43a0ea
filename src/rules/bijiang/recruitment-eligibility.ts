import type { ConditionStatus } from '../../schema/computation.ts';
import { outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf, flagOf, isGiven } from '../given.ts';
import { atLeastMonths, lengthOf, sayLength } from '../length.ts';
import { verbatim, type Computation, type Condition, type Finding, type Rule } from '../rule.ts';
import { finding, sayDate } from '../said.ts';
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
  const post = choiceOf(facts, 'appliedPost');
  const conditions = post === null || post === constants.village.value ? [educationCondition(facts), villageCondition(facts, asOf)] : [educationCondition(facts)];
  const outcome = outcomeOf(conditions);
  return {
    outcome,
    value: null,
    verdict: verdict(facts, conditions, outcome, asOf),
    conditions,
    sums: [],
    notes: [...notes(facts), unofficial(constants.college)],
    next: outcome === 'no' ? [] : [constants.preferred, constants.entrance, constants.papers].map(verbatim),
  };
}

function educationCondition(facts: Facts): Condition {
  const education = choiceOf(facts, 'education');
  const post = choiceOf(facts, 'appliedPost');
  const carer = flagOf(facts, 'elderlyCareCertificate');
  const exceptional = post === null || post === constants.elderly.value;
  const need = post === constants.elderly.value ? `${constants.college.value},或${constants.relaxed.value}加${constants.carer.value}` : constants.college.value;
  const shown =
    education === null
      ? '未知'
      : education === constants.relaxed.value && exceptional && carer !== null
        ? `${education},${carer ? '有' : '没有'}${constants.carer.value}`
        : education;
  return {
    label: '学历',
    have: shown,
    need,
    status: status(),
    ...(status() === 'unmet' ? { lacking: lacking() } : {}),
    sources: education === constants.relaxed.value || exceptional ? [constants.college, constants.carer] : [constants.college],
  };

  function status(): ConditionStatus {
    if (education === null) return 'unknown';
    if (COLLEGE.includes(education)) return 'met';
    if (education !== constants.relaxed.value || !exceptional || carer === false) return 'unmet';
    return post === constants.elderly.value && carer === true ? 'met' : 'unknown';
  }

  function lacking(): string {
    return education === constants.relaxed.value && exceptional ? constants.carer.value : constants.college.value;
  }
}

function villageCondition(facts: Facts, asOf: string): Condition {
  const post = choiceOf(facts, 'appliedPost');
  const household = flagOf(facts, 'bijiangHousehold');
  const sources = [constants.village, constants.experience];
  const label = post === null ? '户籍或经验(报乡村社工岗才看)' : '户籍或经验';
  const need = `${constants.household.value},或基层服务经验满${constants.experience.value}年`;
  if (household === true) return { label, have: constants.household.value, need, status: 'met', sources };
  const months = lengthOf(facts, 'grassrootsMonths', asOf);
  const experience = atLeastMonths({ label, have: months, need: experienceMonths, sources, asOf });
  const have = [household === false ? '不是本地户籍' : '', isGiven(facts, 'grassrootsMonths') ? `基层服务${sayLength(months, asOf)}` : ''].filter(Boolean).join(',') || '未知';
  if (experience.status === 'met') return { ...experience, have, need };
  if (post === null || household === null || experience.status === 'unknown') return { label, have, need, status: 'unknown', sources };
  return { ...experience, have, need };
}

function verdict(facts: Facts, conditions: readonly Condition[], outcome: string, asOf: string): Finding {
  const [education, village] = conditions as readonly [Condition, Condition | undefined];
  const post = choiceOf(facts, 'appliedPost');
  const past = recruitmentPast(asOf);
  const sources = [...conditions.flatMap((condition) => condition.sources), ...past.sources];
  const need = `${constants.household.value},或基层服务经验满${constants.experience.value}年`;
  if (outcome === 'yes')
    return finding(`条件够:学历${education.have}${village === undefined ? '' : `,${village.have}`}${post === null ? '' : `,可以报${post}`}。${past.text}`, ...sources);
  if (outcome === 'no') {
    const reasons = [education.status === 'unmet' ? `学历${education.have},要求${education.need}` : '', village?.status === 'unmet' ? sayExperience(village, need) : ''];
    const below = !COLLEGE.includes(education.have) && education.have !== constants.relaxed.value && !education.need.includes(constants.relaxed.value);
    return finding(
      `还不能报${post ?? '名'}:${reasons.filter(Boolean).join(';')}${below ? `(部分特殊岗位也只放宽至${constants.relaxed.value})` : ''}。`,
      ...sources,
      ...(below ? [constants.relaxed] : []),
    );
  }
  return finding(`${open()}。${past.text}`, ...sources);

  function open(): string {
    const villageOnly = village?.status === 'met' ? '' : `报${constants.village.value}的话,部分岗位还要${need}`;
    if (education.status === 'met') return `学历够(${education.have});${post === constants.village.value ? `部分${constants.village.value}还要${need}` : villageOnly}`;
    const relaxed = `${constants.elderly.value}有${constants.carer.value}的,${constants.relaxed.value}也可以破格报名`;
    if (education.have === '未知') return [`学历要求${constants.college.value};${relaxed}`, villageOnly].filter(Boolean).join(';');
    return `${choiceOf(facts, 'education')}要看岗位:${relaxed},别的岗位要${constants.college.value}`;
  }
}

function sayExperience({ have, lacking, earliest }: Condition, need: string): string {
  return `${have},要求${need}${lacking === undefined ? '' : `,经验还差${lacking}`}${earliest === undefined ? '' : `,最早${sayDate(earliest)}够`}`;
}

/** What the article leaves open of the exception, or else of the village posts. */
function notes(facts: Facts): readonly Finding[] {
  const education = choiceOf(facts, 'education');
  const post = choiceOf(facts, 'appliedPost');
  if (education === constants.relaxed.value && post !== constants.village.value)
    return [
      finding(
        `文章只说「部分特殊岗位放宽至${constants.relaxed.value}」,举的例子是${constants.elderly.value}凭${constants.carer.value},没有说明还有哪些岗位放宽。`,
        constants.relaxed,
        constants.elderly,
      ),
    ];
  if (post === constants.village.value) return [finding('文章说的是「部分」乡村社工岗,没有说明是哪些,具体看招聘公告。', constants.village)];
  return [];
}
