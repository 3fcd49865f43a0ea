import { ANSWER_KINDS } from '../retrieval/answer-kind.ts';
import { missesProfession, missingAttributes } from '../retrieval/asked.ts';
import { likenessOf, wordedText } from '../retrieval/likeness.ts';
import type { Place } from '../text/places.ts';
import { speaksOf, type Route } from './route.ts';
import { isOwnCase } from './own-case.ts';
import type { FactReading } from './read-facts.ts';

/** A question of the bank that is put to a rule (null: to none), and how like it the message is. */
export type LikeRule = Readonly<{ rule: string | null; question: string; similarity: number }>;

/* What speaks for each rule in a message, and in the last row what speaks for none of them. */
const SIGNS = [
  /* similarities of the rule's three nearest questions, and its share of all that are near */
  'like',
  'second',
  'third',
  'share',
  /* whether the nearest question of all is the rule's; how far it is ahead of the nearest that is put to no rule, of the nearest that the documents answer, and of the nearest that they leave open */
  'first',
  'aheadOfNone',
  'aheadOfDocuments',
  'aheadOfGap',
  /* the nearest question word by word */
  'pairs',
  'pairsOfOther',
  'common',
  /* words of the rule's route: its subject, what it is asked with, what means another; all that is asked about the subject is its own */
  'subject',
  'asks',
  'barred',
  'always',
  /* facts of the rule that the message tells; figures, dates and yes or no; how near their own words stand; one that points at this rule */
  'facts',
  'personal',
  'strongest',
  'telling',
  'settles',
  /* share of the things asked for (a salary, a fee) of which the rule's words hold nothing */
  'attribute',
  /* the message speaks of a case of one's own */
  'own',
  'ownSubject',
  /* a place of the rule is named, was named before; its one county is named nowhere */
  'place',
  'placeBefore',
  'nowhere',
  /* none: nearest questions put to none, the documents' nearest, how sure they answer, the nearest that they do not answer, how far it is ahead of that, and whether it asks for the same kind of thing */
  'none',
  'noneLike',
  'noneSecond',
  'noneShare',
  'documents',
  'sure',
  'gap',
  'gapAhead',
  'gapKinds',
  'noneOwn',
  'noneLength',
] as const;
type RuleFeature = (typeof SIGNS)[number] | `none ${string}`;

/** The last ones say what kind of thing is asked for: why, who, where, by what papers. */
export const RULE_FEATURES: readonly RuleFeature[] = [...SIGNS, ...ANSWER_KINDS.map((kind) => `none ${kind}` as const)];

export type RuleSigns = Readonly<{ rule: string | null; row: Float32Array; told: readonly FactReading[]; subject: boolean; asks: boolean }>;

export type SignsOptions = Readonly<{
  routes: readonly Route[];
  factsOf: (rule: string) => readonly string[];
  readFor: (rule: string) => readonly FactReading[];
  settles: (rule: string) => boolean;
  /** all that a rule says: its title and the quotes it rests on */
  wordsOf: (rule: string) => string;
  places: readonly Place[];
  topicPlaces: readonly string[];
  likes: readonly LikeRule[];
  documents: Readonly<{ best: number; sure: number; gap: number; gapQuestion?: string | undefined }>;
}>;

/** rules that are looked at because of the bank alone */
const NEAREST_RULES = 6;
const LONG = 40;
const PLAIN = 2.2;

