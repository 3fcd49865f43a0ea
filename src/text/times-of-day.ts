import { HAN_DIGITS, readNumber } from './numerals.ts';
import { READ, type DateQuantity, type TimeQuantity } from './quantity.ts';

const HOUR = '2[0-4]|1\\d|0?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九]';
const MINUTE = '[0-5]\\d|[一二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]?|零[一二三四五六七八九]';
const PART_OF_DAY = '凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜|早|晚';
// Without a part of the day 点 is more often 「三点要求」 than three o'clock: it needs 半, 钟, 整 or a date right before it.
const TIME = new RegExp(
  `(?<part>${PART_OF_DAY})\\s?(?<h>${HOUR})(?:[点时](?:(?<half>半)|(?<quarter>[一三])刻|(?<min>${MINUTE})分?|钟|整)?|:(?<min2>[0-5]\\d))` +
    `|(?<![\\d${HAN_DIGITS}:])(?<h2>${HOUR})(?:点(?:(?<half2>半)|钟|整|(?<min3>[0-5]\\d)分)|:(?<min4>[0-5]\\d)(?!\\d))` +
    `|(?<=${READ}[的\\s]?)(?<h3>${HOUR})[点时](?!间|段|候|效|限|长|期|数)(?:(?<half3>半)|(?<min5>${MINUTE})分?|整)?`,
  'gu',
);

/** Times of day. `text` has its dates blanked; a time right behind one of `dates` is added to it, otherwise it stands for itself. */
export function readTimes(text: string, original: string, dates: readonly DateQuantity[]): { dates: DateQuantity[]; times: TimeQuantity[] } {
  const dated = [...dates];
  const times: TimeQuantity[] = [];
  for (const match of text.matchAll(TIME)) {
    const g = match.groups ?? {};
    const hour = readNumber(g['h'] ?? g['h2'] ?? g['h3'] ?? '');
    if (hour === undefined || hour > 24) continue;
    const end = match.index + match[0].length;
    const at = dated.findIndex((date) => date.end <= match.index && /^[的\s]?$/u.test(text.slice(date.end, match.index)));
    const date = dated[at];
    const part = g['part'] ?? (date !== undefined && date.text.endsWith('晚') ? '晚' : '');
    const half = g['half'] ?? g['half2'] ?? g['half3'];
    const minute =
      half !== undefined
        ? 30
        : g['quarter'] !== undefined
          ? g['quarter'] === '一'
            ? 15
            : 45
          : (readNumber(g['min'] ?? g['min2'] ?? g['min3'] ?? g['min4'] ?? g['min5'] ?? '') ?? 0);
    const minutes = (afternoon(part, hour) ? hour + 12 : hour) * 60 + minute;
    const timeOfDay = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    if (date === undefined) times.push({ kind: 'time', text: original.slice(match.index, end), index: match.index, end, range: [minutes, minutes], timeOfDay, rough: false });
    else dated[at] = { ...date, text: original.slice(date.index, end), end, timeOfDay };
  }
  return { dates: dated, times };
}

function afternoon(part: string, hour: number): boolean {
  if (hour >= 12) return false;
  return part === '下午' || part === '傍晚' || part.startsWith('晚') || (part === '中午' && hour < 6) || (part === '夜里' && hour > 5);
}
