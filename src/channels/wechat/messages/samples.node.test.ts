import { describe, expect, test } from 'vitest';
import { ABSENT, sharedData } from '../testing/shared-data.node.ts';
import { readXml } from '../xml/read-xml.ts';
import { wordlessReply } from './fixed-replies.ts';
import { readInbound } from './inbound.ts';

type Samples = { items: { id: string; xml: string; msgType: string; event: string; expect: Record<string, unknown> }[] };
const samples = [sharedData<Samples>('messages_mp.json'), sharedData<Samples>('messages_wecom.json')];

describe.skipIf(samples.includes(undefined))(`published messages${samples.includes(undefined) ? `: ${ABSENT}` : ''}`, () => {
  test('every one that has a sender is read as what it is', () => {
    const kinds: Record<string, number> = {};
    for (const item of samples.flatMap((sample) => sample?.items ?? [])) {
      const inbound = readInbound(readXml(item.xml));
      if (inbound === undefined) {
        const { FromUserName: from, ToUserName: to } = item.expect;
        expect(typeof from === 'string' && from !== '' && typeof to === 'string' && to !== '', item.id).toBe(false);
        continue;
      }
      const { content } = inbound;
      expect(inbound.from).toBe(item.expect['FromUserName']);
      if (item.msgType.toLowerCase() === 'event') expect(content).toMatchObject({ type: 'event', event: item.event.toLowerCase() });
      else if (item.msgType === 'text') expect(content.type, item.id).toBe('text');
      else if (content.type === 'wordless') expect(wordlessReply(content.kind).length).toBeGreaterThan(10);
      kinds[content.type] = (kinds[content.type] ?? 0) + 1;
    }
    expect(kinds).toMatchObject({ text: expect.any(Number), event: expect.any(Number), wordless: expect.any(Number) });
    expect((kinds['text'] ?? 0) + (kinds['event'] ?? 0) + (kinds['wordless'] ?? 0)).toBeGreaterThan(180);
  });
});
