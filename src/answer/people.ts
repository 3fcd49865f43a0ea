import { IN_ALL } from '../dialogue/in-all.ts';
import { rememberedFacts } from '../dialogue/memory.ts';
import { PEOPLE } from '../dialogue/person.ts';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
import { isFigureOrDay, type Facts } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { Conversation } from '../schema/conversation.ts';
import { readQuantities } from '../text/quantities.ts';
import { presume } from './answer-rule.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import { figureOf } from './difference.ts';
import { verdictLine } from './verdict-line.ts';

export type People = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[] }>;
/** What a message tells of one person, what it tells of all among it. */
export type Told = Readonly<{ name: string; readings: readonly FactReading[] }>;
/** how the person who asks is called among those compared */
export const SELF = '我';

type Case = Readonly<{ name: string; facts: Facts }>;
type Asked = Readonly<{ text: string; asOf: string }>;

const PERSON = new RegExp(
  `(?:我|俺)(?:们)?的?(?:${PEOPLE})|甲|乙|丙|丁|我(?!们|俩|两)|他(?!们|俩)|她(?!们|俩)|(?:男|女)的|${PEOPLE}|小(?![时学区组程型额班伙孩镇县城于])[\\u4e00-\\u9fff](?=[\\d笔面社干做考登过领拿是去今前])|老[张王李赵刘陈](?=[笔面社干做])|[ab](?=[笔面:,\\s])`,
  'gu',
);
/** a clause that holds for everybody: 「都没项目」, 「俩人都在宁波」 */
const OF_ALL = /^(?:都|均|俩|我俩|两个?人|大家|[^\d\s,，甲乙丙我你他她]{1,6}(?:都|均)(?!没听))/u;
const MOST = 8;

/**
 * Several people in one message (「甲笔试85面试80没证 乙笔试80面试80有证」): each gets the rule on what is said of them, and on what is said of all.
 * Undefined unless at least two parts that begin with a person tell the same fact.
 */
export function comparePeople({ vocabulary }: Engine, rule: Rule, { text, asOf }: Asked): (People & Readonly<{ told: readonly Told[] }>) | undefined {
  const starts = namedIn(text);
  if (starts.length < 2) return undefined;
  const read = (said: string): readonly FactReading[] =>
    readFacts(said, { vocabulary, quantities: readQuantities(said, asOf), asOf, live: rule.facts }).filter(({ key }) => rule.facts.includes(key));
  const parts = starts.map(({ name, end }, i) => {
    const clauses = text.slice(end, starts[i + 1]?.index ?? text.length).split(/(?<=[\s,，。;])/u);
    const own = clauses.findIndex((clause, at) => at > 0 && OF_ALL.test(clause));
    return { name, said: (own < 0 ? clauses : clauses.slice(0, own)).join(''), ofAll: own < 0 ? '' : clauses.slice(own).join('') };
  });
  const shared = read(`${text.slice(0, starts[0]!.index)} ${parts.map(({ ofAll }) => ofAll).join(' ')}`);
  // What is said of one person in several places is taken together.
  const told = [...Map.groupBy(parts, ({ name }) => name)]
    .map(([name, own]): Told => ({ name, readings: read(own.map(({ said }) => said).join(' ')) }))
    .filter(({ readings }) => readings.length > 0)
    .slice(0, MOST);
  const [first, second] = told.map(caseOf);
  if (first === undefined || second === undefined) return undefined;
  const alike = rule.facts.some(
    (key) => facts(first, key) && facts(second, key) && (isFigureOrDay(first.facts[key]) ? isFigureOrDay(second.facts[key]) : first.facts[key] !== second.facts[key]),
  );
  if (!alike) return undefined;
  const all = told.map(({ name, readings }): Told => ({ name, readings: [...shared.filter(({ key }) => !readings.some((own) => own.key === key)), ...readings] }));
  const compared = sideBySide(rule, all.map(caseOf), { text, asOf });
  return compared === undefined ? undefined : { ...compared, told: all };
}

const caseOf = ({ name, readings }: Told): Case => ({ name, facts: Object.fromEntries(readings.map(({ key, value }) => [key, value])) });

/** Whether a text speaks of several people by name. */
export const namesSeveral = (text: string): boolean => new Set(namedIn(text).map(({ name }) => name)).size > 1;

const PRONOUN = /^[他她]$/u;

/** Where each person is named; 她 after 「我朋友」 is the friend, and without anybody before a person of its own. */
function namedIn(text: string): readonly Readonly<{ name: string; index: number; end: number }>[] {
  let last: string | undefined;
  return [...text.matchAll(PERSON)].map(({ index, 0: said }) => {
    const name = said.replace(/^(?:我|俺)们?的?(?=.)/u, '');
    if (!PRONOUN.test(name) && name !== '我') last = name;
    return { name: PRONOUN.test(name) ? (last ?? name) : name, index, end: index + said.length };
  });
}

