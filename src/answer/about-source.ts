import type { Corpus } from '../corpus/corpus.ts';
import type { EvidenceIndex } from '../retrieval/evidence.ts';
import type { Document, DocumentMeta } from '../schema/document.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';

/** Whether a message asks where something comes from or how far it can be trusted. */
const ASKS_SOURCE =
  /官方|红头文件|正式(文件|规定)|政府(原文|文件|发的)|(从)?哪(儿|里)?(来|看|听|找|查)(来|到)?的|(出自|来自)(哪|什么)|出处|来源|依据|靠(得住|不住|谱)|准不准|(这|说得)?准(确)?吗|可信|真的假的|是(不是)?真的|瞎(传|说|编)|谣(言|传)|(国家|市里|省里|政府|文件|民政部|部里)(里)?(是)?(规)?定的|哪个(文件|部门)|哪(份|个)文|权威|算数吗|文件(里|上|中)(有|查|写|说)|保真|原话|别人(瞎)?编|谁(统计|说|公布|定)的|公布的(吗|么|\?|$)|正经文件|网上说的|还是(网上|听说)|(是)?眼下的(数|事)|算不算数|还算数/u;

export function asksAboutSource(text: string): boolean {
  return ASKS_SOURCE.test(text);
}

/** the words that only ask for the source, taken out before the matter itself is looked up */
const SOURCE_WORDS =
  /(这|那)?(个|条|件|数|些|事|说法|话|数字|数据)*(是|都是|算)?(不是)?(市里|国家|省里|政府|官方|民政部|部里|上头)?(的)?(官方|正式|红头|政府)?(文件|规定|说法|原文|定)(里|上|中)?(是)?(定|写|说|查)?(的|得到)?(不|吗|么|没|没有|嘛)+|(你|您)?(是)?(从|打|在)?哪(儿|里)?(来|看|听|找|查)(来|到)?的|(这|那)?(条|个|话|事)?(是)?(出自|来自)(哪|什么)(个|份|些)?(文件|地方|部门|文)?|哪(个|份)(文件|文|部门)(定|说|写|发)?(的)?|哪(一)?年的(数据|文件|数|事)?|(什么|啥)时候的(数据|数|事)?|出处(是|在)?(什么|哪)?(里|儿)?|来源|(有)?(什么|啥)?依据(吗|没|不)?|(说得|这)?(准|靠谱|可靠|可信|靠得住|权威)(不|吗|么|没)(准|靠谱|可信)?|靠(得住|谱)(不|吗|么)?|是(国家|市里|官方|政府)?(定的|规定的)?还是(网上|别人|谁)?(瞎|乱)?(传|编|说)的?|真的假的|是(不是)?真的(吗)?|有红头文件(吗|没|不)?|官方的(吗|不|么)?|这数|保真(不|吗)?|是?(人社局|民政局|民政部|官方|文件)?(的)?原话(吗|么)?|还是别人(瞎)?编的|谁(统计|说|公布|定)的|(民政局|民政部|官方|政府|谁)?公布的(吗|么)?|是?正经文件还是网上说的|还是(网上|听)说的/gu;

/** What a question about a source is about. */
export function withoutSourceWords(text: string): string {
  const matter = text.replace(SOURCE_WORDS, ' ').replace(/\s+/gu, ' ').trim();
  return matter.length >= 3 ? matter : text;
}

const COUNTERPART = 0.3;

/**
 * What kind of source an answer rests on; where that is not official, what the official documents say of the same matter
 * (or that they say nothing), so that a reader sees both.
 */
export function aboutSource(question: string, references: readonly Reference[], { corpus, evidence }: { corpus: Corpus; evidence: EvidenceIndex }): readonly Statement[] {
  const byId = new Map(corpus.documents.map((document) => [document.meta.id, document]));
  const documents = [...new Set(references.map(({ document }) => document))].map((id) => byId.get(id)).filter((document) => document !== undefined);
  const statements: Statement[] = documents.map(({ meta }) => ({
    role: 'source',
    text: describe(meta, byId),
    references: references.filter(({ document }) => document === meta.id).slice(0, 1),
  }));
  const unofficial = documents.find(({ meta }) => meta.kind !== 'official');
  const [first] = references;
  if (unofficial === undefined || first === undefined || documents.some(({ meta }) => meta.kind === 'official')) return statements;
  const official = counterpart([withoutSourceWords(question), first.quote.slice(0, 60)], unofficial.meta, { corpus, evidence, byId });
  if (official === undefined) {
    statements.push({ role: 'source', text: '现有的官方文件里没有查到这个说法,办理前请向主管部门核实。', references: [] });
  } else {
    const figures = missingFigures(first.quote, official.reference.quote);
    statements.push({
      role: 'source',
      text: `官方文件《${official.meta.title}》(${official.meta.short})里与此有关的只写了「${official.reference.quote.replace(/[。；;]$/u, '')}」${figures ? ',没有给出这里的数字' : ''}。`,
      references: [official.reference],
    });
  }
  return statements;
}

function describe(meta: DocumentMeta, byId: ReadonlyMap<string, Document>): string {
  const published = /^\d{4}$/u.test(meta.published) ? `${meta.published}年` : meta.published;
  const where = `《${meta.title}》(${meta.publisher},${published})`;
  const note = meta.note === '' ? '' : `;${meta.note}`;
  if (meta.kind === 'official') {
    const carrier = meta.via === null ? undefined : byId.get(meta.via)?.meta;
    return carrier === undefined
      ? `这条出自官方文件${where}${meta.short === meta.title ? '' : `,${meta.short}`}。`
      : `这条出自${meta.publisher}的官方通知《${meta.title}》,但我们看到的是一篇博客(${carrier.publisher})转载的全文,属二手来源${note}。`;
  }
  if (meta.kind === 'news') return `这条出自${published}的新闻报道${where},不是政府文件原文${note}。`;
  if (meta.kind === 'blog') return `这条出自一篇博客文章${where},不是官方文件原文${note}。`;
  return `这条出自非官方的网络文章${where}${note}。`;
}

type Counterpart = Readonly<{ meta: DocumentMeta; reference: Reference }>;

function counterpart(
  wordings: readonly string[],
  unofficial: DocumentMeta,
  { corpus, evidence, byId }: { corpus: Corpus; evidence: EvidenceIndex; byId: ReadonlyMap<string, Document> },
): Counterpart | undefined {
  const isCounterpart = (id: string) => {
    const meta = byId.get(id)?.meta;
    return meta?.kind === 'official' && meta.region.slice(0, 2) === unofficial.region.slice(0, 2);
  };
  const [best] = wordings
    .flatMap((wording) => evidence.search(wording, { limit: 1, only: ({ document }) => isCounterpart(document) }).candidates)
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < COUNTERPART) return undefined;
  const document = byId.get(best.target.document);
  if (document === undefined) return undefined;
  const unit = corpus.passages[best.target.passage]?.units.find(({ start, end }) => start <= best.target.start && best.target.start < end) ?? best.target;
  return { meta: document.meta, reference: { document: document.meta.id, quote: document.text.slice(unit.start, unit.end).trim() } };
}

function missingFigures(claim: string, official: string): boolean {
  const figures = claim.normalize('NFKC').match(/\d+(?:\.\d+)?/gu) ?? [];
  return figures.some((figure) => !official.normalize('NFKC').includes(figure));
}
