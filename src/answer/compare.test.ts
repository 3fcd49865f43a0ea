import { describe, expect, it } from 'vitest';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import type { Facts } from '../rules/fact.ts';
import { normalise } from '../text/normalise.ts';
import { compareAcross, compareWithin, type Comparison } from './compare.ts';
import { createEngine } from './create-engine.ts';
import { readQuestion } from './read-question.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const read = (text: string) => readQuestion(engine, newConversation, { text: normalise(text), asOf: '2026-11-21' });
const knowing = (known: Facts): Conversation => ({
  ...newConversation,
  facts: Object.fromEntries(Object.entries(known).map(([key, value]) => [key, { value: value as string, said: '', turn: 0 }])),
});
const across = (text: string, known: Facts = {}) => compareAcross(engine, knowing(known), read(text));
const within = (rule: string, text: string, known: Facts = {}) => {
  const reading = read(text);
  return compareWithin(engine, engine.rules.get(rule)!, { ...reading, readings: reading.readFor(rule) }, known);
};
const said = (comparison: Comparison | undefined) => comparison?.statements.map(({ text }) => text) ?? [];
const rows = (comparison: Comparison | undefined) => said(comparison).filter((text) => text.startsWith('· '));

describe('one question over several places', () => {
  it('gives a line for each place in the order of the message, and the difference of two', () => {
    const comparison = across('宁波和台州中级证各奖多少');
    expect(said(comparison)[0]).toBe('两者相差1000元(3000−2000)。');
    expect(rows(comparison)).toEqual([expect.stringMatching(/^· 宁波:.*3000元/u), expect.stringMatching(/^· 台州:.*2000元/u)]);
  });

  it('sets different rules side by side, and does not subtract a month from a single sum', () => {
    const comparison = across('中级证在宁波、碧江、台州各能拿多少');
    expect(rows(comparison).map((text) => text.slice(2, 4))).toEqual(['宁波', '碧江', '台州']);
    expect(rows(comparison)[1]).toContain('500元');
    expect(said(comparison).join('')).not.toContain('相差');
    expect(said(comparison).at(-1)).toContain('不能直接相加比较');
  });

  it('uses what is known from before', () =>
    expect(rows(across('宁波和台州各奖多少', { certificateLevel: '初级' }))).toEqual([expect.stringContaining('1500元'), expect.stringContaining('1000元')]));

  it.each(['换成中级比呢', '那中级呢', '刚说的那俩地方 中级呢'])('goes on with the places that were compared: %s', (text) => {
    const conversation: Conversation = { ...knowing({ certificateLevel: '初级' }), turn: 2, compared: { places: ['宁波', '台州'], turn: 1 } };
    const reading = readQuestion(engine, conversation, { text, asOf: '2026-11-21' });
    expect(rows(compareAcross(engine, conversation, reading))).toEqual([expect.stringContaining('3000元'), expect.stringContaining('2000元')]);
  });

  it('goes on with nothing where another thing is asked, or where it was long ago', () => {
    const conversation: Conversation = { ...newConversation, turn: 2, compared: { places: ['宁波', '台州'], turn: 1 } };
    const again = (text: string, turn = 2) => compareAcross(engine, { ...conversation, turn }, readQuestion(engine, conversation, { text, asOf: '2026-11-21' }));
    expect(again('首次登记要在多久之内')).toBeUndefined();
    expect(again('那中级呢', 5)).toBeUndefined();
  });

  it('takes the sum of a year where a year is asked for', () => expect(rows(across('高级证 宁波一次给的 跟碧江一年下来补的 哪边多'))[1]).toContain('9600元'));

  it.each(['宁波中级证奖多少', '宁波和台州在哪里', '上海和深圳中级补贴各多少', '上海和宁波中级各奖多少'])('is none with fewer than two places that pay: %s', (text) =>
    expect(across(text)).toBeUndefined(),
  );
});

describe('one question over several levels', () => {
  const RULE = 'zhejiang-certificate-reward';

  it('gives a line for each level, and the difference of two', () => {
    const comparison = within(RULE, '宁波初级和高级各奖多少');
    expect(said(comparison)[0]).toBe('两者相差3500元(5000−1500)。');
    expect(rows(comparison)).toEqual([expect.stringMatching(/^· 初级:.*1500元/u), expect.stringMatching(/^· 高级:.*5000元/u)]);
  });

  it.each(['宁波初级、中级、高级各奖多少', '宁波初中高级各奖多少'])('of three levels tells no difference: %s', (text) => {
    const comparison = within(RULE, text);
    expect(rows(comparison).map((line) => line.slice(2, 4))).toEqual(['初级', '中级', '高级']);
    expect(said(comparison).join('')).not.toContain('相差');
  });

  it('tells no difference to a level of which nothing is said', () => {
    const comparison = within(RULE, '台州初级和高级各奖多少');
    expect(rows(comparison)).toHaveLength(2);
    expect(rows(comparison)[1]).toContain('没有说明');
    expect(said(comparison).join('')).not.toContain('相差');
  });

  it('every line is cited', () => {
    const lines = within(RULE, '宁波初级和高级各奖多少')!.statements.filter(({ role }) => role === 'computation');
    expect(lines.every(({ references }) => references.length > 0)).toBe(true);
  });

  it.each(['宁波高级奖多少', '宁波奖多少'])('is none with one level or none: %s', (text) => expect(within(RULE, text)).toBeUndefined());
});

describe('so many people of each level', () => {
  const RULE = 'zhejiang-certificate-reward';

  it.each([
    ['我们宁波机构今年考过3个初级2个中级 一次性奖励合计多少', '一共10500元:3×1500 + 2×3000 = 10500。'],
    ['台州这边5个助理 4个社会工作师新考出来 一共能拿多少奖', '一共13000元:5×1000 + 4×2000 = 13000。'],
    ['宁波初级有3个 中级1个 总共奖多少', '一共7500元:3×1500 + 1×3000 = 7500。'],
    ['宁波今年考过6个中级 一共奖多少', '一共18000元:6×3000 = 18000。'],
  ])('are summed up: %s', (text, total) => expect(said(within(RULE, text))[0]).toBe(total));

  it('are summed up by the month where that is how they are paid', () =>
    expect(said(within('bijiang-allowance-monthly', '碧江3个社工师2个助理 每月岗位补贴一共多少 都没参加重点项目'))[0]).toBe('每月一共2100元:3×500 + 2×300 = 2100。'));

  it.each(['宁波初级和3个中级各奖多少', '台州2个高级奖多少', '宁波考了2个证 中级奖多少'])('are not where a level is not counted or has no figure: %s', (text) =>
    expect(said(within(RULE, text)).join('')).not.toContain('一共'),
  );
});
