import { expect, test } from 'vitest';
import { sizeFaults } from './worker-bundle.ts';

test('a small Worker is no fault, a large one and one without a size are', () => {
  expect(sizeFaults('Total Upload: 1580.31 KiB / gzip: 389.12 KiB\n--dry-run: exiting now.')).toEqual([]);
  expect(sizeFaults('Total Upload: 2580.31 KiB / gzip: 389.12 KiB')).toHaveLength(1);
  expect(sizeFaults('Total Upload: 1580.31 KiB / gzip: 700.12 KiB')).toHaveLength(1);
  expect(sizeFaults('done')).toHaveLength(1);
});
