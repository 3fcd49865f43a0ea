import { describe, expect, it } from 'vitest';
import { readPlaces } from '../text/places.ts';
import { speaksOf } from './route.ts';
import { routes } from './routes/routes.ts';

const routeOf = (rule: string) => routes.find((route) => route.rule === rule)!;

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
