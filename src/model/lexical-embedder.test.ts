import { describe, expect, it } from 'vitest';
import { createLexicalEmbedder, fusionWeight } from './lexical-embedder.ts';

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

describe('createLexicalEmbedder', () => {
  it('gives unit vectors of its dimension, also for a text without tokens', async () => {
    const embedder = createLexicalEmbedder();
    for (const vector of await embedder.embed(['社工证怎么登记', '', '？！', 'MSW 2026'])) {
      expect(vector).toHaveLength(embedder.dimension);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  it('brings texts with shared words nearer than texts without', async () => {
    const [question, near, far] = await createLexicalEmbedder().embed(['社工证再登记要什么材料', '再登记的材料', '碧江区公开招聘考试成绩']);
    expect(dot(question!, near!)).toBeGreaterThan(dot(question!, far!));
  });

  it('never weighs in a fusion, where a model does', () => {
    expect(fusionWeight(createLexicalEmbedder().id)).toBe(0);
    expect(fusionWeight('text-embedding-3-small')).toBe(1);
  });
});
