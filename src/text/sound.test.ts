import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSoundIndex } from './sound.ts';

const VOCABULARY = [
  ['落户', 30],
  ['职称', 30],
  ['社工证', 30],
  ['再登记', 20],
  ['继续教育', 20],
  ['发证', 5],
  ['北京', 50],
  ['补缴', 8],
  ['政策', 20],
  ['居住证', 10],
  ['社保', 30],
  ['登记', 20],
  ['学时', 10],
  ['中级', 20],
  ['积分', 10],
  ['公租房', 5],
  ['材料', 10],
  ['有效期', 5],
] as const;
const index = createSoundIndex(VOCABULARY.map(([text, weight]) => ({ text, weight })));

describe('typos by sound', () => {
  it.each([
    ['怎么落护', '怎么落户'],
    ['职成怎么评', '职称怎么评'],
    ['再登计要什么', '再登记要什么'],
    ['再登基窗口', '再登记窗口'],
    ['社工正补贴', '社工证补贴'],
    ['继序教育', '继续教育'],
    ['补焦社保', '补缴社保'],
    ['居住正两年', '居住证两年'],
    ['学石不够', '学时不够'],
  ])('%s → %s', (text, expected) => expect(index.correct(text).text).toBe(expected));

  it('reports what it changed and where', () => {
    expect(index.correct('我想落护,jxjy')).toEqual({
      text: '我想落户,继续教育',
      changes: [
        { from: '落护', to: '落户', index: 2 },
        { from: 'jxjy', to: '继续教育', index: 5 },
      ],
    });
  });

  it('corrects only towards the vocabulary it was given', () => {
    expect(createSoundIndex(['居住证']).correct('怎么落护').changes).toEqual([]);
    expect(createSoundIndex([]).correct('怎么落护 sgz luohu').changes).toEqual([]);
    expect(createSoundIndex(['交够']).correct('交购五年').text).toBe('交购五年');
  });

  it('takes known texts for right', () => {
    expect(createSoundIndex(['公示']).correct('人员公试').text).toBe('人员公试');
    expect(createSoundIndex(['配置']).correct('配资平台').text).toBe('配置平台');
    expect(createSoundIndex(['配置'], ['禁止配资']).correct('配资平台').text).toBe('配资平台');
  });
});

describe('pinyin', () => {
  it.each([
    ['luohu要几年', '落户要几年'],
    ['zhicheng', '职称'],
    ['shegongzheng', '社工证'],
    ['shegongzhen', '社工证'],
    ['fa zheng', '发证'],
    ['luo hu', '落户'],
    ['zenme luohu', '怎么落户'],
    ['luohuzenmeban', '落户怎么办'],
    ['fa证', '发证'],
    ['she工证', '社工证'],
    ['社gong证', '社工证'],
    ['sgz', '社工证'],
    ['jxjy', '继续教育'],
    ['bj落户', '北京落户'],
  ])('%s → %s', (text, expected) => expect(index.correct(text).text).toBe(expected));

  it.each(['zc', 'wechat', 'app打不开', 'pdf', '2mb', 'ok', 'https://sgz.cn', 'xyz', 'she', 'ma'])('leaves %s alone', (text) => expect(index.correct(text).changes).toEqual([]));
});

describe('correct', () => {
  it('leaves sentences alone that the vocabulary and the dictionary explain', () => {
    for (const text of ['社工正在上班', '社工是什么', '社工室在哪里', '我的职称和社工证都有', '罗湖在哪里', '政治审查', '居住正常', '积极分子', '已经登机了'])
      expect([text, index.correct(text).changes]).toEqual([text, []]);
  });

  it('changes are slices of the message and rebuild the corrected text', () => {
    const piece = fc.constantFrom('落护', '职成', '社工正', 'luohu', 'sgz', '我', '的', ',', ' ', '中级', '90', 'jxjy', 'x', '再登', '计', '继');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const message = pieces.join('');
        const { text, changes } = index.correct(message);
        let rebuilt = '';
        let position = 0;
        for (const change of changes) {
          expect(message.slice(change.index, change.index + change.from.length)).toBe(change.from);
          expect(change.from).not.toBe(change.to);
          rebuilt += message.slice(position, change.index) + change.to;
          position = change.index + change.from.length;
        }
        expect(rebuilt + message.slice(position)).toBe(text);
      }),
    );
  });
});
