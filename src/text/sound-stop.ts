/** Particles, pronouns, numerals and the like, and place words that follow any noun (社工室, 社工时): never taken for a typo. */
export const FUNCTION_CHARACTERS: ReadonlySet<string> = new Set(
  '的了是我你您他她它们这那哪谁在有没不无要就都也还又再更很太能会可该应得吗呢吧啊呀嘛和与及或但却如若则因所为以于之其此只仅才已被把将从到向对跟让给使室市事时试式一二三四五六七八九十百千万两几多少半零个年月日天次',
);

/** Characters that stand alone in correct text all the time: replaced only where all the rest of a longer word stands beside them. */
export const COMMON_CHARACTERS: ReadonlySet<string> = new Set(
  '的了是我你您他她它们这那哪谁在有没不无要就都也还又再更最很太挺能会可该应得想让给把被将从到往向对跟和与或及而且但却如若则因所为以于之其此并即便虽则只仅才刚已曾正着过去来回上下里外内中前后左右起出入进吗呢吧啊呀嘛哦哈嗯唉' +
    '一二三四五六七八九十百千万两几多少半零个年月日天时分次家人件项份名位条种张本级岁元块点号期周男女老大小新旧高低好坏长短快慢早晚办做干拿交报考过算说看问写填带找用等请填领换买卖吃住走行用让比按据经由自每各某另全整共总约近满够差',
);

/** Latin words and abbreviations that people write as such; they are neither pinyin nor initials. */
export const LATIN_WORDS: ReadonlySet<string> = new Set(
  'ok no id ip pc ai vs hr it kb mb gb tb qq wx vx app apps pdf doc docx ppt xls xlsx url usb cm kg km hi tv am pm ps ie vip ceo gps sms faq h5 html http https www com cn jpg jpeg png gif zip rar txt csv wps web api wifi word excel email mail wechat login online link like women change banner make take name same made data mini china home page man menu hello bye thanks please yes emo pua ktv dna ngo npo msw mba phd gpt chatgpt offer cue bug diy plus pro max'.split(
    ' ',
  ),
);

/** Function words for reading whole sentences typed in pinyin; alone they correct nothing. */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = Object.freeze({
  wo: '我',
  de: '的',
  ma: '吗',
  le: '了',
  shi: '是',
  yao: '要',
  neng: '能',
  you: '有',
  bu: '不',
  ban: '办',
  ji: '几',
  nian: '年',
  qian: '钱',
  na: '拿',
  hui: '会',
  zai: '在',
  jiu: '就',
  hai: '还',
  he: '和',
  kao: '考',
  guo: '过',
  jiao: '交',
  ne: '呢',
  ba: '吧',
  zenme: '怎么',
  zenmeban: '怎么办',
  shenme: '什么',
  shenmeshihou: '什么时候',
  duojiu: '多久',
  duoshao: '多少',
  duoshaoqian: '多少钱',
  jinian: '几年',
  keyi: '可以',
  xuyao: '需要',
  meiyou: '没有',
  youmeiyou: '有没有',
  nengbuneng: '能不能',
  nali: '哪里',
  zaina: '在哪',
  weishenme: '为什么',
  qingwen: '请问',
  ruhe: '如何',
});
