/**
 * Counters and histograms in the text format of Prometheus (version 0.0.4), in the memory of one process: it is what a scraper of each process wants.
 * Label values must come from a short list (a route's pattern, a status), never from a person's words.
 */
export type Metrics = Readonly<{
  /** adds `by` to a counter; the first call fixes the help text */
  count(name: string, help: string, labels?: Labels, by?: number): void;
  /** records a value, in the unit that the name says (`…_seconds`), in a histogram of these upper bounds, ascending */
  observe(name: string, help: string, value: number, labels?: Labels, bounds?: readonly number[]): void;
  render(): string;
}>;

export type Labels = Readonly<Record<string, string>>;

/** Seconds: from a reply out of memory to one that waited for a model. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

type Series = { labels: string; sum: number; count: number; buckets: number[] };
type Family = { kind: 'counter' | 'histogram'; help: string; bounds: readonly number[]; series: Map<string, Series> };

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  const seriesOf = (name: string, family: Omit<Family, 'series'>, labels: Labels): { found: Series; bounds: readonly number[] } => {
    let known = families.get(name);
    if (known === undefined) families.set(name, (known = { ...family, series: new Map() }));
    if (known.kind !== family.kind) throw new TypeError(`${name} is a ${known.kind}, not a ${family.kind}`);
    const key = showLabels(labels);
    let found = known.series.get(key);
    if (found === undefined) known.series.set(key, (found = { labels: key, sum: 0, count: 0, buckets: known.bounds.map(() => 0) }));
    return { found, bounds: known.bounds };
  };
  return {
    count(name, help, labels = {}, by = 1) {
      seriesOf(name, { kind: 'counter', help, bounds: [] }, labels).found.sum += by;
    },
    observe(name, help, value, labels = {}, bounds = SECONDS) {
      const { found, bounds: kept } = seriesOf(name, { kind: 'histogram', help, bounds }, labels);
      found.sum += value;
      found.count += 1;
      for (const [i, bound] of kept.entries()) if (value <= bound) found.buckets[i] = (found.buckets[i] ?? 0) + 1;
    },
    render: () => [...families].map(([name, family]) => renderFamily(name, family)).join(''),
  };
}

function renderFamily(name: string, { kind, help, bounds, series }: Family): string {
  const lines = [`# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`, `# TYPE ${name} ${kind}`];
  for (const { labels, sum, count, buckets } of series.values()) {
    if (kind === 'counter') {
      lines.push(`${name}${braced(labels)} ${sum}`);
      continue;
    }
    const before = labels === '' ? '' : `${labels},`;
    for (const [i, bound] of bounds.entries()) lines.push(`${name}_bucket{${before}le="${bound}"} ${buckets[i] ?? 0}`);
    lines.push(`${name}_bucket{${before}le="+Inf"} ${count}`, `${name}_sum${braced(labels)} ${sum}`, `${name}_count${braced(labels)} ${count}`);
  }
  return `${lines.join('\n')}\n`;
}

function showLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
    .join(',');
}

function braced(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