const facts = ({ facts: own }: Case, key: string): boolean => own[key] !== undefined && own[key] !== null;

const TWO = /我俩|我们俩|俩人|两(?:个)?人|我们两|[他她]俩(?!项目|个|次|年|月|样|门)|一共|合计|加(?:起来|一块|一起)|谁|(?:先|优先)(?:录|要|取)哪/u;

export const comparesTwo = (text: string): boolean => TWO.test(text);

/** The person's own case beside that of whom was spoken before: 「我俩一共多少」, 「谁排前头」. */
export function compareKnown(rule: Rule, { facts: own, others }: Conversation, asked: Asked): People | undefined {
  if (others.length === 0 || !TWO.test(asked.text)) return undefined;
  const of = (all: Facts): Facts => Object.fromEntries(rule.facts.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])));
  const cases = [{ name: '您', facts: own }, ...others].map(({ name, facts: known }) => ({ name, facts: of(rememberedFacts({ facts: known })) }));
  const known = cases.filter(({ facts: told }) => Object.keys(told).length > 0).slice(0, PAIR.test(asked.text) ? 2 : MOST);
  return known.length < 2 ? undefined : sideBySide(rule, known, asked);
}

const PAIR = /俩|两人|两个人|我们两/u;

/** A line for each with what the rule says, first who has more, and the sum where it is asked for. Undefined where fewer than two come to anything. */
function sideBySide(rule: Rule, cases: readonly Case[], { text, asOf }: Asked): People | undefined {
  const computed = cases.map(({ facts: told }): Computed => {
    const { facts: own } = presume(rule, told, asOf);
    return { rule, facts: own, computation: rule.evaluate(own, asOf), missing: [] };
  });
  const names = cases.map(({ name }) => (name === SELF ? '您' : name));
  const lines = computed.flatMap(({ computation }, i) => verdictLine(names[i] ?? '', computation));
  return lines.length < 2 ? undefined : { statements: [...highest(names, computed), ...preferred(rule, cases, computed, text), ...lines, ...total(computed, text)], computed };
}

/** Who has more, where every value is a figure; nobody where the highest figure is of somebody who is out. */
function highest(names: readonly string[], computed: readonly Computed[]): readonly Statement[] {
  const values = computed.map(({ computation }) => figureOf(computation.value));
  if (values.some((value) => value === undefined)) return [];
  const figures = values as readonly number[];
  const most = Math.max(...figures);
  if (computed.some(({ computation: { outcome } }, i) => outcome === 'no' && figures[i] === most)) return [];
  const leaders = names.filter((_, i) => figures[i] === most);
  const text = leaders.length === 1 ? `${leaders[0]}${names.length > 2 ? '最' : '更'}高(${most})。` : `${leaders.join('和')}一样(都是${most})。`;
  return [{ role: 'verdict', text, references: [] }];
}

const EQUAL = /一样|一模一样|并列|同分|打平|平分|相同/u;

/** Of people for whom the rule gives the same, whom the documents prefer. */
function preferred({ tie }: Rule, cases: readonly Case[], computed: readonly Computed[], text: string): readonly Statement[] {
  const values = computed.map(({ computation }) => figureOf(computation.value));
  if (tie !== undefined && EQUAL.test(text))
    return [{ role: 'verdict', text: `要是分数一样:${tie.said.text}。`, references: tie.said.sources.map(({ document, quote }) => ({ document, quote })) }];
  if (tie === undefined || values.some((value) => value === undefined || value !== values[0])) return [];
  const wins = cases.map(({ facts: own }) => tie.wins(own));
  const names = cases.filter((_, i) => wins[i] === true).map(({ name }) => name);
  if (names.length === 0 || !wins.includes(false) || wins.includes(null)) return [];
  return [{ role: 'verdict', text: `${tie.said.text}:${names.join('、')}。`, references: tie.said.sources.map(({ document, quote }) => ({ document, quote })) }];
}

const SUM = new RegExp(`${IN_ALL}|加一[块起]`, 'u');

function total(computed: readonly Computed[], text: string): readonly Statement[] {
  const values = computed.map(({ computation }) => figureOf(computation.value));
  if (!SUM.test(text) || values.some((value) => value === undefined)) return [];
  const sum = (values as readonly number[]).reduce((all, value) => all + value, 0);
  return [{ role: 'computation', text: `合计${values.join(' + ')} = ${sum}。`, references: [] }];
}
