import { ABBREVIATIONS, ALIASES, CITIES, DISTRICTS, FOREIGN, NEEDS_SUFFIX, NOT_AFTER, NOT_BEFORE, SAFE_ALONE } from './places-data.ts';

/**
 * A place that the text names. `name` is short (北京, 铜仁, 朝阳), `province` its province (北京 for 朝阳; empty for foreign places),
 * `city` the city of a district. `role` is 'residence' where the words speak of the person's household (京籍, 河北户口),
 * with `negated` for 非京籍: neither says that the question is about that place.
 */
export type Place = Readonly<{
  name: string;
  kind: 'province' | 'city' | 'district' | 'foreign';
  province: string;
  city?: string;
  text: string;
  index: number;
  end: number;
  role?: 'residence';
  negated?: true;
}>;

type Known = Pick<Place, 'name' | 'kind' | 'province' | 'city'>;

const SUFFIX =
  '(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|新区|地区|省|市|区|县|州|盟)(?!场|面|民|政|委|域|别|分|级|里|内|长|直|办|属)|(?:省|市|区|县|州)(?=民政|政府|委|级|内|里|长|直|办|属|人社)';
const HOUSEHOLD = /^(?:的)?(?:户籍|户口|籍|人(?=[,。;!? ]|$|在|来|想|能|可|怎))/u;

const KNOWN = table();
const NAMES = [...KNOWN.keys()].sort((a, b) => b.length - a.length).join('|');
const SHORT = Object.keys(ABBREVIATIONS).join('');
// Leftmost and longest: 山西安置 is 山西, never 西安.
const PATTERN = new RegExp(
  `(?<name>${NAMES})(?<suffix>${SUFFIX})?|(?<short>[${SHORT}])(?=籍|户籍|户口|人社|民社)|(?<=[在来赴进离返驻留去])(?<short2>[京沪津渝粤浙苏皖闽赣豫鄂湘桂黔滇陕晋冀鲁深杭甬蓉穗])(?![剧东西都])|(?<short3>[京沪津])(?=漂|牌|外地区|郊|津冀)`,
  'gu',
);

/** Chinese provinces, prefecture-level cities, the districts of the table and common foreign places, in reading order. Takes a normalised text. */
export function readPlaces(text: string): Place[] {
  const found: Place[] = [];
  const uncertain: Place[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    const written = groups['name'];
    const short = groups['short'] ?? groups['short2'] ?? groups['short3'];
    const candidates = KNOWN.get(written ?? ABBREVIATIONS[short ?? ''] ?? '');
    if (candidates === undefined) continue;
    const suffix = groups['suffix'];
    const known = choose(candidates, suffix, text);
    const place: Place = { ...known, text: match[0], index: match.index, end: match.index + match[0].length, ...residence(text, match.index, match.index + match[0].length) };
    if (written !== undefined && suffix === undefined && place.role === undefined && NEEDS_SUFFIX.has(written) && !SAFE_ALONE.has(written)) uncertain.push(place);
    else if (written === undefined || !isOtherWord(text, place)) found.push(place);
  }
  for (const place of uncertain) if (besideItsOwn(place, found)) found.push(place);
  return found.sort((a, b) => a.index - b.index);
}

/** Where one name is several places: those its suffix fits, of these the one whose city or province the text names, else the first. */
function choose(candidates: readonly Known[], suffix: string | undefined, text: string): Known {
  const kind =
    suffix === undefined ? undefined : /[区县]$/u.test(suffix) && !suffix.includes('自治区') && !suffix.includes('地区') ? 'district' : suffix === '市' ? 'city' : 'province';
  const fitting = candidates.filter((known) => known.kind === kind);
  const possible = fitting.length > 0 ? fitting : candidates;
  const named = possible.find((known) => (known.city !== undefined && text.includes(known.city)) || (known.province !== known.name && text.includes(known.province)));
  const known = named ?? possible[0];
  if (known === undefined) throw new RangeError('a name without a place');
  return known;
}

function residence(text: string, index: number, end: number): Pick<Place, 'role' | 'negated'> {
  if (!HOUSEHOLD.test(text.slice(end)) && !/(?:^|[,。;!? 我的他她])(?:户籍地?|户口|老家)(?:在|是)?$/u.test(text.slice(0, index))) return {};
  return /(?:非|不是|没有|无)$/u.test(text.slice(Math.max(0, index - 2), index)) ? { role: 'residence', negated: true } : { role: 'residence' };
}

/** 南开大学, 中山大学, 孙中山, 河北路 name something else than the place. */
function isOtherWord(text: string, place: Place): boolean {
  const after = text.slice(place.end);
  if (place.index > 0 && NOT_AFTER[place.text]?.includes(text.charAt(place.index - 1)) === true) return true;
  if (after !== '' && NOT_BEFORE[place.text]?.includes(after.charAt(0)) === true) return true;
  if (/^(?:路(?!桥)|街(?!道)|大街|大道|大学|学院|师范|烤鸭|时间)/u.test(after)) return true;
  return place.name === '中山' && text.slice(0, place.index).endsWith('孙');
}

function besideItsOwn(place: Place, found: readonly Place[]): boolean {
  return found.some((other) => other.name === place.city || (other.name === place.province && place.index === other.end));
}

function table(): ReadonlyMap<string, readonly Known[]> {
  const known = new Map<string, Known[]>();
  const add = (name: string, place: Known): void => {
    known.set(name, [...(known.get(name) ?? []), place]);
  };
  const provinceOf = new Map<string, string>();
  for (const [province, cities] of Object.entries(CITIES)) {
    add(province, { name: province, kind: 'province', province });
    for (const name of split(cities)) {
      add(name, { name, kind: 'city', province });
      provinceOf.set(name, province);
    }
  }
  for (const [city, districts] of Object.entries(DISTRICTS)) {
    // 朝阳 and 吉林 are cities that share their name with a district and a province.
    const province = provinceOf.get(city) ?? city;
    for (const name of split(districts)) {
      add(name, city === '辽宁' || city === '吉林' ? { name, kind: 'city', province } : { name, kind: 'district', province, city });
    }
  }
  for (const name of FOREIGN) add(name, { name, kind: 'foreign', province: '' });
  for (const [alias, name] of Object.entries(ALIASES)) {
    const first = known.get(name)?.[0];
    if (first !== undefined && !known.has(alias)) add(alias, first);
  }
  return known;
}

function split(names: string): string[] {
  return names === '' ? [] : names.split(' ');
}
