/** Cutting text up: tokens for ranking, words, sentences, clauses. */

export type Piece = Readonly<{ text: string; start: number; end: number }>;

// A Han run, or a Latin or digit run (2.5mb is one).
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:\.\p{N}(?:(?!\p{Script=Han})[\p{L}\p{N}])*)*/gu;

/** Ranking tokens in reading order: per Han run each character and each pair, Latin and digit runs whole and lower-case. */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const match of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    push(match[0], found);
  }
  return found;
}

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Dictionary words of the runtime's ICU, punctuation and blanks left out. The two runtimes may cut a rare word differently. */
export function words(text: string): string[] {
  return wordPieces(text).map((piece) => piece.text);
}

/** The same words with their offsets. */
export function wordPieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (const { segment, index, isWordLike } of wordSegmenter.segment(text)) {
    if (isWordLike === true) found.push({ text: segment, start: index, end: index + segment.length });
  }
  return found;
}

const CLOSING: Readonly<Record<string, string>> = Object.freeze({
  '(': ')',
  '（': '）',
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '【': '】',
  '〔': '〕',
  '[': ']',
  '〈': '〉',
});
const SENTENCE_END = new Set('。！？；!?;');
const TRAILING = new Set('。！？；!?;”’」』）)】》');

/**
 * Sentences with their offsets, white space at the ends left out; `text` is the verbatim slice.
 * A mark inside a pair of brackets or quotation marks does not end a sentence; a line break always does.
 */
export function sentences(text: string): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let position = 0;
  let open: string[] = [];
  while (position < text.length) {
    const character = text.charAt(position);
    position += 1;
    const closing = CLOSING[character];
    if (character === '\n' || character === '\r') {
      found.push(...trimmed(text, start, position));
      start = position;
      open = [];
    } else if (closing !== undefined && closes(text, position, closing)) open.push(closing);
    else if (character === open.at(-1)) open.pop();
    else if (open.length === 0 && SENTENCE_END.has(character)) {
      while (TRAILING.has(text.charAt(position))) position += 1;
      found.push(...trimmed(text, start, position));
      start = position;
    }
  }
  found.push(...trimmed(text, start, text.length));
  return found;
}

/** Parts of a message between commas, sentence marks and blanks (not 、, which joins equals); the marks are left out. A comma inside a number stays. */
export function clauses(text: string): Piece[] {
  const found: Piece[] = [];
  for (const match of text.matchAll(/(?:[^，,。！？；!?;:：~…\s]|(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=\d))+/gu)) {
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

// Words that a question has and its answer has not; without them lay questions gained three points of recall@5 in BM25.
const QUESTION_WORDS =
  /请问|一下|怎么样|怎样|怎么|如何|什么|多少|几个|哪些|哪里|哪个|为什么|为何|能不能|可不可以|是不是|有没有|可以|需要|应该|现在|我想|想问|你好|谢谢|那个|这个|[我你他她它的了吗呢啊呀吧嘛是在和与及或有要能会就也都被把从到对为之于得去来还给用着过该其很只让才]/gu;

/** The question without its question words and function words; what is left may be empty. */
export function stripQuestionWords(text: string): string {
  return text.replace(QUESTION_WORDS, ' ').replace(/\s+/gu, ' ').trim();
}

function push(run: string, found: string[]): void {
  if (!/^\p{Script=Han}/u.test(run)) {
    found.push(run);
    return;
  }
  const characters = [...run];
  for (const [index, character] of characters.entries()) {
    found.push(character);
    const next = characters[index + 1];
    if (next !== undefined) found.push(character + next);
  }
}

/** A bracket that is never closed in its line, as people type, must not swallow the rest of the message. */
function closes(text: string, from: number, closing: string): boolean {
  const at = text.indexOf(closing, from);
  const lineEnd = text.indexOf('\n', from);
  return at >= 0 && (lineEnd < 0 || at < lineEnd);
}

function trimmed(text: string, start: number, end: number): Piece[] {
  const slice = text.slice(start, end);
  const first = start + slice.length - slice.trimStart().length;
  const last = end - (slice.length - slice.trimEnd().length);
  return first < last ? [{ text: text.slice(first, last), start: first, end: last }] : [];
}
