import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHashPerson, shortName } from './hash-person.ts';
import { createLogger, type LoggerOptions } from './logger.ts';

const openid = 'oABCD1234567890abcdefghijklm';

const logged = (options: Partial<LoggerOptions> = {}) => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', write: (line) => lines.push(line), salt: 'salt', clock: () => new Date('2026-11-21T08:00:00Z'), ...options });
  const last = () => JSON.parse(lines.at(-1) ?? 'null') as unknown;
  return { logger, lines, last };
};

test('a line is one JSON object with the time, the level, the message and the fields', () => {
  const { logger, lines, last } = logged();
  logger.with({ requestId: 'r1' }).info('两行\n一条', { status: 200, message: 'other' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
  expect(last()).toEqual({ time: '2026-11-21T08:00:00.000Z', level: 'info', message: '两行\n一条', requestId: 'r1', status: 200, message_: 'other' });
});

test.each([
  ['debug', ['debug', 'info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['silent', []],
] as const)('level %s writes %o', (level, written) => {
  const { logger, lines } = logged({ level });
  logger.debug('a');
  logger.info('a');
  logger.warn('a');
  logger.error('a');
  expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(written);
});

test('a person is a short hash: the same for the identity in any field, in a text, and for its kept hash', () => {
  const { logger, lines, last } = logged();
  const hashPerson = createHashPerson('salt');
  const name = shortName(openid, hashPerson);
  expect(name).toMatch(/^#[0-9a-f]{10}$/u);
  logger.info(`from ${openid}`, { openid, FromUserName: openid, user: hashPerson(openid), from: { userid: openid }, list: [openid], url: `/x?openid=${openid}` });
  expect(last()).toMatchObject({ message: `from ${name}`, openid: name, FromUserName: name, user: name, from: { userid: name }, list: [name] });
  expect(lines.join('')).not.toContain(openid);
  expect(shortName(openid, createHashPerson('other'))).not.toBe(name);
});

test('secrets are removed by their field, by how they are written, and by what they are', () => {
  const { logger, lines, last } = logged({ secrets: ['Tr0ub4dor&3', 'abc'] });
  logger.warn('GET /wechat?signature=5f3e5f3e&timestamp=1700000000&nonce=12345&echostr=99887766', {
    access_token: 'hush-hush-1',
    appSecret: 'hush-hush-2',
    headers: { authorization: 'Bearer hush-hush-3', 'set-cookie': ['hush-hush-4'] },
    WECHAT_ENCODING_AES_KEY: 'hush-hush-5',
    note: 'Authorization: Bearer hush-hush-6 and sk-hush-hush-7',
    database: 'postgres://app:hush-hush-8@db/app',
    body: '{"access_token":"hush-hush-9","expires_in":7200}',
    ticket: { deep: 'hush-hush-10' },
    said: 'the word is Tr0ub4dor&3, not abc',
    usage: { prompt_tokens: 12, completion_tokens: 5 },
    tokens: 17,
    token: '',
  });
  const line = lines.join('');
  expect(line).not.toMatch(/hush|5f3e5f3e|99887766|Tr0ub/u);
  expect(line).toContain('timestamp=1700000000');
  expect(last()).toMatchObject({
    said: 'the word is [removed], not abc',
    usage: { prompt_tokens: 12, completion_tokens: 5 },
    tokens: 17,
    token: '',
    database: 'postgres://app:[removed]@db/app',
  });
});

test('identity and mobile numbers are masked in every text, number and name', () => {
  const { logger, lines } = logged();
  logger.error('我13800138000', { text: '证号11010519491231002X', phone: 13800138000, 13900139000: { in: ['13700137000'] } });
  expect(lines.join('')).not.toMatch(/\d{9}/u);
});

test('an error tells its name, code, cause and place, redacted', () => {
  const { logger, last } = logged();
  class ApiError extends Error {
    override readonly name = 'ApiError';
    readonly code = 40_001;
  }
  logger.error('send failed', { error: new ApiError(`invalid openid ${openid}`, { cause: new Error('13800138000') }) });
  expect(last()).toMatchObject({ error: { name: 'ApiError', code: 40_001, cause: { name: 'Error', message: '138********' } } });
  expect(JSON.stringify(last())).not.toContain(openid);
});

test('nothing that is thrown at it breaks it or makes the line endless', () => {
  const { logger, lines } = logged();
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const trap = {
    get broken(): string {
      throw new Error('no');
    },
  };
  const odd = {
    circle,
    trap,
    big: 10n,
    nothing: undefined,
    when: new Date(Number.NaN),
    bytes: new Uint8Array(9),
    map: new Map([['token', 'hush-hush']]),
    f: () => 1,
    s: Symbol('x'),
  };
  logger.info('trap', trap);
  expect(lines.pop()).toContain('[unreadable]');
  logger.info('odd', { ...odd, long: 'x'.repeat(100_000), wide: Array.from({ length: 100_000 }, (_, i) => i) });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.length).toBeLessThan(10_000);
  expect(lines[0]).not.toContain('hush');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
      logger.info('any', fields);
      return typeof JSON.parse(lines.at(-1) ?? '') === 'object';
    }),
  );
});
