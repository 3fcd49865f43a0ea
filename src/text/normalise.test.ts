import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECT_WORDS } from './dialect.ts';
import { fold, normalise } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['社會工作師可以落戶嗎', '社会工作师可以落户吗'],
    ['程式', '程序'],
    ['嗰個資訊', '那个信息'],
    ['ＡＢＣ１２３％', 'abc123%'],
    ['在\u200b吗\ufeff', '在吗'],
    ['你好😂👍🏽请问👨‍👩‍👧呢', '你好 请问 呢'],
    ['多久？？？！！！', '多久?!'],
    ['落户[捂脸]要几年[Smile]', '落户 要几年'],
    ['社保  交了\n四年', '社保 交了 四年'],
    ['要几耐先攞到証', '要多久先拿到证'],
    ['我過咗初级,点算', '我过了初级,怎么办'],
    ['点样再登记', '怎么再登记'],
    ['呢個證喺邊度攞', '这个证在哪里拿'],
    ['係咪要五年嘅', '是不是要五年的'],
    ['我冇居住證得唔得', '我没有居住证行不行'],
    ['啱唔啱', '对不对'],
    ['有咩要求', '有吗要求'],
    ['中级要啥材料咋整', '中级要什么材料怎么办'],
    ['俺木有居住证', '我没有居住证'],
    ['得行不', '行不行'],
    ['晓得不', '知道不'],
    ['灰常急,肿么办', '非常急,怎么办'],
    ['可以伐', '可以吗'],
    ['一万二 1,500 三年半', '一万二 1,500 三年半'],
  ])('%s', (text, expected) => expect(normalise(text)).toBe(expected));

  it.each([
    '重点解决',
    '疑点解答',
    '网点算一家',
    '周边度假',
    '社保呢个人怎么交',
    '说明儿童',
    '然后儿子',
    '阿拉伯',
    '完成不成功',
    '砍伐木材',
    '关系',
    '联系',
    '系统',
    '哪个办公室',
    '哪门考试',
    '三年内个人',
    '文件',
    '档案',
    '计划',
    '项目',
    '质量',
    '回复',
    '网络',
    '信息',
    '程度',
    '资料',
    '学历',
    '里面',
    '通过',
    '后台',
    '著作',
    '干部',
    '面试',
    '行程',
    '范围',
    '于是',
    '年度考核',
    '优秀社会工作者',
    '人才引进',
    '户籍',
    '准迁证',
    '社区',
    '志愿服务',
    '党员',
    '布局',
    '占比',
    '制定',
    '制度',
    '表格',
    '松桃',
    '台州',
    '公里',
    '影像',
    '数据',
    '登录',
    '短信',
  ])('leaves %s alone', (text) => expect(normalise(text)).toBe(text));

  it('reads every dialect word of the table', () => {
    for (const [pattern, standard] of DIALECT_WORDS) {
      if (!/\(\?<?=/u.test(pattern)) expect(normalise(`,${pattern.replace(/\(\?<?[!=][^)]*\)/gu, '')},`)).toBe(`,${standard},`);
    }
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

describe('fold', () => {
  it('compares quotes by their characters', () => {
    expect(fold(' 在京连续 缴社保\n满６０个月，ABC ')).toBe('在京连续缴社保满60个月,abc');
    expect(fold('满60个月,')).not.toBe(fold('满60个月。'));
  });
});
