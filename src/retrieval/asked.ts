/**
 * What a question asks for (a fee, a telephone number, a pass mark …) and what a text must hold to answer it.
 * Words of the same topic without the thing asked are the near miss that similarity alone takes for an answer.
 */
const ATTRIBUTES: readonly Readonly<{ asked: RegExp; held: RegExp }>[] = [
  { asked: /电话|热线|联系方式|打哪个号|手机号码?(是|多少)|微信号|联系人|找谁联系/u, held: /电话|热线|\d{7,}|联系/u },
  { asked: /报名费|考试费|费用|收费|要钱|交钱|缴费|花钱|工本费|手续费|学费|邮费|运费|免费|付费|掏钱|收.{0,2}钱/u, held: /费|元|钱|购买|资金|预算|薪/u },
  { asked: /工资|底薪|月薪|年薪|薪资|薪水|收入|到手/u, held: /薪|工资|收入|补贴/u },
  { asked: /多少钱|几(块|百|千|万)|工资|底薪|月薪|年薪|薪资|到手|(奖金|补贴|津贴|补助|奖励|经费|金额).{0,4}(多少|几)|(发|给|拿|领|补|奖)(多少|几)/u, held: /元|万|千|百|分/u },
  { asked: /多久|多长时间|几天|几个?月|几年|什么时候|哪(天|年|月|日)|几号|何时|几点|时间|期限|截止|最晚|最迟|有效期|周期/u, held: /年|月|日|天|小时|周|季|期|时|定期|\d/u },
  { asked: /多少(人|个|家|次|名|场|条|项)|几(个|家|人|名|次|条|种|类|级|档|场|期|步|门|科)|数量|总数|人数/u, held: /[\d一二三四五六七八九十两百千万]|、/u },
  { asked: /及格|合格线|分数线|过线|(多少|几)分|分值|满分/u, held: /分/u },
  { asked: /窗口|(?:去|到|在|上)哪(?:里|儿|个地方|个部门)?(?:领|取|办|交|递)/u, held: /窗口|现场|(?:到|在|至|去|向|通过).{0,16}(?:领取|领|办理|提交|申请|登录)|平台|入口/u },
  {
    asked: /(?:准备|带|备齐|备)(?:好|上|点|些)?(?:什么|哪些|哪几样)|(?:交|递|提交)(?:什么|哪些)|(?:什么|哪些)(?:材料|证件|资料|证明|手续)/u,
    held: /材料|证明|证件|资料|原件|复印件|身份证|凭证|表》|明细|携带|提交/u,
  },
  { asked: /通过率|录取率|合格率|比例|占比|几成|百分之/u, held: /%|率|比例|成|占|:/u },
  { asked: /地址|哪条(路|街)|怎么走|几楼|门牌|哪栋|坐几路/u, held: /路|街|号|楼|地点|科|局/u },
  { asked: /作废|失效|吊销|取消资格|罚|处分|后果|会怎么?样|怎么处理|补办|补登|追究/u, held: /作废|失效|废止|吊销|取消|罚|处分|淘汰|不计|不予|补办|重新/u },
  { asked: /网址|官网|网站|哪个(网|平台)|入口|公众号|app|小程序/u, held: /网|平台|公众号|系统|www|http|入口|模块/u },
  { asked: /几月几(号|日)|考试(时间|日期)|哪天考|什么时候考/u, held: /\d+月|月/u },
  { asked: /几(门|科)|考(哪些|什么|啥)(科目|内容)?|科目|题型|教材|大纲/u, held: /科目|题|笔试|知识|考核|考试/u },
];

/** Share of the attributes asked for that the text does not hold; 0 where none is asked for. */
export function missingAttributes(question: string, text: string): number {
  const asked = ATTRIBUTES.filter((attribute) => attribute.asked.test(question));
  if (asked.length === 0) return 0;
  return asked.filter(({ held }) => !held.test(text)).length / asked.length;
}

const PROFESSIONS =
  /护士|医生|医师|药师|教师|老师资格|幼师|会计|律师|法律职业|公务员|心理(咨询|治疗)师|建造师|工程师|消防|安全工程|经济师|审计|统计师|育婴|月嫂|家政|厨师|司机|程序员|翻译|导游|记者|警察|保安|人力资源(管理)?师|营养师|康复(治疗)?师|志愿者|网格员|辅警|村官|护理员|保育员|社区民警|网约车|教资|法考|注会|造价/u;

/** Another profession or certificate is asked about, of which the text says nothing. */
export function missesProfession(question: string, text: string): boolean {
  const match = PROFESSIONS.exec(question);
  return match !== null && !text.includes(match[0]);
}

const LEVELS: readonly (readonly [string, RegExp])[] = [
  ['高级', /(?<!正)高级(?!工|技师)/u],
  ['初级', /初级|助理/u],
  ['中级', /中级|(?<!助理|高级)社会工作师|(?<!助理|高级)社工师/u],
];

/** A level is asked for, and the text names others but not that one. */
export function missesLevel(question: string, text: string): boolean {
  const held = LEVELS.filter(([, pattern]) => pattern.test(text)).map(([level]) => level);
  const asked = LEVELS.filter(([, pattern]) => pattern.test(question)).map(([level]) => level);
  return held.length > 0 && asked.length > 0 && !asked.some((level) => held.includes(level)) && !/及以上|各级|等级/u.test(text);
}

/** A year is asked for, and the text names years but not that one. */
export function missesYear(question: string, text: string): boolean {
  const years = (said: string): readonly string[] => said.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu) ?? [];
  const asked = years(question);
  const held = years(text);
  return asked.length > 0 && held.length > 0 && !asked.some((year) => held.includes(year));
}
