import { ModelError } from './model-error.ts';

/** A limit on calls at the same time; who comes later waits in line, and when the line is full is turned away. */
export type Slots = Readonly<{
  /** Resolves to the function that gives the place back. Throws a ModelError `busy`, or the signal's reason. */
  take(signal: AbortSignal): Promise<() => void>;
}>;

export function createSlots({ places, waiting }: Readonly<{ places: number; waiting: number }>): Slots {
  let taken = 0;
  const line: (() => void)[] = [];
  const release = (): (() => void) => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = line.shift();
      if (next === undefined) taken -= 1;
      else next();
    };
  };
  return {
    take: async (signal) => {
      signal.throwIfAborted();
      if (taken < places) {
        taken += 1;
        return release();
      }
      if (line.length >= waiting) throw new ModelError('busy', `${places} calls are under way and ${waiting} wait`);
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          line.splice(line.indexOf(enter), 1);
          reject(signal.reason as Error);
        };
        const enter = (): void => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        line.push(enter);
      });
      return release();
    },
  };
}
