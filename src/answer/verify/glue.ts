/**
 * Words that carry no claim: a rewording may add them and leave them out. Nothing here hedges (可能, 一般), limits (只, 仅), supposes (如果, 的话),
 * denies, compares or tells a time.
 */
const PHRASES = [
  '您好',
  '你好',
  '好的',
  '简单说',
  '简单来说',
  '简单地说',
  '具体来说',
  '具体说',
  '总的来说',
  '总体来说',
  '也就是说',
  '换句话说',
  '这就是说',
  '就是说',
  '也就是',
  '换言之',
  '根据现有资料',
  '按照现有资料',
  '按现有资料',
  '根据资料',
  '按照资料',
  '按资料',
  '从资料看',
  '资料显示',
  '据资料',
  '根据规定',
  '根据文件',
  '根据文章',
  '按文章的说法',
  '按文件的说法',
  '按资料的说法',
  '文件提到',
  '资料提到',
  '资料里写着',
  '资料里写道',
  '资料里说',
  '根据您的情况',
  '按您的情况',
  '按照您的情况',
  '从您的情况看',
  '就您的情况来说',
  '对您来说',
  '对您而言',
  '根据您说的',
  '按您说的情况',
  '需要说明的是',
  '需要注意的是',
  '要说明的是',
  '要注意的是',
  '值得注意的是',
  '需要提醒的是',
  '提醒您',
  '请注意',
  '请您注意',
  '请留意',
  '请看',
  '另外',
  '此外',
  '同样',
  '其中',
  '其实',
  '首先',
  '其次',
  '接着',
  '接下来',
  '具体是',
  '具体为',
  '具体如下',
  '情况如下',
  '如下',
  '分别说',
  '这里',
  '在这里',
  '所说的',
  '所说',
  '所谓的',
  '这样的话',
  '这样',
  '这么说',
  '那么',
  '因此',
  '所以',
  '于是',
  '因而',
  '故而',
  '告诉您',
  '为您查到',
  '帮您查到',
  '我们查到',
  '查到',
  '可以看到',
  '可以看出',
  '看得出',
  '也可以这样理解',
  '供您参考',
  '希望对您有帮助',
  '祝您顺利',
];

/** One character each; they stand in no word whose meaning they make. */
const LIGHT = '的了着吧呢哦呀啊嘛哈您你请那这就也则便是';

/** Groups of the same meaning; the first stands for all. Only words that can be exchanged in any sentence of these documents. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['需要', '须要', '需'],
  ['必须', '务必', '须'],
  ['应当', '应该'],
  ['可以', '能够'],
  ['不可以', '不能', '不能够'],
  ['如果', '假如', '倘若', '要是', '若是'],
  ['或者', '或'],
  ['并且', '而且'],
  ['以及', '及', '和', '与'],
  ['没有', '没'],
  ['已经', '已'],
  ['因为', '由于'],
  ['按照', '依照', '按'],
  ['通过', '经过'],
  ['关于', '有关'],
  ['办理前', '办之前', '办理之前'],
  ['核实', '核对', '确认'],
  ['文章', '这篇文章', '该文章', '文章里', '文章中'],
  // What is not in the documents must go on sounding like that.
  ['没有说明', '未说明'],
  ['没有给出', '未给出'],
  ['出自', '来自', '取自'],
  ['主管部门', '有关主管部门'],
  ['例如', '比如', '譬如'],
  ['即', '就是'],
  ['才', '方才', '方'],
  ['从', '自'],
  ['当地', '所在地'],
];

const bySize = (a: string, b: string): number => b.length - a.length;
const GLUE = new RegExp([...PHRASES].sort(bySize).join('|'), 'gu');
const CANONICAL = new Map(SYNONYMS.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)));
const SYNONYM = new RegExp([...CANONICAL.keys()].sort(bySize).join('|'), 'gu');
const LIGHT_CHARACTERS = new RegExp(`[${LIGHT}]`, 'gu');
/** Marks that only divide. Question marks, quotation marks and signs that compare or compute stay. */
const DIVIDING = /[\s,.:;!。，、：；！·•()（）【】《》\-—…~～]/gu;

/** A text without what carries no claim, synonyms by one word: two texts that agree in this say the same in the same order. */
export function claimOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(GLUE, '')
    .replace(SYNONYM, (word) => CANONICAL.get(word) ?? word)
    .replace(DIVIDING, '')
    .replace(LIGHT_CHARACTERS, '');
}

export const glue = { phrases: PHRASES, light: LIGHT, synonyms: SYNONYMS } as const;
