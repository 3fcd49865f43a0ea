/** Replies that no document is needed for. */

const EXAMPLE = '比如「社工师三年要学多少学时」';

const WORDLESS: Readonly<Record<string, string>> = {
  voice: `这条语音我没听到文字,麻烦打字告诉我,${EXAMPLE}。用输入法的语音转文字也可以。`,
  image: `图片里的内容我看不到,请把想问的打成文字,${EXAMPLE}。`,
  video: `视频里的内容我看不到,请把想问的打成文字,${EXAMPLE}。`,
  shortvideo: `视频里的内容我看不到,请把想问的打成文字,${EXAMPLE}。`,
  location: '我不按位置查,请直接说是哪里的政策,比如「北京落户要什么条件」「碧江社工站能申请什么服务」。',
  link: `链接里的内容我打不开,请把想问的打成文字,${EXAMPLE}。`,
  file: `文件里的内容我打不开,请把想问的打成文字,${EXAMPLE}。`,
  sticker: `收到啦。想查社工政策就打字告诉我,${EXAMPLE}。`,
};

/** One sentence for a message without words. */
export function wordlessReply(kind: string): string {
  return WORDLESS[kind] ?? `这种消息我看不了,请打字告诉我,${EXAMPLE}。`;
}

/** Three questions to tap under the welcome: a look-up, an eligibility and a sum. */
export const WELCOME_EXAMPLES = ['社工师三年要学多少学时', '中级,社保交了四年半,能在北京落户吗', '碧江社工师一年能领多少补贴'] as const;

export const WELCOME = '您好,这里是「有据」,自动回答社工政策问题:证书登记、继续教育、落户、职称、补贴。每句话都附原文出处,可以自己核对。直接打字问,或点一个试试:';

/** While a reply takes longer than the platform waits. */
export const PENDING = '还在查,稍等一会儿,回复「继续」就能看到。';

/** Behind the reply to a later message, when an earlier reply has become ready. */
export const EARLIER_READY = '(上一个问题的答案好了,回复「继续」查看)';

/** When answering failed for good. */
export const APOLOGY = '抱歉,刚才出了点问题,这个问题没有查成。请过一会儿再问一次。';
