/**
 * Numbers as people write them: 1,500, 3.5万, 一万二, 二百五, 两, 〇, 四点五, 半, 俩.
 * nzh's decoder reads 一万二 as 10002 and 两 as nothing, hence a grammar of our own.
 */

const DIGITS: Readonly<Record<string, number>> = Object.freeze({
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
});
const UNITS: Readonly<Record<string, number>> = Object.freeze({ 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 });
const SCALES: Readonly<Record<string, number>> = Object.freeze({ 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, 十万: 1e5, 百万: 1e6, 千万: 1e7, w: 1e4, k: 1e3 });

/** Source of the characters that may stand in a Chinese numeral, for a character class. */
export const HAN_DIGITS = '〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟';

/** Source of a regular expression for one number, Arabic or Chinese; what it matches is for `readNumber` to accept or not. */
export const NUMBER = `(?:(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:[十百千]?万\\d?千?|[百千亿])?|[${HAN_DIGITS}]+(?:点[〇零一二三四五六七八九]+)?|[俩仨廿])`;

/** The value of a whole string that is one number, otherwise undefined. 一万二 = 12000, 三千六 = 3600, 二〇二三 = 2023, 半 = 0.5. */
export function readNumber(input: string): number | undefined {
  const text = input.normalize('NFKC').trim().toLowerCase();
  if (text === '半') return 0.5;
  if (text === '俩') return 2;
  if (text === '仨') return 3;
  if (/^\d/.test(text)) return readArabic(text);
  const [whole = '', fraction, ...more] = text.split('点');
  if (fraction === undefined) return readHan(whole);
  const integer = readHan(whole);
  if (integer === undefined || more.length > 0 || !/^[〇零一二三四五六七八九]+$/.test(fraction)) return undefined;
  return Number(`${integer}.${digitString(fraction)}`);
}

function readArabic(text: string): number | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千]?万|[百千亿wk])?(?:(\d)千?)?$/.exec(text);
  if (match === null) return undefined;
  const [, integer = '', fraction = '', scale, tail] = match;
  const factor = scale === undefined ? 1 : SCALES[scale];
  if (factor === undefined || (tail !== undefined && scale !== '万')) return undefined;
  const value = Number(integer.replaceAll(',', '') + fraction) * factor;
  return round(value + (tail === undefined ? 0 : Number(tail) * 1000));
}

function readHan(raw: string): number | undefined {
  const text = raw.replaceAll('廿', '二十');
  if (text === '' || [...text].some((c) => !(c in DIGITS) && !(c in UNITS) && c !== '万' && c !== '亿')) return undefined;
  if ([...text].every((c) => c in DIGITS)) return text.length === 1 || /[〇零]/.test(text) || text.length >= 3 ? Number(digitString(text)) : undefined;
  const hundredMillions = text.split('亿');
  if (hundredMillions.length > 2) return undefined;
  if (hundredMillions.length === 1) return belowHundredMillion(text, 1);
  const [high = '', low = ''] = hundredMillions;
  const upper = belowHundredMillion(high, 1);
  const lower = low === '' ? 0 : belowHundredMillion(low, 1e8);
  return upper === undefined || lower === undefined ? undefined : upper * 1e8 + lower;
}

function belowHundredMillion(text: string, carry: number): number | undefined {
  const pieces = text.split('万');
  if (pieces.length > 2) return undefined;
  if (pieces.length === 1) return belowTenThousand(text, carry);
  const [high = '', low = ''] = pieces;
  const upper = belowTenThousand(high, 1);
  const lower = low === '' ? 0 : belowTenThousand(low, 1e4);
  return upper === undefined || lower === undefined ? undefined : upper * 1e4 + lower;
}

/** `carry` is the unit before the text: a last bare digit counts tenths of it (一万二: carry 10000, 二 = 2000). */
function belowTenThousand(text: string, carry: number): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let last = carry;
  let zero = false;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) {
      const value = DIGITS[character];
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined;
      zero ||= value === 0;
      digit = value;
    } else {
      // Only ten may stand without a digit before it: 十二, 一百十五; 百 and 千 alone are words.
      if (digit === undefined && unit !== 10) return undefined;
      if (last !== 1 && unit >= last) return undefined;
      sum += (digit || 1) * unit;
      last = unit;
      digit = undefined;
      zero = false;
    }
  }
  if (text === '') return undefined;
  return sum + (digit ?? 0) * (!zero && last > 10 ? last / 10 : 1);
}

function digitString(text: string): string {
  return [...text].map((c) => String(DIGITS[c])).join('');
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
