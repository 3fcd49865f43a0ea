import type { Corpus } from '../corpus/corpus.ts';
import { readPlaces, type Place } from '../text/places.ts';
import type { Evidence, Gap, Target } from './evidence.ts';

export type TargetPlaces = Readonly<{ speaksOf(named: readonly Place[]): boolean }>;

const NATIONAL = '全国';

/**
 * Whether a piece of a document can be about the places of a question. A document for the whole country speaks of every place.
 * A piece that names towns (宁波…, 台州…) speaks of these only; one that names none speaks of its document's region.
 */
export function placesOf(corpus: Corpus, target: Target): TargetPlaces {
  const document = corpus.documents.find(({ meta }) => meta.id === target.document);
  const region = document?.meta.region ?? NATIONAL;
  const own = readPlaces(document?.text.slice(target.start, target.end) ?? '');
  const home = readPlaces(region);
  return {
    speaksOf(named) {
      if (named.length === 0) return true;
      if (region === NATIONAL && own.length === 0) return true;
      return named.some((place) => own.some(({ name }) => name === place.name)) || named.some((place) => speaksFor(home, own, place));
    },
  };
}

/** A town of the region counts unless the piece names other towns of it; the region itself always does. */
function speaksFor(home: readonly Place[], own: readonly Place[], place: Place): boolean {
  return home.some((base) => {
    if (place.name === base.name) return true;
    const inside = place.province === base.name || place.province === base.province;
    if (!inside) return false;
    const towns = own.filter(({ kind }) => kind === 'city');
    if (place.kind === 'city' && base.kind === 'province') return towns.length === 0 ? false : towns.some(({ name }) => name === place.name);
    return place.kind === 'district' ? base.kind !== 'district' : place.kind === 'province';
  });
}

/** Known gaps that speak of the places named: 「浙江有几家机构」 is no gap of a question about 碧江. */
export function gapsAbout(gaps: readonly Gap[], named: readonly Place[]): readonly Gap[] {
  return gaps.filter(({ question }) => {
    const own = readPlaces(question);
    return own.length === 0 || named.length === 0
      ? own.length === 0
      : own.some((place) => named.some(({ name, province }) => name === place.name || province === place.name || name === place.province));
  });
}

/** Evidence of the places named alone, where there is any; `elsewhere`: places were named and nothing found speaks of them. */
export function aboutPlaces(corpus: Corpus, evidence: Evidence, named: readonly Place[]): Readonly<{ evidence: Evidence; elsewhere: boolean }> {
  const fitting = evidence.candidates.filter(({ target }) => placesOf(corpus, target).speaksOf(named));
  return {
    evidence: { ...evidence, ...(fitting.length > 0 ? { candidates: fitting } : {}), gaps: gapsAbout(evidence.gaps, named) },
    elsewhere: named.length > 0 && fitting.length === 0,
  };
}
