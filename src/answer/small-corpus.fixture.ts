import { corpusOf } from '../corpus/corpus.ts';

const meta = (id: string, more: string) =>
  `---\nid: ${id}\ntitle: ${id === 'notice' ? '社工餐补通知' : id === 'guide' ? '社工餐补攻略' : '社工餐补见闻'}\n${more}\nsource: 测试\n---\n`;

const notice = `${meta('notice', 'short: 京测〔2020〕1号\npublisher: 北京市测试局\npublished: 2020-05-01\nkind: official\nregion: 北京\ncontact: 北京市测试局餐补科')}
# 社工餐补通知

## 一、标准

持证社工每月餐补的发放按照有关规定执行,由各区统筹安排。

## 二、领卡流程

1. 在街道填写领卡申请表。
申请表须用黑色签字笔填写。
2. 把申请表交给街道窗口。
3. 三日后凭短信取卡。
`;

const guide = `${meta('guide', 'short: 餐补攻略\npublisher: 测试网\npublished: 2026-03-08\nkind: web\nregion: 北京\nnote: 数字未见官方文件印证')}
# 社工餐补攻略

## 餐补金额

持证社工每月餐补300元,连续在岗满五年的每月再加50元,每年年底统一结算,离职的按实际在岗月份折算,跨区调动的由调入的区接着发放,中断的不补发,重新上岗后从次月起算,并由所在机构统一申报,外出培训的照常发放,借调到其他单位的由借入的单位承担,病休的按在岗对待,产假的同样对待,事假较长的酌情扣减,具体扣减的办法由所在机构自己商定后张榜公布,有争议的可以向街道反映,街道收到以后应当尽快答复,答复不满意的还可以继续向区里反映。

## 申领时间

2024年申报时间为3月10日-17日。
`;

const news = `${meta('news', 'short: 餐补见闻\npublisher: 测试日报\npublished: 2023\nkind: news\nregion: 浙江')}
# 社工餐补见闻

## 食堂

宁波的社工食堂提供热汤。
`;

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** Three tiny documents, of which an article gives figures that the notice of the same region does not, with questions and gaps. */
export const smallCorpus = corpusOf({
  documents: [
    ['notice', notice],
    ['guide', guide],
    ['news', news],
  ].map(([id = '', text = '']) => ({ path: `documents/${id}.md`, text })),
  questions: [
    {
      path: 'questions/notice.jsonl',
      text: lines([
        { question: '餐补卡怎么领', quote: '1. 在街道填写领卡申请表。', whole: true },
        { question: '领餐补卡的步骤', quote: '1. 在街道填写领卡申请表。', whole: true },
        { question: '餐补由谁统筹安排', quote: '持证社工每月餐补的发放按照有关规定执行,由各区统筹安排。' },
      ]),
    },
    {
      path: 'questions/guide.jsonl',
      text: lines([
        { question: '持证社工每月餐补多少钱', quote: '持证社工每月餐补300元' },
        { question: '一个月餐补有几块钱', quote: '持证社工每月餐补300元' },
        { question: '餐补在岗满五年加多少', quote: '连续在岗满五年的每月再加50元' },
        { question: '餐补什么时候申报', quote: '2024年申报时间为3月10日-17日。' },
        { question: '2027年班车路线怎么走', gap: '2027年班车路线', nearest: null },
        { question: '食堂几点关门', gap: '食堂关门时间', nearest: null },
      ]),
    },
    { path: 'questions/news.jsonl', text: lines([{ question: '宁波社工食堂有汤吗', quote: '宁波的社工食堂提供热汤。' }]) },
  ],
});

/** The words of a document; undefined where there is none of this id. */
export const textOf = (id: string): string | undefined => smallCorpus.documents.find(({ meta: { id: own } }) => own === id)?.text;
