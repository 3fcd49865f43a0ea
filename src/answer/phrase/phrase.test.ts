import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../log/metrics.ts';
import { ModelError } from '../../model/model-error.ts';
import { createScriptedChatModel } from '../../model/scripted-chat-model.ts';
import type { Statement } from '../../schema/answer.ts';
import { phrasable, phrase } from './phrase.ts';

const reference = (quote: string) => [{ document: 'd', quote }];
const statements: readonly Statement[] = [
  { role: 'verdict', text: '还不行,暂时不能落户:在京连续缴社保(补缴不算)54个月,要满60个月,还差6个月,最早2027年5月21日。', references: reference('在京连续缴社保满60个月。') },
  { role: 'condition', text: '✗ 在京连续缴社保:54个月(要求60个月),还差6个月', references: reference('在京连续缴社保满60个月。') },
  { role: 'note', text: '文章没有说明社保中断后是否重新计算。', references: reference('在京连续缴社保满60个月。') },
  { role: 'question', text: '请告诉我:居住证办了多久?', references: [] },
];
const GOOD = '您好,{1a}:在京连续缴社保(补缴不算){1b},{1c},{1d},{1e}。{1}\n另外,这篇文章未说明社保中断后是否重新计算{2}。';
const FILLED = '您好,还不行,暂时不能落户:在京连续缴社保(补缴不算)54个月,要满60个月,还差6个月,最早2027年5月21日。';

async function phrased(reply: string | (() => never), budgetMs = 1000) {
  const metrics = createMetrics();
  const seen: Statement[] = [];
  const model = createScriptedChatModel(() => ({ text: typeof reply === 'string' ? reply : reply() }));
  const result = await phrase(statements, { model, question: '我身份证110101199003071234,能落户吗', budgetMs, metrics, onStatement: (statement) => seen.push(statement) });
  expect(seen, 'what was streamed is what is returned').toEqual(result);
  return { texts: result.map(({ text }) => text), metrics: metrics.render(), model, result };
}

describe('phrase', () => {
  it('takes what says the same, and leaves the rest as it is', async () => {
    const { texts, metrics, result } = await phrased(GOOD);
    expect(texts).toEqual([FILLED, statements[1]?.text, '另外,这篇文章未说明社保中断后是否重新计算。', statements[3]?.text]);
    expect(metrics).toContain('youju_phrased_total{outcome="accepted"} 2');
    expect(result.map(({ references }) => references)).toEqual(statements.map(({ references }) => references));
  });

  it('shows the model no figure, and masks what names a person', async () => {
    const { model } = await phrased(GOOD);
    const prompt = model.requests[0]?.messages.at(-1)?.content ?? '';
    expect(prompt).toContain('1. {1a}:在京连续缴社保(补缴不算){1b},{1c},{1d},{1e}。{1}');
    expect(prompt).not.toMatch(/54|2027|199003071234/u);
  });

  const bad: readonly (readonly [outcome: string, reply: string])[] = [
    ['placeholder', GOOD.replace('{1c}', '要满60个月')],
    ['placeholder', GOOD.replace('{1b},{1c}', '{1c},{1b}')],
    ['placeholder', GOOD.replace('{1b}', '{1b}{9z}')],
    ['figure', GOOD.replace('{1b}', '{1b}(也就是五十四个月)')],
    ['figure', GOOD.replace('{1b}', '{1b}(６２个月)')],
    ['figure', GOOD.replace('{1b}', '超过{1b}')],
    ['dropped', GOOD.replace('连续', '')],
    ['polarity', GOOD.replace('(补缴不算)', '')],
    ['polarity', GOOD.replace('补缴不算', '补缴算')],
    ['polarity', GOOD.replace('{1a}:', '{1a},不实:')],
    ['added', GOOD.replace('在京', '在京在津')],
    ['link', GOOD.replace('您好', '详见www.example.com')],
    ['language', GOOD.replace('您好', 'please note')],
    ['citation', GOOD.replace('{1}', '{2}')],
    ['citation', GOOD.replace('{1}', '')],
    ['citation', '好的。'],
  ];
  it.each(bad)('%s: %s', async (outcome, reply) => {
    const { texts, metrics } = await phrased(reply);
    expect(texts).toEqual(statements.map(({ text }) => text));
    expect(metrics).toContain(`youju_phrased_total{outcome="${outcome}"} 1`);
    expect(metrics).toContain('youju_phrased_total{outcome="after"} 1');
  });

  it('keeps what was good before a sentence that is not, and drops what is said without a source', async () => {
    const { texts, metrics } = await phrased(GOOD.replace('重新计算', '重新开始'));
    expect(texts).toEqual([FILLED, ...statements.slice(1).map(({ text }) => text)]);
    expect(metrics).toContain('{outcome="accepted"} 1');
    expect((await phrased(`${GOOD}另外还要交保证金五千元。`)).texts.join('')).not.toContain('保证金');
  });

  it('goes out as composed when the model fails', async () => {
    const { texts, metrics } = await phrased(() => {
      throw new ModelError('no-credit', 'as told');
    });
    expect(texts).toEqual(statements.map(({ text }) => text));
    expect(metrics).toContain('youju_phrased_total{outcome="no-credit"} 1');
  });

  it('asks no model where there is nothing to reword', async () => {
    const model = createScriptedChatModel(() => ({ text: GOOD }));
    const plain = statements.filter(({ role }) => role === 'condition' || role === 'question');
    expect(await phrase(plain, { model, question: '', budgetMs: 1000 })).toEqual(plain);
    expect(model.requests).toHaveLength(0);
    expect(phrasable(plain)).toEqual([]);
  });
});
