import type { ConditionStatus } from '../../schema/computation.ts';
import { cited, type Constant } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { fullOn, lengthOf, shorter } from '../length.ts';
import type { Range } from '../range.ts';

const { figure } = cited('tianjin-title-mapping');
const FROM = { from: '2024-01-01' };
const MONTHS = 12;
const TECHNICIAN = '取得本专业中级职称满1年,或取得助理级职称后从事相应技能工作满4年,可申报技师职业技能评价';
const SENIOR_TECHNICIAN = '取得本专业副高级职称满1年,或取得中级职称后从事相应技能工作满4年,可申报高级技师职业技能评价';
const TOP_TECHNICIAN = '取得本专业正高级职称满1年,或取得副高级职称后从事相应技能工作满5年,可申报特级技师职业技能评价。';

export const pathConstants = {
  skilledWorker: figure(1, '年', '取得本专业助理级职称满1年,可申报高级工职业技能评价', FROM),
  technicianHeld: figure(1, '年', TECHNICIAN, FROM),
  technicianWork: figure(4, '年', TECHNICIAN, FROM),
  seniorHeld: figure(1, '年', SENIOR_TECHNICIAN, FROM),
  seniorWork: figure(4, '年', SENIOR_TECHNICIAN, FROM),
  topHeld: figure(1, '年', TOP_TECHNICIAN, FROM),
  topWork: figure(5, '年', TOP_TECHNICIAN, FROM),
};

/** One way of the notice from a title to a level of skill: so many years of the title, or of matching skilled work after it. */
export type Path = Readonly<{ title: string; skill: string; by: 'held' | 'work'; years: Constant<number> }>;

const c = pathConstants;
export const paths: readonly Path[] = [
  { title: '助理级', skill: '高级工', by: 'held', years: c.skilledWorker },
  { title: '助理级', skill: '技师', by: 'work', years: c.technicianWork },
  { title: '中级', skill: '技师', by: 'held', years: c.technicianHeld },
  { title: '中级', skill: '高级技师', by: 'work', years: c.seniorWork },
  { title: '副高级', skill: '高级技师', by: 'held', years: c.seniorHeld },
  { title: '副高级', skill: '特级技师', by: 'work', years: c.topWork },
  { title: '正高级', skill: '特级技师', by: 'held', years: c.topHeld },
];

export type PathState = Readonly<{ path: Path; have: Range; status: ConditionStatus; lacking: Range; earliest: string }>;

/** A way with what is had of it. Work after a title lasts no longer than the title is held: `bounded` reads it so. */
export function stateOf(path: Path, facts: Facts, { asOf, bounded = false }: { asOf: string; bounded?: boolean }): PathState {
  const held = lengthOf(facts, 'heldTitleMonths', asOf);
  const work = lengthOf(facts, 'skillWorkAfterTitleMonths', asOf);
  const length = path.by === 'held' ? held : bounded ? shorter(work, held) : work;
  const have = length.range;
  const need = path.years.value * MONTHS;
  const status = have[0] >= need ? 'met' : have[1] < need ? 'unmet' : 'unknown';
  const lacking: Range = [Math.max(0, need - have[1]), Math.max(0, need - have[0])];
  return { path, have, status, lacking, earliest: fullOn(length, need, asOf) };
}

/** Ways that a title opens. */
export function pathsFrom(facts: Facts): readonly Path[] {
  const title = choiceOf(facts, 'heldTitle');
  return title === null ? paths : paths.filter((path) => path.title === title);
}

/** 「取得助理级职称后从事相应技能工作满4年」 */
export function sayPath({ title, by, years }: Path): string {
  return by === 'held' ? `取得本专业${title}职称满${years.value}年` : `取得${title}职称后从事相应技能工作满${years.value}年`;
}

/** Replies on both sides of every threshold. */
export const pathProbes: readonly number[] = [0, ...new Set(paths.flatMap(({ years }) => [years.value * MONTHS - 1, years.value * MONTHS]))];
