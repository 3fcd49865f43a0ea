import type { NumberQuantity, Quantity } from './quantity.ts';

const MEASURES = '次|回|趟|期|场|节|门|批|遍|天|日|周|星期|礼拜|个?月|年';
const EACH_BEFORE = new RegExp(
  `(?:每一?个?|(?<![\\d二两三四五六七八九十])一)(?<measure>${MEASURES})(?:都|是|有|大概|差不多|培训|上课?|学习?|听课?|记|算|给|发|(?<=[次回趟期场节门批遍天])[^,，。;；!?\\s\\d一二两三四五六七八九十]{1,6})*$`,
  'u',
);
/** 「两门课各18小时」, 「三次都是20小时」: each of what was counted just before. */
const EACH_OF_THEM = /(?:各|各自|分别|每个)(?:都|是|有|上了?|学了?|记)*$|都(?:是|有)$/u;
const OF_THEM = '*';
const NEAR = 8;
const EACH_BEHIND = new RegExp(`^(?:每一?|一|/)(?<measure>${MEASURES})(?![\\d一二两三四五六七八九十])`, 'u');
const MEASURED = new RegExp(`^(?:${MEASURES})$`, 'u');
const SENTENCE_END = /[。;!?]/u;
/** how many of a measure a length of time holds */
const IN_MONTHS: Readonly<Record<string, number>> = { 月: 1, 年: 12 };
const IN_DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 };
const ALIKE: Readonly<Record<string, string>> = { 回: '次', 趟: '次', 遍: '次', 个月: '月' };

type Rate = Readonly<{ quantity: NumberQuantity; start: number; end: number; measure: string }>;

type Measured = 'hours' | 'days';

/** 「5回培训 每回3天 每天5小时」 is 75 hours: days of each time are put together first, where hours are told by the day. */
export function withProducts(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  const byDay = quantities.some((quantity) => rateOf(text, quantity, 'hours').some(({ measure }) => IN_DAYS[measure] === 1));
  return productOf(text, byDay ? productOf(text, quantities, 'days') : quantities, 'hours');
}

/**
 * 「12回 每回6小时」 is 72 hours, 「每个月8小时 学了10个月」 80: so many hours each and so many times become one quantity. Two rates of one
 * measure (「一次24小时 一次30小时」) are told one by one and stay as they are.
 */
function productOf(text: string, quantities: readonly Quantity[], kind: Measured): readonly Quantity[] {
  const rates = quantities.flatMap((quantity) => rateOf(text, quantity, kind));
  const [rate, ...others] = rates;
  if (rate === undefined || others.length > 0) return quantities;
  const times = quantities.flatMap((quantity) => timesOf(quantity, rate)).filter(({ quantity }) => !inside(quantity, rate));
  const [count, ...more] = times;
  if (count === undefined || more.length > 0) return quantities;
  const index = Math.min(rate.start, count.quantity.index);
  const end = Math.max(rate.end, count.quantity.end);
  const parts = quantities.filter((quantity) => quantity.index >= index && quantity.end <= end);
  const strangers = parts.filter((quantity) => quantity !== rate.quantity && quantity !== count.quantity && !inside(quantity, rate));
  if (strangers.length > 0 || SENTENCE_END.test(text.slice(index, end))) return quantities;
  const range = [rate.quantity.range[0] * count.range[0], rate.quantity.range[1] * count.range[1]] as const;
  const product: NumberQuantity = { ...rate.quantity, range, index, end, text: text.slice(index, end), rough: rate.quantity.rough || count.quantity.rough };
  return [...quantities.filter((quantity) => !parts.includes(quantity)), product];
}

function rateOf(text: string, quantity: Quantity, kind: Measured): readonly Rate[] {
  if (quantity.kind !== kind) return [];
  const before = EACH_BEFORE.exec(text.slice(0, quantity.index));
  const behind = EACH_BEHIND.exec(text.slice(quantity.end));
  const measure = before?.groups?.['measure'] ?? behind?.groups?.['measure'] ?? (EACH_OF_THEM.test(text.slice(0, quantity.index)) ? OF_THEM : undefined);
  if (measure === undefined) return [];
  return [{ quantity, start: before?.index ?? quantity.index, end: quantity.end + (before === null ? (behind?.[0].length ?? 0) : 0), measure: ALIKE[measure] ?? measure }];
}

type Times = Readonly<{ quantity: NumberQuantity; range: readonly [number, number] }>;

function timesOf(quantity: Quantity, { measure, start }: Rate): readonly Times[] {
  if (measure === OF_THEM) {
    const counts = quantity.kind === 'count' && MEASURED.test(quantity.unit ?? '') && quantity.end <= start && start - quantity.end <= NEAR;
    return counts ? [{ quantity, range: quantity.range }] : [];
  }
  if (quantity.kind === 'count') return (ALIKE[quantity.unit ?? ''] ?? quantity.unit) === measure ? [{ quantity, range: quantity.range }] : [];
  const length = quantity.kind === 'months' ? IN_MONTHS[measure] : quantity.kind === 'days' ? IN_DAYS[measure] : undefined;
  if (length === undefined || (quantity.kind !== 'months' && quantity.kind !== 'days') || quantity.range[1] === Infinity) return [];
  const range = [quantity.range[0] / length, quantity.range[1] / length] as const;
  return range.every(Number.isInteger) ? [{ quantity, range }] : [];
}

/** 「一次」 of the rate itself. */
function inside(quantity: Quantity, { start, end }: Rate): boolean {
  return quantity.index >= start && quantity.end <= end;
}
