import { expect, test } from 'vitest';
import { readInbound } from './inbound.ts';

const base = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: '1700000000', MsgId: '7250021412600020992' };

test('a text is read with its name over all deliveries', () => {
  expect(readInbound({ ...base, MsgType: 'Text', Content: ' 你好 ' })).toEqual({
    account: 'gh_1',
    from: 'o1',
    createTime: '1700000000',
    identity: 'o1|7250021412600020992|1700000000',
    content: { type: 'text', text: '你好' },
  });
});

test('one id with two senders names two messages', () => {
  const of = (from: string) => readInbound({ ...base, FromUserName: from, MsgType: 'voice' })?.identity;
  expect(of('o1')).not.toBe(of('o2'));
});

test('voice is its transcript where there is one', () => {
  expect(readInbound({ ...base, MsgType: 'voice', Recognition: '积分落户。' })?.content).toEqual({ type: 'text', text: '积分落户。' });
  expect(readInbound({ ...base, MsgType: 'voice', Recognition: '' })?.content).toEqual({ type: 'wordless', kind: 'voice' });
  expect(readInbound({ ...base, MsgType: 'voice' })?.content).toEqual({ type: 'wordless', kind: 'voice' });
});

test('an event is named by what happened', () => {
  const event = (more: Record<string, string>) => readInbound({ ToUserName: 'g', FromUserName: 'o', CreateTime: '1', MsgType: 'Event', ...more });
  expect(event({ Event: 'CLICK', EventKey: 'ask:补贴' })).toMatchObject({ identity: 'o|click|ask:补贴|1', content: { type: 'event', event: 'click', key: 'ask:补贴' } });
  expect(event({ Event: 'subscribe' })?.identity).not.toBe(event({ Event: 'unsubscribe' })?.identity);
});

test('stickers, empty and overlong texts', () => {
  const content = (text: string) => readInbound({ ...base, MsgType: 'text', Content: text })?.content;
  expect(content('  ')).toEqual({ type: 'wordless', kind: 'sticker' });
  expect(content('【收到不支持的消息类型,暂无法显示】')).toEqual({ type: 'wordless', kind: 'sticker' });
  expect(content('[收到不支持的消息类型\uff0c暂无法显示]')).toEqual({ type: 'wordless', kind: 'sticker' });
  const long = content('😀'.repeat(5000));
  expect(long?.type === 'text' && [...long.text].length).toBe(4000);
});

test('a message from nobody, or with a field given twice, is not taken', () => {
  expect(readInbound({ MsgType: 'text', Content: 'x' })).toBeUndefined();
  expect(readInbound({ ...base, FromUserName: ['a', 'b'], MsgType: 'text', Content: 'x' })).toBeUndefined();
  expect(readInbound({ ...base, MsgType: ['text', 'event'], Content: 'x' })?.content).toEqual({ type: 'wordless', kind: '' });
});
