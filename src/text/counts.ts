import { NUMBER, readNumber } from './numerals.ts';
import { AFTER as AFTER_GROUP, BEFORE as BEFORE_GROUP, NOT_AFTER_NUMBER, READ, VAGUE_NUMBER, blank, qualify, readVague, type Interval, type NumberQuantity } from './quantity.ts';

type Kind = NumberQuantity['kind'];
type Reader = Readonly<{ kind: Kind; pattern: RegExp; read: (groups: Readonly<Record<string, string | undefined>>, match: RegExpExecArray) => Reading | undefined }>;
type Reading = Readonly<{ range: Interval; unit?: string; step?: number }>;

const BEFORE = BEFORE_GROUP.replace('(?:(', '(?:(?<before>');
const AFTER = AFTER_GROUP.replace('(', '(?<after>');
const N = `(?<n>${VAGUE_NUMBER})`;
const pattern = (tail: string): RegExp => new RegExp(`${NOT_AFTER_NUMBER}${BEFORE}${N}\\s?${tail}`, 'gu');

const COUNTED =
  '百分点|学分|人次|个|次|回(?!复|访|来|去|家|到|北|京|原|老|答|执|函|填|避|看|头|事|收|归|应|信|国|乡|升)|趟|节(?=课|\\s|[,。每]|$)|家|人|名|位|项(?!目)|份|门|场|篇|件|条|种|本|张|遍|批|期(?!间|限|满|内|末|初|望|待)|周?岁|倍|科(?!学|目|长|室|技)|章|处(?!理|分|级|长|罚|于)|所|户(?!口|籍)|届|轮|字|档|级|等(?=[级次])|类|方面';
const POINT = '分(?!钟|之|别|析|数线|配|类|享|局|公司|成|为|工|级|到(?!\\d)|期|开|校|支|头|号|布|红|歧|管|段|流|解|娩|手|批|散|队|组|区|店|行|院|部|明|层|居|隔|担|离)';

const READERS: readonly Reader[] = [
  { kind: 'percent', pattern: new RegExp(`${BEFORE}(?:百分之(?<p>${NUMBER})|${N}\\s?%)${AFTER}`, 'gu'), read: (g) => plain(g['p'] ?? g['n']) },
  {
    kind: 'percent',
    pattern: pattern('成(?<half>半)?(?![年功立员为绩本果长人都熟效家套交分型组就品考合天像语才败份见了为])'),
    read: (g) => scaled(plain(g['n']), 10, g['half'] === undefined ? 0 : 5),
  },
  { kind: 'size', pattern: pattern('(?<u>kb|mb|gb|兆|m(?![a-z\\d])|k(?![a-z\\d]))' + AFTER), read: (g, match) => size(g['n'], g['u'], match) },
  {
    kind: 'grade',
    pattern: new RegExp(
      `(?<!年|[一同高低区市省县国部家社街乡八])(?<![上下](?=[一二三]级))第?(?<n>(?:\\d{1,2}|十[一二三]?|[一二三四五六七八九]|七八|八九十|八九|九十|十一二))级(?!医院|甲|联动|以?上级)`,
      'gu',
    ),
    read: (g) => grade(g['n'] ?? ''),
  },
  {
    kind: 'money',
    pattern: new RegExp(
      `${NOT_AFTER_NUMBER}${BEFORE}[¥$]?\\s?${N}\\s?(?:(?<w>万)?(?:元(?!旦|月|宵)|圆|块钱|块(?!儿|分|去|来|内容|地|都)|rmb|人民币)|(?<k>[kw])(?![a-z\\d]))${AFTER}`,
      'gu',
    ),
    read: (g, match) => money(g, match),
  },
  { kind: 'money', pattern: new RegExp(`[¥]\\s?${N}`, 'gu'), read: (g) => plain(g['n']) },
  { kind: 'score', pattern: pattern(POINT + AFTER), read: (g, match) => score(g['n'], match) },
  { kind: 'count', pattern: pattern(`(?<u>个?(?:${COUNTED}))(?!月|半月|小时|学时)${AFTER}`), read: (g) => count(g['n'], g['u'] ?? '个') },
  { kind: 'count', pattern: /(?<![咱我你他她们哥姐])(?<n>[俩仨])(?=[\p{Script=Han}\s,。;!?]|$)/gu, read: (g) => ({ ...(plain(g['n']) ?? { range: [0, 0] }), unit: '个' }) },
  // 一千五, 一万二, 800万: a round sum without its 元 is money.
  {
    kind: 'money',
    pattern: new RegExp(
      `${NOT_AFTER_NUMBER}${BEFORE}(?<n>(?:[一二两三四五六七八九十百]+[千万][一二三四五六七八九](?![〇零一二两三四五六七八九十百千万])|\\d+(?:\\.\\d+)?(?:万\\d(?!\\d)|[千万])|[一二两三四五六七八九十百千]+万))(?=$|[^\\p{Script=Han}]|[以左上多的呢吗了够行可补奖出])${AFTER}`,
      'gu',
    ),
    read: (g) => plain(g['n']),
  },
  {
    kind: 'number',
    pattern: new RegExp(
      `(?<![\\d.a-z第:几〔\\[{${READ}-])${BEFORE}(?<n>\\d+(?:\\.\\d+)?(?:到|至|-|~|—|–)\\d+(?:\\.\\d+)?|(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?万?|[二三四五六七八九]十[一二三四五六七八九]?点[〇零一二三四五六七八九]{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?多?|[一二两三四五六七八九]百[〇零一二三四五六七八九十]*)(?![\\d〕\\]]|[a-z]|\\.\\d|号|%|${READ}|:\\d)${AFTER}`,
      'gu',
    ),
    read: bare,
  },
];

