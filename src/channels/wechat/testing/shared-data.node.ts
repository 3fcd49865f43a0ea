import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../../../shared/wechat/', import.meta.url);

/** A file of samples that other projects and the platform published; undefined where it was not put beside this project. */
export function sharedData<Shape>(name: string): Shape | undefined {
  const path = fileURLToPath(new URL(name, FOLDER));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Shape) : undefined;
}

export const ABSENT = 'the samples in ../shared/wechat are not there';
