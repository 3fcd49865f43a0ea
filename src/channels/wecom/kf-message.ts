import * as z from 'zod';
import type { Inbound } from '../wechat/messages/inbound.ts';
import { readText } from '../wechat/messages/inbound.ts';

/** Who wrote it: 3 the customer, 4 the system, 5 one of the staff. */
const CUSTOMER = 3;

export const kfItemSchema = z.looseObject({
  msgid: z.string(),
  open_kfid: z.string().optional(),
  external_userid: z.string().optional(),
  send_time: z.number(),
  origin: z.int().optional(),
  msgtype: z.string(),
  text: z.looseObject({ content: z.string() }).optional(),
  event: z
    .looseObject({
      event_type: z.string(),
      open_kfid: z.string().optional(),
      external_userid: z.string().optional(),
      welcome_code: z.string().optional(),
      fail_type: z.int().optional(),
    })
    .optional(),
});
export type KfItem = z.infer<typeof kfItemSchema>;

/** A page of `kf/sync_msg`; an item of an unknown shape is left out, not the page. */
export const kfPageSchema = z.looseObject({ next_cursor: z.string().default(''), has_more: z.int().default(0), msg_list: z.array(z.unknown()).default([]) });

/** Where a reply goes: the account and the customer. */
export const kfAddress = (openKfId: string, customer: string): string => JSON.stringify([openKfId, customer]);

export function readKfAddress(address: string): Readonly<{ open_kfid: string; external_userid: string }> {
  const [openKfId = '', customer = ''] = z.array(z.string()).parse(JSON.parse(address));
  return { open_kfid: openKfId, external_userid: customer };
}

/** A customer's message; undefined for events and for what the staff wrote. */
export function readKfMessage({ msgid, open_kfid: openKfId, external_userid: customer, send_time: time, origin, msgtype, text }: KfItem): Inbound | undefined {
  if (origin !== CUSTOMER || msgtype === 'event' || openKfId === undefined || customer === undefined) return undefined;
  return {
    account: openKfId,
    from: kfAddress(openKfId, customer),
    createTime: String(time),
    identity: `${openKfId}|${customer}|${msgid}`,
    content: msgtype === 'text' && text !== undefined ? readText(text.content) : { type: 'wordless', kind: msgtype },
  };
}
