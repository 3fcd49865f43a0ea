import { ask } from '../src/rules/ask.ts';
import { catalogue, vocabulary } from '../src/rules/catalogue.ts';

const ROUNDS = 50;
const LIMIT_MS = 10;

/** What evaluating a rule and choosing its next question costs with no facts known, against the 10 ms that a Worker may take. */
export function benchRules(): readonly string[] {
  const times = catalogue.map((rule) => {
    const began = performance.now();
    for (let i = 0; i < ROUNDS; i++) {
      rule.evaluate({}, '2026-11-21');
      ask(rule, {}, { asOf: '2026-11-21', vocabulary });
    }
    return { name: rule.name, ms: (performance.now() - began) / ROUNDS };
  });
  const slowest = times.toSorted((a, b) => b.ms - a.ms);
  return [
    `rules: the slowest of ${times.length} takes ${((slowest[0]?.ms ?? 0) / LIMIT_MS).toFixed(3)} of the ${LIMIT_MS} ms allowed`,
    ...slowest.map(({ name, ms }) => `  ${ms.toFixed(3)} ms  ${name}`),
  ];
}
