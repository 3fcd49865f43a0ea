// Loaded into a server that is measured (`node --import`): between `begin` and `end` of its parent it takes a profile of the processor and the event loop's utilisation.
import { Session, type Profiler } from 'node:inspector/promises';
import { join, sep } from 'node:path';
import { performance } from 'node:perf_hooks';

export type Probed = Readonly<{
  /** share of the time that the event loop was at work, 0 to 1 */
  busy: number;
  /** milliseconds of the profile by part of the program */
  parts: Readonly<Record<string, number>>;
}>;

const root = join(import.meta.dirname, '..', '..') + sep;
const session = new Session();
session.connect();
let began = performance.eventLoopUtilization();

if (process.send !== undefined) {
  process.on('message', (order) => void (order === 'begin' ? begin() : end()));
  process.channel?.unref();
}

async function begin(): Promise<void> {
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  began = performance.eventLoopUtilization();
  process.send?.('begun');
}

async function end(): Promise<void> {
  const busy = performance.eventLoopUtilization(began).utilization;
  const { profile } = await session.post('Profiler.stop');
  process.send?.({ busy, parts: partsOf(profile) } satisfies Probed);
}

/** What a sample was spent on is told by the nearest caller that is a file of ours or of a package: built-in functions count for who called them. */
function partsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const partOf = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const name = (id: number, above: string): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const part = partAt(node.callFrame) ?? above;
    partOf.set(id, part);
    for (const child of node.children ?? []) name(child, part);
  };
  name(nodes[0]?.id ?? 1, 'Node');
  const found: Record<string, number> = {};
  for (const [at, sample] of samples.entries()) {
    const part = partOf.get(sample) ?? 'Node';
    if (part !== 'idle') found[part] = (found[part] ?? 0) + timeDeltas[at]! / 1000;
  }
  return found;
}

function partAt({ url, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'Node';
  const path = url.replace('file://', '');
  if (!path.startsWith(root)) return undefined;
  const [first = '', second = '', third = ''] = path.slice(root.length).split('/');
  if (first === 'node_modules') return second.startsWith('@') ? `${second}/${third}` : second.startsWith('pg') ? 'pg' : second;
  return first === 'src' ? `src/${second}` : undefined;
}
