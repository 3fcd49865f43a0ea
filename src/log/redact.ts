import { shortName, type HashPerson } from './hash-person.ts';
import { maskNumbers } from './mask.ts';

export type Redact = (value: unknown, name?: string) => unknown;

const REMOVED = '[removed]';
const UNREADABLE = '[unreadable]';
const longest = 2000;
const widest = 50;
const deepest = 6;
/** A shorter one would be found in ordinary words. */
const shortestSecret = 6;

/** Nothing below can stand in a shorter text. */
const shortestTelling = 9;

/** Fields that name a person, written without _ and - in small letters. */
const persons = new Set(
  'openid unionid openuserid externaluserid opencustomerid openkfid userid user username person fromuser fromusername touser tousername chatid address'.split(' '),
);
const secretField = /token|secret|password|passwd|apikey|aeskey|privatekey|authorization|cookie|signature|ticket|encrypt|credential|responseurl|echostr/u;

/**
 * Makes a value fit for the log, as plain JSON: persons become a short hash, secrets are removed, identity and mobile numbers masked, what is long or deep
 * is cut. `secrets` are texts to remove wherever they stand. Never throws.
 */
export const createRedact = ({ hashPerson, secrets = [] }: Readonly<{ hashPerson: HashPerson; secrets?: readonly string[] }>): Redact => {
  const known = secrets.filter((secret) => secret.length >= shortestSecret).toSorted((a, b) => b.length - a.length);

  const text = (value: string): string => {
    let clean = value.length > longest ? `${value.slice(0, longest)}…` : value;
    for (const secret of known) clean = clean.replaceAll(secret, REMOVED);
    if (clean.length < shortestTelling) return clean;
    for (const [pattern, replacement] of inText) clean = clean.replace(pattern, replacement);
    return maskNumbers(clean.replace(openid, (found) => shortName(found, hashPerson)));
  };

  const field = (value: unknown, name: string, depth: number): unknown => {
    const plain = name.toLowerCase().replace(/[_-]/gu, '');
    if (typeof value === 'string' || typeof value === 'number') {
      if (persons.has(plain)) return value === '' ? '' : shortName(String(value), hashPerson);
      // Numbers under such names count something (tokens a model has used).
      if (typeof value === 'string' && secretField.test(plain)) return value === '' ? '' : REMOVED;
    } else if (typeof value === 'object' && value !== null && secretField.test(plain) && !isCount(value)) {
      return REMOVED;
    }
    return any(value, depth);
  };

  const any = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return numeral(value);
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    if (typeof value === 'bigint' || typeof value === 'symbol') return text(String(value));
    if (typeof value === 'function') return undefined;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (depth >= deepest) return '[deeper]';
    if (value instanceof Error) return error(value, depth);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
    if (value instanceof Map)
      return entries(
        [...value].map(([key, each]) => [String(key), each] as const),
        depth,
      );
    if (Array.isArray(value) || value instanceof Set) {
      const items = [...value];
      const shown = items.slice(0, widest).map((item) => any(item, depth + 1));
      return items.length > widest ? [...shown, `[${items.length - widest} more]`] : shown;
    }
    return entries(fieldsOf(value), depth);
  };

  const entries = (pairs: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> => {
    const shown: [string, unknown][] = pairs.slice(0, widest).map(([name, value]) => [text(name), field(value, name, depth + 1)]);
    if (pairs.length > widest) shown.push(['…', `[${pairs.length - widest} more]`]);
    return Object.fromEntries(shown);
  };

  const error = (thrown: Error, depth: number) => ({
    name: thrown.name,
    ...entries(
      fieldsOf(thrown).filter(([name]) => name !== 'name' && name !== 'cause'),
      depth,
    ),
    message: text(thrown.message),
    stack: text((thrown.stack ?? '').split('\n').slice(0, 8).join('\n')),
    ...(thrown.cause === undefined ? {} : { cause: any(thrown.cause, depth + 1) }),
  });

  const numeral = (value: number): number | string => {
    if (Math.abs(value) < 1e10) return value;
    const written = String(value);
    const masked = maskNumbers(written);
    return masked === written ? value : masked;
  };

  return (value, name = '') => {
    try {
      return field(value, name, 0);
    } catch {
      return UNREADABLE;
    }
  };
};

/** An openid of an Official Account or of WeCom: 28 to 32 characters that begin with o or wm, wo. */
const openid = /(?<![\w-])(?:o[\w-]{27}|w[mo][\w-]{30})(?![\w-])/gu;

/** Secrets by the way they are written in a text: an address's query, a header, a key. */
const inText: readonly (readonly [RegExp, string])[] = [
  [/([?&](?:[a-z_]*(?:token|secret|signature|ticket|key|openid|nonce|echostr|code|userid)[a-z_]*)=)[^&\s"'<>]+/giu, `$1${REMOVED}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/giu, `$1 ${REMOVED}`],
  [/(?<![\w-])sk-[\w-]{8,}/gu, REMOVED],
  [/(:\/\/[^/\s:@]*:)[^/\s@]+@/gu, `$1${REMOVED}@`],
  [/((?:"|')?(?:access_token|[a-z]*secret|password|aeskey|api_?key)(?:"|')?\s*[:=]\s*(?:"|')?)[^\s"',;&}]{6,}/giu, `$1${REMOVED}`],
];

/** A getter that throws costs its own field only. */
const fieldsOf = (value: object): [string, unknown][] =>
  Object.keys(value).map((name) => {
    try {
      return [name, (value as Record<string, unknown>)[name]];
    } catch {
      return [name, UNREADABLE];
    }
  });

/** An object of numbers only, such as a model's `{ prompt_tokens, completion_tokens }`. */
const isCount = (value: object): boolean => {
  const fields = fieldsOf(value);
  return fields.length > 0 && fields.every(([, each]) => typeof each === 'number');
};
