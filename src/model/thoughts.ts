/** Models that think aloud put it before their answer, in <think>…</think>; it is no part of the answer. */
const OPEN = '<think>';
const CLOSE = '</think>';

export function withoutThoughts(text: string): string {
  const said = text.trimStart();
  if (!said.startsWith(OPEN)) return text;
  const end = said.indexOf(CLOSE);
  return end < 0 ? '' : said.slice(end + CLOSE.length).trimStart();
}

/** The same for a text in pieces; nothing is held back once it is clear that the text does not begin with thoughts. */
export async function* withoutThoughtsStreamed(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let answering = false;
  for await (const piece of pieces) {
    if (answering) {
      yield piece;
      continue;
    }
    held += piece;
    const said = held.trimStart();
    if (said.length < OPEN.length && OPEN.startsWith(said)) continue;
    if (said.startsWith(OPEN) && !said.includes(CLOSE)) continue;
    answering = true;
    const rest = withoutThoughts(said);
    held = '';
    if (rest !== '') yield rest;
  }
  if (!answering && held !== '' && !held.trimStart().startsWith(OPEN)) yield held;
}
