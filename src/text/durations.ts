import { readNumber } from './numerals.ts';
import { AFTER, BEFORE, NOT_AFTER_NUMBER, VAGUE_NUMBER, qualify, readVague, type Interval, type NumberQuantity } from './quantity.ts';

const NOT_A_YEAR_SPAN = '(?!级|级|度|制|龄|底|初|末|终|薪|检|报|会|代|轻|纪|货|夜)';
const TAIL = '(?:\\s?(以内|之内|内|之前|以前|前(?!述|后|面|期|提(?!交)|置|往|台|端|[\\d一二两三四五六七八九十几半])|以后|之后|后(?!面|续|台|期|勤)))?';

const YEARS = new RegExp(
  `${NOT_AFTER_NUMBER}${BEFORE}(?:(大半年|小半年|多半年|半年)(?!度)(多(?![少久长大余拿给加]))?|(?:(${VAGUE_NUMBER})个?\\s?(?:周?年)|((?<![每去今明前后当本上])年)(?=半(?!天|价|年|月)))${NOT_A_YEAR_SPAN}(半|多(?![少久长大余拿给加])|出头|几个月)?(?:[零又加,]{0,2}(?:外加)?(半个月|(?:(${VAGUE_NUMBER})(?:个(?:多|半)?)?|[俩仨])月(?!份|\\d))(?:[零又]?(?:\\d+|[一二两三四五六七八九十几]+)多?天)?)?)${AFTER}${TAIL}`,
  'gu',
);
const MONTHS = new RegExp(
  `${NOT_AFTER_NUMBER}${BEFORE}(?:(个把月)|(半个月)|(个半月)|(${VAGUE_NUMBER})个(多|半|来)?月|(\\d{2,3})月(?!份|\\d)|([俩仨])月|(${VAGUE_NUMBER})个?季度)${AFTER}${TAIL}`,
  'gu',
);
const DAYS = new RegExp(
  `${NOT_AFTER_NUMBER}${BEFORE}(${VAGUE_NUMBER})(?:个)?(多|半)?\\s?(工作日|天(?!津|河|府|台|水|门)|日(?=以?内|之内|左右|以上|$|[,。?])|周(?!年|岁|边|报|期|[一二三四五六日天末](?![次天个节小]))|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天]))(半(?![天年个价]))?${AFTER}${TAIL}`,
  'gu',
);
const HOURS = new RegExp(
  `${NOT_AFTER_NUMBER}${BEFORE}(?:(半)个?(?:小时|钟头|钟)|(${VAGUE_NUMBER})\\s?(?:个)?(多|半)?\\s?(小时|钟头|学时|课时|分钟|个钟|钟|hours?|hrs?|h)(?![a-z]))${AFTER}${TAIL}`,
  'gu',
);
// 五年差两个月, 差两个月满五年, 还差俩月就五年: one length, not two.
const SHORT_OF = new RegExp(
  `(?:还?差|缺)(${VAGUE_NUMBER})个?月(?:就|才|就能|才能)?(?:满|到|够)?(${VAGUE_NUMBER})年|(${VAGUE_NUMBER})年(?:还?差|缺|少)(${VAGUE_NUMBER})个?月`,
  'gu',
);

/** Lengths of time, in months, days or hours; the whole of 「四年11个月零20天」 counts as its 59 whole months. */
export function readDurations(text: string): NumberQuantity[] {
  const found: NumberQuantity[] = [];
  for (const reader of [readShortOf, readYears, readMonths, readHours, readDays]) {
    for (const quantity of reader(text)) {
      if (!found.some((other) => quantity.index < other.end && other.index < quantity.end)) found.push(quantity);
    }
  }
  return found;
}

function* readShortOf(text: string): Generator<NumberQuantity> {
  for (const match of text.matchAll(SHORT_OF)) {
    const years = readVague(match[2] ?? match[3] ?? '');
    const months = readVague(match[1] ?? match[4] ?? '');
    if (years === undefined || months === undefined) continue;
    const range: Interval = [years[0] * 12 - months[1], years[1] * 12 - months[0]];
    yield { kind: 'months', text: match[0], index: match.index, end: match.index + match[0].length, range, rough: range[0] !== range[1] };
  }
}

function* readYears(text: string): Generator<NumberQuantity> {
  for (const match of text.matchAll(YEARS)) {
    const [, before, halfYear, halfMore, years, , extra, monthPart, months, after] = match;
    const base = halfYear === undefined ? wholeYears(years ?? '一', extra, monthPart, months) : halfYears(halfYear, halfMore);
    if (base === undefined) continue;
    const more = after !== undefined && after.startsWith('多');
    yield duration('months', match, more ? [base[0] + 1, base[1] + (monthPart === undefined ? 11 : 1)] : base, before, more ? undefined : after);
  }
}

