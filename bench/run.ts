import { benchRetrieval } from './retrieval.ts';
import { benchRules } from './rules.ts';
import { benchWeChat } from './wechat.ts';

/** `npm run bench`: every figure a ratio to a limit or a peer in the same run. */
const benches = { wechat: benchWeChat, rules: benchRules, retrieval: benchRetrieval };
const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const line of await bench()) console.log(line);
}
