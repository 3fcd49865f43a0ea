import type { Sender } from '../replies/send-replies.ts';
import type { PlatformApi } from './platform-api.ts';

/** 客服消息 of a 公众号: text to a person who wrote within 48 hours, and the typing sign. */
export function createCustomerMessages(api: PlatformApi): Sender {
  return {
    async send({ address, text }) {
      await api.call('/cgi-bin/message/custom/send', { touser: address, msgtype: 'text', text: { content: text } });
    },
    async typing(address) {
      await api.call('/cgi-bin/message/custom/typing', { touser: address, command: 'Typing' });
    },
  };
}
