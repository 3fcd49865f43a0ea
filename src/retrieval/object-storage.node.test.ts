import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexLocation } from './lancedb.node.ts';
import { openIndex } from './lancedb.node.ts';
import { generation, readGeneration, writeGeneration } from './testing/generations.node.ts';
import { startS3, type S3Server } from './testing/s3-server.node.ts';
import { corpusOfRows } from './index-rows.ts';

const READERS = 10;
const KILLS = 6;
const child = join(import.meta.dirname, 'testing/generations.node.ts');

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.close());

const place = (name: string): IndexLocation => ({
  uri: `s3://bucket/${name}`,
  storageOptions: { endpoint: server.endpoint, allowHttp: 'true', region: 'us-east-1', accessKeyId: 'k', secretAccessKey: 's' },
});
const run = (...args: readonly string[]) => {
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  started.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<string>((resolve) => started.once('close', () => resolve(said)));
  return { ended, kill: () => started.kill('SIGKILL'), said: () => said };
};

describe('an index in object storage', () => {
  it('is written, read, and a reader learns of the next version while it keeps its own', { timeout: 60_000 }, async () => {
    const index = place('versions');
    await expect(openIndex(index)).rejects.toMatchObject({ code: 'index-missing' });
    await writeGeneration(index, 1);
    const reader = await openIndex(index);
    expect(await reader.isLatest()).toBe(true);
    await writeGeneration(index, 2);
    expect(await reader.isLatest()).toBe(false);
    expect(corpusOfRows(reader.rows)).toEqual(generation(1));
    expect(await readGeneration(index)).toBe(2);
    reader.close();
  });

  it(`is never seen half by ${READERS} processes that read while one writes`, { timeout: 180_000 }, async () => {
    const index = place('readers');
    await writeGeneration(index, 0);
    const readers = Array.from({ length: READERS }, () => run('read', JSON.stringify(index), '12000'));
    const writer = run('write', JSON.stringify(index), '1', '1000');
    const found = (await Promise.all(readers.map(({ ended }) => ended))).map((said) => JSON.parse(said) as (number | string)[]);
    writer.kill();
    await writer.ended;
    expect(found.flat().filter((each) => typeof each === 'string')).toEqual([]);
    for (const seen of found) expect(seen).toEqual(seen.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(found.flat()).size).toBeGreaterThan(2);
    process.stdout.write(
      `${found.flat().length} readings by ${READERS} processes, ${new Set(found.flat()).size} generations seen, ${writer.said().trim().split('\n').length} written\n`,
    );
  });

  it(`stays whole when its writer is killed, ${KILLS} times, and takes the next write`, { timeout: 180_000 }, async () => {
    const index = place('killed');
    await writeGeneration(index, 0);
    let last = 0;
    for (let round = 0; round < KILLS; round++) {
      const writer = run('write', JSON.stringify(index), String(last + 1), '100000');
      while (writer.said() === '') await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 37 * (round + 1)));
      writer.kill();
      const acknowledged = Number((await writer.ended).trim().split('\n').at(-1));
      const found = await readGeneration(index);
      // The one that was under way may have been finished just before.
      expect([acknowledged, acknowledged + 1]).toContain(found);
      last = Number(found);
    }
    await writeGeneration(index, last + 1);
    expect(await readGeneration(index)).toBe(last + 1);
  });
});
