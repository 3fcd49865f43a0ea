import { describe, expect, it } from 'vitest';
import { readPerson } from './person.ts';

describe('whose case a message speaks of', () => {
  it.each([
    ['那我同事呢 她24年登的', '同事'],
    ['我师傅高级的 连着九年了', '师傅'],
    ['我们单位小王才干了两年', '小王'],
    ['我老公在台州 也是中级', '老公'],
  ])('%s: that of %s', (text, name) => expect(readPerson(text)).toEqual({ self: false, name }));

  it('a pronoun is whom was spoken of before, and nobody where nobody was', () => {
    expect(readPerson('那她还差多久', ['同事'])).toEqual({ self: false, name: '同事' });
    expect(readPerson('那她还差多久')).toBeUndefined();
    expect(readPerson('其他的材料呢', ['同事'])).toBeUndefined();
  });

  it("is one's own where one says so", () => {
    expect(readPerson('我自己那个截止几号来着', ['同事'])).toEqual({ self: true });
    expect(readPerson('说回我 一年多少', ['同事'])).toEqual({ self: true });
  });

  it('a name told before is that person', () => {
    expect(readPerson('甲面试说错了 是78', ['乙', '甲'])).toEqual({ self: false, name: '甲' });
    expect(readPerson('其他的材料呢', ['他'])).toBeUndefined();
  });

  it('what somebody says is no case of theirs, and several at once are nobody', () => {
    expect(readPerson('同事说要交材料')).toBeUndefined();
    expect(readPerson('我俩一共多少', ['老公'])).toBeUndefined();
    expect(readPerson('还差多少', ['同事'])).toBeUndefined();
  });
});
