import type { BooleanCue } from '../../rules/fact.ts';
import { allMatches, blankOut, type FactReading } from './reading.ts';

/** A short reply of yes or no to the one fact that was asked for. */
const YES = /^(是的?|对的?|有的?|嗯+|恩|可以|能|没错|当然|有啊|是啊|对啊|在的?|满足|符合)[呀啊哦呢吧了。!]*$/u;
const NO = /^(不是|没有?|不|无|没呢|还没有?|不对|否|未|不在|没在|不满足|不符合)[呀啊哦呢吧了的。!]*$/u;

/** Every denial is read before any assent is looked for; said both ways, the later words hold: 「本来兼职 现在转全职了」. */
export function readBoolean(key: string, cue: BooleanCue, text: string, { live, asked }: { live: readonly string[]; asked: readonly string[] }): readonly FactReading[] {
  const strength = live.includes(key) ? 2 : 1;
  const denials = allMatches(cue.no, text);
  const rest = denials.reduce((left, { index, 0: said }) => blankOut(left, index, said.length), text);
  const no = denials.at(-1);
  const yes = allMatches(cue.yes, rest).at(-1);
  if (no !== undefined && (yes === undefined || yes.index < no.index)) return [{ key, value: false, said: no[0], rough: false, strength }];
  if (yes !== undefined) return [{ key, value: true, said: yes[0], rough: false, strength }];
  if (asked.length === 1 && asked[0] === key) {
    const bare = text.trim();
    if (YES.test(bare)) return [{ key, value: true, said: bare, rough: false, strength: 1 }];
    if (NO.test(bare)) return [{ key, value: false, said: bare, rough: false, strength: 1 }];
  }
  return [];
}
