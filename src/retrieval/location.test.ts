import { describe, expect, it } from 'vitest';
import { layoutOf, locationOf } from './location.ts';

const passage = (id: string, title = '') => ({ id, title, text: '' });

describe('locationOf', () => {
  it('reads the article of a law out of the title', () => {
    expect(locationOf(passage('x', '劳动合同法第八十二条'))).toEqual({ document: '劳动合同法', ordinal: 82 });
    expect(locationOf(passage('x', '民法典第一千零六十五条'))).toEqual({ document: '民法典', ordinal: 1065 });
    expect(locationOf(passage('x', '刑法第二百六十六条之一'))).toEqual({ document: '刑法', ordinal: 266 });
    expect(locationOf(passage('x', '条例第10条'))).toEqual({ document: '条例', ordinal: 10 });
  });

  it('reads the piece out of the id, and takes any other passage for a document of its own', () => {
    expect(locationOf(passage('notice-12', '通知'))).toEqual({ document: 'notice', ordinal: 12 });
    expect(locationOf(passage('faq-9a-b', '医保局'))).toEqual({ document: 'faq-9a-b', ordinal: 0 });
  });
});

it('layoutOf puts the passages of a document in their order, whatever order they came in', () => {
  const { groups, group, place } = layoutOf([passage('a-2'), passage('b-0'), passage('a-10'), passage('a-1')]);
  expect(groups).toEqual([[3, 0, 2], [1]]);
  expect([...group]).toEqual([0, 1, 0, 0]);
  expect([...place]).toEqual([1, 0, 2, 0]);
});
