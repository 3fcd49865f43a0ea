import type { Fact, FactValue, QuantityCue } from '../../rules/fact.ts';
import type { DateQuantity, Quantity } from '../../text/quantity.ts';
import { monthsBetween } from '../../text/calendar.ts';
import type { Surroundings } from './surroundings.ts';

const SINCE_WORDS =
  /(上班|工作|干|做|入的?职|入行|上岗|开始|起|至今|到现在|以来|办的?|领的?|发的?|拿的?|签的?|进的?|(?<![回起出下过])来的?|当上|做起|干起|参加工作|评上|评的|取得|考的|考出|考到|考取|拿到|(?<!没|不|未)交|(?<!没|不|未)缴)/u;
const UNTIL_WORDS = /(到期|签到|截止|为止|期满|届满|有效期|到)/u;

/** A day from which a length has grown until today, or until which it will last. */
export function isSince(fact: Fact<unknown>, quantity: Quantity, { before, after }: Surroundings, asOf: string): quantity is DateQuantity {
  if (quantity.kind !== 'date' || fact.kind !== 'quantity' || fact.overTime === undefined) return false;
  if (fact.overTime === 'grows') return quantity.range[0] <= asOf && SINCE_WORDS.test(after.slice(0, 14) + before.slice(-8));
  return quantity.range[1] >= asOf && UNTIL_WORDS.test(after.slice(0, 6) + before.slice(-6));
}

/** A day with its time of day where the fact takes one, an exact value where both ends agree, else the range. */
export function valueOf(quantity: Quantity, fact: Fact<unknown> | undefined, asOf: string): FactValue {
  if (fact?.overTime === 'grows' && 'since' in quantity && quantity.since !== undefined) return ends(quantity.since);
  if (fact?.overTime === 'shrinks' && 'until' in quantity && quantity.until !== undefined) return ends(quantity.until);
  if (quantity.kind === 'time') return quantity.timeOfDay;
  if (quantity.kind === 'date') {
    if (fact?.kind === 'quantity') return lengthValue(quantity, fact, asOf);
    const takesTime = (fact?.cue as QuantityCue | undefined)?.kinds.includes('time') === true;
    return takesTime && quantity.timeOfDay !== undefined && quantity.range[0] === quantity.range[1] ? `${quantity.range[0]}T${quantity.timeOfDay}` : ends(quantity.range);
  }
  return ends(quantity.range);
}

/** The day itself where one was named, so that the length grows by itself and is full on the very day; 「三年前」 is a length and no day. */
function lengthValue({ range: [from, to], unit }: DateQuantity, { overTime }: Fact<unknown>, asOf: string): FactValue {
  if (overTime !== 'grows') return ends([from > asOf ? from : asOf, to]);
  const last = to < asOf ? to : asOf;
  return unit === '前' ? ends([monthsBetween(last, asOf), monthsBetween(from, asOf)]) : ends([from, last]);
}

function ends<T extends string | number>(range: readonly [T, T]): FactValue {
  return (range[0] === range[1] ? range[0] : range) as FactValue;
}
