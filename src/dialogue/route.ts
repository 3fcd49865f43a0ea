import type { Place } from '../text/places.ts';

/** When a message means a rule. Patterns are matched against the normalised message (and, for a follow-up, the subject of the conversation). */
export type Route = Readonly<{
  rule: string;
  /** words without which the rule is not meant */
  subject: RegExp;
  /** words with which this rule's computation is asked for: 够不够, 还差, 能加几分 */
  asks: RegExp;
  /** words that mean another rule or a plain look-up */
  not?: RegExp;
  /** facts that point at this rule by themselves once read in a message */
  telling?: readonly string[];
  /** places (as text/places.ts names them) that the rule speaks of; a message about another place is not its */
  places?: readonly string[];
  /** tells a sum of money that a place pays for a level, and how often: such rules are set side by side when several places are named */
  pays?: 'once' | 'monthly' | 'yearly';
  /** speaks of one county: its place must be named, now or before, unless the person tells facts of it */
  local?: boolean;
  /**
   * `eligibility`: without a personal fact or a first-person question the message asks for the requirement, which the documents answer;
   * `always`: any question on the subject is the rule's.
   */
  takes: 'eligibility' | 'always';
}>;

/** A message that names places, none of which the rule speaks of, is about something else. */
export function speaksOf(route: Route, places: readonly Place[]): boolean {
  return (
    route.places === undefined || places.length === 0 || places.some(({ name, province }) => route.places?.includes(name) === true || route.places?.includes(province) === true)
  );
}
