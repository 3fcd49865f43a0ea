import { describe, expect, it } from 'vitest';
import { withoutRadicals } from './radicals.ts';

describe('withoutRadicals', () => {
  it('writes Kangxi radicals and those of the supplement as characters', () => {
    expect(withoutRadicals('社保政策助\u2F3F,养\u2F7C金,\u2EE3科,\u2EC6色')).toBe('社保政策助手,养老金,骨科,角色');
  });

  it('leaves other compatibility characters as they are', () => {
    expect(withoutRadicals('① 第１条，Ａ㎡')).toBe('① 第１条，Ａ㎡');
  });
});
