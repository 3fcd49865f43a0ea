import { describe, expect, it } from 'vitest';
import { isOwnCase } from './own-case.ts';

describe("a case of one's own", () => {
  it.each(['我是中级', '咱这证能用不', '俺补缴了3个月', '本人初级', '社保五年能落户吗', '现在登记还来得及不', '学时达标没', '帮忙算一下'])('「%s」', (text) =>
    expect(isOwnCase(text)).toBe(true),
  );

  it.each(['我们这补贴标准', '我国社工总人数', '能加几分', '落户条件有哪些', '中级补贴标准', '可以下载的证书是哪一种,多少钱'])('no: 「%s」', (text) =>
    expect(isOwnCase(text)).toBe(false),
  );

  it('asks whether something may be done within one clause, not across a comma', () => {
    expect(isOwnCase('能登记吗')).toBe(true);
    expect(isOwnCase('能登记的,是吗')).toBe(false);
  });
});
