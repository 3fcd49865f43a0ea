import { cited, type Constant } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { notice, notYetInForce, secondHand } from './notice.ts';

const { word } = cited('tianjin-title-mapping');
const FROM = { from: '2024-01-01' };

const constants = {
  training: word('技术员', '取得初级培训合格证书的,可直接认定为技术员', FROM),
  junior: word('助理工程师', '取得初级专业技术等级证书的,可直接认定为助理工程师', FROM),
  middle: word('工程师', '取得中级专业技术等级证书的,可直接认定为工程师', FROM),
  senior: word('高级工程师', '取得高级专业技术等级证书的,可直接申报高级工程师评审。', FROM),
  project: word('数字经济领域', '参加本市数字经济领域技术技能人才培育项目的,可以按照相关规定开展职称评价。', FROM),
  ...notice,
};

const TITLES: Readonly<Record<string, Readonly<{ title: Constant<string>; how: (title: string) => string }>>> = {
  初级培训合格证书: { title: constants.training, how: (title) => `可以直接认定为${title}` },
  初级专业技术等级证书: { title: constants.junior, how: (title) => `可以直接认定为${title}` },
  中级专业技术等级证书: { title: constants.middle, how: (title) => `可以直接认定为${title}` },
  高级专业技术等级证书: { title: constants.senior, how: (title) => `可以直接申报${title}评审(不是直接认定)` },
};

/** 数字技术工程师培育项目证书 → 职称, the notice's third part. */
export const tianjinDigitalEngineer: Rule = {
  name: 'tianjin-digital-engineer',
  title: '天津数字技术工程师证书对应的职称',
  number: 13,
  description: '在天津,数字技术工程师培育项目的初级培训合格证书、初级、中级、高级专业技术等级证书各对应什么职称。',
  facts: ['digitalCertificate'],
  constants,
  evaluate,
};

function evaluate(facts: Facts, asOf: string): Computation {
  const early = notYetInForce(asOf);
  if (early !== undefined) return early;
  const certificate = choiceOf(facts, 'digitalCertificate');
  const common = { conditions: [], sums: [], notes: [finding('说的是参加天津市数字经济领域技术技能人才培育项目取得的证书。', constants.project), secondHand()], next: [] };
  const found = certificate === null ? undefined : TITLES[certificate];
  if (found === undefined) {
    const lines = Object.entries(TITLES).map(([name, { title, how }]) => `${name},${how(title.value)}`);
    return { ...common, outcome: 'unknown', value: null, verdict: finding(`${lines.join(';')}。`, constants.training, constants.junior, constants.middle, constants.senior) };
  }
  return { ...common, outcome: 'value', value: found.title.value, verdict: finding(`${certificate},${found.how(found.title.value)}。`, found.title) };
}
