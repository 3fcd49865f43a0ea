import type { Place } from '../text/places.ts';

/**
 * The words of a rule. They are signs among others of which rule a message means (rule-features.ts); how much each weighs was learned (docs/decisions/0013).
 * Patterns are matched against the normalised message, for a follow-up together with what the conversation is about. A rule may have several routes.
 */
export type Route = Readonly<{
  rule: string;
  /** words of what the rule is about. Where none stands, the rule is looked at only if people ask for it in words like the message's */
  subject: RegExp;
  /** words with which this rule's computation is asked for: 够不够, 还差, 能加几分 */
  asks: RegExp;
  /** words that speak against it: they mean another rule or a plain look-up */
  not?: RegExp;
  /** facts that point at this rule by themselves once plainly read in a message */
  telling?: readonly string[];
  /** places (as text/places.ts names them) that the rule speaks of; a message about other places alone is never its */
  places?: readonly string[];
  /** tells a sum of money that a place pays for a level, and how often: such rules are set side by side when several places are named */
  pays?: 'once' | 'monthly' | 'yearly';
  /** speaks of one county: it speaks against the rule that its place is named neither now nor before */
  local?: boolean;
  /** any question on the subject is the rule's, also one that asks for the requirement and tells no case of one's own */
  always?: boolean;
}>;

/** A message that names places, none of which the rule speaks of, is about something else. */
export function speaksOf(route: Route, places: readonly Place[]): boolean {
  return (
    route.places === undefined || places.length === 0 || places.some(({ name, province }) => route.places?.includes(name) === true || route.places?.includes(province) === true)
  );
}

/** Two rules, each of some places, none of them common. */
export function areApart(routes: readonly Route[], one: string, other: string): boolean {
  const placesOf = (name: string) => routes.filter((route) => route.rule === name).flatMap(({ places = [] }) => places);
  const [here, there] = [placesOf(one), placesOf(other)];
  return here.length > 0 && there.length > 0 && !here.some((place) => there.includes(place));
}
