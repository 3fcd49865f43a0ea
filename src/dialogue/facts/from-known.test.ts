import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../rules/catalogue.ts';
import { readFromKnown } from './from-known.ts';

const read = (text: string, known: Parameters<typeof readFromKnown>[1]['known']) =>
  Object.fromEntries(readFromKnown(text, { vocabulary, known, live: Object.keys(known) }).map(({ key, value }) => [key, value]));

describe('what is told together with what is known', () => {
  it.each([
    ['往上一级呢', { postGrade: 9 }, { postGrade: 8 }],
    ['再往上呢', { postGrade: 8 }, { postGrade: 7 }],
    ['低一级的岗呢', { postGrade: 9 }, { postGrade: 10 }],
    ['要是高一级的证呢', { certificateLevel: '初级' }, { certificateLevel: '中级' }],
    ['再往上呢', { certificateLevel: '高级' }, {}],
    ['还要多久', { postGrade: 9 }, {}],
  ])('%s after %o: %o', (text, known, told) => expect(read(text, known)).toEqual(told));

  it.each(['要是他们后来补开了呢', '证明补出来了', '能补办到证明的话呢'])('%s: hours without proof count', (text) =>
    expect(read(text, { trainingHours: 46, uncertifiedHours: 16 })).toEqual({ trainingHours: 62, uncertifiedHours: 0 }),
  );

  it.each(['补不出来了', '没补上', '还没补'])('%s: they do not', (text) => expect(read(text, { trainingHours: 46, uncertifiedHours: 16 })).toEqual({}));
});
