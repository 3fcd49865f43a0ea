import { settingNames, valueIn, type Environment } from './setting-shape.ts';
import type { Settings } from './settings.ts';

/** Names of these beginnings are ours; of the others, only what is nearly one of ours. */
const ours = ['WECHAT_', 'WECOM_'];
const alsoOurs = ['OPENAI_', 'CHAT_', 'EMBEDDING_', 'PUBLIC_', 'DATABASE_', 'INDEX_', 'DATA_', 'ADMIN_', 'LOG_'];
const nearly = 2;

/** What a person who set these up should look at, a sentence each; the program starts all the same. */
export const hintsFor = (env: Environment, settings: Settings): string[] => [...unknownNames(env), ...idle(settings)];

const unknownNames = (env: Environment): string[] =>
  Object.keys(env)
    .filter((name) => !(settingNames as string[]).includes(name) && typeof env[name] === 'string')
    .flatMap((name) => {
      const nearest = settingNames.reduce((best, each) => (unlikeness(name, each) < unlikeness(name, best) ? each : best));
      const isNear = distance(name, nearest) <= nearly;
      if (ours.some((prefix) => name.startsWith(prefix))) return [`${name} is no setting of this program and has no effect; the nearest is ${nearest}.`];
      // One that is nearly OPENAI_BASE_URL is meant to be it only where that is not set.
      return isNear && alsoOurs.some((prefix) => name.startsWith(prefix)) && valueIn(env, nearest) === undefined
        ? [`${name} is no setting of this program and has no effect; did you mean ${nearest}?`]
        : [];
    });

const idle = ({ wechat, wecom, openai, chatModel, embeddingModel, publicUrl }: Settings): string[] => {
  const hints: string[] = [];
  if (wechat.tokens.length === 0 && (wechat.appId !== undefined || wechat.aesKeys.length > 0)) hints.push('WECHAT_TOKEN is not set: messages from WeChat are not received.');
  if (wecom.corpId !== undefined && !wecom.app && !wecom.kf) hints.push('Neither WECOM_TOKEN nor WECOM_KF_TOKEN is set: messages from WeCom to the app are not received.');
  if (openai.apiKey !== undefined && chatModel === undefined && embeddingModel === undefined)
    hints.push('OPENAI_API_KEY is set, and neither CHAT_MODEL nor EMBEDDING_MODEL is: no model is used.');
  if (publicUrl === undefined && (wechat.tokens.length > 0 || wecom.app || wecom.bot || wecom.kf)) {
    hints.push('PUBLIC_URL is not set: replies in WeChat have no links to their sources; the words are sent when asked for.');
  }
  return hints;
};

/** WECHAT_AES_KEY is nearer to WECHAT_ENCODING_AES_KEY, which has all its words, than to WECHAT_TOKEN, which takes fewer letters to reach. */
const unlikeness = (name: string, setting: string): number => {
  const words = setting.split('_');
  return name.split('_').every((word) => words.includes(word)) ? 1 : distance(name, setting);
};

/** Letters to insert, delete or replace to make one of the other (Levenshtein). */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};
