import { isOwnCase } from '../dialogue/own-case.ts';
import { ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import { isFigureOrDay } from '../rules/fact.ts';
import type { Conversation } from '../schema/conversation.ts';
import { standsAlone, type Found } from './answer-from-documents.ts';
import { choose, isOpenTo, lacksNothing, settles } from './choose.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';
import { ASKS, BARE, goesOn, KNOWN, knownCase, otherSide, paysElsewhere, ruleBefore, strays } from './rule-at-hand.ts';

/** a rule answers rather than nothing */
const MAYBE = 0.15;
/** facts are told without a question */
const TELLS = 0.2;
const PLAIN = 14;
const HELP = /帮(?:我|忙|俺)?.{0,3}(?:看看|算算|算一?下|看一?下|判断|估)/u;

/** The rule that answers, or none where the documents answer better (or a refusal is due): the one the message means by itself, or the one it goes on about. */
export function ruleMeant(engine: Engine, conversation: Conversation, reading: QuestionReading, found: Found): string | undefined {
  const alone = choose(engine, conversation, reading, reading.text, found.alone);
  const [best] = alone.rules;
  const fresh = best !== undefined && best.chance > alone.none && !strays(engine, reading, best) ? best : undefined;
  const paying = paysElsewhere(engine, reading);
  if (paying !== undefined) return paying;
  const going = goesOn(engine, conversation, reading, { fresh, found });
  if (going !== undefined) return going;
  const side = otherSide(engine, conversation, reading, fresh);
  if (side !== undefined) return side;
  if (fresh !== undefined) return fresh.rule;
  // What is told and asks nothing is told to the rule that it is likely of: 「一线社工干满三年了 想往上走一步」.
  if (best !== undefined && best.chance > TELLS && !ASKS.test(reading.text) && best.told.some(({ value }) => isFigureOrDay(value)) && !strays(engine, reading, best))
    return best.rule;
  // 「我想在北京落户 帮我看看」 asks for one's own case, whatever the documents say of it.
  const wanted = HELP.test(reading.text) ? alone.rules.find(({ subject, rule }) => subject && isOpenTo(engine, rule, reading)) : undefined;
  if (wanted !== undefined) return wanted.rule;
  const known = knownCase(engine, conversation, reading, alone);
  if (known !== undefined) return known;
  const before = ruleBefore(engine, conversation, reading, found);
  if (before !== undefined) return before;
  // Neither an answer to what was asked nor a question: what was asked is asked again.
  if (conversation.pending !== null && !ASKS.test(reading.text) && !standsAlone(found) && isOpenTo(engine, conversation.pending.rule, reading)) return conversation.pending.rule;
  // A plain 「能落户吗」 is a case of one's own, whatever the documents say of it.
  const plain = alone.rules.find(({ rule, subject, asks, chance }) => subject && asks && chance >= KNOWN && isPlain(engine, rule, reading));
  if (plain !== undefined) return plain.rule;
  // Rather than say nothing, a rule that can answer does, or one that is half meant says what it needs.
  if (found.sure >= ANSWER_THRESHOLD) return undefined;
  const settled = alone.rules.find(({ rule, subject, asks, told }) => subject && asks && told.length > 0 && settles(engine, rule, reading) && lacksNothing(engine, rule, reading));
  if (settled !== undefined) return settled.rule;
  // 「落户呢」 names another subject and nothing else.
  const named =
    conversation.topic !== null && reading.lean.followUp && reading.text.length <= BARE
      ? alone.rules.find(({ rule, subject }) => subject && isOpenTo(engine, rule, reading))
      : undefined;
  if (named !== undefined) return named.rule;
  return alone.rules.find(({ rule, subject, asks, chance }) => subject && (chance >= MAYBE ? asks || reading.text.length <= BARE : asks && isPlain(engine, rule, reading)))?.rule;
}

/** A few words that name a rule's subject and ask whether one can: 「能落户吗」, 「社工证登记还来得及不」. */
function isPlain(engine: Engine, rule: string, { text }: Pick<QuestionReading, 'text'>): boolean {
  return isOwnCase(text) && text.length <= PLAIN && lacksNothing(engine, rule, { text });
}
