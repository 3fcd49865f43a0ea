export type RetrievalErrorCode =
  | 'index-missing'
  | 'index-unreadable'
  | 'index-not-writable'
  | 'index-locked'
  | 'index-vectors'
  | 'snapshot-broken'
  | 'snapshot-too-large'
  | 'rows-broken';

/** The index cannot be read or written; the message says where and what to do. */
export class RetrievalError extends Error {
  override readonly name = 'RetrievalError';
  readonly code: RetrievalErrorCode;

  constructor(code: RetrievalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
