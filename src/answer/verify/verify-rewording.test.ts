import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../schema/answer.ts';
import { fillSlots, maskStatement } from '../phrase/placeholders.ts';
import { unheldFigures } from './figures.ts';
import { claimOf, glue } from './glue.ts';
import { verifyRewording } from './verify-rewording.ts';

const QUOTE = '持有中级及以上社工证,可获6-8分专项加分;连续从业满5年,额外加2分。';
const statement = (text: string, role: Statement['role'] = 'note'): Statement => ({ role, text, references: [{ document: 'd', quote: QUOTE }] });
const SAMPLES = [
  '文章没有说明社保中断后是否重新计算。',
  '报名时间是2024年3月10日到2024年3月17日,首尾两天都算,最后一天还有5天。',
  '合同要是与北京本地社工机构签的正式合同,剩余正好1年也算够。',
  '持有社工证(全国社工职业水平证书)的有报名优先资格,不受从业年限限制。',
  '依据是天津市人社局的通知,2024年1月1日起施行(津人社办发〔2019〕96号同时废止)。',
];
const check = (source: string, text: string) => verifyRewording(maskStatement(statement(source), 1), text, { quotes: [QUOTE] });

describe('marks', () => {
  it.each(SAMPLES)('%s: code puts back exactly what it took out', (text) => {
    for (const role of ['note', 'verdict'] as const) {
      const masked = maskStatement(statement(text, role), 3);
      expect(fillSlots(masked.text, masked.slots)).toBe(text);
      expect(masked.text.replace(/\{\d+[a-z]+\}/gu, '')).not.toMatch(/\d/u);
      expect(verifyRewording(masked, masked.text, { quotes: [] })).toBeUndefined();
    }
  });

  it('hide the comparator with its figure, dates, numbers of documents, titles and quotes', () => {
    const shown = (text: string) => maskStatement(statement(text), 1).slots.map((slot) => slot.text);
    expect(shown('要满60个月,还差6个月,最早2027年5月21日')).toEqual(['要满60个月', '还差6个月', '最早2027年5月21日']);
    expect(shown('见《关于加强工作的意见》,中级及以上可得8–10分')).toEqual(['《关于加强工作的意见》', '中级及以上', '8–10分']);
    expect(shown('八至十级,两寸照片,第一时间、统一办理')).toEqual(['八至十级', '两寸']);
  });

  it('take what a rule names as fixed', () => {
    expect(maskStatement({ ...statement('由市民政局办理'), fixed: ['市民政局'] }, 1).text).toBe('由{1a}办理');
  });

  it('name more than twenty-six slots', () => {
    const masked = maskStatement(statement(Array.from({ length: 30 }, (_, i) => `${i + 1}天`).join('、')), 1);
    expect(new Set(masked.slots.map(({ mark }) => mark)).size).toBe(30);
    expect(masked.slots.at(-1)?.mark).toBe('{1ad}');
  });
});

describe('what claims nothing', () => {
  it('may stand at any clause of any sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.constantFrom(...glue.phrases), fc.nat(), (source, phrase, at) => {
        const { text } = maskStatement(statement(source), 1);
        const clauses = text.split(/(?<=[,。;])/u);
        clauses.splice(at % clauses.length, 0, `${phrase},`);
        expect(check(source, clauses.join(''))).toBeUndefined();
      }),
    );
  });

  it('holds no word that hedges, limits, supposes, denies, compares or counts', () => {
    for (const phrase of glue.phrases) {
      expect(phrase).not.toMatch(/不|没|未|无|非|可能|一般|通常|大约|只|仅|除|如果|的话(?<!这样的话)|以上|以下|超过|必须|免|都|全|[0-9一二三四五六七八九十百千万半]/u);
      expect(unheldFigures(phrase, [])).toEqual([]);
    }
  });

  it('synonyms deny alike', () => {
    for (const group of glue.synonyms) expect(new Set(group.map((word) => /[不没未无]/u.test(word))).size, group.join()).toBe(1);
  });
});

describe('any other change', () => {
  it('of one character in the words is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.nat(), fc.constantFrom(...'不未仅可京津级年天再免全半'), fc.boolean(), (source, place, character, insert) => {
        const { text } = maskStatement(statement(source), 1);
        const places = [...text.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
        const at = places[place % places.length] ?? 0;
        const changed = text.slice(0, at) + character + text.slice(insert ? at : at + 1);
        fc.pre(claimOf(changed) !== claimOf(text));
        expect(check(source, changed)).toBeDefined();
      }),
    );
  });

  it.each([
    ['placeholder', '{1b}到{1a}'],
    ['placeholder', '{1a}'],
    ['placeholder', '{1a}到{1b}{1z}'],
    ['placeholder', '{1a}到{1b}{2}'],
  ])('%s: %s', (fault, text) => {
    expect(check('2024年3月10日到2024年3月17日', text)).toBe(fault);
  });

  it('a mark that cuts a denial in two, a question in place of a statement', () => {
    expect(check('这些都不可以申请', '这些都不,可以申请')).toBe('polarity');
    expect(check('这些都可以申请', '这些都可以申请?')).toBe('polarity');
    expect(check('这些都可以申请', '这些都可以申请吗')).toBe('polarity');
  });
});

describe('figures outside the marks', () => {
  it.each(['61个月', '６１个月', '六十一个月', '⑥', 'Ⅵ', '½', '百分之五', '30%', '陆拾', '俩月', '半年', '超过', '以上', '不到', '明年', '次日', '年底', '几千', '两倍', '٣'])(
    '%s',
    (text) => {
      expect(unheldFigures(`要${text}才行`, [QUOTE.replace('及以上', '')])).not.toEqual([]);
    },
  );

  it('are let pass where the cited words hold them, or the word counts nothing', () => {
    expect(unheldFigures('连续从业满5年,中级及以上', [QUOTE])).toEqual([]);
    expect(unheldFigures('统一、一般、进一步、队伍、一定', [])).toEqual([]);
    expect(unheldFigures('满15年', [QUOTE])).not.toEqual([]);
  });
});
