import { atMost, outcomeOf } from '../condition.ts';
import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { isGiven, rangeOf } from '../given.ts';
import { showRange } from '../range.ts';
import type { Computation, Rule } from '../rule.ts';
import { finding } from '../said.ts';

const { figure, word } = cited('certificate-registration');
const PHOTO = '请上传大小不超过500KB的一寸或两寸证件照';

export const photoConstants = { size: figure(500, 'KB', PHOTO), format: word('一寸或两寸证件照', PHOTO) };

/** 照片大小: certificate-registration 二, 填写时的注意事项 1. */
export const photoSize: Rule = {
  name: 'registration-photo-size',
  title: '登记照片大小',
  number: 12,
  description: '登记上传的证件照大小合不合要求、超出多少。',
  facts: ['photoKb'],
  constants: photoConstants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const have = rangeOf(facts, 'photoKb');
  const { size, format } = photoConstants;
  const condition = atMost({ label: '照片大小', have, need: size.value, unit: size.unit, sources: [size] });
  const limit = `要求不超过${size.value}${size.unit}的${format.value}`;
  const shown = showRange(have, size.unit);
  const text =
    condition.status === 'met'
      ? `可以:${shown},${limit}。`
      : condition.status === 'unmet'
        ? `不行,${condition.lacking}:${shown},${limit},请压缩后再传。`
        : isGiven(facts, 'photoKb')
          ? `要看确切大小:${limit},刚好${size.value}${size.unit}也可以。`
          : `${limit}。`;
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
