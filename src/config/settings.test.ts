import { describe, expect, test } from 'vitest';
import { SettingsError } from './errors.ts';
import { hintsFor } from './hints.ts';
import { secretsIn } from './secrets.ts';
import { readSettings } from './settings.ts';

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const otherKey = `${key.slice(1)}Z`;
const appId = 'wx0123456789abcdef';
const appSecret = '0123456789abcdef0123456789abcdef';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe('readSettings', () => {
  test('needs nothing', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 8787, host: undefined, dataDir: './data', databaseUrl: undefined, indexUri: undefined, chatModel: undefined, logLevel: 'info' });
    expect(settings.wechat).toEqual({ tokens: [], aesKeys: [], appId: undefined, appSecret: undefined, mode: 'plain', reply: 'passive', apiBase: 'https://api.weixin.qq.com' });
    expect(settings.wecom).toMatchObject({ app: undefined, bot: undefined, kf: undefined, apiBase: 'https://qyapi.weixin.qq.com' });
  });

  test('what is empty or no text counts as not set', () => {
    expect(readSettings({ PORT: '', LOG_LEVEL: '  ', WECHAT_TOKEN: '', DB: { prepare: () => {} }, PUBLIC_URL: undefined })).toEqual(readSettings({}));
  });

  test('reads all of them', () => {
    const settings = readSettings({
      PORT: ' 80 ',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://youju.example.org/',
      DATABASE_URL: 'postgres://app:secret@db/app',
      INDEX_URI: 's3://bucket/index',
      CHAT_MODEL: 'qwen-plus',
      OPENAI_API_KEY: 'sk-1',
      OPENAI_BASE_URL: 'http://localhost:11434/v1',
      WECHAT_TOKEN: 'newtoken, oldtoken',
      WECHAT_APP_ID: appId,
      WECHAT_APP_SECRET: appSecret,
      WECHAT_ENCODING_AES_KEY: `${otherKey},${key}`,
      WECHAT_REPLY: 'active',
      WECOM_BOT_TOKEN: 'bot',
      WECOM_BOT_ENCODING_AES_KEY: key,
      ADMIN_TOKEN: 'long-enough',
      LOG_LEVEL: 'debug',
    });
    expect(settings).toMatchObject({
      port: 80,
      host: '127.0.0.1',
      publicUrl: 'https://youju.example.org',
      indexUri: 's3://bucket/index',
      chatModel: 'qwen-plus',
      logLevel: 'debug',
    });
    expect(settings.openai).toEqual({ apiKey: 'sk-1', baseUrl: 'http://localhost:11434/v1' });
    expect(settings.wechat).toMatchObject({ tokens: ['newtoken', 'oldtoken'], aesKeys: [otherKey, key], mode: 'secure', reply: 'active', appId });
    expect(settings.wecom.bot).toEqual({ tokens: ['bot'], aesKeys: [key] });
  });

  test.each([
    ['a key makes it secure', { WECHAT_TOKEN: 'abc', WECHAT_APP_ID: appId, WECHAT_ENCODING_AES_KEY: key }, 'secure'],
    ['unless it is said', { WECHAT_TOKEN: 'abc', WECHAT_APP_ID: appId, WECHAT_ENCODING_AES_KEY: key, WECHAT_MODE: 'compat' }, 'compat'],
    ['no key, plain', { WECHAT_TOKEN: 'abc' }, 'plain'],
  ])('the mode of WeChat: %s', (_, env, mode) => {
    expect(readSettings(env).wechat.mode).toBe(mode);
  });

  test.each([
    ['PORT', 'http', 'PORT is "http"; it should be a port number from 0 to 65535.'],
    ['PORT', '65536', 'PORT is "65536"; it should be a port number from 0 to 65535.'],
    ['PUBLIC_URL', 'youju.example.org', 'PUBLIC_URL is "youju.example.org"; it should be an address that begins with https:// or http://, without user name, ? or #.'],
    ['PUBLIC_URL', 'https://', 'PUBLIC_URL is "https://"; it should be an address'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; it should be one of debug, info, warn, error, silent.'],
    ['INDEX_URI', 'ftp://x', 'INDEX_URI is "ftp://x"; it should be a folder, s3://BUCKET/PATH or db://DATABASE.'],
    ['WECHAT_APP_ID', 'gh_123', 'WECHAT_APP_ID is "gh_123"; it should be wx and 16 letters and digits.'],
    ['WECHAT_MODE', '安全模式', 'WECHAT_MODE is "安全模式"; it should be one of plain, compat, secure.'],
    ['DATABASE_URL', 'mysql://root:hunter22@db/x', 'DATABASE_URL is a text of 26 characters; it should be postgres://'],
    ['WECHAT_ENCODING_AES_KEY', 'hunter22', 'WECHAT_ENCODING_AES_KEY is a text of 8 characters; it should be 43 letters and digits, or two such values with a comma between.'],
    ['WECHAT_ENCODING_AES_KEY', `${key},${key},${key}`, 'WECHAT_ENCODING_AES_KEY is a text of 131 characters'],
    ['WECHAT_TOKEN', 'hunter22!', 'WECHAT_TOKEN is a text of 9 characters; it should be 3 to 32 letters and digits, or two'],
    ['ADMIN_TOKEN', 'hunter2', 'ADMIN_TOKEN is a text of 7 characters; it should be at least 8 characters, without blanks.'],
    ['OPENAI_API_KEY', 'hunter22 x', 'OPENAI_API_KEY is a text of 10 characters; it should be a key without blanks.'],
  ])('%s: %s is named with what it should be', (name, value, sentence) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
    expect(problems[0]).not.toContain('hunter2');
  });

  test.each([
    [{ WECHAT_MODE: 'secure' }, 'WECHAT_MODE is set, and WECHAT_ENCODING_AES_KEY is not: secure messages are encrypted with it.'],
    [{ WECHAT_ENCODING_AES_KEY: key }, 'WECHAT_ENCODING_AES_KEY is set, and WECHAT_APP_ID is not: every encrypted message names the account it is for.'],
    [{ WECHAT_REPLY: 'active' }, 'WECHAT_REPLY is set, and WECHAT_APP_ID and WECHAT_APP_SECRET are not: active replies are sent in the name of the account.'],
    [{ WECOM_BOT_TOKEN: 'bot' }, 'WECOM_BOT_TOKEN is set, and WECOM_BOT_ENCODING_AES_KEY is not: the bot’s callback is encrypted with it.'],
    [{ WECOM_TOKEN: 'app', WECOM_ENCODING_AES_KEY: key, WECOM_CORP_ID: 'ww0123456789abcdef' }, 'WECOM_TOKEN is set, and WECOM_AGENT_ID and WECOM_SECRET are not'],
    [{ WECOM_KF_TOKEN: 'kef' }, 'WECOM_KF_TOKEN is set, and WECOM_KF_ENCODING_AES_KEY and WECOM_CORP_ID and WECOM_SECRET are not'],
    [{ CHAT_MODEL: 'gpt' }, 'CHAT_MODEL is set, and neither OPENAI_API_KEY nor OPENAI_BASE_URL is'],
  ])('settings that need others: %o', (env, sentence) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
  });

  test('all that is wrong is named at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT is "x".*\nLOG_LEVEL is "y"/u);
  });

  test.each([':memory:', 'file:data/a.db', './a.db', '/var/a.db', 'C:\\data\\a.db', 'postgresql://h/d'])('%s is an address of a database', (url) => {
    expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});

