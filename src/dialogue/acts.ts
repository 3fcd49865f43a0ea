/** What a message does when it is not a question about the profession. Patterns meet the normalised text. */
export type Act =
  | { act: 'continue' }
  | { act: 'original'; n: number }
  | { act: 'menu' }
  | { act: 'forget' }
  | { act: 'memory' }
  | { act: 'human' }
  | { act: 'feedback'; useful: boolean }
  | { act: 'next-step' }
  | { act: 'step'; n: number }
  | { act: 'greeting' }
  | { act: 'thanks' }
  | { act: 'identity' }
  | { act: 'capabilities' }
  | { act: 'inside' }
  | { act: 'outside' }
  | { act: 'distress' }
  | { act: 'violence' }
  | { act: 'comfort' }
  | { act: 'farewell' };

import { readNumber } from '../text/numerals.ts';

const ENDING = '[吗嘛呢吧啊呀哦哈了的~。.!?!,， ]*$';
const whole = (pattern: string) => new RegExp(`^[ ,，。]*(?:${pattern})${ENDING}`, 'u');

const CONTINUE = whole('继续|接着(说|讲)?|还有呢|下面的?|1|往下|更多');
const MENU = whole('菜单|帮助|help|功能|目录|使用说明');
const FORGET = /^(请|麻烦)?(忘(掉|记|了)(我|之前的?)|(删除|清除|清空|删掉|抹掉)(我|的|所有|全部)+(记录|信息|资料|数据|聊天记录))/u;
const MEMORY = /(你|您)?(都)?(记(得|住|了|着)|保存|存)(了|着)?(我|俺)(的|说的|哪些|什么|些什么)|我(都)?(跟|和)你说过(什么|哪些)|(看看|查看)(我的)?(记录|资料|档案)$/u;
const HUMAN = whole('(转|找|要)?(人工|真人)(客服|服务)?');
const USEFUL = whole('有用|有帮助|挺有用|很有用|👍|点赞');
const USELESS = whole('没用|没有用|没帮助|答非所问|不对题|👎');
const NEXT_STEP = /^(那)?(下一步|然后呢|接下来(呢|做什么|干什么|怎么办|怎么做)?|之后呢|再然后|后面呢|做完这步呢)/u;
const STEP = /第([一二三四五六七八九十\d]+)步/u;
const GREETING = whole('(你|您)好(呀|啊)?|在(吗|不|么)|在不在|有人(在)?(吗|不)?|hi|hello|嗨|哈喽|早上好|上午好|下午好|晚上好|早|喂');
const THANKS = /^(太|非常|真|好的?|嗯|行|ok|哦)?[ ,，]*(谢谢|多谢|感谢|谢啦|谢了|辛苦了|3q|thanks|thx|太谢谢|万分感谢|谢谢你)/u;
const THANKED = /谢谢(啦|你|您|了|哈|哦)?[~。.!, ]*$|多亏(了)?(你|您)|帮(了)?(我)?(大忙|忙了)|感谢|辛苦(你|您)?了[~。.!]*$/u;
const LEAVING = /(拜拜|再见|回头见|下次(再)?(聊|问)|先(下班|走|撤|忙|睡)了?|晚安)[~。.!, ]*(拜拜|再见|啦|了|哈)?[~。.!]*$/u;
const ASKS_MORE = /(怎么|什么|多少|哪|几|吗|能不能|可以|呢\??$|\?)/u;
const FAREWELL = whole('再见|拜拜|bye|回头聊|先这样|晚安|88');
const IDENTITY =
  /(你|您|这)(到底)?(是|算)(不是)?(真人|机器人|人工|ai|谁|什么(东西|人|模型)?|啥|哪个|人吗|活人|客服|gpt|chatgpt|deepseek)|你叫什么|真人还是|(介绍|说说).{0,2}你自己|哪家(公司)?(做|开发)的/u;
const CAPABILITIES =
  /(你|您|这(个|里)?)(都|还|到底)?(能|可以|会|可)(帮|为|给|替)?(我|我们|大家)?(都)?(做|干|查|问|答|回答|解决|帮|搞)(点|些)?(什么|哪些|啥)|(有(什么|哪些)|什么)功能|怎么(用|使用)你|能问(你)?(什么|哪些|啥)|你(都)?(会|懂)(些)?(什么|哪些|啥)/u;
