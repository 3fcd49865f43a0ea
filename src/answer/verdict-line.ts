import type { Computation } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import { showDates } from './show.ts';

/** One of several verdicts under each other, behind whom or what it is about where that is said: 「· 宁波:一次性奖励3000元」. None where the rule says nothing yet. */
export function verdictLine(about: string | undefined, { verdict }: Computation): readonly Statement[] {
  if (verdict === undefined) return [];
  return [
    {
      role: 'computation',
      text: `· ${about === undefined ? '' : `${about}:`}${showDates(verdict.text)}`,
      references: verdict.sources.map(({ document, quote }) => ({ document, quote })),
    },
  ];
}
