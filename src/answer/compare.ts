import { readAllChoices } from '../dialogue/facts/choices.ts';
import { rememberedFacts } from '../dialogue/memory.ts';
import { readPlaces } from '../text/places.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { Facts } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { QuestionReading } from './read-question.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import { figuresOf } from './difference.ts';
import { sumOverPeople } from './head-count.ts';
import { comparePeople, type Told } from './people.ts';
import { verdictLine } from './verdict-line.ts';

/** `told`: where people were compared, what was told of each. */
export type Comparison = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[]; told?: readonly Told[] }>;

const COMPARING = /呢|也(?:是|有|给)?(?:这么|那么)|一样|各|分别|都|差(多少|几)?|比|哪个|跟|和|与|还是|、|或|初中高|初级中级/u;
const MOST = 5;

/** One question over several values of a fact (places, levels): a line for each, and the difference where both are figures; of people counted the sum. */
export function compareWithin(engine: Engine, rule: Rule, { text, asOf, readings }: Pick<QuestionReading, 'text' | 'asOf' | 'readings'>, known: Facts): Comparison | undefined {
  const told: Facts = { ...known, ...Object.fromEntries(readings.map(({ key, value }) => [key, value])) };
  const summed = sumOverPeople({ rule, facts: told, vocabulary: engine.vocabulary, text, asOf });
  if (summed !== undefined) return summed;
  if (!COMPARING.test(text)) return undefined;
  const axis = rule.facts.map((key) => ({ key, values: readAllChoices(expandLevels(text), engine.vocabulary[key] ?? neverFact) })).find(({ values }) => values.length > 1);
  if (axis === undefined) return undefined;
  const computed = axis.values.slice(0, MOST).map((value): Computed => {
    const own = { ...told, [axis.key]: value };
    return { rule, facts: own, computation: rule.evaluate(own, asOf), missing: [] };
  });
  if (computed.every(({ computation }) => computation.verdict === undefined)) return undefined;
  const statements = computed.flatMap(({ facts: own, computation }) => verdictLine(String(own[axis.key]), computation));
  const notes =
    computed[0]?.computation.notes
      .slice(0, 1)
      .map((note): Statement => ({ role: 'note', text: note.text, references: note.sources.map(({ document, quote }) => ({ document, quote })) })) ?? [];
  return { statements: [...difference(computed), ...statements, ...notes], computed };
}

const A_YEAR = /(?:一|整|全|每)年|年下来|(?:十二|12)个月/u;
const MONEY = /多少钱|拿|领|给|奖|补|钱|到手|发/u;

/**
 * 「中级证在宁波、台州、碧江各能拿多少」: the sums that several places pay, each by its own rule, side by side.
 * Undefined unless the places named belong to at least two rules that pay.
 */
export function compareAcross(engine: Engine, conversation: Conversation, reading: QuestionReading): (Comparison & Readonly<{ places: readonly string[] }>) | undefined {
  const again = reading.places.length === 0 ? comparedBefore(conversation, reading) : undefined;
  if (again === undefined && (reading.places.length < 2 || !MONEY.test(reading.text))) return undefined;
  const text = again === undefined ? reading.text : `${again.join('和')} ${reading.text}`;
  const places = again === undefined ? reading.places : readPlaces(text);
  // Whether by the month or by the year was said when they were compared first.
  const before = again === undefined ? '' : (conversation.topic?.question ?? '');
  const compared = acrossPlaces(engine, { ...reading, text, places }, { known: rememberedFacts(conversation), yearly: A_YEAR.test(`${before} ${text}`) });
  return compared === undefined ? undefined : { ...compared, places: places.map(({ name }) => name) };
}

/** 「换成初级比呢」 right after places were set side by side, 「刚说的那俩地方 中级呢」 later. */
function comparedBefore({ compared, turn }: Conversation, { text, lean, readings }: QuestionReading): readonly string[] | undefined {
  if (compared === null) return undefined;
  const goesOn = compared.turn === turn - 1 && (lean.followUp || lean.whatIf) && text.length <= SHORT && (readings.length > 0 || /比|差(?:了?多少|几|额)|多多少/u.test(text));
  return BOTH_PLACES.test(text) || goesOn ? compared.places : undefined;
}

const BOTH_PLACES = /(?:那|这|刚(?:才|刚)?说的?那?)(?:两|俩)个?(?:地方|地|边|头|处|家|市|城市)|两地/u;
const SHORT = 18;

