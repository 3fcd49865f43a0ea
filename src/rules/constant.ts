/**
 * A figure, date or word of a document: `value` stands in `quote`, and `quote` stands verbatim in `document`
 * (white space aside); a test checks both. `from` and `to` are ISO dates where the document dates it.
 */
export type Constant<V extends number | string = number | string> = Readonly<{
  value: V;
  unit: string;
  document: string;
  quote: string;
  from?: string;
  to?: string;
}>;

/** The constants of one document: `const { figure } = cited('beijing-nonlocal-guide')`. */
export function cited(document: string) {
  return {
    figure: (value: number, unit: string, quote: string, span: Pick<Constant, 'from' | 'to'> = {}): Constant<number> => ({ value, unit, document, quote, ...span }),
    word: (value: string, quote: string, span: Pick<Constant, 'from' | 'to'> = {}): Constant<string> => ({ value, unit: '', document, quote, ...span }),
  };
}

/** Whether a dated constant holds on a day; one without dates always does. */
export function inForce(constant: Constant, asOf: string): boolean {
  return (constant.from === undefined || constant.from <= asOf) && (constant.to === undefined || asOf <= constant.to);
}
