/** The key of a menu's button that asks something: its words, so that the menu's file is the one place where they stand. */
const ASKS = 'ask:';

/** The platform's limit for a key is 128 bytes. */
export const clickKey = (words: string): string => `${ASKS}${words}`;

/** What a tapped button asks; a button made elsewhere asks its own key when that is Chinese. */
export function wordsOfClick(key: string): string | undefined {
  if (key.startsWith(ASKS)) return key.slice(ASKS.length).trim() || undefined;
  return /\p{Script=Han}/u.test(key) ? key : undefined;
}
