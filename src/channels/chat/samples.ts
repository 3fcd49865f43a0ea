import type { Assistant, Reply, Turn } from '../../answer/assistant-port.ts';
import { ruleView } from '../../answer/compose-computation.ts';
import { createEngine } from '../../answer/create-engine.ts';
import type { Engine } from '../../answer/engine.ts';
import { numberOf, numberReferences } from '../../answer/render-text.ts';
import { respond } from '../../answer/respond.ts';
import { corpusOf, type Corpus } from '../../corpus/corpus.ts';
import { describeReference } from '../../corpus/describe-reference.ts';
import { catalogue } from '../../rules/catalogue.ts';
import { newConversation, type Conversation } from '../../schema/conversation.ts';

/** What tests of the channels and the pages share: the real rules and the real answering over a corpus that holds just the rules' quotes. */
export function sampleEngine(): Engine {
  return (engine ??= createEngine(sampleCorpus()));
}

let engine: Engine | undefined;

function sampleCorpus(): Corpus {
  const quotes = new Map<string, Set<string>>();
  for (const { constants } of catalogue) {
    for (const { document, quote } of Object.values(constants)) quotes.set(document, (quotes.get(document) ?? new Set()).add(quote));
  }
  const documents = [...quotes].map(([id, lines]) => ({ path: `${id}.md`, text: `${frontMatter(id)}\n# ${titleOf(id)}\n\n## 一、正文\n\n${[...lines].join('\n\n')}\n` }));
  const questions = [{ path: 'certificate-registration.jsonl', text: JSON.stringify({ question: '考过社工师多久之内要登记', quote: FIRST_REGISTRATION }) }];
  return corpusOf({ documents, questions });
}

/** Stands in the certificate document, on which the first question of the tests rests. */
export const FIRST_REGISTRATION = '首次登记的受理期限为通过社会工作者职业水平考试后1年内';
/** Markup in a title: whatever shows it must escape it. */
export const titleOf = (id: string): string => `《${id}》<script>alert(1)</script>`;

function frontMatter(id: string): string {
  const fields = {
    id,
    title: titleOf(id),
    short: id.slice(0, 20),
    publisher: '测试 & 发布',
    published: '2024-05-06',
    kind: id.includes('2017') ? 'official' : 'web',
    region: '全国',
    source: 'test',
  };
  return `---\n${JSON.stringify(fields)}\n---\n`;
}

/** The real answering with conversations in memory; `seen` are the turns that were taken. */
export function sampleAssistant(from: Engine): Assistant & Readonly<{ seen: readonly Turn[] }> {
  const conversations = new Map<string, Conversation>();
  const seen: Turn[] = [];
  const answer = (turn: Turn): Promise<Reply> => {
    seen.push(turn);
    const response = respond(from, conversations.get(turn.user) ?? newConversation, { text: turn.text, asOf: turn.asOf ?? '2026-11-21' });
    const citations = numberReferences(response.statements, (reference) => describeReference(from.corpus, reference));
    conversations.set(turn.user, response.conversation);
    const { statements, refused, suggestions, computed } = response;
    return Promise.resolve({ statements, citations, rules: computed.map((one) => ruleView(one, (constant) => numberOf(constant, citations))), refused, suggestions, teach: false });
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return { seen, answer, forget: nothing, feedback: nothing, keepRest: nothing };
}
