import { describe, expect, it } from 'vitest';
import { cited } from './constant.ts';
import { sayDate, sayDays, sayDistance, sayLack, sayMonths, sayVerdict, share } from './said.ts';
import type { Condition } from './rule.ts';

const condition = (part: Partial<Condition>): Condition => ({ label: '社保', have: '54个月', need: '60个月', status: 'unmet', sources: [], ...part });

describe('how findings are said', () => {
  it('says days', () => {
    expect(sayDate('2026-01-05')).toBe('2026年1月5日');
    expect(sayDays(['2026-01-05', '2026-01-05'])).toBe('2026年1月5日');
    expect(sayDays(['2026-01-05', '2026-01-31'])).toBe('2026年1月5日至2026年1月31日');
    expect(sayDistance('2026-11-25', '2026-11-21')).toBe('还有4天');
    expect(sayDistance('2026-11-21', '2026-11-21')).toBe('就是今天');
    expect(sayDistance('2026-11-17', '2026-11-21')).toBe('已过4天');
  });

  it.each([
    [[54, 54], '54个月'],
    [[0, 0], '0个月'],
    [[61, 69], '61–69个月'],
    [[60, Infinity], '至少60个月'],
    [[0, 35], '最多35个月'],
    [[0, Infinity], '未知'],
  ] as const)('says months %j as %s', (range, text) => {
    expect(sayMonths(range)).toBe(text);
  });

  it('says a gap with the first day for a figure, the last for a vague one', () => {
    expect(sayLack(condition({ lacking: '6个月', earliest: '2027-05-21' }))).toBe('社保54个月,要满60个月,还差6个月,最早2027年5月21日');
    expect(sayLack(condition({ have: '48–59个月', lacking: '1–12个月', earliest: '2027-11-21' }))).toContain('最迟2027年11月21日');
    expect(sayLack(condition({ label: '证', have: '初级', need: '中级及以上', lacking: '中级及以上' }))).toBe('证:初级,要求中级及以上');
  });

  it('puts the answer first, then what is lacking and what is still asked', () => {
    const words = { yes: '可以', no: '还不行', open: '还不能下结论' };
    const met = condition({ label: '居住证', have: '36个月', need: '36个月(3年)', status: 'met' });
    const unknown = condition({ label: '合同', have: '未知', need: '12个月(1年)', status: 'unknown' });
    const unmet = condition({ lacking: '6个月' });
    expect(sayVerdict([met], words).text).toBe('可以。');
    expect(sayVerdict([unmet, met, unknown], words).text).toBe('还不行:社保还差6个月。另外还要看:合同(12个月,即1年)。');
    expect(sayVerdict([met, unknown], words).text).toBe('还不能下结论。另外还要看:合同(12个月,即1年)。');
    expect(sayVerdict([unknown], words).text).toBe('要看这几条:合同(12个月,即1年)。');
  });

  it('takes a percentage as a share', () => {
    expect(share(cited('any').figure(30, '%', '30%'))).toBe(0.3);
  });
});
