import { readFileSync } from 'node:fs';
import * as z from 'zod';

const reportSchema = z.object({
  numTotalTests: z.int().positive(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

/**
 * Counts vitest's JSON report; undefined stands for one that was not written. A report that is missing, broken, empty or not ended well
 * counts as a failure, so that a run that ran nothing never looks like one that passed.
 */
export function tally(text: string | undefined): Tally {
  const report = reportSchema.safeParse(parse(text));
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults, success } = report.data;
  // A file that could not be loaded has no tests to fail.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')).length;
  const failed = numFailedTests + broken;
  return { passed, failed: failed === 0 && !success ? 1 : failed, skipped };
}

function parse(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** `scripts/tally.ts FILE` prints `N passed, N failed`, and what was skipped. */
if (import.meta.main) {
  const { passed, failed, skipped } = tally(read(process.argv[2] ?? ''));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? ` (${skipped} skipped)` : ''}`);
}
