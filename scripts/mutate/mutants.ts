import { mask } from './mask.ts';

export const mutationKinds = ['cited figure', 'used figure', 'comparison', 'and/or', 'condition dropped', 'date offset'] as const;
export type MutationKind = (typeof mutationKinds)[number];

/** One small fault put into a source: `from` to `to` replaced by `text`. */
export type Mutant = Readonly<{ kind: MutationKind; from: number; to: number; text: string }>;

/** A rule file may hold no number of its own, and a test reads that out of the source: a fault that adds a literal would always be found. */
const ONE = 'Number(true)';

const TURNED: Readonly<Record<string, readonly string[]>> = { '>=': ['>', '<'], '>': ['>=', '<='], '<=': ['<', '>'], '<': ['<=', '>='], '===': ['!=='], '!==': ['==='] };
const SWAPPED: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

/** Every fault that this knows how to put into a source, in the order of the source. */
export function mutantsOf(source: string): readonly Mutant[] {
  const code = mask(source);
  const found = [...citedFigures(code), ...usedFigures(code), ...operators(code), ...droppedConditions(code), ...dateOffsets(code)];
  return found.toSorted((a, b) => a.from - b.from);
}

export function apply(source: string, { from, to, text }: Mutant): string {
  return source.slice(0, from) + text + source.slice(to);
}

/** `figure(60, …` → 61, 59 */
function citedFigures(code: string): readonly Mutant[] {
  return [...code.matchAll(/\bfigure\((\d+(?:\.\d+)?)/gu)].flatMap(({ index, 0: all, 1: number = '' }) => {
    const to = index + all.length;
    return [1, -1].map((by) => ({ kind: 'cited figure' as const, from: to - number.length, to, text: String(Number(number) + by) }));
  });
}

/** `constants.contract.value` → one more, one less */
function usedFigures(code: string): readonly Mutant[] {
  return [...code.matchAll(/(?<![\w.])constants\.\w+\.value\b/gu)].flatMap(({ index, 0: all }) =>
    ['+', '-'].map((sign) => ({ kind: 'used figure' as const, from: index, to: index + all.length, text: `((${all} as number) ${sign} ${ONE})` })),
  );
}

function operators(code: string): readonly Mutant[] {
  return [...code.matchAll(/ (>=|<=|===|!==|>|<|&&|\|\|) /gu)].flatMap(({ index, 1: operator = '' }): readonly Mutant[] => {
    const at = { from: index + 1, to: index + 1 + operator.length };
    const swapped = SWAPPED[operator];
    if (swapped !== undefined) return [{ kind: 'and/or', ...at, text: swapped }];
    return (TURNED[operator] ?? []).map((text) => ({ kind: 'comparison', ...at, text }));
  });
}

/** `const conditions = [a, b, c]` without one of them each */
function droppedConditions(code: string): readonly Mutant[] {
  return [...code.matchAll(/\bconditions(?:: [\w[\] ]+)? = \[/gu)].flatMap(({ index, 0: all }) => {
    const parts = list(code, index + all.length);
    return parts.length < 2 ? [] : parts.map(({ from, to }, i) => ({ kind: 'condition dropped' as const, from: i === 0 ? from : from - 1, to: i === 0 ? to + 1 : to, text: '' }));
  });
}

/** `addMonths(day, N)` → one more, one less; the same of days and working days */
function dateOffsets(code: string): readonly Mutant[] {
  return [...code.matchAll(/\badd(?:Months|Days|WorkingDays)\(/gu)].flatMap(({ index, 0: all }) => {
    const offset = list(code, index + all.length)[1];
    return offset === undefined ? [] : ['+', '-'].map((sign) => ({ kind: 'date offset' as const, from: offset.to, to: offset.to, text: ` ${sign} ${ONE}` }));
  });
}

type Span = Readonly<{ from: number; to: number }>;

/** The parts between an opening sign (just before `from`) and its closing one, without a trailing comma's empty part. */
function list(code: string, from: number): readonly Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let begin = from;
  for (let i = from; i < code.length; i++) {
    const char = code[i] ?? '';
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (depth < 0 || (depth === 0 && char === ',')) {
      if (code.slice(begin, i).trim() !== '') parts.push({ from: begin, to: i });
      begin = i + 1;
    }
    if (depth < 0) break;
  }
  return parts;
}
