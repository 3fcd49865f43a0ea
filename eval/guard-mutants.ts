import type { Masked, Slot } from '../src/answer/phrase/placeholders.ts';

/** A lie told in an otherwise good rewording: `of` gives the texts, none where the statement has nothing to lie about in this way. */
export type Operator = Readonly<{ name: string; /** the share that must be caught, in percent */ aim: 99 | 95; of: (masked: Masked, good: string) => readonly string[] }>;

const HAN = '〇一二三四五六七八九';
const UNITS: readonly (readonly [string, string])[] = [
  ['个工作日', '天'],
  ['个月', '年'],
  ['小时', '天'],
  ['年', '个月'],
  ['天', '个工作日'],
  ['元', '万元'],
  ['分', '%'],
  ['%', '倍'],
  ['级', '年'],
  ['日', '月'],
  ['KB', 'MB'],
  ['个', '年'],
];
const COMPARED: readonly (readonly [string, string])[] = [
  ['及以上', '以下'],
  ['以上', '超过'],
  ['以内', '以上'],
  ['不少于', '不超过'],
  ['不超过', '不少于'],
  ['至少', '至多'],
  ['要满', '不满'],
  ['最早', '最迟'],
  ['满', '超过'],
  ['后', '前'],
  ['要求', '低于'],
];
const PLACES = ['北京', '天津', '碧江', '宁波', '台州', '浙江', '铜仁', '上海'];
const QUALIFIERS = [
  '连续',
  '正式',
  '全职',
  '在京',
  '在岗',
  '补缴不算',
  '及以上',
  '累计',
  '同时',
  '仅',
  '只',
  '首次',
  '专项',
  '持证',
  '本地',
  '非京籍',
  '全国',
  '单位',
  '初审',
  '岗位',
  '办理前',
  '主管',
];

/** A slot of which `change` makes another figure, each as a text in its place and as a word beside it. */
function onFigures(masked: Masked, good: string, change: (figure: string) => readonly string[]): readonly string[] {
  return masked.slots
    .filter(({ text }) => /\d/u.test(text))
    .slice(0, 3)
    .flatMap((slot) => change(slot.text).flatMap((lie) => [good.replace(slot.mark, lie), good.replace(slot.mark, `${slot.mark}(${lie})`)]));
}

const bumped = (figure: string, by: number): string => figure.replace(/\d+(?!.*\d)/u, (digits) => String(Math.max(0, Number(digits) + by)));
const swapped = (text: string, pairs: readonly (readonly [string, string])[]): readonly string[] =>
  pairs.flatMap(([from, to]) => (text.includes(from) ? [text.replace(from, to)] : []));
const inHan = (figure: string): string => figure.replace(/\d+/gu, (digits) => spell(Number(digits)));
const fullWidth = (figure: string): string => figure.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function spell(value: number): string {
  if (value >= 10_000 || value < 10) return [...String(value)].map((digit) => HAN.charAt(Number(digit))).join('');
  return [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ].reduce((said, [unit, name]) => {
    const digit = Math.floor(value / (unit as number)) % 10;
    return digit === 0 ? said : `${said}${unit === 10 && said === '' && digit === 1 ? '' : HAN.charAt(digit)}${name}`;
  }, '');
}

/** Before the last mark of a sentence, where an addition looks most natural. */
const appended = (good: string, addition: string): string => `${good.replace(/[。;；,，]$/u, '')},${addition}。`;

