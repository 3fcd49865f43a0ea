import { expect, test } from 'vitest';
import { tally } from './tally.ts';

const report = (own: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ numTotalTests: 3, numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, success: true, testResults: [], ...own });

test.each([
  ['all pass', report({}), { passed: 3, failed: 0, skipped: 0 }],
  [
    'one fails',
    report({ numPassedTests: 2, numFailedTests: 1, success: false, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] }),
    { passed: 2, failed: 1, skipped: 0 },
  ],
  ['a file does not load', report({ success: false, testResults: [{ status: 'failed', assertionResults: [] }] }), { passed: 3, failed: 1, skipped: 0 }],
  ['an error outside any test', report({ success: false }), { passed: 3, failed: 1, skipped: 0 }],
  ['some are skipped', report({ numPassedTests: 1, numPendingTests: 2 }), { passed: 1, failed: 0, skipped: 2 }],
  ['nothing ran', report({ numTotalTests: 0, numPassedTests: 0 }), { passed: 0, failed: 1, skipped: 0 }],
  ['no report', undefined, { passed: 0, failed: 1, skipped: 0 }],
  ['half a report', '{"numTotalTests": 3', { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_, text, counts) => {
  expect(tally(text)).toEqual(counts);
});
