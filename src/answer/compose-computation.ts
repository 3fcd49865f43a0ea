import type { Constant } from '../rules/constant.ts';
import type { Computation, Condition, Finding, Rule, Vocabulary } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import type { RuleView } from '../schema/computation.ts';
import type { Facts } from '../rules/fact.ts';
import { showDate, showDates } from './show.ts';

export type Computed = Readonly<{
  rule: Rule;
  facts: Facts;
  computation: Computation;
  /** facts to ask for, at most three are shown */
  missing: readonly string[];
  /** what is supposed for this answer only, in the user's words */
  supposed?: string;
}>;

const ASKED_AT_ONCE = 3;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨';

/** A computation as statements: the answer first, then its conditions and sums, what comes next, what is unsaid, and the questions left. */
export function composeComputation({ computation, missing, supposed }: Computed, vocabulary: Vocabulary): readonly Statement[] {
  const { verdict, conditions, sums, notes, next, outcome } = computation;
  const statements: Statement[] = [];
  if (supposed !== undefined) statements.push({ role: 'note', text: `按「${supposed}」算(只算这一次,不改您之前说的情况):`, references: [] });
  if (verdict !== undefined) statements.push({ role: 'verdict', text: showDates(verdict.text), references: references(verdict.sources) });
  // What is still open stands in the verdict where there is one.
  const shown = conditions.filter((condition) => condition.status !== 'unknown' || (outcome === 'unknown' && verdict === undefined));
  const plain = verdict === undefined || conditions.length > 1 || !restsOn(verdict, conditions);
  if (plain) statements.push(...shown.map(conditionStatement));
  else for (const condition of shown) if (condition.status === 'unmet' || condition.earliest !== undefined) statements.push(conditionStatement(condition));
  statements.push(...sums.map((sum) => finding('computation', sum)));
  if (outcome !== 'unknown') statements.push(...next.map((step) => finding('step', step)));
  statements.push(...notes.map((note) => finding('note', note)));
  if (missing.length > 0) statements.push({ role: 'question', text: questionText(missing, vocabulary), references: [] });
  return statements;
}

/** What one would say to ask for the facts: one plain question, or a short numbered list. */
export function questionText(missing: readonly string[], vocabulary: Vocabulary): string {
  const asks = missing.slice(0, ASKED_AT_ONCE).map((key) => vocabulary[key]?.ask ?? key);
  if (asks.length === 1) return `请告诉我:${asks[0]}`;
  return `请告诉我(不清楚的可以说「不知道」):${asks.map((ask, i) => `\n${CIRCLED[i]}${ask}`).join('')}`;
}

/** A computation as `POST /api/chat` shows it; `citationOf` numbers a constant's quote. */
export function ruleView({ rule, facts, computation, missing }: Computed, citationOf: (constant: Constant) => number | undefined): RuleView {
  const { outcome, value, conditions } = computation;
  return {
    rule: rule.name,
    outcome,
    value,
    facts: Object.fromEntries(rule.facts.filter((key) => facts[key] !== undefined && facts[key] !== null).map((key) => [key, facts[key]])),
    missing: [...missing],
    conditions: conditions.map(({ label, have, need, status, lacking, earliest, sources }) => {
      const citation = sources[0] === undefined ? undefined : citationOf(sources[0]);
      return {
        label,
        have,
        need,
        status,
        ...(lacking === undefined ? {} : { lacking }),
        ...(earliest === undefined ? {} : { earliest }),
        ...(citation === undefined ? {} : { citation }),
      };
    }),
  };
}

const MARKS = { met: '✓', unmet: '✗', unknown: '?' } as const;

function conditionStatement({ label, have, need, status, lacking, earliest, sources }: Condition): Statement {
  const said = status === 'unknown' ? `${label}:要求${need}` : `${label}:${have}(要求${need})`;
  const gap = lacking === undefined || lacking === need ? '' : `,${lacking.startsWith('超出') ? '' : '还差'}${lacking}`;
  // Of a vague figure the date is the late end: the day by which the gap is closed for certain.
  const date = earliest === undefined ? '' : `,${lacking?.includes('–') === true ? '最迟' : '最早'}${showDate(earliest)}满足`;
  return { role: 'condition', text: `${MARKS[status]} ${said}${gap}${date}`, references: references(sources) };
}

function finding(role: Statement['role'], { text, sources }: Finding): Statement {
  return { role, text: showDates(text), references: references(sources) };
}

function restsOn(verdict: Finding, conditions: readonly Condition[]): boolean {
  const quotes = new Set(verdict.sources.map(({ quote }) => quote));
  return conditions.every(({ sources }) => sources.every(({ quote }) => quotes.has(quote)));
}

function references(sources: readonly Constant[]): readonly Reference[] {
  const seen = new Set<string>();
  return sources.filter(({ document, quote }) => !seen.has(document + quote) && seen.add(document + quote)).map(({ document, quote }) => ({ document, quote }));
}
