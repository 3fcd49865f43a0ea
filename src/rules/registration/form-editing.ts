import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Condition, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { nextStep, statusConstants } from './status-steps.ts';

const { word } = cited('certificate-registration');
const STATES = '4.未申请登记证书和待审核状态下用户可以修改资料,一旦通过初审之后,信息表就不可再修改,';

const constants = {
  ...statusConstants,
  notApplied: word('未申请登记证书', STATES),
  waiting: word('待审核', STATES),
  locked: word('不可再修改', STATES),
  all: word('初审未通过', '3.社会工作者首次登记信息表默认状态为未申请登记证书,其余状态为:待审核、初审通过、初审未通过、终审通过、终审未通过、首次登记已完成、已出证。'),
};

const EDITABLE: readonly string[] = [constants.notApplied.value, constants.waiting.value];
/** The only state of which the document says neither. */
const UNSAID = constants.all.value;

/** 登记状态: may the form still be edited? certificate-registration, 社工首次登记注意事项 3, 4. */
export const registrationFormEditing: Rule = {
  name: 'registration-form-editing',
  title: '登记信息表能不能修改',
  number: 10,
  description: '按首次登记信息表的状态说明资料还能不能修改、接下来是什么。',
  facts: ['registrationStatus'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const status = choiceOf(facts, 'registrationStatus');
  const sources = [constants.locked];
  const condition = (met: Condition['status']): Condition => ({ label: '状态可以修改资料', have: status ?? '未知', need: EDITABLE.join('或'), status: met, sources });
  const frame = { sums: [], notes: [], next: nextStep(status) };
  if (status === null) {
    const text = `未申请登记证书和待审核时可以修改资料,一旦通过初审就不可再修改。`;
    return { ...frame, outcome: 'unknown', value: null, verdict: finding(text, ...sources), conditions: [condition('unknown')] };
  }
  if (status === UNSAID) {
    const text = `文章没有说明初审未通过时能不能修改资料;只说了未申请登记证书和待审核时可以改,通过初审之后不可再改。请问当地民政部门。`;
    return { ...frame, outcome: 'value', value: '没有说明', verdict: finding(text, constants.locked, constants.all), conditions: [] };
  }
  if (EDITABLE.includes(status))
    return { ...frame, outcome: 'yes', value: null, verdict: finding(`可以改:${status}状态下可以修改资料,一旦通过初审就改不了了。`, ...sources), conditions: [condition('met')] };
  return {
    ...frame,
    outcome: 'no',
    value: null,
    verdict: finding(`改不了了:一旦通过初审,信息表就不可再修改,您现在是${status}。`, ...sources),
    conditions: [condition('unmet')],
    notes: [finding('文章没有说明通过初审后发现填错怎么办,请问当地民政部门。', constants.locked)],
  };
}
