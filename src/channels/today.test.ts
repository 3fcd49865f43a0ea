import { expect, it } from 'vitest';
import { today } from './today.ts';

it('begins the day at midnight in China', () => {
  expect(today(new Date('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
  expect(today(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
});