/** Signs of every rule that the message may mean: one whose subject it names, or for which people ask in words like these, unless it is about another profession; none comes last. */
export function ruleSigns(text: string, options: SignsOptions): readonly RuleSigns[] {
  const { routes, places, likes, documents } = options;
  const worded = wordedText(text);
  const own = isOwnCase(text);
  const mass = likes.reduce((sum, { similarity }) => sum + similarity, 0) || 1;
  const of = (rule: string | null) => likes.filter((like) => like.rule === rule);
  const none = of(null);
  const near = [...new Set(likes.flatMap(({ rule }) => (rule === null ? [] : [rule])))].slice(0, NEAREST_RULES);
  const byRule = Map.groupBy(routes, ({ rule }) => rule);
  const signs: RuleSigns[] = [];
  for (const [rule, all] of byRule) {
    const open = all.filter((route) => speaksOf(route, places));
    const named = open.find((route) => route.subject.test(text) && route.not?.test(text) !== true) ?? open.find((route) => route.subject.test(text));
    const route = named ?? open[0];
    if (route === undefined || (named === undefined && !near.includes(rule))) continue;
    const readings = options.readFor(rule);
    const told = readings.filter(({ key }) => options.factsOf(rule).includes(key));
    const words = options.wordsOf(rule);
    if (missesProfession(text, words)) continue;
    const hits = of(rule);
    const [first] = hits;
    const likeness = first === undefined ? undefined : likenessOf(worded, wordedText(first.question));
    const personal = told.filter(({ value }) => typeof value !== 'string' || /^\d{4}-/u.test(value)).length;
    const isNamed = route.places?.some((place) => places.some(({ name, province }) => name === place || province === place)) === true;
    const wasNamed = route.places?.some((place) => options.topicPlaces.includes(place)) === true;
    const features: Partial<Record<RuleFeature, number>> = {
      like: first?.similarity ?? 0,
      second: hits[1]?.similarity ?? 0,
      third: hits[2]?.similarity ?? 0,
      share: hits.reduce((sum, { similarity }) => sum + similarity, 0) / mass,
      first: Number(likes[0]?.rule === rule),
      aheadOfNone: (first?.similarity ?? 0) - (none[0]?.similarity ?? 0),
      aheadOfDocuments: (first?.similarity ?? 0) - documents.best,
      aheadOfGap: (first?.similarity ?? 0) - documents.gap,
      pairs: likeness?.ofQuestion ?? 0,
      pairsOfOther: likeness?.ofOther ?? 0,
      common: likeness?.common ?? 0,
      subject: Number(named !== undefined),
      asks: Number(route.asks.test(text)),
      barred: Number(route.not?.test(text) === true),
      always: Number(route.always === true),
      facts: Math.min(4, told.length),
      personal: Math.min(3, personal),
      strongest: Math.max(0, ...told.map(({ strength }) => Math.min(4, strength))),
      telling: Number(readings.some(({ key, strength }) => route.telling?.includes(key) === true && strength >= PLAIN)),
      settles: Number(told.length > 0 && options.settles(rule)),
      attribute: missingAttributes(text, words),
      own: Number(own),
      ownSubject: Number(own && named !== undefined),
      place: Number(isNamed),
      placeBefore: Number(!isNamed && wasNamed),
      nowhere: Number(route.local === true && !isNamed && !wasNamed),
    };
    signs.push({ rule, row: rowOf(features), told, subject: named !== undefined, asks: route.asks.test(text) });
  }
  signs.push({
    rule: null,
    row: rowOf({
      none: 1,
      noneLike: none[0]?.similarity ?? 0,
      noneSecond: none[1]?.similarity ?? 0,
      noneShare: none.reduce((sum, { similarity }) => sum + similarity, 0) / mass,
      documents: documents.best,
      sure: documents.sure,
      gap: documents.gap,
      gapAhead: documents.gap - documents.best,
      gapKinds: documents.gapQuestion === undefined ? 0 : likenessOf(worded, wordedText(documents.gapQuestion)).kinds,
      noneOwn: Number(own),
      noneLength: Math.min(1, text.length / LONG),
      ...Object.fromEntries(ANSWER_KINDS.map((kind, at) => [`none ${kind}`, (worded.kinds >> at) & 1])),
    }),
    told: [],
    subject: false,
    asks: false,
  });
  return signs;
}

const rowOf = (features: Partial<Record<RuleFeature, number>>): Float32Array => Float32Array.from(RULE_FEATURES, (name) => features[name] ?? 0);
