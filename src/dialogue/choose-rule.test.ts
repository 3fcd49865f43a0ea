import { describe, expect, it } from 'vitest';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { normalise } from '../text/normalise.ts';
import { readPlaces } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Network } from '../retrieval/network.ts';
import { chooseRules } from './choose-rule.ts';
import { readFacts } from './read-facts.ts';
import { RULE_FEATURES, ruleSigns, type LikeRule, type SignsOptions } from './rule-features.ts';
import { routes } from './routes/routes.ts';

const asOf = '2026-11-21';
const HUKOU = 'beijing-hukou-eligibility';
const factsOf = (name: string): readonly string[] => catalogue.find((rule) => rule.name === name)?.facts ?? [];
const like = (rule: string | null, similarity: number): LikeRule => ({ rule, question: '照着问', similarity });

function optionsFor(text: string, { likes = [], topicPlaces = [] }: Partial<SignsOptions> = {}): SignsOptions {
  const quantities = readQuantities(text, asOf);
  const readFor = (rule: string) => readFacts(text, { asOf, vocabulary, quantities, live: factsOf(rule) });
  return { routes, factsOf, readFor, settles: () => false, wordsOf: () => '每月500元', places: readPlaces(text), topicPlaces, likes, documents: { best: 0, sure: 0, gap: 0 } };
}
const signs = (message: string, options: Partial<SignsOptions> = {}) => ruleSigns(normalise(message), optionsFor(normalise(message), options));
const signOf = (message: string, rule: string, options: Partial<SignsOptions> = {}) => {
  const row = signs(message, options).find((sign) => sign.rule === rule)?.row;
  return row === undefined ? undefined : Object.fromEntries(RULE_FEATURES.map((name, at) => [name, row[at]!]));
};

/** Weighs single features, so that a test says what it rests on. */
const weighing = (weights: Partial<Record<(typeof RULE_FEATURES)[number], number>>): Network => ({
  features: [...RULE_FEATURES],
  mean: RULE_FEATURES.map(() => 0),
  scale: RULE_FEATURES.map(() => 1),
  members: [{ bias: 0, linear: RULE_FEATURES.map((name) => weights[name] ?? 0), units: [] }],
});
const choose = (message: string, network: Network, options: Partial<SignsOptions> = {}) => chooseRules(normalise(message), optionsFor(normalise(message), options), network);

describe('what speaks for a rule in a message', () => {
  it('are the words of its subject, what is asked, and what is told of its facts', () => {
    expect(signOf('我是中级 社保交了50个月没补过 能落户北京吗', HUKOU)).toMatchObject({ subject: 1, asks: 1, barred: 0, facts: 3, personal: 2, own: 1, place: 1 });
    expect(signOf('北京落户条件有哪些', HUKOU)).toMatchObject({ subject: 1, facts: 0, personal: 0, own: 0 });
  });

  it('are the questions of the bank that are like it, of each rule the three nearest', () => {
    const likes = [like(HUKOU, 0.7), like(null, 0.5), like(HUKOU, 0.4), like(HUKOU, 0.3), like(HUKOU, 0.1)];
    const found = signOf('我把人迁过来行不', HUKOU, { likes })!;
    expect(found).toMatchObject({ subject: 0, first: 1 });
    expect(found['like']).toBeCloseTo(0.7);
    expect(found['third']).toBeCloseTo(0.3);
    expect(found['share']).toBeCloseTo(1.5 / 2);
    expect(found['aheadOfNone']).toBeCloseTo(0.2);
  });

  it('a rule of another place, and one that nothing speaks for, is not looked at', () => {
    expect(signOf('我中级 社保交了50个月 能落户上海吗', HUKOU)).toBeUndefined();
    expect(signOf('上海那边把人迁过去', HUKOU, { likes: [like(HUKOU, 0.9)] })).toBeUndefined();
    expect(signs('您好在吗').map(({ rule }) => rule)).toEqual([null]);
  });

  it('a county that is named nowhere is noted, and one that was named before', () => {
    const message = '中级社工师每月补贴多少钱';
    const monthly = 'bijiang-allowance-monthly';
    expect(signOf(message, monthly)).toMatchObject({ nowhere: 1, place: 0, placeBefore: 0 });
    expect(signOf(message, monthly, { topicPlaces: ['碧江'] })).toMatchObject({ nowhere: 0, placeBefore: 1 });
    expect(signOf(`碧江${message}`, monthly)).toMatchObject({ nowhere: 0, place: 1 });
  });

  it('none comes last, with what speaks for the documents', () => {
    const last = signs('北京落户条件有哪些').at(-1)!;
    expect(last.rule).toBeNull();
    expect(last.row[RULE_FEATURES.indexOf('none')]).toBe(1);
  });
});

describe('the rule that a message means', () => {
  it('has the chances of all rules and of none add up to one, best first', () => {
    const { rules, none } = choose('我中级 社保交了50个月 能落户北京吗 积分加几分', weighing({ facts: 1, subject: 1 }));
    expect(rules.reduce((sum, { chance }) => sum + chance, none)).toBeCloseTo(1);
    expect(rules.map(({ chance }) => chance)).toEqual(rules.map(({ chance }) => chance).toSorted((a, b) => b - a));
    expect(rules.length).toBeGreaterThan(1);
  });

  it('follows what the weights say', () => {
    const message = '我中级 社保交了50个月 能落户北京吗';
    expect(choose(message, weighing({ subject: 2, facts: 1 })).rules[0]).toMatchObject({ rule: HUKOU, subject: true, asks: true });
    expect(choose(message, weighing({ subject: 2, facts: 1 })).rules[0]?.told.map(({ key }) => key)).toContain('socialInsuranceMonths');
    expect(choose(message, weighing({ none: 20 })).none).toBeGreaterThan(0.99);
  });
});
