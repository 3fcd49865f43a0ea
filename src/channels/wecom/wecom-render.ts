import type { Reply } from '../../answer/assistant-port.ts';
import { PART_BYTES } from '../wechat/render/mp-render.ts';
import { renderParts } from '../wechat/render/render-parts.ts';
import { WELCOME, WELCOME_EXAMPLES } from '../wechat/messages/fixed-replies.ts';

const WORDS = '(回复「继续」看没说完的,「原文1」看第1条出处的原话,「菜单」看能问什么,「人工」找人,「忘掉我」清除记录)';
/** Bytes of one message of a bot. */
const BOT_BYTES = 20_000;

const asked = (suggestions: readonly string[]): string => (suggestions.length === 0 ? '' : `您还可以问:\n${suggestions.map((words) => `· ${words}`).join('\n')}`);

/** A reply as texts of an app or of 微信客服: links, but nothing to tap that would send words. */
export function renderForWeCom({ suggestions, ...reply }: Reply): readonly string[] {
  return renderParts(reply, { limit: PART_BYTES, ending: asked(suggestions), teaching: WORDS });
}

/** A reply as Markdown of a bot, nearly always one part. */
export function renderForBot({ suggestions, ...reply }: Reply): readonly string[] {
  return renderParts(reply, { limit: BOT_BYTES, showLink: markdownLink, ending: asked(suggestions), teaching: WORDS });
}

const markdownLink = (url: string, words: string): string => `[${words}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;

export const welcomeForWeCom = (): string => `${WELCOME}\n${WELCOME_EXAMPLES.map((words) => `· ${words}`).join('\n')}`;