describe('hintsFor', () => {
  const hints = (env: Record<string, string>) => hintsFor(env, readSettings(env));

  test('says nothing where all is well', () => {
    expect(hints({})).toEqual([]);
    expect(hints({ PATH: '/bin', HOSTNAME: 'a', OPENAI_ORG_ID: 'org', npm_config_user_agent: 'x', DATABASE_HOST: 'h', WECHAT_TOKEN: 'abc', PUBLIC_URL: 'https://a.org' })).toEqual(
      [],
    );
  });

  test.each([
    ['WECHAT_TOEKN', 'WECHAT_TOKEN'],
    ['WECHAT_AES_KEY', 'WECHAT_ENCODING_AES_KEY'],
    ['WECHAT_SECRET', 'WECHAT_APP_SECRET'],
    ['WECOM_CORPID', 'WECOM_CORP_ID'],
    ['OPENAI_APIKEY', 'OPENAI_API_KEY'],
    ['CHAT_MODELS', 'CHAT_MODEL'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
  ])('%s is answered with %s', (name, nearest) => {
    const [hint = '', ...more] = hints({ [name]: 'x' });
    expect(more).toEqual([]);
    expect(hint).toContain(`${name} is no setting`);
    expect(hint).toContain(nearest);
  });

  test('names what was set up halfway', () => {
    expect(hints({ WECHAT_APP_ID: appId })).toEqual(['WECHAT_TOKEN is not set: messages from WeChat are not received.']);
    expect(hints({ OPENAI_API_KEY: 'sk-1' })).toEqual(['OPENAI_API_KEY is set, and neither CHAT_MODEL nor EMBEDDING_MODEL is: no model is used.']);
    expect(hints({ WECHAT_TOKEN: 'abc' })[0]).toContain('PUBLIC_URL is not set');
    expect(hints({ WECOM_CORP_ID: 'ww0123456789abcdef' })[0]).toContain('WECOM_TOKEN');
  });
});

test('the secrets among the settings are known to the log', () => {
  expect(
    secretsIn({
      PORT: '80',
      WECHAT_TOKEN: 'newtoken, oldtoken',
      OPENAI_API_KEY: 'sk-1',
      ADMIN_TOKEN: '',
      DATABASE_URL: 'postgres://app:p%40ss@db/app',
      WECHAT_APP_ID: appId,
    }).toSorted(),
  ).toEqual(['newtoken', 'oldtoken', 'p%40ss', 'p@ss', 'sk-1']);
  expect(secretsIn({ DATABASE_URL: 'postgres://db/app' })).toEqual([]);
  expect(secretsIn({ DATABASE_URL: './a.db' })).toEqual([]);
});
