import type { EvalPassage } from '../retrieval-sets.ts';
import { stripQuestionWords, tokens, words } from '../../src/text/segment.ts';

/** A passage found, by its place in the list, and how well it fits where the library says so. */
export type PeerHit = Readonly<{ index: number; score: number | undefined }>;
export type OpenPeer = Readonly<{ search: (question: string, k: number) => Promise<readonly PeerHit[]> | readonly PeerHit[]; close: () => Promise<void> | void }>;

/** A search library set up in one way. `cut` names how text becomes tokens. */
export type Peer = Readonly<{ name: string; cut: string; open: (passages: readonly EvalPassage[]) => Promise<OpenPeer> | OpenPeer }>;

/** A way of cutting text that a library is given from outside; libraries made for blanks between words find nothing in Chinese without one. */
export type Cut = Readonly<{ name: string; cut: (text: string) => string[] }>;

/** What our own index uses: each character, and each pair. */
export const PAIRS: Cut = { name: 'characters and pairs', cut: tokens };
/** Dictionary words of the runtime's ICU. */
export const WORDS: Cut = { name: 'words', cut: (text) => words(text.normalize('NFKC').toLowerCase()) };

/** What is indexed of a passage, the same for all. */
export const textOf = ({ title, text }: EvalPassage): string => `${title} ${text}`;

/** Every library is asked without the question's function words, which helps each of them; a question of nothing else is asked whole. */
export const asked = (question: string): string => stripQuestionWords(question) || question;
