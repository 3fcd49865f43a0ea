import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { apiErrors } from '../api-error.ts';
import { openApi } from './openapi.ts';
import { sampleEngine } from './samples.ts';

const described = openApi(sampleEngine());

describe('the description of the interface', () => {
  it('has a path for each rule, and refers to nothing that is not there', () => {
    const text = JSON.stringify(described);
    for (const name of sampleEngine().rules.keys()) expect(described.paths[`/api/rules/${name}`]?.['post']).toBeDefined();
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)) expect(described.components).toHaveProperty(`schemas.${name}`);
    expect(text).not.toContain('$defs');
  });

  it('is told in docs/api.md, route by route', async () => {
    const text = await readFile('docs/api.md', 'utf8');
    for (const path of Object.keys(described.paths).filter((one) => !one.startsWith('/api/rules/'))) expect(text).toContain(path);
    expect(text).toContain('/api/rules/{name}');
  });

  it('has a heading in docs/errors.md for each of its errors', async () => {
    const headings = [...(await readFile('docs/errors.md', 'utf8')).matchAll(/^### `([\w-]+)`/gmu)].map((match) => match[1]);
    for (const code of Object.keys(apiErrors)) expect(headings).toContain(code);
  });
});
