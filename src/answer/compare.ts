import { readAllChoices } from '../dialogue/read-facts.ts';
import type { Facts } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { QuestionReading } from './read-question.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import { showDates } from './show.ts';

export type Comparison = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[] }>;

const COMPARING = /各|分别|都|差(多少|几)?|比|哪个|跟|和|与|还是|、|或|初中高|初级中级/u;
const MOST = 5;

/** One question over several values of a fact (places, levels): a line for each, and the difference where both are figures. */
export function compareWithin(engine: Engine, rule: Rule, { text, asOf, readings }: QuestionReading, known: Facts): Comparison | undefined {
  if (!COMPARING.test(text)) return undefined;
  const axis = rule.facts
    .map((key) => ({ key, values: readAllChoices(expandLevels(text), engine.vocabulary[key] ?? neverFact) }))
    .find(({ values }) => values.length > 1);
  if (axis === undefined) return undefined;
  const facts: Facts = { ...known, ...Object.fromEntries(readings.map(({ key, value }) => [key, value])) };
  const computed = axis.values.slice(0, MOST).map((value): Computed => {
    const own = { ...facts, [axis.key]: value };
    return { rule, facts: own, computation: rule.evaluate(own, asOf), missing: [] };
  });
  if (computed.every(({ computation }) => computation.verdict === undefined)) return undefined;
  const statements = computed.flatMap(({ facts: own, computation: { verdict } }): Statement[] =>
    verdict === undefined ? [] : [{ role: 'computation', text: `· ${String(own[axis.key])}:${showDates(verdict.text)}`, references: verdict.sources.map(({ document, quote }) => ({ document, quote })) }],
  );
  const notes = computed[0]?.computation.notes.slice(0, 1).map((note): Statement => ({ role: 'note', text: note.text, references: note.sources.map(({ document, quote }) => ({ document, quote })) })) ?? [];
  return { statements: [...difference(computed), ...statements, ...notes], computed };
}

const neverFact = { kind: 'boolean', label: '', ask: '', schema: undefined as never, cue: { yes: /(?!)/u, no: /(?!)/u } } as const;

/** 初中高级 → 初级中级高级 */
function expandLevels(text: string): string {
  return text.replace(/([初中高])、?([初中高])、?([初中高])级/u, '$1级$2级$3级').replace(/([初中高])、?([初中高])级/u, '$1级$2级');
}

function difference(computed: readonly Computed[]): readonly Statement[] {
  const [a, b, ...more] = computed.map(({ computation: { value } }) => value);
  if (more.length > 0 || typeof a !== 'number' || typeof b !== 'number') return [];
  const gap = Math.abs(a - b);
  return [{ role: 'verdict', text: gap === 0 ? '两者一样多。' : `两者相差${gap}${unitOf(computed[0])}(${Math.max(a, b)}−${Math.min(a, b)})。`, references: [] }];
}

function unitOf(computed: Computed | undefined): string {
  const unit = /\d(元|分|小时|个月|年|天)/u.exec(computed?.computation.verdict?.text ?? '')?.[1];
  return unit ?? '';
}
