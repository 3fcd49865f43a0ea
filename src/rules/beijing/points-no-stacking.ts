import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { official, unofficialFigures } from './source-weight.ts';

const { word } = cited('beijing-nonlocal-guide');

const constants = {
  once: word('不重复叠加', '加分与职称类不重复叠加,需以最高等级资质申报。'),
  officialNumber: official.number,
  officialBenefits: official.benefits,
};

const ORDER = ['无', '初级', '中级', '高级', '正高级'] as const;

/** 加分与职称类不重复叠加, article 1.1. The answer is no whatever is held; what is held says which one to declare. */
export const beijingPointsNoStacking: Rule = {
  name: 'beijing-points-no-stacking',
  title: '北京积分落户:社工证加分和职称加分能否叠加',
  number: 1,
  description: '社工证的专项加分和职称类加分能不能一起算,该用哪一个申报。',
  facts: ['certificateLevel', 'titleLevel'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const certificate = choiceOf(facts, 'certificateLevel');
  const title = choiceOf(facts, 'titleLevel');
  return {
    outcome: 'no',
    value: null,
    verdict: finding(`不能叠加:社工证加分和职称类加分只算一次,要以最高等级的资质申报。${which(certificate, title)}`, constants.once),
    conditions: [{ label: '两项加分一起算', have: '不重复叠加', need: '按最高等级资质申报一项', status: 'unmet', sources: [constants.once] }],
    sums: [],
    notes: [finding('文章没有给出职称类加多少分。', constants.once), unofficialFigures()],
    next: [],
  };
}

function which(certificate: string | null, title: string | null): string {
  if (certificate === null || title === null) return '';
  const [ofCertificate, ofTitle] = [rank(certificate), rank(title)];
  if (ofCertificate === 0 && ofTitle === 0) return '';
  if (ofCertificate === ofTitle) return `您的社工证和职称都是${title},报其中一项。`;
  return ofCertificate > ofTitle ? `您的${certificate}社工证等级更高,按社工证报。` : `您的${title}职称等级更高,按职称报。`;
}

function rank(level: string): number {
  return ORDER.indexOf(level as (typeof ORDER)[number]);
}
