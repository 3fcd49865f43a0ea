/** Runs at most `limit` tasks at a time, the others in the order they came: flat scans side by side collapse and eat memory. */
export const limited = (limit: number): (<T>(task: () => Promise<T>) => Promise<T>) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place is handed on, not given back, so that a newcomer cannot slip in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
