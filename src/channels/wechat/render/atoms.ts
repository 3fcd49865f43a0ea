/**
 * The pieces of a text that are never cut: a link with its words, an address, a mark [12], a figure with its decimals, a character as a reader sees it.
 * A link's end tag may be missing; it then is its opening tag alone.
 */
const WHOLE = /<a\s[^>]*>(?:[^<]*<\/a>)?|https?:\/\/[!-~]+|\[\d{1,3}\]|\d+(?:[.,/:-]\d+)*[%\uff05]?/giu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export function atomsOf(text: string): readonly string[] {
  const atoms: string[] = [];
  let at = 0;
  for (const match of text.matchAll(WHOLE)) {
    for (const { segment } of segmenter.segment(text.slice(at, match.index))) atoms.push(segment);
    atoms.push(match[0]);
    at = match.index + match[0].length;
  }
  for (const { segment } of segmenter.segment(text.slice(at))) atoms.push(segment);
  return atoms;
}

/** Ends of sentences and clauses, in both widths. */
const STRONG = new Set([...'\u3002\uff01!\uff1f?\uff1b;\u2026\n', '\r\n']);
const WEAK = new Set(',\uff0c\u3001:\uff1a\uff09) \t');
/** Closes what the sentence before it opened. */
const CLOSING = new Set('\u201d\u300f\u300d\u2019)\uff09\u300b\u3011\u3009"');

/**
 * Where to cut a text of which the first `most` atoms fit: behind the last sentence that ends there, else behind a clause, else where it is full.
 * `weak` false: 0 where no sentence ends.
 */
export function cutAt(atoms: readonly string[], most: number, { weak }: Readonly<{ weak: boolean }>): number {
  if (most >= atoms.length) return atoms.length;
  return lastEnd(atoms, most, STRONG) || (weak ? lastEnd(atoms, most, WEAK) || most : 0);
}

function lastEnd(atoms: readonly string[], most: number, ends: ReadonlySet<string>): number {
  for (let i = most; i > 0; i--) {
    if (i < atoms.length && CLOSING.has(atoms[i] ?? '')) continue;
    let last = i - 1;
    while (last > 0 && CLOSING.has(atoms[last] ?? '') && !ends.has(atoms[last] ?? '')) last--;
    if (ends.has(atoms[last] ?? '')) return i;
  }
  return 0;
}
