import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { SettingsError } from './errors.ts';
import { hintsFor } from './hints.ts';
import { secretsIn } from './secrets.ts';
import type { Environment } from './setting-shape.ts';
import { readSettings, type Settings } from './settings.ts';

export type LoadedSettings = Readonly<{
  settings: Settings;
  /** sentences to show at the start */
  hints: readonly string[];
  /** texts that no log may show */
  secrets: readonly string[];
}>;

/**
 * The settings of this process: its environment, and where a variable is not in it, the file `.env` in `folder`. The one place that reads `process.env`.
 * Throws a SettingsError.
 */
export const loadSettings = ({ folder = '.', environment = process.env }: Readonly<{ folder?: string; environment?: Environment }> = {}): LoadedSettings => {
  const env = { ...readEnvFile(join(folder, '.env')), ...environment };
  const settings = readSettings(env);
  return { settings, hints: hintsFor(env, settings), secrets: secretsIn(env) };
};

const readEnvFile = (path: string): NodeJS.Dict<string> => {
  try {
    // Editors on Windows begin a file with U+FEFF, which would become part of the first name.
    return parseEnv(readFileSync(path, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new SettingsError([`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`], { cause: error });
  }
};
