import type { Assistant, Reply } from '../../../answer/assistant-port.ts';
import { renderText } from '../../../answer/render-text.ts';
import { newConversation } from '../../../schema/conversation.ts';
import type { Store } from '../../../store/store.ts';

export type Script = Readonly<{
  store: Store;
  /** what a message is answered with; it may take its time, or throw */
  say: (text: string, user: string) => Promise<string | Partial<Reply>> | string | Partial<Reply>;
  newId?: () => string;
}>;

/** The assistant's port over a real store, with the answers of a script in place of the engine's. */
export function createScriptedAssistant({ store, say, newId = () => crypto.randomUUID() }: Script): Assistant {
  return {
    async answer({ user, channel, text, message = null, fresh = false }) {
      for (let attempt = 0; ; attempt++) {
        const before = message === null || (fresh && attempt === 0) ? undefined : await store.findTurn(user, message);
        if (before !== undefined) return before.outcome as Reply;
        const { conversation = newConversation, revision = 0 } = (await store.loadConversation(user)) ?? {};
        const [part, ...rest] = conversation.rest;
        const continued = text === '继续' && part !== undefined;
        const said = continued ? part : await say(text, user);
        const reply: Reply = {
          statements: typeof said === 'string' ? [{ role: 'talk', text: said, references: [] }] : [],
          citations: [],
          rules: [],
          refused: false,
          suggestions: [],
          teach: false,
          ...(typeof said === 'string' ? {} : said),
        };
        if (text === '忘掉我') {
          await store.forget(user);
          return reply;
        }
        const turn = {
          id: newId(),
          message,
          channel,
          question: text,
          reply: renderText(reply),
          citations: reply.citations,
          refused: reply.refused,
          asOf: '2026-11-21',
          at: 0,
          outcome: reply,
        };
        if (await store.saveTurn({ user, revision, conversation: { ...conversation, turn: conversation.turn + 1, rest: continued ? rest : [] }, turn })) return reply;
      }
    },
    forget: (user) => store.forget(user),
    async feedback(user, { useful, channel, reasons = [] }) {
      await store.recordFeedback({ user, useful, channel, reasons, at: 0 });
    },
    async keepRest(user, parts) {
      const loaded = await store.loadConversation(user);
      if (loaded === undefined) return;
      const turn = { id: newId(), channel: 'rest', question: '', reply: '', citations: [], refused: false, asOf: '2026-11-21', at: 0 };
      await store.saveTurn({ user, revision: loaded.revision, conversation: { ...loaded.conversation, rest: [...parts] }, turn });
    },
  };
}
