import type { DatabaseWork } from './database.ts';
import type { Round } from './load.ts';

export type Ratios = Readonly<{ median: number; least: number; most: number }>;

/** Each round against the same round of the first set-up, which ran just before. */
export function ratiosTo(base: readonly Round[], rounds: readonly Round[]): Ratios {
  const ratios = rounds.map(({ perSecond }, at) => perSecond / (base[at]?.perSecond ?? perSecond));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** The lines that tell of one set-up. */
export function describe(name: string, rounds: readonly Round[], { ratios: { median: ratio, least, most }, messages }: Readonly<{ ratios: Ratios; messages: number }>): string[] {
  const of = (figure: (round: Round) => number): number => median(rounds.map(figure));
  const sum = (figure: (round: Round) => number): number => rounds.reduce((all, round) => all + figure(round), 0);
  const costs = (['servers', 'database', 'balancer', 'client', 'others'] as const).map((part) => `${part} ${of(({ cost }) => cost[part]).toFixed(1)}`);
  const lines = [
    `${name}: ${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}), ${of(({ perSecond }) => perSecond).toFixed(0)} a second, p50 ${of(({ p50 }) => p50).toFixed(0)} ms, p99 ${of(({ p99 }) => p99).toFixed(0)} ms, delivered again ${sum(({ repeated }) => repeated)}, unanswered ${sum(({ unanswered }) => unanswered)}`,
    `  processor ms a message: ${costs.join(', ')}; the machine's processors in use ${percent(of(({ used }) => used))}`,
  ];
  if (rounds.some(({ probed }) => probed.length > 0)) {
    const busy = of(({ probed }) => probed.reduce((all, each) => all + each.busy, 0) / (probed.length || 1));
    lines.push(`  event loops at work ${percent(busy)} of the time, on ${shares(rounds.flatMap(({ probed }) => probed.map(({ parts }) => parts)))}`);
  }
  const databases = rounds.flatMap(({ database }) => database ?? []);
  if (databases.length > 0) {
    const each = (figure: (work: DatabaseWork) => number | undefined): string => {
      const found = databases.map(figure).filter((value) => value !== undefined);
      return found.length === 0 ? 'unknown' : (median(found) / messages).toFixed(1);
    };
    lines.push(
      `  database, each message: ${each(({ statements }) => statements)} statements in ${each(({ transactions }) => transactions)} transactions, ${each(({ executionMs }) => executionMs)} ms of execution; its connections were seen at ${shares(databases.map(({ waits }) => waits))}`,
    );
  }
  return lines;
}

const MOST_NAMED = 8;

/** The largest shares of a whole that was counted in several pieces. */
function shares(pieces: readonly Readonly<Record<string, number>>[]): string {
  const sums = new Map<string, number>();
  for (const piece of pieces) for (const [part, amount] of Object.entries(piece)) sums.set(part, (sums.get(part) ?? 0) + amount);
  const whole = [...sums.values()].reduce((sum, amount) => sum + amount, 0) || 1;
  const named = [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_NAMED);
  return named.map(([part, amount]) => `${part || 'work'} ${percent(amount / whole)}`).join(', ');
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