const INSIDE = /(系统|后台|初始|内部|隐藏)?(提示词|prompt|system ?prompt|系统(指令|设定|提示(词|语))|你的(设定|指令|规则原文|配置|密钥)|api ?key|密钥|源代码|环境变量)/u;
/** what people try an assistant with; no document here is about it */
const OUTSIDE = /天气|下(?:不下)?雨|下雪|气温|(?:讲|说)个?(?:笑话|故事)|(?:写|作)一?首诗|唱首?歌|彩票|炒股|股票|算命|星座/u;
const DISTRESS = /(不想活|想死|活着没(意思|意义|劲)|活不下去|活够了|自杀|自残|轻生|割腕|跳楼|吞药|了结自己|结束生命|寻短见|撑不住了|撑不下去|崩溃了|绝望)/u;
const VIOLENCE =
  /(家暴|被(他|她|人|老公|丈夫|爸|妈|男友|前夫)?(打|虐待|性侵|强奸|殴打|囚禁|跟踪)|(老公|丈夫|男朋友|男友|前夫|他|爸|继父).{0,6}(动手|打我|打人|打孩子|要(杀|打死)|掐|拿刀)|(躲在|躲进|不敢回家).{0,10}(厕所|屋|房|家|外面)?)/u;
/** Tiredness and grief of the trade: no question, and no passage is an answer. */
const COMFORT =
  /(心累|好累|太累|累死|累垮|好难过|很难过|难受|想哭|哭了|委屈|自责|是不是我(没|做)|没做好|心里堵|压力(好|太|很)?大|撑得住|坚持不(住|下去)|burnout|倦怠|被.{0,8}骂|挨骂|走了.{0,6}(哭|难过|没能)|去世|离世|过世)/u;
/** 「社工怎么介入家暴个案」 is a professional question, not a cry for help. */
const PROFESSIONAL = /(个案|服务对象|案主|介入|政策|规定|文件|岗位|考试|补贴|项目)/u;

/** A complaint that comes with a question of policy is still that question. */
const POLICY = /(政策|规定|补贴|落户|登记|学时|职称|证书|报名|申请|多少|几(年|个|天|分|月)|怎么(办|弄|申)|哪里|能不能|可以吗|有没有)/u;

/** The act of a message, or undefined when it asks about the profession (or cannot be told apart from that). */
export function readAct(text: string): Act | undefined {
  const said = text.trim();
  if (DISTRESS.test(said) && !PROFESSIONAL.test(said)) return { act: 'distress' };
  if (VIOLENCE.test(said) && !PROFESSIONAL.test(said)) return { act: 'violence' };
  if (COMFORT.test(said) && !PROFESSIONAL.test(said.replace(/服务对象|案主/gu, '')) && !POLICY.test(said)) return { act: 'comfort' };
  if (INSIDE.test(said)) return { act: 'inside' };
  if (OUTSIDE.test(said) && !PROFESSIONAL.test(said) && !/社工|社会工作/u.test(said)) return { act: 'outside' };
  if (FORGET.test(said)) return { act: 'forget' };
  if (MEMORY.test(said)) return { act: 'memory' };
  if (CONTINUE.test(said)) return { act: 'continue' };
  const original = /^(看)?(原文|出处|来源)\s*(\d+|[一二三四五六七八九十])?$/u.exec(said);
  if (original !== null) return { act: 'original', n: readNumber(original[3] ?? '1') ?? 1 };
  if (MENU.test(said)) return { act: 'menu' };
  if (HUMAN.test(said)) return { act: 'human' };
  if (USEFUL.test(said)) return { act: 'feedback', useful: true };
  if (USELESS.test(said)) return { act: 'feedback', useful: false };
  if (NEXT_STEP.test(said)) return { act: 'next-step' };
  const step = STEP.exec(said);
  if (step !== null) return { act: 'step', n: readNumber(step[1] ?? '') ?? 1 };
  if (GREETING.test(said)) return { act: 'greeting' };
  if (THANKED.test(said) && !ASKS_MORE.test(said)) return { act: 'thanks' };
  if (LEAVING.test(said) && !ASKS_MORE.test(said)) return { act: 'farewell' };
  if (THANKS.test(said) && !ASKS_MORE.test(said.replace(THANKS, ''))) return { act: 'thanks' };
  if (FAREWELL.test(said)) return { act: 'farewell' };
  if (CAPABILITIES.test(said)) return { act: 'capabilities' };
  if (IDENTITY.test(said)) return { act: 'identity' };
  return undefined;
}
