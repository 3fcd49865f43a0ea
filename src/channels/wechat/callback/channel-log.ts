/** What a channel writes to the log; no field ever holds a person's words, name or openid, nor a token. */
export type ChannelLog = Readonly<{
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}>;

/** An error for the log: its name, code and message; never a cause, which may hold an address with a token. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: `${error.name}: ${error.message}`, ...('code' in error ? { code: error.code } : {}) };
}
