export type CorpusErrorCode =
  | 'corpus-front-matter'
  | 'corpus-unreadable'
  | 'corpus-questions'
  | 'corpus-lexicon'
  | 'import-unknown-type'
  | 'import-unreadable'
  | 'import-empty'
  | 'import-too-large'
  | 'import-exists'
  | 'import-name';

/** Something in the corpus, or a file brought to it, cannot be used; the message names the file and says what to do. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  readonly code: CorpusErrorCode;
  readonly file: string;

  constructor(code: CorpusErrorCode, file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
    this.code = code;
    this.file = file;
  }
}

/** The words of something that was thrown. */
export const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
