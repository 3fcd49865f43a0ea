import { describe, expect, it } from 'vitest';
import { sampleEngine } from '../channels/chat/samples.ts';
import { readField } from './fact-field.ts';

const { vocabulary } = sampleEngine();
const read = (key: string, entry: string) => readField(vocabulary[key]!, entry, '2026-11-21');

describe('an entry of a form', () => {
  it.each([
    ['socialInsuranceMonths', '54', 54],
    ['socialInsuranceMonths', ' 四年半 ', 54],
    ['socialInsuranceMonths', '60多个月', [61, 69]],
    ['socialInsuranceMonths', '满五年', [60, Infinity]],
    ['trainingHours', '72小时', 72],
    ['certificateLevel', '中级', '中级'],
    ['localAgencyContract', 'true', true],
    ['localAgencyContract', 'false', false],
    ['examPassedOn', '2026-06-30', '2026-06-30'],
    ['annotationAppliedAt', '2026-11-20T17:00', '2026-11-20T17:00'],
    ['socialInsuranceMonths', '', null],
  ])('%s: %j', (key, entry, value) => {
    expect(read(key, entry)).toEqual(value);
  });

  it.each([
    ['socialInsuranceMonths', '很久'],
    ['socialInsuranceMonths', '-3'],
    ['socialInsuranceMonths', '1e9'],
    ['certificateLevel', '特级'],
    ['localAgencyContract', '也许'],
    ['examPassedOn', '2026-02-30'],
  ])('%s: nothing is made of %j', (key, entry) => {
    expect(read(key, entry)).toBeUndefined();
  });
});
