import { expect, test } from 'vitest';
import { documentationFaultsOf } from './documentation.ts';

const good = {
  scripts: { start: 'node bin/run.mjs src/node.ts', 'eval:retrieval': 'node bin/run.mjs src/cli/eval-retrieval.ts', format: 'oxfmt src' },
  pages: {
    'README.md': '`npm start`, `npm run eval:retrieval`; see [the interface](docs/api.md#x).',
    'docs/api.md': '| `GET /healthz` | alive |\n| `POST /api/rules/{name}` | computes |\n[back](../README.md)',
  },
  routes: ['GET /healthz', 'POST /api/rules/{name}'],
  exists: (path: string) => ['bin/run.mjs', 'src/node.ts', 'src/cli/eval-retrieval.ts', 'docs/api.md', 'README.md'].includes(path),
};

test('what is told of is no fault', () => {
  expect(documentationFaultsOf(good)).toEqual([]);
});

test.each([
  [{ scripts: { ...good.scripts, eval: 'node bin/run.mjs src/node.ts' } }, 'no page tells of npm run eval'],
  [{ scripts: { ...good.scripts, start: 'node bin/run.mjs src/gone.ts' } }, 'package.json: npm run start names src/gone.ts, which is not there'],
  [{ routes: [...good.routes, 'GET /metrics'] }, 'docs/api.md says nothing of GET /metrics'],
  [{ routes: [...good.routes, 'POST /api/rules'] }, 'docs/api.md says nothing of POST /api/rules'],
  [{ pages: { ...good.pages, 'docs/wechat.md': '[configuration](configuration.md)' } }, 'docs/wechat.md links to configuration.md, which is not there'],
  [{ pages: { ...good.pages, 'docs/wechat.md': '`npm run doctr`' } }, 'the documentation names npm run doctr, which package.json has not'],
])('%j is a fault', (change, fault) => {
  expect(documentationFaultsOf({ ...good, ...change })).toEqual([fault]);
});
