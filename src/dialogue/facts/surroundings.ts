import type { QuantityCue } from '../../rules/fact.ts';
import type { Quantity } from '../../text/quantity.ts';
import { allMatches } from './reading.ts';

/** What stands around a quantity. */
export type Surroundings = Readonly<{
  /** its clause up to it */
  before: string;
  /** its clause from it on, up to the next quantity */
  after: string;
  /** the clause behind its own, where no other quantity stands */
  next: string;
  /** what stood before its clause, from the last quantity on */
  earlier: string;
  own: string;
  /** how many characters of `before` lie behind the quantity before this one */
  since: number;
}>;

/** 「入职并从当天开始交社保」: a clause begins after 并 too. */
const CLAUSE_END = /[,，。;；!?\s、]|并且?(?![列非没未不])/gu;
const CLAUSE_STOP = /[,，。;；!?\s]/u;

/** The clause before and after a quantity, the after up to the next quantity, and what stood before that clause. */
export function around(text: string, quantity: Quantity, all: readonly Quantity[]): Surroundings {
  const others = all.filter((other) => !isArticle(other, text));
  const left = text.slice(0, quantity.index);
  const cut = Math.max(...[...left.matchAll(CLAUSE_END)].map((match) => match.index + match[0].length), 0);
  const right = text.slice(quantity.end, others.find(({ index }) => index >= quantity.end)?.index ?? text.length);
  const stop = right.search(CLAUSE_STOP);
  const ahead = others.filter(({ end }) => end <= quantity.index);
  const previous = ahead.findLast(({ end }) => end > cut);
  return {
    before: left.slice(cut),
    earlier: left.slice(Math.max(0, ahead.findLast(({ end }) => end <= cut)?.end ?? 0), cut),
    after: stop < 0 ? right : right.slice(0, stop),
    next: stop < 0 ? '' : nextClause(right.slice(stop + 1)),
    own: quantity.text,
    since: previous === undefined ? Infinity : quantity.index - previous.end,
  };
}

function nextClause(text: string): string {
  const stop = text.search(CLAUSE_STOP);
  return stop < 0 ? text : text.slice(0, stop);
}

/** 「一家社工机构」 counts nothing: it does not part what stands before it from what stands behind. */
function isArticle({ kind, text: own, end }: Quantity, text: string): boolean {
  return kind === 'count' && /^一[家名位户]$/u.test(own) && /^\p{Script=Han}/u.test(text.slice(end));
}

/** The words that mean a fact, with those that mean it while its rule is at hand. */
export function liveCue(cue: QuantityCue, isLive: boolean): QuantityCue {
  return isLive && cue.nearLive !== undefined ? { ...cue, near: new RegExp(`${cue.near.source}|${cue.nearLive.source}`, 'u') } : cue;
}

/** The words beside the quantity give it to another fact. */
export function isExcluded({ not }: QuantityCue, { before, after, own, since }: Surroundings): boolean {
  // The commas keep a pattern for the words before (…$) from matching where those behind are cut off, and the other way round.
  return not !== undefined && [`,${before.slice(-Math.min(10, since))}`, `${after.slice(0, 8)},`, own].some((words) => not.test(words));
}

const NEXT_CLAUSE = 4;
const SAME_CLAUSE_BEFORE = 3;
export const RIGHT_AFTER = 2.5;
export const EARLIER_CLAUSE = 1;
/** how much a character of distance weighs, and another quantity that stands between */
const FAR = 0.04;
const BETWEEN = 1.2;

/** How near a fact's words stand to a quantity; nought where they do not, or where the quantity is another fact's. */
export function nearness(cue: QuantityCue, surroundings: Surroundings): number {
  if (isExcluded(cue, surroundings)) return 0;
  const { before, after, earlier, own, since, next } = surroundings;
  if (cue.next?.test(next) === true) return NEXT_CLAUSE;
  // 「干满5年」: the words may run into the quantity's own.
  const ahead = lastMatch(cue.near, before + own.slice(0, 1), before.length);
  const behind = cue.near.exec(after) ?? cue.near.exec(own);
  const far = lastMatch(cue.near, earlier);
  const gap = before.length - ahead;
  return Math.max(
    ahead < 0 ? 0 : Math.max(0.4, SAME_CLAUSE_BEFORE - FAR * gap - (gap > since ? BETWEEN : 0)),
    behind === null ? 0 : RIGHT_AFTER - FAR * behind.index * 2,
    far < 0 ? 0 : Math.max(EARLIER_CLAUSE / 2, EARLIER_CLAUSE - FAR * (earlier.length - far)),
  );
}

/** Where the last match begins that begins before `limit`; −1 where there is none. */
function lastMatch(pattern: RegExp, text: string, limit = text.length): number {
  return allMatches(pattern, text).findLast(({ index }) => index < limit)?.index ?? -1;
}
