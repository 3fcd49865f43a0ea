import { readPlaces } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import { wordPieces } from '../text/segment.ts';

export type RewriteContext = Readonly<{ /** the person's message, normalised */ message: string; /** what the person asked before, normalised */ earlier: string; asOf: string }>;

/**
 * Whether a self-contained question may stand for the message: it holds all the message's words, adds only words that the person used before,
 * and names the same figures and places. A model may carry a subject over; it may not ask something else.
 */
export function isFaithfulRewrite(question: string, { message, earlier, asOf }: RewriteContext): boolean {
  if (question === message || question.length > 2 * (message.length + earlier.length)) return false;
  const said = `${earlier} ${message}`;
  const isHeld = (text: string, word: string): boolean => text.includes(word);
  if (wordPieces(question).some(({ text }) => !isHeld(said, text))) return false;
  if (wordPieces(message).some(({ text }) => !isHeld(question, text))) return false;
  const figures = (text: string): string =>
    readQuantities(text, asOf)
      .map(({ kind, range }) => `${kind}${range.join('-')}`)
      .toSorted()
      .join();
  if (figures(question) !== figures(message)) return false;
  const places = (text: string): readonly string[] => readPlaces(text).map(({ name }) => name);
  return places(message).every((place) => places(question).includes(place)) && places(question).every((place) => places(said).includes(place));
}
