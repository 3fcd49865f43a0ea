import { readMentions } from '../dialogue/facts/choices.ts';
import type { Fact, Facts } from '../rules/fact.ts';
import type { Rule, Vocabulary } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Comparison } from './compare.ts';
import type { Computed } from './compose-computation.ts';
import { showDates } from './show.ts';

type Counted = Readonly<{ value: string; count: number }>;
type Telling = Readonly<{ rule: Rule; facts: Facts; vocabulary: Vocabulary; text: string; asOf: string }>;

/** what may stand between a number of people and what they are: 「3个考过的初级」, 「初级有3个」 */
const NUMBER_FIRST = /^(?:考[过到出]了?的?|新?的|是|持)?$/u;
const NUMBER_BEHIND = /^(?:证|社工师?)?(?:的|有|是|考[过到出]了?)?$/u;

/**
 * 「今年考过3个初级2个中级 一共多少」: the rule's sum for each level, times so many people, and all together. Undefined where nobody is
 * counted, or where a level has no figure of its own.
 */
export function sumOverPeople({ rule, facts, vocabulary, text, asOf }: Telling): Comparison | undefined {
  const axis = rule.facts.map((key) => ({ key, counted: headCounts(text, vocabulary[key], asOf) })).find(({ counted }) => counted.length > 0);
  if (axis === undefined || axis.counted.every(({ count }) => count === 1)) return undefined;
  const computed = axis.counted.map(({ value }): Computed => {
    const own = { ...facts, [axis.key]: value };
    return { rule, facts: own, computation: rule.evaluate(own, asOf), missing: [] };
  });
  const each = computed.map(({ computation: { value } }) => (Array.isArray(value) && value[0] === value[1] ? (value[0] as unknown) : value));
  if (!each.every((value) => typeof value === 'number') || !computed.every(({ computation }) => /元/u.test(computation.verdict?.text ?? ''))) return undefined;
  const sums = axis.counted.map(({ count }, i) => count * (each[i] ?? 0));
  const total = sums.reduce((sum, part) => sum + part, 0);
  const terms = axis.counted.map(({ count }, i) => `${count}×${each[i]}`).join(' + ');
  const period = /每[月年]/u.exec(computed[0]?.computation.verdict?.text ?? '')?.[0] ?? '';
  const lines = computed.flatMap(({ computation: { verdict } }, i): Statement[] =>
    verdict === undefined
      ? []
      : [
          {
            role: 'computation',
            text: `· ${axis.counted[i]?.value}${axis.counted[i]?.count}人,共${sums[i]}元。每人${showDates(verdict.text)}`,
            references: verdict.sources.map(({ document, quote }) => ({ document, quote })),
          },
        ],
  );
  const notes = (computed[0]?.computation.notes ?? []).map((note): Statement => ({
    role: 'note',
    text: note.text,
    references: note.sources.map(({ document, quote }) => ({ document, quote })),
  }));
  return { statements: [{ role: 'verdict', text: `${period}一共${total}元:${terms} = ${total}。`, references: [] }, ...lines, ...notes], computed };
}

/** Each option of a choice with the number of people that the message gives it; nothing unless every option named has one. */
function headCounts(text: string, fact: Fact<unknown> | undefined, asOf: string): readonly Counted[] {
  if (fact === undefined) return [];
  const people = readQuantities(text, asOf).filter(({ kind, unit }) => kind === 'count' && /^[个名人位]$/u.test(unit ?? ''));
  const mentions = readMentions(text, fact);
  const counted = mentions.flatMap((mention): Counted[] => {
    const ahead = people.find(({ end, index }) => index < mention.index && end <= mention.index && NUMBER_FIRST.test(text.slice(end, mention.index)));
    const behind = people.find(({ index }) => index >= mention.end && NUMBER_BEHIND.test(text.slice(mention.end, index)));
    const [low, high] = (ahead ?? behind)?.range ?? [];
    return typeof low === 'number' && low === high ? [{ value: mention.value, count: low }] : [];
  });
  return counted.length === mentions.length ? counted : [];
}
