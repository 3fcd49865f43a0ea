import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { ABSENT, sharedData } from '../testing/shared-data.node.ts';
import { readXml, XmlError } from './read-xml.ts';
import { writeXml, type XmlContent } from './write-xml.ts';

type Samples = { items: { id: string; xml: string; expect: Record<string, unknown> }[] };
type Malformed = {
  items: { id: string; body?: string; bodyRepeat?: { open: string; close: string; fill?: string; times: number }; expect: string; parsed?: Record<string, unknown> }[];
};
type Replies = {
  items: { id: string; parsed: Record<string, XmlContent> }[];
  escaping: { id: string; text?: string; fields?: { title: string; description: string; musicUrl: string }; mustContain?: string[] }[];
};

const mp = sharedData<Samples>('messages_mp.json');
const wecom = sharedData<Samples>('messages_wecom.json');
const malformed = sharedData<Malformed>('malformed.json');
const replies = sharedData<Replies>('replies.json');
const absent = mp === undefined || wecom === undefined || malformed === undefined || replies === undefined;

describe.skipIf(absent)(`published messages${absent ? `: ${ABSENT}` : ''}`, () => {
  const messages = [...(mp?.items ?? []), ...(wecom?.items ?? [])];

  test('all 203 are read with their values as text', () => {
    for (const { id, xml, expect: expected } of messages) expect({ id, ...readXml(xml) }).toEqual({ id, ...expected });
    expect(messages).toHaveLength(203);
  });

  test.each(malformed?.items ?? [])('body $id: $expect', ({ id, body, bodyRepeat, expect: expected, parsed }) => {
    const { open = '', close = '', fill = '', times = 0 } = bodyRepeat ?? {};
    const text = body ?? (fill === '' ? open.repeat(times) + close.repeat(times) : open + fill.repeat(times) + close);
    const read = () => readXml(text);
    if (expected.startsWith('reject') && id !== 'duplicate-fields') expect(read).toThrow(XmlError);
    else if (parsed !== undefined) expect(read()).toEqual(parsed);
    else expect(read()).toBeTypeOf('object');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('replies of other libraries come back from what is written here', () => {
    for (const { id, parsed } of replies?.items ?? []) expect({ id, ...readXml(writeXml(parsed)) }).toEqual({ id, ...parsed });
    expect(replies?.items).toHaveLength(32);
  });

  test.each(replies?.escaping ?? [])('escaping $id holds for another parser as well', ({ text, fields, mustContain }) => {
    if (fields !== undefined) {
      const written = writeXml({ Music: { Title: fields.title, Description: fields.description, MusicUrl: fields.musicUrl } });
      for (const piece of mustContain ?? []) expect(written).toContain(piece);
      return;
    }
    const written = writeXml({ MsgType: 'text', Content: text ?? '' });
    const { DOMParser } = parseHTML('<p></p>');
    const document = new DOMParser().parseFromString(written, 'text/xml');
    expect(document.getElementsByTagName('MsgType')).toHaveLength(1);
    expect(document.getElementsByTagName('Content')[0]?.textContent).toBe(readXml(written)['Content']);
    expect(readXml(written)['MsgType']).toBe('text');
  });
});
