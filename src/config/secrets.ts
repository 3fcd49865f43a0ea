import { tellingOf } from './kinds.ts';
import { settingNames, settingShape, valueIn, type Environment } from './setting-shape.ts';

/** The secret texts among the settings in an environment: what a log must never show. */
export const secretsIn = (env: Environment): string[] =>
  settingNames.flatMap((name) => {
    const value = tellingOf(settingShape[name]).secret ? valueIn(env, name) : undefined;
    if (value === undefined) return [];
    return name === 'DATABASE_URL' ? passwordOf(value) : value.split(',').map((part) => part.trim());
  });

/** Of a database's address only the password is secret; where it is written with escapes, as it is and as it is meant. */
const passwordOf = (address: string): string[] => {
  const { password = '' } = URL.parse(address) ?? {};
  if (password === '') return [];
  try {
    return [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return [password];
  }
};
