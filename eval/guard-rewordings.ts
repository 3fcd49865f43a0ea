import type { Masked } from '../src/answer/phrase/placeholders.ts';

export type Reword = Readonly<{ name: string; of: (masked: Masked) => string }>;

const clauses = (text: string, joint: string): string => text.replace(/(?<=\p{Script=Han}|\})[,，;；](?=\p{Script=Han}|\{)/u, joint);

/** Rewordings by template that say the same: what a model does that keeps to its instructions. */
export const HONEST: readonly Reword[] = [
  { name: 'copied', of: ({ text }) => text },
  { name: 'lead-in: the source', of: ({ text }) => `根据现有资料,${text}` },
  { name: 'lead-in: the person', of: ({ text }) => `您好,按您的情况,${text}` },
  { name: 'lead-in: a notice', of: ({ text }) => `需要说明的是,${text}` },
  { name: 'connective between clauses', of: ({ text }) => clauses(text, ';另外,') },
  { name: 'in other words', of: ({ text }) => text.replace(/[:：]/u, ':也就是说,') },
  { name: 'particles', of: ({ text }) => `${text.replace(/[。;；]$/u, '')}哦。` },
  { name: 'address', of: ({ text }) => `您请看:${text}` },
  {
    name: 'synonyms',
    of: ({ text }) =>
      text
        .replaceAll('没有说明', '未说明')
        .replaceAll('核实', '核对')
        .replaceAll('需要', '须要')
        .replaceAll('已经', '已')
        .replaceAll('如果', '要是')
        .replaceAll('可以', '能够')
        .replaceAll('以及', '和'),
  },
  {
    name: 'synonyms the other way',
    of: ({ text }) =>
      text.replaceAll('例如', '比如').replaceAll('出自', '来自').replaceAll('应当', '应该').replaceAll('按照', '依照').replaceAll('没有给出', '未给出').replaceAll('必须', '务必'),
  },
  {
    name: 'full-width marks',
    of: ({ text }) => text.replaceAll(',', '\u{ff0c}').replaceAll(';', '\u{ff1b}').replaceAll(':', '\u{ff1a}').replaceAll('(', '\u{ff08}').replaceAll(')', '\u{ff09}'),
  },
  { name: 'a sentence cut in two', of: ({ text }) => clauses(text, '。同样,') },
  { name: 'a light 的 left out', of: ({ text }) => text.replace(/的(?=\p{Script=Han})/u, '') },
  { name: 'brackets taken away', of: ({ text }) => text.replace(/\((\p{Script=Han}{2,}?)\)/u, ',$1,') },
];

/** Rewordings that say the same in another order or in other words: the check cannot know that, and the composed text goes out. Told for the record. */
export const FREE: readonly Reword[] = [
  { name: 'clauses in another order', of: ({ text }) => text.replace(/^([^,，;；。]+)[,，;；]([^,，;；。]+)/u, '$2,$1') },
  {
    name: 'other words',
    of: ({ text }) =>
      text
        .replace('文章没有说明', '文章里看不出')
        .replace('办理前请', '去办之前最好')
        .replace('要看这几条', '主要看这几条')
        .replace('另外还要看', '还得看看')
        .replace('已经够的', '已经达标的'),
  },
  { name: 'a redundant half left out', of: ({ text }) => text.replace(/[,，;；][^,，;；{}]*([。]?)$/u, '$1') },
];
