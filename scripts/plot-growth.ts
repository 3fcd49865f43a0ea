// Draws bench/growth.json as docs/images/growth.svg: size, memory and time of a question against the number of passages, both on logarithmic scales.
//   node bin/run.mjs scripts/plot-growth.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Growth } from '../bench/growth.ts';

const [WIDTH, HEIGHT, LEFT, TOP, GAP] = [300, 220, 55, 40, 40];
const PANELS: readonly Readonly<{ title: string; of: (growth: Growth) => number | undefined }>[] = [
  { title: 'index, MB', of: ({ bytes }) => bytes / 1e6 },
  { title: 'memory, MB', of: ({ heldMb }) => heldMb },
  { title: 'question, ms of processor time', of: ({ queryProcessorMs }) => queryProcessorMs },
];
const COLOURS = { evidence: '#b3261e', bm25: '#1f5fa8', fts: '#2e7d32', ingest: '#b26a00' } as const;
const NAMES = { evidence: 'what the assistant searches (snapshot)', bm25: 'one BM25 list', fts: 'LanceDB, full text', ingest: 'LanceDB, rows and vectors' } as const;
const LEGEND = [0, 260, 400, 560];

const growth = JSON.parse(readFileSync('bench/growth.json', 'utf8')) as Growth[];
mkdirSync('docs/images', { recursive: true });
writeFileSync('docs/images/growth.svg', drawn(growth));

function drawn(all: readonly Growth[]): string {
  const width = PANELS.length * (WIDTH + LEFT) + GAP;
  const legend = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map(
    (kind, at) => `<circle cx="${LEFT + LEGEND[at]!}" cy="14" r="4" fill="${COLOURS[kind]}"/>${text(LEFT + 10 + LEGEND[at]!, 18, NAMES[kind])}`,
  );
  const panels = PANELS.map((panel, at) => `<g transform="translate(${LEFT + at * (WIDTH + LEFT)} ${TOP})">${panelOf(panel, all)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + TOP + GAP}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${legend.join('')}${panels.join('')}</svg>\n`;
}

function panelOf({ title, of }: (typeof PANELS)[number], all: readonly Growth[]): string {
  const points = all.map((each) => ({ kind: each.kind, x: Math.log10(each.passages), y: Math.log10(Math.max(of(each) ?? 0.01, 0.01)) }));
  const [left, right] = [Math.floor(Math.min(...points.map(({ x }) => x))), Math.ceil(Math.max(...points.map(({ x }) => x)))];
  const [low, high] = [Math.floor(Math.min(...points.map(({ y }) => y))), Math.ceil(Math.max(...points.map(({ y }) => y)))];
  const across = (x: number): number => ((x - left) / (right - left)) * WIDTH;
  const up = (y: number): number => HEIGHT - ((y - low) / (high - low)) * HEIGHT;
  const steps = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const grid = [
    ...steps(left, right).map((x) => `<path d="M${across(x)} 0V${HEIGHT}" stroke="#ddd"/>${text(across(x) - 12, HEIGHT + 16, round(10 ** x))}`),
    ...steps(low, high).map((y) => `<path d="M0 ${up(y)}H${WIDTH}" stroke="#ddd"/>${text(-40, up(y) + 4, round(10 ** y))}`),
  ];
  const lines = (Object.keys(COLOURS) as (keyof typeof COLOURS)[]).map((kind) => {
    const own = points.filter((point) => point.kind === kind).map(({ x, y }) => `${across(x).toFixed(1)} ${up(y).toFixed(1)}`);
    const dots = own.map((point) => `<circle cx="${point.split(' ')[0]}" cy="${point.split(' ')[1]}" r="3" fill="${COLOURS[kind]}"/>`);
    return `<path d="M${own.join('L')}" fill="none" stroke="${COLOURS[kind]}" stroke-width="2"/>${dots.join('')}`;
  });
  return `${text(0, -8, title)}${grid.join('')}${lines.join('')}${text(WIDTH / 2 - 25, HEIGHT + 34, 'passages')}`;
}

function text(x: number, y: number, words: string): string {
  return `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}">${words}</text>`;
}

function round(value: number): string {
  return value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(1)));
}
