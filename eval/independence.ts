import { createAssistant } from '../src/answer/assistant.ts';
import type { Reply } from '../src/answer/assistant-port.ts';
import type { Engine } from '../src/answer/engine.ts';
import type { ChatModel } from '../src/model/chat-model.ts';
import type { Store } from '../src/store/store.ts';
import type { EvalCase } from './case.ts';
import { honestModel, hostileModel, LIES } from './independence-models.ts';
import { play, type PlayedCase } from './play.ts';

export type IndependenceParts = Readonly<{
  engine: Engine;
  openStore: () => Promise<Store>;
  cases: readonly EvalCase[];
  stands: (document: string, quote: string) => boolean;
  progress?: (line: string) => void;
}>;

/** One way of answering all cases: how many were right, refused and wrong, how many quotes stand nowhere, and how many replies a model changed. */
export type Played = Readonly<{
  model: string;
  right: number;
  refused: number;
  wrong: number;
  falseQuotes: number;
  changed: number;
  /** cases that were not wrong without a model */ newlyWrong: readonly string[];
}>;

type Round = Readonly<{ played: Omit<Played, 'changed' | 'newlyWrong'>; wrong: ReadonlySet<string>; replies: readonly string[]; answers: readonly Reply[] }>;

/** Plays the cases without a model, with an honest one, and with one that lies in each way. */
export async function independenceTable(parts: IndependenceParts, lies: readonly string[] = LIES): Promise<{ table: readonly Played[]; answers: readonly Reply[] }> {
  const alone = await playAll(parts, 'none', undefined);
  const rows = [compare(alone, alone), compare(await playAll(parts, 'honest', honestModel()), alone)];
  for (const lie of lies) rows.push(compare(await playAll(parts, `hostile: ${lie}`, hostileModel(lie)), alone));
  return { table: rows, answers: alone.answers };
}

async function playAll({ engine, openStore, cases, stands, progress }: IndependenceParts, name: string, chat: ChatModel | undefined): Promise<Round> {
  const store = await openStore();
  let turns = 0;
  const answers: Reply[] = [];
  const refused = new Set<string>();
  const assistant = createAssistant({
    engine,
    store,
    clock: () => new Date(),
    today: () => '2026-11-21',
    newId: () => `turn-${++turns}`,
    ...(chat === undefined ? {} : { model: { chat } }),
  });
  const kept = {
    ...assistant,
    answer: async (turn: Parameters<typeof assistant.answer>[0]) => {
      const reply = await assistant.answer(turn);
      answers.push(reply);
      // Told by the assistant: whether a text sounds like a refusal changes with its wording.
      if (reply.refused) refused.add(turn.user.replace('eval-', ''));
      return reply;
    },
  };
  const played: PlayedCase[] = [];
  for (const one of cases) played.push(await play(kept, one, stands));
  await store.close();
  const verdictOf = ({ id, passed }: PlayedCase): 'right' | 'refused' | 'wrong' => (passed ? 'right' : refused.has(id) ? 'refused' : 'wrong');
  const count = (verdict: string): number => played.filter((one) => verdictOf(one) === verdict).length;
  progress?.(`${name}: ${count('right')} right, ${count('wrong')} wrong`);
  return {
    played: { model: name, right: count('right'), refused: count('refused'), wrong: count('wrong'), falseQuotes: played.flatMap(({ falseQuotes }) => falseQuotes).length },
    wrong: new Set(played.filter((one) => verdictOf(one) === 'wrong').map(({ id }) => id)),
    replies: played.flatMap((one) => one.turns.map(({ reply }) => reply)),
    answers,
  };
}

function compare({ played, wrong, replies }: Round, alone: Round): Played {
  return { ...played, changed: replies.filter((reply, i) => reply !== alone.replies[i]).length, newlyWrong: [...wrong].filter((id) => !alone.wrong.has(id)) };
}