function halfYears(word: string, more: string | undefined): Interval {
  if (word === '半年') return more === undefined ? [6, 6] : [7, 11];
  return word === '小半年' ? [4, 6] : word === '多半年' ? [6, 8] : [7, 11];
}

function wholeYears(written: string, extra: string | undefined, monthPart: string | undefined, months: string | undefined): Interval | undefined {
  const years = readVague(written);
  if (years === undefined || years[0] >= 100) return undefined;
  const vague = /[多几来]$/u.test(written);
  let add: Interval = vague ? [0, 11] : [0, 0];
  if (extra === '半') add = [6, 6];
  else if (extra === '多' || extra === '几个月') add = [1, 11];
  else if (extra === '出头') add = [0, 3];
  if (monthPart === '半个月') add = [add[0] + 0.5, add[1] + 0.5];
  else if (monthPart !== undefined) {
    const value = months === undefined ? exact(readNumber(monthPart.slice(0, 1))) : readVague(months);
    if (value === undefined) return undefined;
    const loose = monthPart.includes('个多') ? 1 : 0;
    const half = monthPart.includes('个半') ? 0.5 : 0;
    add = [value[0] + half, value[1] + half + loose];
  }
  return [Math.round((years[0] * 12 + add[0]) * 2) / 2, Math.round((years[1] * 12 + add[1]) * 2) / 2];
}

function* readMonths(text: string): Generator<NumberQuantity> {
  for (const match of text.matchAll(MONTHS)) {
    const [, before, couple, halfMonth, oneAndHalf, counted, more, bare, pair, quarters, after] = match;
    if (halfMonth !== undefined) {
      yield duration('days', match, [15, 15], before, after);
      continue;
    }
    let range: Interval | undefined;
    if (couple !== undefined) range = [1, 2];
    else if (oneAndHalf !== undefined) range = [1.5, 1.5];
    else if (pair !== undefined) range = exact(readNumber(pair));
    else if (bare !== undefined) range = Number(bare) > 12 ? exact(Number(bare)) : undefined;
    else if (quarters !== undefined) range = times(readVague(quarters), 3);
    else range = readVague(counted ?? '');
    if (range === undefined) continue;
    if (more === '多' || after?.startsWith('多') === true) range = [range[0], range[1] + 1];
    if (more === '半') range = [range[0] + 0.5, range[1] + 0.5];
    if (more === '来') range = [range[0] - 1, range[1] + 2];
    yield duration('months', match, range, before, after);
  }
}

function* readDays(text: string): Generator<NumberQuantity> {
  for (const match of text.matchAll(DAYS)) {
    const [, before, counted, more, unit, half, after] = match;
    let range = readVague(counted ?? '');
    if (range === undefined) continue;
    if (more !== undefined) range = more === '半' ? [range[0] + 0.5, range[1] + 0.5] : [range[0], range[1] + 1];
    if (half !== undefined) range = [range[0] + 0.5, range[1] + 0.5];
    const week = unit === '周' || unit === '星期' || unit === '礼拜';
    yield duration('days', match, week ? (times(range, 7) ?? range) : range, before, after, unit === '工作日' ? unit : undefined);
  }
}

function* readHours(text: string): Generator<NumberQuantity> {
  for (const match of text.matchAll(HOURS)) {
    const [, before, half, counted, more, unit = '小时', after] = match;
    let range = half === undefined ? readVague(counted ?? '') : exact(0.5);
    if (range === undefined) continue;
    if (more !== undefined) range = more === '半' ? [range[0] + 0.5, range[1] + 0.5] : [range[0], range[1] + 1];
    if (unit === '分钟') range = times(range, 1 / 60) ?? range;
    yield duration('hours', match, range, before, after, unit === '学时' || unit === '课时' || unit === '分钟' ? unit : '小时');
  }
}

function duration(kind: 'months' | 'days' | 'hours', match: RegExpExecArray, base: Interval, before: string | undefined, after: string | undefined, unit?: string): NumberQuantity {
  const { range, rough } = qualify(base, before, after);
  const position = unit === '工作日' ? unit : (positionWord(match.at(-1), match.input.slice(Math.max(0, match.index - 3), match.index)) ?? unit);
  return {
    kind,
    text: match[0],
    index: match.index,
    end: match.index + match[0].length,
    range,
    rough,
    ...(position === undefined ? {} : { unit: position }),
  };
}

function positionWord(tail: string | undefined, lead: string): string | undefined {
  if (tail !== undefined) return tail.includes('内') ? '内' : tail.includes('前') ? '前' : '后';
  if (lead.endsWith('近')) return '内';
  return /(?:还?差|还缺|还少)了?$/u.test(lead) ? '差' : undefined;
}

function exact(value: number | undefined): Interval | undefined {
  return value === undefined ? undefined : [value, value];
}

function times(range: Interval | undefined, factor: number): Interval | undefined {
  return range === undefined ? undefined : [range[0] * factor, range[1] * factor];
}
