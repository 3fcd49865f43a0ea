/** What a question asks for, by its question word, and the signs of it that a text should show. A text shows one of them or does not. */
const KINDS: readonly Readonly<{ name: string; asked: RegExp; shown: RegExp }>[] = [
  {
    name: 'time',
    asked: /什么时候|何时|几时|哪[年天月日]|几[年月日号点]|时间|多久|多长时间|期限|日期|截止/u,
    shown: /\d+\s*[年月日天时点]|[一二三四五六七八九十]+[年月日天]|工作日|小时/u,
  },
  { name: 'number', asked: /多少|几[个项种次名人家类条张]|多大|比例|标准|金额|费用|多高|多长/u, shown: /\d|[一二三四五六七八九十百千万]+[个项种次名人元倍]|百分之/u },
  { name: 'contact', asked: /电话|联系|热线|咨询|网址|邮箱|地址|在哪|哪里|哪儿|何处|什么地方/u, shown: /\d{7,}|\d{3,4}-\d{7,}|12345|www|http|@|路\d+号|[省市区县镇街路]/u },
  { name: 'materials', asked: /材料|手续|证件|资料|提交|携带/u, shown: /材料|身份证|证明|复印件|原件|申请表|提交/u },
  { name: 'way', asked: /怎么|如何|怎样|流程|程序|步骤|办理|措施/u, shown: /登录|申请|办理|应当|步骤|第一步|首先|流程|提交/u },
  { name: 'list', asked: /哪些|哪几|什么条件|有什么|条件|情形/u, shown: /[（(]一[)）]|[（(]1[)）]|一是|1[.、]|①|；|以下|下列|、/u },
  { name: 'person', asked: /谁|哪位|何人|什么人/u, shown: /[先生女士人员公司局长]/u },
  { name: 'judgement', asked: /吗|是否|能否|可否|是不是|能不能|可不可以|有没有/u, shown: /不得|可以|不能|应当|无需|不需|需要|不予|有权/u },
  { name: 'reason', asked: /为什么|为何|为啥|凭什么|图什么|咋(?:就|会)|原因|怎么会/u, shown: /因为|由于|因|所以|原因|故/u },
  { name: 'liability', asked: /责任|处罚|罚|赔偿|后果|违法/u, shown: /责任|罚款|处以|赔偿|拘留|有期徒刑|没收/u },
  { name: 'meaning', asked: /什么是|是什么|含义|定义|指什么|是指/u, shown: /是指|是一|称为|指的是|即/u },
];

export const ANSWER_KINDS: readonly string[] = KINDS.map(({ name }) => name);

/** Which kinds the question asks for, as bits in the order of `ANSWER_KINDS`. */
export const askedKinds = (folded: string): number => bits(folded, 'asked');

/** Which kinds the text shows, as bits in the same order. */
export const shownKinds = (folded: string): number => bits(folded, 'shown');

const bits = (text: string, side: 'asked' | 'shown'): number => KINDS.reduce((found, kind, index) => found | (kind[side].test(text) ? 1 << index : 0), 0);
