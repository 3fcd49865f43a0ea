import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { isOneOf, outcomeOf } from '../condition.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { nextStep, statusConstants } from './status-steps.ts';

const { word } = cited('certificate-registration');
const VIEW = '当状态为首次登记已完成和已出证时,可在个人信息模块下方点击查看证书查看社工电子登记证。';

const constants = {
  ...statusConstants,
  done: word('首次登记已完成', VIEW),
  issued: word('已出证', VIEW),
  where: word('个人信息模块下方', VIEW),
};

/** 登记状态: may the electronic registration certificate be seen? certificate-registration, 社工首次登记注意事项 4. */
export const registrationCertificateViewing: Rule = {
  name: 'registration-certificate-viewing',
  title: '电子登记证能不能查看',
  number: 10,
  description: '按首次登记信息表的状态说明能不能查看社工电子登记证、在哪里看、接下来是什么。',
  facts: ['registrationStatus'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const status = choiceOf(facts, 'registrationStatus');
  const allowed = [constants.done.value, constants.issued.value];
  const need = allowed.join('或');
  const condition = isOneOf({ label: '状态可以查看电子登记证', have: status, allowed, need, sources: [constants.done] });
  const where = `在${constants.where.value}点「查看证书」`;
  const text =
    condition.status === 'met'
      ? `可以看:状态是${status},${where},就能看到社工电子登记证。`
      : condition.status === 'unmet'
        ? `还看不了:现在是${status},要等状态变成${need},再${where}。`
        : `状态是${need}时才能看,${where}。`;
  return {
    outcome: outcomeOf([condition]),
    value: null,
    verdict: finding(text, constants.done),
    conditions: [condition],
    sums: [],
    notes: [],
    next: condition.status === 'met' ? [] : nextStep(status),
  };
}
