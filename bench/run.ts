import { benchGrowth } from './growth.ts';
import { benchLoad } from './load.ts';
import { benchMessageTime } from './message-time.ts';
import { benchParity } from './parity.ts';
import { benchRetrieval } from './retrieval.ts';
import { benchRules } from './rules.ts';
import { benchThroughput } from './throughput.ts';
import { benchWeChat } from './wechat.ts';

/** `npm run bench [-- NAME…]`: every figure a ratio to a limit or a peer in the same run. */
const benches = { wechat: benchWeChat, rules: benchRules, retrieval: benchRetrieval };
/** Those that take minutes run alone, when they are named first; what follows the name is theirs. */
const long = { throughput: benchThroughput, growth: benchGrowth, load: benchLoad, parity: benchParity, 'message-time': benchMessageTime };

const asked = process.argv.slice(2);
const [first = '', ...rest] = asked;
const chosen =
  first in long ? [() => long[first as keyof typeof long](rest)] : Object.entries(benches).flatMap(([name, bench]) => (asked.length === 0 || asked.includes(name) ? [bench] : []));
if (chosen.length === 0) console.error(`no such benchmark: ${asked.join(' ')}; there are ${[...Object.keys(benches), ...Object.keys(long)].join(', ')}`);
for (const bench of chosen) for (const line of await bench()) console.log(line);
