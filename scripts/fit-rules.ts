// Fits which rule a message means, or none, after scripts/fit-confidence.ts: on the questions of the bank that are put to a rule or to none, each as if it and
// everything like it had never been written, on questions that the documents answer or leave open, and on the cases that are answered rightly.
// All figures are of messages left out. Writes src/dialogue/weights/rules.json.   node bin/run.mjs scripts/fit-rules.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCases } from '../eval/case.ts';
import { play, standsIn } from '../eval/play.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import { respond } from '../src/answer/respond.ts';
import { createAssistant } from '../src/answer/assistant.ts';
import { signsOptions } from '../src/answer/choose.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { readFacts } from '../src/dialogue/read-facts.ts';
import { RULE_FEATURES, ruleSigns, type RuleSigns } from '../src/dialogue/rule-features.ts';
import { askedOf, confidence, confidenceFeatures } from '../src/retrieval/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../src/retrieval/confidence-weights.ts';
import { scorerOf, type Network } from '../src/retrieval/network.ts';
import { aboutPlaces } from '../src/retrieval/region.ts';
import { newConversation } from '../src/schema/conversation.ts';
import { openStore } from '../src/store/open.node.ts';
import { normalise } from '../src/text/normalise.ts';
import { readPlaces } from '../src/text/places.ts';
import { readQuantities } from '../src/text/quantities.ts';
import { foreignQuestions, hash, share } from './fit/bank.ts';
import { rounded, scaled, scaling, seeded, train, type Lesson } from './fit/train.ts';

const ASKED_ON = '2026-11-21';
const CEILINGS = [0.3, 0.4, 0.5, 0.6, 0.75, 0.95] as const;
const EVERY_ANSWERED = 9;
const EVERY_GAP = 5;
/** a question that stands in both banks says nothing */
const SAME = 0.7;
/** questions of other fields, of each public set */
const FOREIGN = 150;
const FOLDS = 5;
const MEMBERS = 2;
const OPTIONS = { units: 6, epochs: 12, rate: 4e-3, decay: 4e-3 } as const;
const COPIES = 4;

type Sample = Readonly<{ text: string; fold: number; weight: number; gold: string | null; signs: readonly RuleSigns[]; kind: string }>;

const corpus = await loadCorpus('corpus');
const engine = createEngine(corpus);
const ceilingOf = (number: number): number => CEILINGS[number % CEILINGS.length]!;

const samples: readonly Sample[] = [
  ...corpus.ruleQuestions.map(({ question, rule }, number) => sampleOf(question, rule, { ceiling: ceilingOf(number), kind: rule === null ? 'bank none' : 'bank rule' })),
  ...corpus.questions.flatMap(({ question, ...rest }, number) => {
    if (number % ('gap' in rest ? EVERY_GAP : EVERY_ANSWERED) !== 0) return [];
    const ceiling = ceilingOf(Math.floor(number / 6));
    const twin = engine.evidence.search(question, { ceiling }).rules[0];
    return (twin?.similarity ?? 0) > SAME ? [] : [sampleOf(question, null, { ceiling, kind: 'gap' in rest ? 'gap' : 'answered', weight: 0.4 })];
  }),
  ...(await foreignQuestions(FOREIGN)).map((question) => sampleOf(question, null, { kind: 'foreign', weight: 0.6 })),
  ...(await caseSamples()),
].filter(({ gold, signs }) => signs.some(({ rule }) => rule === gold));

const right = { kinds: new Map<string, [number, number, number]>() };
for (let left = 0; left < FOLDS; left += 1) {
  const score = scorerOf(fit(samples.filter(({ fold }) => fold !== left)), RULE_FEATURES);
  for (const sample of samples.filter(({ fold }) => fold === left)) {
    const best = bestOf(sample, score);
    const [n, ok, side] = right.kinds.get(sample.kind) ?? [0, 0, 0];
    right.kinds.set(sample.kind, [n + 1, ok + Number(best === sample.gold), side + Number((best === null) === (sample.gold === null))]);
    if (best !== sample.gold && sample.kind === 'case') console.log(`case left out: ${sample.text} → ${best ?? 'none'}, not ${sample.gold ?? 'none'}`);
  }
}
for (const [kind, [n, ok, side]] of right.kinds) console.log(`${kind} (${n}): the very rule or none ${share(ok, n)}, a rule or none ${share(side, n)}`);
writeFileSync('src/dialogue/weights/rules.json', `${JSON.stringify(fit(samples))}\n`);

