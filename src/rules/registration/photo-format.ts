import { isOneOf, outcomeOf } from '../condition.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { photoConstants } from './photo-size.ts';

const { size, format } = photoConstants;

/** 照片尺寸: the same sentence as the size of the file. A photo of another format is out whatever its file's size. */
export const photoFormat: Rule = {
  name: 'registration-photo-format',
  title: '登记照片尺寸',
  number: 12,
  description: '登记上传的证件照是几寸的才行。',
  facts: ['photoFormat'],
  constants: photoConstants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const have = choiceOf(facts, 'photoFormat');
  const condition = isOneOf({ label: '照片尺寸', have, allowed: ['一寸', '两寸'], need: format.value, sources: [format] });
  const limit = `大小不超过${size.value}${size.unit}`;
  const text = {
    met: `尺寸可以:${have},要求${format.value};${limit}。`,
    unmet: `不行:要${format.value},${have}的不符合;${limit}。`,
    unknown: `要${format.value},${limit}。`,
  }[condition.status];
  return {
    outcome: outcomeOf([condition]),
    value: null,
    verdict: finding(text, size, format),
    conditions: [condition],
    sums: [],
    notes: [],
    next: [],
  };
}
