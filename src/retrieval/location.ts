/** A passage as the general ranker takes it. */
export type RankedPassage = Readonly<{ id: string; title: string; text: string }>;

/** Where a passage stands: its document's name and its place in it; a passage that tells neither is a document of its own. */
export type Location = Readonly<{ document: string; ordinal: number }>;

const ARTICLE = /第([〇零一二三四五六七八九十百千\d]+)条(?:之[一二三四五六七八九十]+)?$/u;
const PIECE = /^(.+)[-#_/](\d+)$/u;

/** Reads the place out of the title (…法第四十四条) or of the id (notice-12), which is how pieces of a document are commonly named. */
export const locationOf = ({ id, title }: RankedPassage): Location => {
  const article = ARTICLE.exec(title);
  if (article !== null) return { document: title.slice(0, article.index), ordinal: numeral(article[1]!) };
  const piece = PIECE.exec(id);
  return piece === null ? { document: id, ordinal: 0 } : { document: piece[1]!, ordinal: Number(piece[2]) };
};

/** Passages of each document in their order, and each passage's group and place in it. */
export type Layout = Readonly<{ groups: readonly (readonly number[])[]; group: Uint32Array; place: Uint32Array }>;

export const layoutOf = (passages: readonly RankedPassage[]): Layout => {
  const located = passages.map(locationOf);
  const groups = [...Map.groupBy(passages.keys(), (index) => located[index]!.document).values()].map((members) =>
    members.toSorted((a, b) => located[a]!.ordinal - located[b]!.ordinal),
  );
  const group = new Uint32Array(passages.length);
  const place = new Uint32Array(passages.length);
  for (const [number, members] of groups.entries()) {
    for (const [at, index] of members.entries()) {
      group[index] = number;
      place[index] = at;
    }
  }
  return { groups, group, place };
};

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A Chinese numeral below ten thousand as law articles have them. */
const numeral = (text: string): number => {
  if (/^\d+$/u.test(text)) return Number(text);
  let [sum, digit] = [0, 0];
  for (const character of text.replaceAll('〇', '零')) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
};
