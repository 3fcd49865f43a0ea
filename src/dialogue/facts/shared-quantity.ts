import type { QuantityCue } from '../../rules/fact.ts';
import type { Quantity } from '../../text/quantity.ts';
import { isSince } from './lengths.ts';
import type { ReadOptions } from './reading.ts';
import { around, isExcluded, liveCue } from './surroundings.ts';

/** 「工作和社保都是3年」, 「笔试面试各80」 */
const EACH = /(?:都|均|各|全|也都|同样|一样|分别都)(?:也|是|有|满|交|干|做|缴|考|了|够|已经?|超过|快)*$/u;
/** 「2024年3月1日入职并开始交社保」 */
const AND = /并且?|同时|以及|、|和|跟|与|也(?!许)|又|就/u;
/** Words that part what is told: the other fact has its own figure, or none. */
const ELSE = /没|未|不|但|只|才|却|另外/u;

/** Facts of the rule at hand that one quantity is told of together with the fact that it stands nearest to. */
export function sharesQuantity(text: string, quantity: Quantity, all: readonly Quantity[], { vocabulary, live, asOf }: Required<ReadOptions>): readonly string[] {
  const surroundings = around(text, quantity, all);
  const { before, after, since } = surroundings;
  const own = since === Infinity ? before : before.slice(-since);
  const words = EACH.test(own) ? own : quantity.kind === 'date' && AND.test(after) ? after : undefined;
  if (words === undefined || ELSE.test(words)) return [];
  return live.filter((key) => {
    const fact = vocabulary[key];
    if (fact === undefined || (fact.kind !== 'quantity' && fact.kind !== 'date')) return false;
    const cue = liveCue(fact.cue as QuantityCue, true);
    return (cue.kinds.includes(quantity.kind) || isSince(fact, quantity, surroundings, asOf)) && cue.near.test(words) && !isExcluded(cue, surroundings);
  });
}
