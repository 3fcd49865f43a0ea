import type { Reply } from '../../../answer/assistant-port.ts';
import { WELCOME, WELCOME_EXAMPLES } from '../messages/fixed-replies.ts';
import { renderParts } from './render-parts.ts';
import { tappable } from './source-line.ts';

/** Bytes of one message. No official number was found: 2047 and 2048 are reported, and what happens above differs. */
export const PART_BYTES = 2040;
/** Room for 「上一个问题的答案好了」 below a reply in a response. */
export const RESPONSE_BYTES = 1960;

const WORDS = '(回复「继续」看没说完的,「原文1」看第1条出处的原话,「菜单」看能问什么,「人工」找人,「忘掉我」清除记录)';

/** A reply for WeChat: texts of one message each. */
export function renderForWeChat({ suggestions, ...reply }: Reply, { limit }: Readonly<{ limit: number }>): readonly string[] {
  const ending = suggestions.length === 0 ? '' : `您还可以问:\n${suggestions.map((words) => `· ${tappable(words)}`).join('\n')}`;
  return renderParts(reply, { limit, ending, teaching: WORDS });
}

/** What a new follower reads: what this is, and three questions to tap. */
export const welcomeForWeChat = (): string => `${WELCOME}\n${WELCOME_EXAMPLES.map((words) => `· ${tappable(words)}`).join('\n')}`;
