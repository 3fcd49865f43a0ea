import type { Reply } from '../../../answer/assistant-port.ts';
import { numberOf } from '../../../answer/render-text.ts';
import type { Citation } from '../../../schema/citation.ts';
import { dropForbidden } from '../xml/xml-characters.ts';
import { atomsOf, cutAt } from './atoms.ts';
import { byteLength } from './bytes.ts';
import { groupByDocument, sourceLine, type SourceDetail } from './source-line.ts';

export type RenderOptions = Readonly<{
  /** bytes of a part in UTF-8 */
  limit: number;
  /** how a link to a source is written; as WeChat reads it unless told */
  showLink?: (url: string, words: string) => string;
  /** behind the last part where there is room, such as questions to tap */
  ending?: string;
  /** behind the last part in any case: the channel's words, taught once */
  teaching?: string;
}>;

/** Room for 「(未完,还有99段,回复「继续」)」 with its line break. */
const POINTER = 44;

type Said = Readonly<{ text: string; marks: readonly number[] }>;
type Piece = Readonly<{ statement: number; text: string; marks: readonly number[] }>;

/**
 * A reply as plain texts of at most `limit` bytes: statements with marks, below each part the sources of its marks. A part ends with a sentence where one
 * fits, never inside a link or a character. A cut statement carries its marks in every part.
 */
export function renderParts({ statements, citations, teach }: Pick<Reply, 'statements' | 'citations' | 'teach'>, options: RenderOptions): readonly string[] {
  const { limit, ending = '', teaching = '' } = options;
  const said: Said[] = statements.map(({ text, references }) => ({
    text: plain(text),
    marks: [...new Set(references.map((reference) => numberOf(reference, citations)).filter((n) => n !== undefined))],
  }));
  if (teach && teaching !== '') said.push({ text: teaching, marks: [] });
  const show = (pieces: readonly Piece[], detail: SourceDetail): string => showPart(pieces, citations, detail, options);
  const whole = show(
    said.map(({ text, marks }, statement) => ({ statement, text, marks })),
    'linked',
  );
  // Also what was cut before and comes back for 「继续」: it is not cut again.
  const fitting = byteLength(whole) <= limit ? [whole] : undefined;
  const parts = fitting ?? fill(said, (pieces, detail) => byteLength(show(pieces, detail)) <= limit - POINTER).map(({ pieces, detail }) => show(pieces, detail));
  const last = parts.at(-1) ?? '';
  const ended = ending !== '' && byteLength(`${last}\n\n${ending}`) <= limit ? `${last}\n\n${ending}` : last;
  return parts.map((part, i) => (i === parts.length - 1 ? ended : `${part}\n${pointer(parts.length - 1 - i)}`));
}

const pointer = (left: number): string => `(未完,还有${left}段,回复「继续」)`;

/** WeChat shows no Markdown; a document's own signs at the beginning of a line would look like some. */
function plain(text: string): string {
  return dropForbidden(text)
    .replace(/^\s{0,3}#{1,6}\s+/gmu, '')
    .replace(/\*\*([^*\n]+)\*\*/gu, '$1')
    .replace(/[ \t]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

type Part = { pieces: Piece[]; detail: SourceDetail };
const DETAILS: readonly SourceDetail[] = ['linked', 'named', 'none'];

function fill(said: readonly Said[], fits: (pieces: readonly Piece[], detail: SourceDetail) => boolean): Part[] {
  const parts: Part[] = [{ pieces: [], detail: 'linked' }];
  for (const [statement, { text, marks }] of said.entries()) {
    let atoms = atomsOf(text);
    while (atoms.length > 0) {
      const part = parts.at(-1) ?? { pieces: [], detail: 'linked' as const };
      const piece = (count: number): Piece => ({ statement, text: atoms.slice(0, count).join('').trimEnd(), marks });
      const begun = part.pieces.length > 0;
      const most = mostThat(atoms.length, (count) => fits([...part.pieces, piece(count)], part.detail));
      const cut = cutAt(atoms, most, { weak: !begun });
      if (cut === 0 && begun) {
        parts.push({ pieces: [], detail: 'linked' });
        continue;
      }
      const less = DETAILS[DETAILS.indexOf(part.detail) + 1];
      if (cut === 0 && less !== undefined) {
        part.detail = less;
        continue;
      }
      // One piece that nothing fits: better too long than never said.
      const taken = Math.max(cut, 1);
      part.pieces.push(piece(taken));
      atoms = trimStart(atoms.slice(taken));
      if (atoms.length > 0) parts.push({ pieces: [], detail: 'linked' });
    }
  }
  return parts;
}

/** The largest count up to `all` that fits; sizes grow with the count. */
function mostThat(all: number, fits: (count: number) => boolean): number {
  if (fits(all)) return all;
  let [low, high] = [0, all];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function trimStart(atoms: readonly string[]): readonly string[] {
  const first = atoms.findIndex((atom) => atom.trim() !== '');
  return first === -1 ? [] : atoms.slice(first);
}

function showPart(pieces: readonly Piece[], citations: readonly Citation[], detail: SourceDetail, { showLink }: RenderOptions): string {
  const body = pieces.map(({ text, marks }) => text + marks.map((n) => `[${n}]`).join('')).join('\n');
  const used = citations.filter(({ n }) => pieces.some(({ marks }) => marks.includes(n)));
  if (used.length === 0 || detail === 'none') return body;
  return `${body}\n\n来源:\n${groupByDocument(used)
    .map((group) => sourceLine(group, detail, showLink))
    .join('\n')}`;
}