function bestOf({ signs }: Sample, score: (row: Float32Array, at: number) => number): string | null {
  return signs.map(({ rule, row }) => ({ rule, value: score(row, 0) })).toSorted((a, b) => b.value - a.value)[0]!.rule;
}

function sampleOf(message: string, gold: string | null, { ceiling = Infinity, kind, weight = 1 }: { ceiling?: number; kind: string; weight?: number }): Sample {
  const text = engine.correct(normalise(message));
  const places = readPlaces(text);
  const quantities = readQuantities(text, ASKED_ON);
  const { evidence, elsewhere } = aboutPlaces(corpus, engine.evidence.search(text, { ceiling }), places);
  const readFor = (rule: string) => readFacts(text, { vocabulary: engine.vocabulary, quantities, asOf: ASKED_ON, live: engine.rules.get(rule)?.facts ?? [] });
  const sure = confidence(confidenceFeatures(evidence, askedOf(corpus, evidence, { question: text, elsewhere })), CONFIDENCE_WEIGHTS);
  const signs = ruleSigns(text, signsOptions(engine, newConversation, { places, readFor, asOf: ASKED_ON }, { evidence, sure }));
  return { text, fold: hash(message) % FOLDS, weight, gold, signs, kind };
}

/** Messages that stand by themselves, of cases that are answered rightly: what answered them is what they mean. */
async function caseSamples(): Promise<readonly Sample[]> {
  const store = await openStore(':memory:', { dataDir: '.' });
  let id = 0;
  const assistant = createAssistant({ engine, store, clock: () => new Date(), today: () => ASKED_ON, newId: () => `turn-${++id}` });
  const texts = new Map(corpus.documents.map(({ meta, text }) => [meta.id, text]));
  const found: Sample[] = [];
  for (const name of ['development', 'own-questions', 'own-rules', 'unseen-questions-a', 'unseen-questions-b', 'unseen-rules']) {
    for (const one of parseCases(readFileSync(`eval/cases/${name}.jsonl`, 'utf8'), name)) {
      const [turn] = one.turns;
      if (turn === undefined || !['fact', 'steps', 'compute', 'dialogue', 'refuse', 'noisy'].includes(one.kind)) continue;
      const played = await play(assistant, one, (document, quote) => standsIn(texts.get(document) ?? '', quote));
      const rules = [...new Set(respond(engine, newConversation, { text: turn.user, asOf: one.asOf }).computed.map(({ rule }) => rule.name))];
      if (!played.passed || rules.length > 1) continue;
      found.push(sampleOf(turn.user, rules[0] ?? null, { kind: 'case', weight: COPIES }));
    }
  }
  await store.close();
  return found;
}

function fit(taught: readonly Sample[]): Network {
  const width = RULE_FEATURES.length;
  const values = new Float32Array(taught.reduce((sum, { signs }) => sum + signs.length, 0) * width);
  const lessons: Lesson[] = [];
  let at = 0;
  for (const { signs, gold, weight } of taught) {
    const first = at;
    for (const { row } of signs) values.set(row, width * at++);
    lessons.push({ rows: Uint32Array.from(signs, (_, row) => first + row), shares: Float32Array.from(signs, ({ rule }) => Number(rule === gold)), weight });
  }
  const sizes = scaling(values, width);
  const members = Array.from({ length: MEMBERS }, (_, member) => train(scaled(values, sizes), width, lessons, { ...OPTIONS, random: seeded(member + 1) }));
  return { features: [...RULE_FEATURES], mean: [...sizes.mean].map(rounded), scale: [...sizes.scale].map(rounded), members };
}
