import * as z from 'zod';
import { readText, type Content } from '../wechat/messages/inbound.ts';

const words = z.looseObject({ content: z.string() });
const quoted = z.looseObject({ msgtype: z.string(), text: words.optional(), voice: words.optional(), markdown: words.optional() });

/** What a bot of 企业微信 is sent, as far as a reply depends on it. */
export const botMessageSchema = z.looseObject({
  msgid: z.string().min(1),
  chatid: z.string().optional(),
  chattype: z.string().optional(),
  from: z.looseObject({ userid: z.string().min(1) }),
  response_url: z.string().optional(),
  msgtype: z.string(),
  text: words.optional(),
  voice: words.optional(),
  mixed: z.looseObject({ msg_item: z.array(z.looseObject({ msgtype: z.string(), text: words.optional() })) }).optional(),
  quote: quoted.optional(),
  stream: z.looseObject({ id: z.string() }).optional(),
  event: z
    .looseObject({
      eventtype: z.string(),
      feedback_event: z.looseObject({ id: z.string(), type: z.int(), content: z.string().optional(), inaccurate_reason_list: z.array(z.int()).optional() }).optional(),
    })
    .optional(),
});
export type BotMessage = z.infer<typeof botMessageSchema>;

/** Whose conversation it is. In a group it is one of its own: what a person told the bot alone is not said before others. */
export const botUser = ({ from, chatid, chattype }: BotMessage): string => (chattype === 'group' ? `${chatid ?? ''}:${from.userid}` : from.userid);

/** Words that point at what is quoted and ask nothing by themselves. */
const POINTS = /^(?:这个|这条|这里|这句|这|那个|上面(?:这个|的)?|同问|求解|怎么看|怎么回答|什么意思|是吗|对吗|真的吗)?[呢吗么吧啊呀?？!！。,， ]*$/u;

/** What is asked: the words typed or spoken; where they only point, the words they quote. */
export function readBotContent({ msgtype, chattype, text, voice, mixed, quote }: BotMessage): Content {
  const typed = mixed?.msg_item.map((item) => item.text?.content ?? '').join(' ') ?? text?.content ?? voice?.content;
  if (typed === undefined) return { type: 'wordless', kind: msgtype };
  const own = (chattype === 'group' ? typed.replace(/^\s*@\S+\s*/u, '') : typed).trim();
  const pointed = quote?.text?.content ?? quote?.voice?.content;
  const content = readText(POINTS.test(own) && pointed !== undefined ? pointed : own);
  return content.type === 'wordless' && msgtype === 'mixed' ? { type: 'wordless', kind: 'image' } : content;
}

const REASONS: Readonly<Record<number, string>> = { 1: '与问题无关', 2: '内容不完整', 3: '内容有错误', 4: '分析错误' };

/** A verdict as it is kept; undefined when one was taken back. */
export function readFeedback({ event }: BotMessage): Readonly<{ id: string; useful: boolean; reasons: readonly string[] }> | undefined {
  const given = event?.feedback_event;
  if (given === undefined || (given.type !== 1 && given.type !== 2)) return undefined;
  const { id, type, content = '', inaccurate_reason_list: list = [] } = given;
  const said = content.trim().slice(0, 200);
  return { id, useful: type === 1, reasons: [...list.map((reason) => REASONS[reason] ?? `原因${reason}`), ...(said === '' ? [] : [said])] };
}
