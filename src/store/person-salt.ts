import type { SharedValues } from './store.ts';

const key = 'person-salt';

/**
 * The salt of persons' hashes: made once by whichever process comes first and kept with the data that it protects, so that all processes share it.
 * `makeSalt` must give at least 16 random bytes as text.
 */
export const personSalt = async (values: Pick<SharedValues, 'getValue' | 'claimValue'>, makeSalt: () => string): Promise<string> => {
  const known = await values.getValue(key);
  if (known !== undefined) return known;
  const salt = makeSalt();
  if (await values.claimValue(key, salt, Number.MAX_SAFE_INTEGER)) return salt;
  return personSalt(values, makeSalt);
};
