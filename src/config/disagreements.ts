import type { SettingName, SettingValues } from './setting-shape.ts';

/** What each value allows and the others do not. */
export const disagreements = (values: SettingValues): string[] => {
  const problems: string[] = [];
  const needs = (name: SettingName, wanted: readonly SettingName[], why: string) => {
    const missing = wanted.filter((each) => !isSet(values[each]));
    if (missing.length > 0) problems.push(`${name} is set, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not: ${why}.`);
  };
  if (values.WECHAT_MODE === 'secure' || values.WECHAT_MODE === 'compat') needs('WECHAT_MODE', ['WECHAT_ENCODING_AES_KEY'], `${values.WECHAT_MODE} messages are encrypted with it`);
  if (isSet(values.WECHAT_ENCODING_AES_KEY) && values.WECHAT_MODE !== 'plain')
    needs('WECHAT_ENCODING_AES_KEY', ['WECHAT_APP_ID'], 'every encrypted message names the account it is for');
  if (values.WECHAT_REPLY === 'active') needs('WECHAT_REPLY', ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'], 'active replies are sent in the name of the account');
  if (isSet(values.WECHAT_APP_SECRET)) needs('WECHAT_APP_SECRET', ['WECHAT_APP_ID'], 'a secret belongs to an account');
  if (isSet(values.WECOM_TOKEN))
    needs('WECOM_TOKEN', ['WECOM_ENCODING_AES_KEY', 'WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET'], 'the app’s callback is encrypted and its replies are sent by the app');
  if (isSet(values.WECOM_ENCODING_AES_KEY)) needs('WECOM_ENCODING_AES_KEY', ['WECOM_TOKEN'], 'the app’s callback is signed with it');
  if (isSet(values.WECOM_BOT_TOKEN)) needs('WECOM_BOT_TOKEN', ['WECOM_BOT_ENCODING_AES_KEY'], 'the bot’s callback is encrypted with it');
  if (isSet(values.WECOM_BOT_ENCODING_AES_KEY)) needs('WECOM_BOT_ENCODING_AES_KEY', ['WECOM_BOT_TOKEN'], 'the bot’s callback is signed with it');
  if (isSet(values.WECOM_KF_TOKEN))
    needs('WECOM_KF_TOKEN', ['WECOM_KF_ENCODING_AES_KEY', 'WECOM_CORP_ID', 'WECOM_SECRET'], 'its callback is encrypted and messages are fetched by their secret');
  if (isSet(values.WECOM_KF_ENCODING_AES_KEY)) needs('WECOM_KF_ENCODING_AES_KEY', ['WECOM_KF_TOKEN'], 'its callback is signed with it');
  for (const model of ['CHAT_MODEL', 'EMBEDDING_MODEL'] as const) {
    if (isSet(values[model]) && !isSet(values.OPENAI_API_KEY) && !isSet(values.OPENAI_BASE_URL)) {
      problems.push(`${model} is set, and neither OPENAI_API_KEY nor OPENAI_BASE_URL is: a model needs the key of its service, or the address of one that asks for none.`);
    }
  }
  return problems;
};

const isSet = (value: SettingValues[SettingName]): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);
