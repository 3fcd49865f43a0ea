import { daysBetween } from '../text/calendar.ts';
import type { Finding, Condition } from './rule.ts';
import type { Constant } from './constant.ts';
import { showRange, type Range } from './range.ts';

/** 「2026年11月25日」 */
export function sayDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** One day, or 「…至…」 where only a span is known. */
export function sayDays([from, to]: readonly [from: string, to: string]): string {
  return from === to ? sayDate(from) : `${sayDate(from)}至${sayDate(to)}`;
}

/** 「还有4天」, 「就是今天」, 「已过4天」 */
export function sayDistance(day: string, asOf: string): string {
  const days = daysBetween(asOf, day);
  if (days === 0) return '就是今天';
  return days > 0 ? `还有${days}天` : `已过${-days}天`;
}

/** 「还差6个月,最早2027年5月21日」; 「要有」 where nothing can be counted. */
export function sayLack({ label, have, need, lacking, earliest }: Condition): string {
  const counted = lacking !== undefined && lacking !== need && /^\d/u.test(lacking);
  if (!counted) return have === '未知' ? `${label}:${need}` : `${label}:${have},要求${need}`;
  // Of a vague figure the date is the late end: the day by which the gap is closed for certain.
  const when = earliest === undefined ? '' : `,${lacking.includes('–') ? '最迟' : '最早'}${sayDate(earliest)}`;
  return `${label}${have},要满${need},还差${lacking}${when}`;
}

/** 「合同剩余期限还差1个月,最早2027年5月21日」 */
function sayGap({ label, have, need, lacking, earliest }: Condition): string {
  if (lacking === undefined || lacking === need || !/^\d/u.test(lacking)) return have === '未知' ? `${label}:${need}` : `${label}是「${have}」,要求${need}`;
  const when = earliest === undefined ? '' : `,${lacking.includes('–') ? '最迟' : '最早'}${sayDate(earliest)}够`;
  return `${label}还差${lacking}${when}`;
}

/** 「54个月」, 「61–69个月」, 「至少60个月」, 「最多35个月」 */
export function sayMonths([low, high]: Range): string {
  return low === 0 && high > 0 && high < Infinity ? `最多${high}个月` : showRange([low, high], '个月');
}

const YEAR = 12;

/** 「48个月(4年)」, 「27个月(2年3个月)」: people count in years what they hear in months. */
export function sayYears(months: number): string {
  const years = Math.floor(months / YEAR);
  const rest = months - years * YEAR;
  if (!Number.isInteger(months) || years === 0) return `${months}个月`;
  return `${months}个月(${years}年${rest === 0 ? '' : `${rest}个月`})`;
}

/** 「36个月(3年)」 inside other brackets: 「36个月,即3年」. */
function inBrackets(need: string): string {
  return need.replace('(', ',即').replace(')', '');
}

/** A sentence of the answer with its sources. */
export function finding(text: string, ...sources: readonly Constant[]): Finding {
  return { text, sources };
}

type Verdicts = Readonly<{ yes: string; no: string; open: string }>;

/**
 * The verdict of a list of conditions: first the answer, then what is lacking, then what else is asked. What is had and asked of each
 * condition stands in its own line below. While nothing is known the verdict lists what is asked.
 */
export function sayVerdict(conditions: readonly Condition[], { yes, no, open }: Verdicts): Finding {
  const met = conditions.filter(({ status }) => status === 'met');
  const unmet = conditions.filter(({ status }) => status === 'unmet');
  const unknown = conditions.filter(({ status }) => status === 'unknown');
  const sources = conditions.flatMap((condition) => condition.sources);
  const asked = unknown.map(({ label, need }) => `${label}(${inBrackets(need)})`).join('、');
  const also = unknown.length === 0 ? '' : `另外还要看:${asked}。`;
  if (unmet.length > 0) return finding(`${no}:${unmet.map(sayGap).join(';')}。${also}`, ...sources);
  if (unknown.length === 0) return finding(`${yes}。`, ...sources);
  if (met.length === 0) return finding(`要看这几条:${asked}。`, ...sources);
  return finding(`${open}。${also}`, ...sources);
}

/** A percentage as a factor: 30 (%) is 0.3. */
export function share(percent: Constant<number>): number {
  return percent.value / HUNDRED;
}

const HUNDRED = 100;
