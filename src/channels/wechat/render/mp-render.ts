import type { Reply } from '../../../answer/assistant-port.ts';
import { WELCOME, WELCOME_EXAMPLES } from '../messages/fixed-replies.ts';
import { renderParts } from './render-parts.ts';
import { tappable } from './source-line.ts';

/**
 * Bytes of a part. No official number for a message was found: 2047 and 2048 are reported, and what happens above differs. 2040 is kept to, with room for
 * 「上一个问题的答案好了」 below.
 */
export const PART_BYTES = 2040 - 80;

const WORDS = '(回复「继续」看没说完的,「原文1」看第1条出处的原话,「菜单」看能问什么,「人工」找人,「忘掉我」清除记录)';

/** A reply for WeChat: texts of one message each. */
export function renderForWeChat({ suggestions, ...reply }: Reply): readonly string[] {
  const ending = suggestions.length === 0 ? '' : `您还可以问:\n${suggestions.map((words) => `· ${tappable(words)}`).join('\n')}`;
  return renderParts(reply, { limit: PART_BYTES, ending, teaching: WORDS });
}

/** What a new follower reads: what this is, and three questions to tap. */
export const welcomeForWeChat = (): string => `${WELCOME}\n${WELCOME_EXAMPLES.map((words) => `· ${tappable(words)}`).join('\n')}`;