/** A clause of the statement left out; a lead-in that the rewording added is no condition. */
function withoutClauses({ text }: Masked, good: string): readonly string[] {
  return text
    .split(/(?<=[,，;；、:：(（)）])/u)
    .filter((clause) => (clause.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4)
    .slice(0, 6)
    .map((clause) => good.replace(clause, ''));
}

function negated(good: string): readonly string[] {
  const lies = [
    ...swapped(good, [
      ['可以', '不可以'],
      ['不能', '能'],
      ['不', ''],
      ['没有', '有'],
      ['没有', ''],
      ['未', '已'],
      ['有', '没有'],
      ['是', '不是'],
      ['无需', '需要'],
      ['需', '无需'],
      ['应', '不应'],
      ['可', '不可'],
      ['属于', '不属于'],
      ['对应', '不对应'],
      ['须', '不须'],
      ['才', '不'],
    ]),
    appended(good, '其实并非如此'),
    `并不是说${good}`,
    good.replace(/(?<=\p{Script=Han})(可以|满足|符合|优先)/u, '不,$1'),
  ];
  return lies;
}

/** The verdict's own words, where they stand in a mark. */
function onVerdict({ slots: [head] }: Masked, good: string): readonly string[] {
  if (head === undefined || /^\d/u.test(head.text)) return [];
  const opposite = /不|没|未/u.test(head.text) ? head.text.replace(/还?不|没|未/u, '') : `不${head.text}`;
  return [good.replace(head.mark, opposite), good.replace(head.mark, `并非${head.mark}`), good.replace(head.mark, `${head.mark}是不对的`)];
}

const firstFigure = ({ slots }: Masked): Slot | undefined => slots.find(({ text }) => /\d/u.test(text));

export const OPERATORS: readonly Operator[] = [
  { name: 'digit ±1', aim: 99, of: (masked, good) => onFigures(masked, good, (figure) => [bumped(figure, 1), bumped(figure, -1)]) },
  {
    name: 'unit swapped',
    aim: 99,
    of: (masked, good) => [
      ...onFigures(masked, good, (figure) => swapped(figure, UNITS)),
      ...masked.slots
        .filter(({ text }) => /\d/u.test(text))
        .slice(0, 2)
        .map(({ mark }) => good.replace(mark, `${mark}天`)),
    ],
  },
  {
    name: '以上→超过',
    aim: 99,
    of: (masked, good) => [
      ...onFigures(masked, good, (figure) => swapped(figure, COMPARED)),
      ...swapped(good, COMPARED),
      ...masked.slots.slice(1, 3).flatMap(({ mark }) => ['超过', '不到', '至少'].map((word) => good.replace(mark, word + mark))),
    ],
  },
  {
    name: 'condition dropped',
    aim: 95,
    of: (masked, good) => [...withoutClauses(masked, good), ...QUALIFIERS.filter((word) => masked.text.includes(word)).map((word) => good.replace(word, ''))],
  },
  {
    name: 'place swapped',
    aim: 95,
    of: (_, good) => [
      ...PLACES.filter((place) => good.includes(place)).flatMap((place) =>
        PLACES.filter((other) => other !== place)
          .slice(0, 3)
          .map((other) => good.replaceAll(place, other)),
      ),
      `在天津,${good}`,
      good.replace(/(?<=\p{Script=Han})(?=的)/u, '上海'),
    ],
  },
  {
    name: 'stale version',
    aim: 95,
    of: (masked, good) => [
      ...masked.slots
        .filter(({ text }) => /\d{4}年|〔\d{4}〕/u.test(text))
        .slice(0, 2)
        .flatMap(({ mark, text }) => [
          good.replace(
            mark,
            text.replace(/\d{4}/u, (year) => String(Number(year) - 3)),
          ),
        ]),
      `按旧办法,${good}`,
      `按2019年的规定,${good}`,
      appended(good, '以原来的文件为准'),
    ],
  },
  {
    name: 'invented figure',
    aim: 99,
    of: (_, good) => [appended(good, '另外还要交保证金500元'), appended(good, '每年可再领2000元'), `${good}通过率约为30%。`, appended(good, '名额只有120个')],
  },
  { name: 'verdict negated', aim: 95, of: (masked, good) => [...onVerdict(masked, good), ...negated(good)] },
  { name: 'Chinese numerals instead of digits', aim: 99, of: (masked, good) => onFigures(masked, good, (figure) => [inHan(figure), inHan(bumped(figure, 1))]) },
  { name: 'full-width digits', aim: 99, of: (masked, good) => onFigures(masked, good, (figure) => [fullWidth(figure), fullWidth(bumped(figure, 1))]) },
  {
    name: 'figure spelt in words',
    aim: 99,
    of: (masked, good) =>
      firstFigure(masked) === undefined
        ? []
        : [
            appended(good, '也就是五年整'),
            appended(good, '大约翻一倍'),
            appended(good, '只要半数就够'),
            appended(good, '有俩月就行'),
            appended(good, '十来天办好'),
            appended(good, '好几千块'),
          ],
  },
  {
    name: 'hidden in a name',
    aim: 99,
    of: (_, good) => [`张六十主任说,${good}`, `根据“三年行动”办公室的说法,${good}`, appended(good, '由第五社工站办理'), appended(good, '详见360社工网')],
  },
  {
    name: 'hidden in a date',
    aim: 99,
    of: (_, good) => [appended(good, '从明年三月起'), appended(good, '到2027年止'), appended(good, '下个月起'), appended(good, '年底前办完'), appended(good, '次日生效')],
  },
];

/** What can be done to the sources of two sentences that follow each other; each is the whole text that a model returns. */
export const CITATION_OPERATORS: readonly Readonly<{ name: string; aim: 99; of: (one: string, two: string, n: readonly [number, number]) => readonly string[] }>[] = [
  { name: 'citation swapped', aim: 99, of: (one, two, [a, b]) => [`${one}{${b}}\n${two}{${a}}`, `${two}{${a}}\n${one}{${b}}`] },
  {
    name: 'citation shifted',
    aim: 99,
    of: (one, two, [a, b]) => [`${one}\n${two}{${b}}`, `${one}\n${two}{${a}}{${b}}`, `${one}{${b}}\n${two}{${b + 1}}`, `${one}{${a}${b}}\n${two}`],
  },
];
