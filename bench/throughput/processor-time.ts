import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a hundred ticks a second. */
const TICK_MS = 10;

/** User and system time of a process in milliseconds; 0 where it cannot be seen. */
export function processorMs(id: number): number {
  const fields = statOf(id);
  return fields === undefined ? 0 : (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Of a process and all that it started, of what these started, and so on. */
export function processorMsOfTree(id: number): number {
  return [...treeOf(id)].reduce((sum, each) => sum + processorMs(each), 0);
}

/** Of a process and its children, those that have ended as well. */
export function processorMsOfServer(id: number): number {
  const ended = statOf(id)?.slice(13, 15) ?? [];
  return processorMsOfTree(id) + ended.reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
}

/** The process that started this one, where it is there and has this name. */
export function parentNamed(name: string, id: number): number | undefined {
  const parent = Number(statOf(id)?.[1]);
  return nameOf(parent) === name ? parent : undefined;
}

/** Of all processors of this machine, whoever used them. */
export function processorMsOfAll(): number {
  try {
    const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/u).slice(1).map(Number);
    return (user + nice + system + interrupts + soft) * TICK_MS;
  } catch {
    return 0;
  }
}

function treeOf(root: number): Set<number> {
  const parents = processes().map((id) => [id, Number(statOf(id)?.[1] ?? 0)] as const);
  const found = new Set([root]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [id, parent] of parents) if (found.has(parent)) found.add(id);
  }
  return found;
}

const processes = (): number[] => {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((id) => Number.isInteger(id));
  } catch {
    return [];
  }
};

/** The fields of /proc/ID/stat from the third on: a name may hold blanks. */
function statOf(id: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined;
  }
}

function nameOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
