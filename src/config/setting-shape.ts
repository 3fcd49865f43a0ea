import type * as z from 'zod';
import { callbackKeys, callbackTokens, identifier, oneOf, portOr, secret, text, textOr, url, urlOr } from './kinds.ts';

/** Variables by their names: `process.env`, a Worker's bindings. */
export type Environment = Readonly<Record<string, unknown>>;

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every setting by its name in the environment. What is empty counts as not set. `docs/configuration.md` and `.env.example` tell what each is for. */
export const settingShape = {
  PORT: portOr(8787),
  HOST: text('a host name or an IP address'),
  PUBLIC_URL: url(),
  DATA_DIR: textOr('./data', 'a folder'),
  DATABASE_URL: secret(/^(?:postgres(?:ql)?:\/\/\S+|file:.+|:memory:|(?![a-z][a-z0-9+.-]+:).+)$/iu, 'postgres://USER:PASSWORD@HOST/DATABASE, file:PATH, a path or :memory:'),
  INDEX_URI: identifier(/^(?:(?:s3|s3\+ddb|gs|az|db):\/\/\S+|(?![a-z][a-z0-9+.-]+:).+)$/iu, 'a folder, s3://BUCKET/PATH or db://DATABASE'),
  CHAT_MODEL: text("a model's name"),
  EMBEDDING_MODEL: text("a model's name"),
  OPENAI_API_KEY: secret(/^\S+$/u, 'a key without blanks'),
  OPENAI_BASE_URL: url(),
  WECHAT_TOKEN: callbackTokens(),
  WECHAT_APP_ID: identifier(/^wx[0-9a-f]{16}$/iu, 'wx and 16 letters and digits'),
  WECHAT_APP_SECRET: secret(/^[0-9a-f]{32}$/iu, '32 letters and digits'),
  WECHAT_ENCODING_AES_KEY: callbackKeys(),
  WECHAT_MODE: oneOf(['plain', 'compat', 'secure']),
  WECHAT_REPLY: oneOf(['passive', 'active']),
  WECHAT_API_BASE: urlOr('https://api.weixin.qq.com'),
  WECOM_CORP_ID: identifier(/^w[a-z][0-9A-Za-z]{8,40}$/u, 'the company’s id, ww and letters and digits'),
  WECOM_AGENT_ID: identifier(/^\d{1,12}$/u, 'the number of the app'),
  WECOM_SECRET: secret(/^[\w-]{16,128}$/u, 'the letters and digits of the app’s secret'),
  WECOM_TOKEN: callbackTokens(),
  WECOM_ENCODING_AES_KEY: callbackKeys(),
  WECOM_BOT_TOKEN: callbackTokens(),
  WECOM_BOT_ENCODING_AES_KEY: callbackKeys(),
  WECOM_KF_TOKEN: callbackTokens(),
  WECOM_KF_ENCODING_AES_KEY: callbackKeys(),
  WECOM_API_BASE: urlOr('https://qyapi.weixin.qq.com'),
  ADMIN_TOKEN: secret(/^[\x21-\x7e]{8,}$/u, 'at least 8 characters, without blanks'),
  LOG_LEVEL: oneOf(logLevels),
};

export type SettingName = keyof typeof settingShape;
export const settingNames = Object.keys(settingShape) as SettingName[];

export type SettingValues = z.infer<z.ZodObject<typeof settingShape>>;

/** A setting's text in an environment, undefined where it is empty or no text (a Worker's bindings). */
export const valueIn = (env: Environment, name: SettingName): string | undefined => {
  const value = env[name];
  return (typeof value === 'string' ? value.trim() : '') || undefined;
};
