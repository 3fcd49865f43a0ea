import type { ChoiceCue, Fact } from '../../rules/fact.ts';
import { allMatches, blankOut, type FactReading } from './reading.ts';

/** The option that a message names; what it denies (「没正高」, 「中级还没评」) is not named. */
export function readChoice(key: string, cue: ChoiceCue, text: string, live: readonly string[]): readonly FactReading[] {
  const options = live.includes(key) ? [...cue.options, ...(cue.live ?? [])] : cue.options;
  for (const [value, pattern] of options) {
    const match = allMatches(pattern, text).find((one) => DENIAL.test(value) || !isDenied(text, one));
    if (match !== undefined) return [{ key, value, said: match[0], rough: false, strength: live.includes(key) ? 2 : 1 }];
  }
  return [];
}

/** Every option of a choice that the message names, in order of mention: 「初级中级各多少」 gives both. */
export function readAllChoices(text: string, fact: Fact<unknown>): readonly string[] {
  return [...new Set(readMentions(text, fact).map(({ value }) => value))];
}

export type Mention = Readonly<{ value: string; index: number; end: number }>;

/** Where each option of a choice is named, in order of mention. */
export function readMentions(text: string, fact: Fact<unknown>): readonly Mention[] {
  if (fact.kind !== 'choice') return [];
  const mentions: Mention[] = [];
  let rest = text;
  for (const [value, pattern] of (fact.cue as ChoiceCue).options) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      mentions.push({ value, index: match.index, end: match.index + match[0].length });
      rest = blankOut(rest, match.index, match[0].length);
    }
  }
  return mentions.toSorted((a, b) => a.index - b.index);
}

/** An option that is itself the lack of something: 无, 初审未通过. */
const DENIAL = /^无$|[未及]/u;
const DENIED_BEFORE = /(?:没有?|还没有?|未|不是|不算|并非)(?:去|能)?(?:考|评|拿|取得|聘|报|有|到|过|上|什么){0,3}$/u;
const DENIED_BEHIND = /^的?(?:证书?|职称|社工师|社会工作师|岗)?(?:还|都|也|又|暂时|目前|从来?)*(?:没|未)(?:有|去|能|再)?(?:评|考|拿|取|到|过|下来|报)(?!问题|错)/u;

function isDenied(text: string, { index, 0: said }: RegExpExecArray): boolean {
  return DENIED_BEFORE.test(text.slice(Math.max(0, index - 8), index)) || DENIED_BEHIND.test(text.slice(index + said.length));
}
