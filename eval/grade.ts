import { fold } from '../src/text/normalise.ts';
import type { Expectation } from './case.ts';

/** What a turn came to, as far as grading looks at it. */
export type Outcome = Readonly<{ reply: string; quotes: readonly string[]; outcomes: readonly string[]; refused: boolean }>;

const NUMERIC = /^[\d.]+$/u;

/** Whether a string stands in a text, white space, width and case aside; a figure only where no further digit touches it. */
export function holds(text: string, wanted: string): boolean {
  const hay = fold(text);
  const needle = fold(wanted);
  if (needle === '') return true;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const before = hay.slice(0, at);
    const after = hay.slice(at + needle.length);
    const left = /^\d/u.test(needle) && (/\d$/u.test(before) || (/\d[.,]$/u.test(before) && NUMERIC.test(needle)));
    const right = /\d$/u.test(needle) && /^(\d|[.,]\d)/u.test(after);
    if (!left && !right) return true;
  }
  return false;
}

const REFUSALS = [
  /没有(找到|查到|收录|提到|提及|说明|给出|相关|涉及|规定|依据|可靠)/u,
  /未(找到|查到|收录|提到|提及|说明|给出|涉及|规定|载明|明确)/u,
  /(无法|不能|不便)(回答|确认|判断|提供|确定|给出)/u,
  /(资料|文件|文档|知识库|来源)(里|中|库)*(都|均|也)?(没有|未|无)/u,
  /超出.{0,8}范围/u,
  /查不到|找不到|不掌握|没有依据|暂无/u,
];

export function soundsLikeRefusal(reply: string): boolean {
  const said = fold(reply);
  return REFUSALS.some((pattern) => pattern.test(said));
}

/** What a turn lacks; nothing when it meets its expectation. */
export function faultsOf(expect: Expectation, { reply, quotes, outcomes, refused }: Outcome): readonly string[] {
  const faults: string[] = [];
  for (const group of expect.all ?? []) if (!group.some((wanted) => holds(reply, wanted))) faults.push(`lacks ${group.slice(0, 6).join(' | ')}`);
  for (const unwanted of expect.none ?? []) if (holds(reply, unwanted)) faults.push(`must not say ${unwanted}`);
  for (const wanted of expect.cite ?? []) if (!quotes.some((quote) => fold(quote).includes(fold(wanted)))) faults.push(`no citation quotes ${wanted}`);
  if (expect.asks !== undefined && !(expect.asks.some((wanted) => holds(reply, wanted)) && /[?？]|请/u.test(reply))) faults.push(`does not ask for ${expect.asks.join(' | ')}`);
  if (expect.refuses === true && !refused && !soundsLikeRefusal(reply)) faults.push('does not refuse');
  if (expect.outcome !== undefined && !outcomes.includes(expect.outcome)) faults.push(`no rule outcome ${expect.outcome}`);
  return faults;
}
