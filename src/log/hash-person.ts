import { createHmac } from 'node:crypto';

/** Turns a person's identity (an openid, a user id) into the name under which everything of theirs is kept: 32 hexadecimal digits. */
export type HashPerson = (identity: string) => string;

/** `salt` must be the same in all processes and never change: under another one every person is a stranger. */
export const createHashPerson =
  (salt: string): HashPerson =>
  (identity) =>
    createHmac('sha256', salt).update(identity).digest('hex').slice(0, 32);

const hashed = /^[0-9a-f]{32}$/u;

/** How a person is named in the log, whether by identity or by its hash: enough to follow one through it. */
export const shortName = (identity: string, hashPerson: HashPerson): string => `#${(hashed.test(identity) ? identity : hashPerson(identity)).slice(0, 10)}`;
