import * as z from 'zod';
import { disagreements } from './disagreements.ts';
import { SettingsError } from './errors.ts';
import { tellingOf } from './kinds.ts';
import { settingNames, settingShape, valueIn, type Environment, type LogLevel, type SettingName, type SettingValues } from './setting-shape.ts';

/** A callback that the platform signs and encrypts; two values each while they are exchanged, the first one is used for what we send. */
export type Callback = Readonly<{ tokens: readonly string[]; aesKeys: readonly string[] }>;

export type Settings = Readonly<{
  port: number;
  /** undefined: all addresses of the machine */
  host: string | undefined;
  /** without a slash at the end */
  publicUrl: string | undefined;
  dataDir: string;
  /** undefined: a file in `dataDir` */
  databaseUrl: string | undefined;
  /** undefined: a folder in `dataDir` */
  indexUri: string | undefined;
  chatModel: string | undefined;
  embeddingModel: string | undefined;
  openai: Readonly<{ apiKey: string | undefined; baseUrl: string | undefined }>;
  /** the channel is off where there are no tokens */
  wechat: Callback & Readonly<{ appId: string | undefined; appSecret: string | undefined; mode: 'plain' | 'compat' | 'secure'; reply: 'passive' | 'active'; apiBase: string }>;
  wecom: Readonly<{
    corpId: string | undefined;
    agentId: string | undefined;
    secret: string | undefined;
    apiBase: string;
    /** each undefined where it is off */
    app: Callback | undefined;
    bot: Callback | undefined;
    kf: Callback | undefined;
  }>;
  adminToken: string | undefined;
  logLevel: LogLevel;
}>;

/** The settings in an environment. Throws a SettingsError that names every wrong one. */
export const readSettings = (env: Environment): Settings => {
  const given = Object.fromEntries(settingNames.map((name) => [name, valueIn(env, name)] as const).filter(([, value]) => value !== undefined));
  const read = z.object(settingShape).safeParse(given);
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])));
    throw new SettingsError(settingNames.filter((name) => wrong.has(name)).map((name) => sentence(name, String(given[name]))));
  }
  const problems = disagreements(read.data);
  if (problems.length > 0) throw new SettingsError(problems);
  return settingsOf(read.data);
};

const sentence = (name: SettingName, value: string): string => {
  const { should, secret: hidden } = tellingOf(settingShape[name]);
  const found = hidden ? `a text of ${value.length} characters` : `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return `${name} is ${found}; it should be ${should}.`;
};

const settingsOf = (values: SettingValues): Settings => {
  const encrypted = values.WECHAT_ENCODING_AES_KEY.length > 0;
  const callback = (tokens: readonly string[], aesKeys: readonly string[]): Callback | undefined => (tokens.length > 0 ? { tokens, aesKeys } : undefined);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    indexUri: values.INDEX_URI,
    chatModel: values.CHAT_MODEL,
    embeddingModel: values.EMBEDDING_MODEL,
    openai: { apiKey: values.OPENAI_API_KEY, baseUrl: values.OPENAI_BASE_URL },
    wechat: {
      tokens: values.WECHAT_TOKEN,
      aesKeys: values.WECHAT_ENCODING_AES_KEY,
      appId: values.WECHAT_APP_ID,
      appSecret: values.WECHAT_APP_SECRET,
      mode: values.WECHAT_MODE ?? (encrypted ? 'secure' : 'plain'),
      reply: values.WECHAT_REPLY ?? 'passive',
      apiBase: values.WECHAT_API_BASE,
    },
    wecom: {
      corpId: values.WECOM_CORP_ID,
      agentId: values.WECOM_AGENT_ID,
      secret: values.WECOM_SECRET,
      apiBase: values.WECOM_API_BASE,
      app: callback(values.WECOM_TOKEN, values.WECOM_ENCODING_AES_KEY),
      bot: callback(values.WECOM_BOT_TOKEN, values.WECOM_BOT_ENCODING_AES_KEY),
      kf: callback(values.WECOM_KF_TOKEN, values.WECOM_KF_ENCODING_AES_KEY),
    },
    adminToken: values.ADMIN_TOKEN,
    logLevel: values.LOG_LEVEL ?? 'info',
  };
};