function acrossPlaces(engine: Engine, { text, asOf, places, readFor }: QuestionReading, { known, yearly }: Readonly<{ known: Facts; yearly: boolean }>): Comparison | undefined {
  const paying = engine.routes.filter(
    ({ pays, places: own }) => pays !== undefined && pays !== (yearly ? 'monthly' : 'yearly') && places.some(({ name }) => own?.includes(name) === true),
  );
  const [single, ...others] = paying;
  if (single === undefined) return undefined;
  if (others.length === 0) {
    const rule = engine.rules.get(single.rule);
    if (rule === undefined) return undefined;
    // 「我宁波初级 我妹台州初级」: the places are those of people.
    return comparePeople(engine, rule, { text, asOf }) ?? compareWithin(engine, rule, { text, asOf, readings: readFor(rule.name) }, known);
  }
  const computed = paying.flatMap((route) => {
    const rule = engine.rules.get(route.rule);
    if (rule === undefined) return [];
    const told: Facts = { ...known, ...Object.fromEntries(readFor(rule.name).map(({ key, value }) => [key, value])) };
    const placeKey = rule.facts.find((key) => readAllChoices(places.map(({ name }) => name).join(' '), engine.vocabulary[key] ?? neverFact).length > 0);
    const own = places.filter(({ name }) => route.places?.includes(name) === true);
    return (placeKey === undefined ? own.slice(0, 1) : own).map(({ name }): Computed & { place: string } => {
      const facts = placeKey === undefined ? told : { ...told, [placeKey]: name };
      return { rule, facts, computation: rule.evaluate(facts, asOf), missing: [], place: name };
    });
  });
  const ordered = computed.toSorted((a, b) => text.indexOf(a.place) - text.indexOf(b.place));
  const statements = ordered.flatMap(({ place, computation }) => verdictLine(place, computation));
  return statements.length < 2
    ? undefined
    : {
        statements: [
          ...catchingUp(engine, ordered, { text, asOf }),
          ...statements,
          { role: 'note', text: '一次性奖励和按月、按年的补贴不是一回事,不能直接相加比较。', references: [] },
        ],
        computed: ordered,
      };
}

const CATCHES_UP = /(?:几|多少)个?月|多久/u;
const EQUALS = /抵|赶[得]?上|追[得]?上|顶|够得上|相当|等于|回本|超过/u;

/** 「领几个月才抵得上」: the months after which what is paid by the month has come to the single sum, for every figure that open facts leave. */
function catchingUp({ routes, vocabulary }: Engine, computed: readonly Computed[], { text, asOf }: Readonly<{ text: string; asOf: string }>): readonly Statement[] {
  if (!CATCHES_UP.test(text) || !EQUALS.test(text)) return [];
  const paid = (how: 'once' | 'monthly') => computed.find(({ rule }) => routes.some((route) => route.rule === rule.name && route.pays === how));
  const [once, monthly] = [paid('once'), paid('monthly')];
  const sum = once?.computation.value;
  if (monthly === undefined || typeof sum !== 'number') return [];
  const each = figuresOf(monthly.rule, monthly.facts, { asOf, vocabulary }).toSorted((a, b) => a - b);
  if (each.length === 0 || each.some((figure) => figure <= 0)) return [];
  const months = each.map((figure) => `每月${figure}元要${Math.ceil(sum / figure)}个月`);
  return [{ role: 'verdict', text: `抵上${sum}元:${months.join(';')}。`, references: [] }];
}

const neverFact = { kind: 'boolean', label: '', ask: '', schema: undefined as never, cue: { yes: /(?!)/u, no: /(?!)/u } } as const;

/** 初中高级 → 初级中级高级 */
function expandLevels(text: string): string {
  return text.replace(/([初中高])、?([初中高])、?([初中高])级/u, '$1级$2级$3级').replace(/([初中高])、?([初中高])级/u, '$1级$2级');
}

function difference(computed: readonly Computed[]): readonly Statement[] {
  const [a, b, ...more] = computed.map(({ computation: { value } }) => value);
  if (more.length > 0 || typeof a !== 'number' || typeof b !== 'number') return [];
  const gap = Math.abs(a - b);
  return [{ role: 'verdict', text: gap === 0 ? '两者一样多。' : `两者相差${gap}${unitOf(computed[0])}(${Math.max(a, b)}−${Math.min(a, b)})。`, references: [] }];
}

function unitOf(computed: Computed | undefined): string {
  const unit = /\d(元|分|小时|个月|年|天)/u.exec(computed?.computation.verdict?.text ?? '')?.[1];
  return unit ?? '';
}
