import type { Facts, FactValue } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import { readFacts } from '../dialogue/read-facts.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import { showDates } from './show.ts';

export type People = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[] }>;

const PERSON =
  /甲|乙|丙|丁|我(?!们)|他|她|(?:男|女)的|同事|室友|朋友|同学|老公|老婆|对象|姐|哥|小[\u4e00-\u9fff](?=[笔面社干做])|老[张王李赵刘陈](?=[笔面社干做])|[ab](?=[笔面:,\s])/gu;

/**
 * Several people in one message (「甲笔试85面试80没证 乙笔试80面试80有证」): each gets the rule on what is said of them.
 * Undefined unless at least two parts that begin with a person tell the same figure.
 */
export function comparePeople({ vocabulary }: Engine, rule: Rule, { text, asOf }: Readonly<{ text: string; asOf: string }>): People | undefined {
  const starts = [...text.matchAll(PERSON)].map(({ index, 0: name }) => ({ index, name }));
  const parts = starts.map(({ index, name }, i) => ({ name, said: text.slice(index + name.length, starts[i + 1]?.index ?? text.length) }));
  const people = parts.flatMap(({ name, said }) => {
    const readings = readFacts(said, { vocabulary, quantities: readQuantities(said, asOf), asOf, live: rule.facts }).filter(({ key }) => rule.facts.includes(key));
    const facts: Facts = Object.fromEntries(readings.map(({ key, value }) => [key, value]));
    return readings.some(({ value }) => isFigure(value)) ? [{ name, facts }] : [];
  });
  const [first, second] = people;
  if (first === undefined || second === undefined) return undefined;
  const shared = rule.facts.some((key) => isFigure(first.facts[key]) && isFigure(second.facts[key]));
  if (!shared) return undefined;
  const computed = people.map(({ facts }): Computed => ({ rule, facts, computation: rule.evaluate(facts, asOf), missing: [] }));
  const statements = computed.flatMap(({ computation: { verdict } }, i): Statement[] =>
    verdict === undefined
      ? []
      : [{ role: 'computation', text: `· ${people[i]?.name ?? ''}:${showDates(verdict.text)}`, references: verdict.sources.map(({ document, quote }) => ({ document, quote })) }],
  );
  return statements.length < 2
    ? undefined
    : {
        statements: [
          ...highest(
            people.map(({ name }) => name),
            computed,
          ),
          ...statements,
        ],
        computed,
      };
}

/** A number, a range, or a day. */
function isFigure(value: FactValue): boolean {
  return typeof value === 'number' || Array.isArray(value) || (typeof value === 'string' && /^\d{4}-/u.test(value));
}

/** Who has more, where every value is a figure; nobody where the highest figure is of somebody who is out. */
function highest(names: readonly string[], computed: readonly Computed[]): readonly Statement[] {
  const values = computed.map(({ computation: { value } }) => (typeof value === 'number' ? value : Array.isArray(value) && value[0] === value[1] ? Number(value[0]) : undefined));
  if (values.some((value) => value === undefined)) return [];
  const figures = values as readonly number[];
  const most = Math.max(...figures);
  if (computed.some(({ computation: { outcome } }, i) => outcome === 'no' && figures[i] === most)) return [];
  const leaders = names.filter((_, i) => figures[i] === most);
  const text = leaders.length === 1 ? `${leaders[0]}${names.length > 2 ? '最' : '更'}高(${most})。` : `${leaders.join('和')}一样(都是${most})。`;
  return [{ role: 'verdict', text, references: [] }];
}
