import { createHashPerson, type HashPerson } from './hash-person.ts';
import { createRedact } from './redact.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Writes JSON lines. Fields may hold anything: what must not be shown is taken out (see `createRedact`). */
export type Logger = Readonly<{
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** the same with fields that stand in every line, such as `{ requestId }` */
  with(fields: Fields): Logger;
}>;

const weight = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const;

export type LoggerOptions = Readonly<{
  /** the least that is written */
  level: keyof typeof weight;
  /** takes a line without its line break */
  write: (line: string) => void;
  /** for the short hashes of persons; or the function that hashes them everywhere else too */
  salt: string | HashPerson;
  /** texts to remove wherever they stand */
  secrets?: readonly string[];
  clock?: () => Date;
}>;

/** A logger for both runtimes. A line is `{"time":…,"level":…,"message":…,…fields}`. It never throws, but what `write` throws. */
export const createLogger = ({ level, write, salt, secrets = [], clock = () => new Date() }: LoggerOptions): Logger => {
  const redact = createRedact({ hashPerson: typeof salt === 'string' ? createHashPerson(salt) : salt, secrets });
  const loggerWith = (standing: Fields): Logger => {
    const at =
      (name: Exclude<keyof typeof weight, 'silent'>) =>
      (message: string, fields: Fields = {}): void => {
        if (weight[name] < weight[level]) return;
        const shown = Object.assign({}, ...[standing, fields].map((each) => asFields(redact(each)))) as Fields;
        const free = Object.entries(shown).map(([key, value]) => [reserved.has(key) ? `${key}_` : key, value] as const);
        write(JSON.stringify({ time: clock().toISOString(), level: name, message: redact(message), ...Object.fromEntries(free) }));
      };
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), with: (fields) => loggerWith({ ...standing, ...fields }) };
  };
  return loggerWith({});
};

/** What could not be read as a whole is a text. */
const asFields = (shown: unknown): unknown => (typeof shown === 'string' ? { fields: shown } : shown);

const reserved = new Set(['time', 'level', 'message']);