/** Money, scores, percentages, sizes, grades, counts and bare numbers in text whose dates and durations are blanked. */
export function readCounts(text: string, original: string): NumberQuantity[] {
  const found: NumberQuantity[] = [];
  let rest = text;
  for (const { kind, pattern: source, read } of READERS) {
    const here: NumberQuantity[] = [];
    for (const match of rest.matchAll(source)) {
      const reading = read(match.groups ?? {}, match);
      if (reading === undefined) continue;
      const { before, after } = match.groups ?? {};
      const { range, rough } = qualify(reading.range, before, after?.startsWith('多') ? undefined : after, reading.step ?? 1);
      const end = match.index + match[0].length;
      here.push({ kind, text: original.slice(match.index, end), index: match.index, end, range, rough, ...(reading.unit === undefined ? {} : { unit: reading.unit }) });
    }
    rest = blank(rest, here);
    found.push(...here);
  }
  return found;
}

function plain(text: string | undefined): Reading | undefined {
  const range = readVague(text ?? '');
  return range === undefined ? undefined : { range };
}

function scaled(reading: Reading | undefined, factor: number, add = 0): Reading | undefined {
  return reading === undefined ? undefined : { range: [reading.range[0] * factor + add, reading.range[1] * factor + add] };
}

function size(text: string | undefined, unit = 'kb', match: RegExpExecArray): Reading | undefined {
  const reading = plain(text);
  if (unit === 'k' && (reading === undefined || reading.range[0] < 20) && !/照|图|文件|大小|上传|压缩/u.test(match.input)) return undefined;
  return scaled(reading, unit.startsWith('k') ? 1 : unit.startsWith('g') ? 1024 * 1024 : 1024);
}

function grade(text: string): Reading | undefined {
  const spoken = /^(?:七八|八九十|八九|九十|十一二)$/u.test(text);
  if (spoken) return { range: text === '十一二' ? [11, 12] : text === '八九十' ? [8, 10] : [readNumber(text.charAt(0)) ?? 0, readNumber(text.charAt(1)) ?? 0], unit: '级' };
  const value = readNumber(text);
  return value === undefined || value < 1 || value > 13 ? undefined : { range: [value, value], unit: '级' };
}

function money(g: Readonly<Record<string, string | undefined>>, match: RegExpExecArray): Reading | undefined {
  const range = readVague(g['n'] ?? '');
  if (range === undefined) return undefined;
  // 一块 is "together" and "this part" far more often than one yuan.
  if (/^一块(?!钱)/u.test(match[0]) || (match[0].endsWith('块') && /[这那哪]$/u.test(match.input.slice(0, match.index)))) return undefined;
  const factor = g['w'] !== undefined || g['k'] === 'w' ? 10_000 : g['k'] === 'k' ? 1000 : 1;
  return scaled({ range }, factor);
}

function score(text: string | undefined, match: RegExpExecArray): Reading | undefined {
  // 十分 is "very" unless somebody scored, lost or added it.
  const adverb = text === '十' && !/[考得加差扣是了]$/u.test(match.input.slice(0, match.index)) && /^\p{Script=Han}/u.test(match.input.slice(match.index + match[0].length));
  const reading = adverb || text === '百' || text === '万' ? undefined : plain(text);
  return reading === undefined ? undefined : { ...reading, step: 0.5 };
}

function count(text: string | undefined, unit: string): Reading | undefined {
  const reading = plain(text);
  return reading === undefined ? undefined : { ...reading, unit: unit === '周岁' ? '岁' : unit.length > 1 && unit.startsWith('个') ? unit.slice(1) : unit };
}

function bare(g: Readonly<Record<string, string | undefined>>, match: RegExpExecArray): Reading | undefined {
  const text = g['n'] ?? '';
  if (text.replace(/\D/g, '').length > 8) return undefined;
  const around = match.input.slice(match.index + match[0].length);
  // A Chinese numeral without a unit is a number only when it stands alone or ends its clause.
  if (!/\d/.test(text) && /^[\p{Script=Han}]/u.test(around) && !/^[了吧呢啊吗的够行算]/u.test(around)) return undefined;
  return plain(g['after']?.startsWith('多') === true && !text.endsWith('多') ? `${text}多` : text);
}
