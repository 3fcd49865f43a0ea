import { rounded } from './train.ts';

/** Slope and offset that make scores into chances (Platt 1999), each side weighing the same; Newton's method. */
export const plattScaling = (scores: readonly number[], right: readonly boolean[]): { slope: number; offset: number } => {
  const yes = right.filter(Boolean).length;
  const weights = right.map((is) => (is ? 0.5 / yes : 0.5 / (right.length - yes)));
  let [slope, offset] = [1, 0];
  for (let round = 0; round < 50; round += 1) {
    let [a, b, aa, ab, bb] = [0, 0, 1e-6, 0, 1e-6];
    for (const [at, score] of scores.entries()) {
      const chance = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = weights[at]! * (chance - (right[at] ? 1 : 0));
      const bend = weights[at]! * chance * (1 - chance);
      a += error * score;
      b += error;
      aa += bend * score * score;
      ab += bend * score;
      bb += bend;
    }
    const determinant = aa * bb - ab * ab;
    slope -= (a * bb - b * ab) / determinant;
    offset -= (b * aa - a * ab) / determinant;
  }
  return { slope: rounded(slope), offset: rounded(offset) };
};
