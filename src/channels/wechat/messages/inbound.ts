import type { XmlFields } from '../xml/read-xml.ts';

/** What a person sent or did, as far as a reply depends on it. */
export type Content =
  | Readonly<{ type: 'text'; text: string }>
  /** a message without words: image, voice (without a transcript), video, location, link, file, sticker … */
  | Readonly<{ type: 'wordless'; kind: string }>
  /** `event` in small letters; `key`: the button, the scene or the address */
  | Readonly<{ type: 'event'; event: string; key: string }>;

export type Inbound = Readonly<{
  /** the account that was written to */
  account: string;
  /** openid, or a member's id in a company */
  from: string;
  /** seconds since 1970 */
  createTime: string;
  /** the same for every delivery of a message, and for no other message */
  identity: string;
  content: Content;
}>;

/** Longer texts are cut: no person types as much into a phone. */
export const LONGEST_TEXT = 4000;

/** What WeChat puts in place of a sticker or a message that this account cannot receive. */
const NOT_SUPPORTED = /^[[\u3010]收到不支持的消息类型[,\uff0c]?暂无法显示[\]\u3011]$/u;

/**
 * Reads a message or event. Undefined where it comes from nobody: there is no one to answer.
 * A message is named by sender, id and time together, since one id was seen with two senders; an event has no id and is named by what happened.
 */
export function readInbound(fields: XmlFields): Inbound | undefined {
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [account, from, createTime, id] = [text('ToUserName'), text('FromUserName'), text('CreateTime'), text('MsgId')];
  if (account === '' || from === '') return undefined;
  const content = readContent(text);
  const what = content.type === 'event' && id === '' ? `${content.event}|${content.key}` : id;
  return { account, from, createTime, identity: `${from}|${what}|${createTime}`, content };
}

function readContent(text: (name: string) => string): Content {
  const type = text('MsgType').toLowerCase();
  switch (type) {
    case 'event':
      return { type: 'event', event: text('Event').toLowerCase(), key: text('EventKey') };
    case 'text':
      return readText(text('Content'));
    case 'voice':
      return text('Recognition') === '' ? { type: 'wordless', kind: 'voice' } : readText(text('Recognition'));
    default:
      return { type: 'wordless', kind: type };
  }
}

/** The words of a message; an empty one and the stand-in for a sticker are no words. */
export function readText(text: string): Content {
  const words = text.trim();
  if (words === '' || NOT_SUPPORTED.test(words)) return { type: 'wordless', kind: 'sticker' };
  return { type: 'text', text: [...words].slice(0, LONGEST_TEXT).join('') };
}
