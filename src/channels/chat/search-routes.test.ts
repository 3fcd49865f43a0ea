import { describe, expect, it } from 'vitest';
import { search, searchReplySchema } from './search-routes.ts';
import { FIRST_REGISTRATION, sampleEngine } from './samples.ts';

const engine = sampleEngine();

describe('search', () => {
  it('gives verbatim pieces, the best first, each with its page', () => {
    const { results } = searchReplySchema.parse(search(engine, '考过社工师多久要登记', { limit: 5 }));
    expect(results[0]?.quote).toContain(FIRST_REGISTRATION);
    expect(results[0]?.url).toMatch(/^\/sources\/certificate-registration\?quote=\d+-\d+-[0-9a-f]{6}#/u);
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(results.length).toBeLessThanOrEqual(5);
  });

  it('links to the public address where there is one', () => {
    expect(search(engine, '登记', { limit: 1, publicUrl: 'https://example.org/' }).results[0]?.url).toMatch(/^https:\/\/example\.org\/sources\//u);
  });
});
