import { phrase } from '../answer/phrase/phrase.ts';
import { bad, good, note, type Finding } from '../channels/wechat/doctor/finding.ts';
import type { Settings } from '../config/settings.ts';
import { createMetrics } from '../log/metrics.ts';
import { asModelError, type ModelError, type ModelErrorCode } from '../model/model-error.ts';
import { openOpenAiEmbedder } from '../model/openai-embedder.ts';
import { createOpenAiChatModel } from '../model/openai-chat-model.ts';
import { openCallScope } from '../model/call-scope.ts';
import { completeStructured } from '../model/structured.ts';
import type { Statement } from '../schema/answer.ts';
import * as z from 'zod';

export type ModelSettings = Pick<Settings, 'chatModel' | 'embeddingModel' | 'openai'>;

const BUDGET_MS = 20_000;
/** what a reader waits for at most; see answer/model-parts.ts */
const REWORDING_MS = 2800;

/** Calls the configured models as answering would, and says what works, what the endpoint lacks, and the cause of what fails. */
export async function checkModels({ chatModel, embeddingModel, openai }: ModelSettings, clock: () => number = () => performance.now()): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (chatModel === undefined)
    findings.push(note('no chat model is configured', 'Answers go out as they are composed, which is complete; CHAT_MODEL would only reword them. docs/model.md'));
  else findings.push(...(await checkChat(chatModel, openai, clock)));
  if (embeddingModel === undefined)
    findings.push(note('no embedding model is configured', 'Passages are found by their words and by the bank of questions; EMBEDDING_MODEL would add meaning. docs/model.md'));
  else findings.push(await checkEmbedding(embeddingModel, openai));
  return findings;
}

async function checkChat(model: string, endpoint: ModelSettings['openai'], clock: () => number): Promise<readonly Finding[]> {
  const driver = createOpenAiChatModel({ model, ...endpoint });
  const begun = clock();
  const within = async <T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const scope = openCallScope({ budgetMs: BUDGET_MS }, clock);
    try {
      return await scope.race(run(scope.signal));
    } finally {
      scope.end();
    }
  };
  try {
    await within((signal) => driver.complete({ messages: [{ role: 'user', content: '只回答一个字:好' }], maxTokens: 50 }, { signal }));
  } catch (error) {
    return [failed(`the chat model ${model}`, asModelError(error))];
  }
  const seconds = ((clock() - begun) / 1000).toFixed(1);
  const findings = [good(`the chat model ${model} answers (${seconds} s)`)];
  const readable = z.object({ question: z.string() });
  const read = await within((signal) =>
    completeStructured(
      driver,
      { messages: [{ role: 'user', content: '输出 JSON:{"question":"好"}' }], maxTokens: 100 },
      { schema: readable, json: { type: 'object', properties: { question: { type: 'string' } }, required: ['question'], additionalProperties: false }, name: 'reading', signal },
    ),
  ).then(
    () => good('it answers in JSON'),
    (error: unknown) => note(`it does not answer in JSON (${asModelError(error).code})`, 'Messages that code is not sure of are then refused or asked about as without a model.'),
  );
  findings.push(read, await checkRewording(driver, clock));
  const { json, stream, tools } = driver.abilities();
  const lacking = [json === 'schema' ? '' : 'strict schemas', tools ? '' : 'tools', stream ? '' : 'streaming'].filter((one) => one !== '');
  if (lacking.length > 0) findings.push(note(`the endpoint refuses ${lacking.join(', ')}`, 'It is worked round; without streaming a rewording must be whole within its time.'));
  return findings;
}

const SAMPLE: readonly Statement[] = [
  { role: 'note', text: '文章没有说明社保中断后是否重新计算,办理前请向主管部门核实。', references: [{ document: 'doctor', quote: '在京连续缴社保满60个月。' }] },
  { role: 'verdict', text: '还不行:在京连续缴社保54个月,要满60个月,还差6个月。', references: [{ document: 'doctor', quote: '在京连续缴社保满60个月。' }] },
];

async function checkRewording(model: ReturnType<typeof createOpenAiChatModel>, clock: () => number): Promise<Finding> {
  const metrics = createMetrics();
  const scope = openCallScope({ budgetMs: REWORDING_MS }, clock);
  await phrase(SAMPLE, { model, question: '我社保交了四年半,能落户吗', budgetMs: REWORDING_MS, signal: scope.signal, metrics });
  scope.end();
  const outcomes = [...metrics.render().matchAll(/youju_phrased_total\{outcome="([a-z-]+)"\}/gu)].map(([, outcome = '']) => outcome);
  const [fault] = outcomes.filter((outcome) => outcome !== 'accepted' && outcome !== 'after');
  if (fault === undefined) return good('it rewords within its time and keeps to what it is told');
  const late = fault === 'cancelled' || fault === 'timeout';
  return note(
    late ? `it does not reword within ${REWORDING_MS / 1000} s` : `its rewording of a sample was refused (${fault})`,
    'Such answers go out as they are composed: right, and no worse than without a model. Another model may do better.',
  );
}

async function checkEmbedding(model: string, endpoint: ModelSettings['openai']): Promise<Finding> {
  try {
    const { dimension } = await openOpenAiEmbedder({ model, ...endpoint, budgetMs: BUDGET_MS, attempts: 1 });
    return good(`the embedding model ${model} gives vectors of ${dimension} numbers`);
  } catch (error) {
    return failed(`the embedding model ${model}`, asModelError(error));
  }
}

const ADVICE: Partial<Record<ModelErrorCode, string>> = {
  timeout: 'The endpoint takes too long; another model or a nearer endpoint may do.',
  unreachable: 'Check OPENAI_BASE_URL, and whether this machine may reach it.',
  'rate-limited': 'The endpoint limits calls; try again later or ask for a higher limit.',
  'no-credit': 'The account has no credit left.',
  unauthorised: 'OPENAI_API_KEY is wrong, or may not use this model.',
  'unknown-model': 'The endpoint does not know the model, or OPENAI_BASE_URL lacks its path (many end in /v1).',
  rubbish: 'What answers there does not speak OpenAI’s protocol; OPENAI_BASE_URL may lack its path (many end in /v1).',
};

function failed(what: string, { code, message }: ModelError): Finding {
  return bad(`${what} does not answer: ${code}`, `${ADVICE[code] ?? 'See docs/model.md.'} The endpoint says: ${message.slice(0, 160)}`);
}
