/** Why a request is not taken for the platform's; docs/wechat.md tells what to do about each. */
const callbackErrorCodes = ['bad-signature', 'stale', 'not-encrypted', 'unexpectedly-encrypted', 'undecryptable', 'wrong-receiver', 'malformed'] as const;
export type CallbackErrorCode = (typeof callbackErrorCodes)[number];

/**
 * A request that is not answered. `bad-signature`: made with another token; `stale`: its time is more than five minutes from ours; `not-encrypted`: plain text
 * where only encrypted text counts; `unexpectedly-encrypted`: encrypted and no key is set; `undecryptable`: made with another key; `wrong-receiver`: meant
 * for another account; `malformed`: not the XML or JSON that the platform sends. The message is for the log and holds nothing secret.
 */
export class CallbackError extends Error {
  override readonly name = 'CallbackError';
  readonly code: CallbackErrorCode;

  constructor(code: CallbackErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
