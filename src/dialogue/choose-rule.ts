import type { Place } from '../text/places.ts';
import type { FactReading } from './read-facts.ts';
import { isOwnCase } from './own-case.ts';
import type { Route } from './route.ts';

export type RuleChoice = Readonly<{
  rule: string;
  score: number;
  subject: boolean;
  asks: boolean;
  facts: number;
  /** of these, what is the person's own: figures, dates, yes or no */ personal: number;
  telling: boolean;
}>;

export type ChooseOptions = Readonly<{
  routes: readonly Route[];
  /** facts of each rule */
  factsOf: (rule: string) => readonly string[];
  /** what the message tells, read with a rule's facts at hand */
  readFor: (rule: string) => readonly FactReading[];
  places: readonly Place[];
  /** places of the conversation's topic, used when the message names none */
  topicPlaces: readonly string[];
}>;

const SUBJECT = 2;
const ASKS = 1;
const TELLING = 1.5;
const FACT = 0.5;
const PLACE = 0.5;
/** strength of a quantity with its own words in the same clause */
const PLAIN = 2.2;
const HELP = /帮.{0,4}(看|算|查|估|判断)|(想|打算|准备|计划)(要|去|在)?(北京|天津|碧江)?(办|申请|报|评|升|落|领|登|转)/u;

/** The rules that a message may mean, best first; none when it asks for something else. */
export function chooseRules(text: string, { routes, factsOf, readFor, places, topicPlaces }: ChooseOptions): readonly RuleChoice[] {
  const choices: RuleChoice[] = [];
  for (const route of routes) {
    if (route.not?.test(text) === true || !speaksOf(route, places)) continue;
    const subject = route.subject.test(text);
    const own = isOwnCase(text);
    const asks = route.asks.test(text) || (own && HELP.test(text));
    // A fact alone points at its rule only where its own words stand beside it and something is asked.
    const readings = subject || (asks && route.telling !== undefined) ? readFor(route.rule) : [];
    const telling = asks && readings.some(({ key, strength }) => route.telling?.includes(key) === true && strength >= PLAIN);
    if (!subject && !telling) continue;
    const ruleFacts = factsOf(route.rule);
    const told = readings.filter(({ key }) => ruleFacts.includes(key));
    const facts = told.length;
    const personal = told.filter(({ value }) => typeof value !== 'string' || /^\d{4}-/u.test(value)).length;
    // What is merely required stands in the documents; a rule is for a person's own case.
    if (route.takes === 'eligibility' && !telling && !(asks && (facts > 0 || own)) && personal < 1) continue;
    // A county's rule is not meant by somebody who names no place and tells nothing of their own.
    if (route.local === true && places.length === 0 && !topicPlaces.some((place) => route.places?.includes(place) === true) && personal < 1) continue;
    const named = route.places?.some((place) => places.some(({ name }) => name === place) || topicPlaces.includes(place)) === true;
    choices.push({
      rule: route.rule,
      subject,
      asks,
      telling,
      facts,
      personal,
      score: (subject ? SUBJECT : 0) + (asks ? ASKS : 0) + (telling ? TELLING : 0) + FACT * facts + (named ? PLACE : 0),
    });
  }
  return choices.toSorted((a, b) => b.score - a.score);
}

/** A message that names places, none of which the rule speaks of, is about something else. */
export function speaksOf(route: Route, places: readonly Place[]): boolean {
  return (
    route.places === undefined || places.length === 0 || places.some(({ name, province }) => route.places?.includes(name) === true || route.places?.includes(province) === true)
  );
}
