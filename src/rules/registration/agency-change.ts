import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { flagOf } from '../given.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';

const { word } = cited('certificate-registration');

const constants = {
  same: word('机构变更', '1.更后机构和变更前的机构在同一区域,此时社工只需申请机构变更。'),
  other: word('区域变更', '2.变更后的机构和变更前的机构不在同一区域,此时需要同时申请机构变更和区域变更。'),
  review: word('移交', '民政部门会根据社工提交的材料进行审核,审核通过后,社工的相关资料将会移交社工所转入的区域。'),
};

/** 机构变更: certificate-registration 三. The value names what is to be applied for. */
export const agencyChange: Rule = {
  name: 'registration-agency-change',
  title: '换机构要申请什么变更',
  number: 11,
  description: '社工换机构时要申请机构变更,还是机构变更和区域变更都要申请,看新旧机构是否在同一区域。',
  facts: ['sameRegion'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const sameRegion = flagOf(facts, 'sameRegion');
  const { same, other, review } = constants;
  const frame = { conditions: [], sums: [], notes: [finding('文章没有说明「区域」按哪一级划分,拿不准先问当地民政部门。', same)], next: [verbatim(review)] };
  if (sameRegion === null) {
    const text = `看新旧机构在不在同一区域:同一区域只要申请${same.value};不在同一区域,${same.value}和${other.value}要同时申请。`;
    return { ...frame, outcome: 'unknown', value: null, verdict: finding(text, same, other) };
  }
  if (sameRegion) return { ...frame, outcome: 'value', value: [same.value], verdict: finding(`只需申请${same.value}:新旧机构在同一区域,不用申请${other.value}。`, same) };
  return { ...frame, outcome: 'value', value: [same.value, other.value], verdict: finding(`要同时申请${same.value}和${other.value}:新旧机构不在同一区域。`, other) };
}
