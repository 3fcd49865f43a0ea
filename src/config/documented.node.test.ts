import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { hintsFor } from './hints.ts';
import { settingNames } from './setting-shape.ts';
import { readSettings } from './settings.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const example = parseEnv(read('.env.example'));

test('.env.example lists every setting and no other', () => {
  expect(Object.keys(example).toSorted()).toEqual(settingNames.toSorted());
});

test('.env.example as it stands changes nothing', () => {
  expect(readSettings(example)).toEqual(readSettings({}));
  expect(hintsFor(example, readSettings(example))).toEqual([]);
});

test('docs/configuration.md has a row for every setting and no other', () => {
  const rows = [...read('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \|/gmu)].map(([, name]) => name ?? '');
  expect(rows.toSorted()).toEqual(settingNames.toSorted());
});

test('the standards in docs/configuration.md are those of the program', () => {
  const standards = new Map([...read('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \| `([^`]+)` \|/gmu)].map(([, name = '', standard = '']) => [name, standard]));
  expect(standards.size).toBeGreaterThan(4);
  expect(readSettings(Object.fromEntries(standards))).toEqual(readSettings({}));
});
