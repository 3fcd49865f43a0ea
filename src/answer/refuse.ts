import type { Corpus } from '../corpus/corpus.ts';
import type { Candidate, Gap } from '../retrieval/evidence.ts';
import type { Statement } from '../schema/answer.ts';

export type Refusal = Readonly<{ statements: readonly Statement[]; gap: string; nearest: string | null; suggestions: readonly string[] }>;

const SAID = 24;
/** below this a gap of the bank says something else than what was asked */
const SAME_GAP = 0.45;
/** below this nothing in the documents is worth pointing at */
const WORTH_POINTING = 0.3;

/** Says what is not in the documents, what is nearest, and where to ask; no figure and no citation, since none answers. */
export function refuse(question: string, { gap, nearest, corpus }: { gap: Gap | undefined; nearest: Candidate | undefined; corpus: Corpus }): Refusal {
  const named = gap !== undefined && gap.similarity >= SAME_GAP ? gap.gap : undefined;
  const asked = question.length <= SAID ? question : `${question.slice(0, SAID)}…`;
  const close = nearest !== undefined && nearest.score >= WORTH_POINTING ? nearest : undefined;
  const document = corpus.documents.find(({ meta }) => meta.id === (close?.target.document ?? gap?.document));
  const heading = close === undefined ? undefined : corpus.passages[close.target.passage]?.headings.at(-1);
  const lacking = named === undefined ? `没有找到「${withoutDigits(withoutYears(asked))}」的说明` : `没有说明「${withoutDigits(withoutYears(named))}」`;
  const lines = [`资料里${lacking},没有出处的我不能乱说。`];
  if (document !== undefined && close !== undefined)
    lines.push(`最接近的是《${document.meta.title}》${heading === undefined || heading === document.meta.title ? '' : `里「${withoutDigits(heading)}」这一段`},可以接着问。`);
  lines.push(`这件事建议问:${document?.meta.contact || '当地民政部门或人事考试机构'}。`);
  return {
    statements: [{ role: 'refusal', text: lines.join('\n'), references: [] }],
    gap: named ?? question,
    nearest: close === undefined ? null : `${close.target.document}:${close.target.start}`,
    suggestions: close?.nearest === undefined ? [] : [close.nearest],
  };
}

/** 「2027年报名时间」 → 「该年报名时间」: the year that was asked about is no figure of an answer, but looks like one. */
function withoutYears(text: string): string {
  return text.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)年?/gu, '该年');
}

/** A refusal must not bring figures that could be taken for an answer. */
function withoutDigits(text: string): string {
  return text.replace(/\d[\d.,]*/gu, '…').trim();
}
