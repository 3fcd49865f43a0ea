import { describe, expect, it } from 'vitest';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { normalise } from '../text/normalise.ts';
import { readPlaces } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import { chooseRules, speaksOf } from './choose-rule.ts';
import { readFacts } from './read-facts.ts';
import { routes } from './routes/routes.ts';

const asOf = '2026-11-21';
const factsOf = (name: string) => catalogue.find((rule) => rule.name === name)?.facts ?? [];

function choices(message: string, topicPlaces: readonly string[] = []) {
  const text = normalise(message);
  const quantities = readQuantities(text, asOf);
  return chooseRules(text, { routes, factsOf, readFor: (rule) => readFacts(text, { asOf, vocabulary, quantities, live: factsOf(rule) }), places: readPlaces(text), topicPlaces });
}
const names = (message: string, topicPlaces: readonly string[] = []) => choices(message, topicPlaces).map(({ rule }) => rule);
const routeOf = (rule: string) => routes.find((route) => route.rule === rule)!;

describe('the rule that a message means', () => {
  it("is chosen for a person's own case, and left to the documents where only the requirement is asked", () => {
    expect(names('我社保交了50个月 能落户北京吗')[0]).toBe('beijing-hukou-eligibility');
    expect(names('北京落户条件有哪些')).not.toContain('beijing-hukou-eligibility');
  });

  it("counts what is the person's own: figures, dates and yes or no", () => {
    const [best] = choices('中级 社保交了50个月 没补过 能落户北京吗');
    expect(best).toMatchObject({ rule: 'beijing-hukou-eligibility', subject: true, asks: true, facts: 3, personal: 2 });
  });

  it('comes best first, and more is told for the best', () => {
    const found = choices('碧江初级证,没参加重点项目,干18个月一共能领多少补贴');
    expect(found[0]?.rule).toBe('bijiang-allowance-period');
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  it('is none where another place is named', () => {
    expect(names('我中级 社保交了50个月 能落户上海吗')).not.toContain('beijing-hukou-eligibility');
    expect(names('深圳社工师每月补贴多少 我中级')).not.toContain('bijiang-allowance-monthly');
  });

  it('of a county is meant only where it is named, was named before, or facts of it are told', () => {
    const message = '中级社工师每月补贴多少钱';
    expect(names(message)).not.toContain('bijiang-allowance-monthly');
    expect(names(message, ['碧江'])).toContain('bijiang-allowance-monthly');
    expect(names(`碧江${message}`)).toContain('bijiang-allowance-monthly');
    expect(names('笔试80面试75 总分多少')).toContain('bijiang-recruitment-score');
  });

  it('is pointed at by a fact alone only with its own words and a question', () => {
    expect(choices('培训了50小时 还差多少')[0]).toMatchObject({ rule: 'registration-continuing-education', telling: true });
    expect(choices('50小时')).toEqual([]);
  });

  it('is none for a greeting', () => expect(names('您好在吗')).toEqual([]));
});

describe('the places of a rule', () => {
  it('a district or a town of its place is its own, another province is not', () => {
    expect(speaksOf(routeOf('beijing-hukou-eligibility'), readPlaces('朝阳区'))).toBe(true);
    expect(speaksOf(routeOf('beijing-hukou-eligibility'), readPlaces('上海'))).toBe(false);
    expect(speaksOf(routeOf('zhejiang-certificate-reward'), readPlaces('慈溪'))).toBe(true);
  });

  it('one of several places is enough, and none named is none excluded', () => {
    expect(speaksOf(routeOf('beijing-hukou-eligibility'), readPlaces('上海还是北京'))).toBe(true);
    expect(speaksOf(routeOf('beijing-hukou-eligibility'), [])).toBe(true);
    expect(speaksOf(routeOf('registration-renewal-window'), readPlaces('深圳'))).toBe(true);
  });
});
