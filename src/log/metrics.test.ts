import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('adds up counters by label', () => {
    const metrics = createMetrics();
    metrics.count('asked_total', 'Questions.', { channel: 'chat' });
    metrics.count('asked_total', 'Questions.', { channel: 'chat' }, 2);
    metrics.count('asked_total', 'Questions.', { channel: 'we"chat\\' });
    expect(metrics.render()).toBe('# HELP asked_total Questions.\n# TYPE asked_total counter\nasked_total{channel="chat"} 3\nasked_total{channel="we\\"chat\\\\"} 1\n');
  });

  it('puts a value in every bucket that can hold it', () => {
    const metrics = createMetrics();
    for (const value of [0.1, 0.5, 3]) metrics.observe('took_seconds', 'Time.', value, {}, [0.1, 1]);
    expect(metrics.render()).toContain(
      'took_seconds_bucket{le="0.1"} 1\ntook_seconds_bucket{le="1"} 2\ntook_seconds_bucket{le="+Inf"} 3\ntook_seconds_sum 3.6\ntook_seconds_count 3\n',
    );
  });

  it('refuses one name for two things', () => {
    const metrics = createMetrics();
    metrics.count('a', 'A.');
    expect(() => metrics.observe('a', 'A.', 1)).toThrow(TypeError);
  });
});
