/** The platform said no. `code` is its errcode; docs/wechat.md lists those that matter. The message holds no address and no token. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: number;

  constructor(code: number, api: string) {
    super(`${api} was refused with errcode ${code}${HINTS[code] === undefined ? '' : `: ${HINTS[code]}`}`);
    this.code = code;
  }
}

/** The platform was not reached or did not answer in its own way. `sent`: the request may have arrived, so that it must not simply be repeated. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly sent: boolean;

  constructor(message: string, { sent }: Readonly<{ sent: boolean }>) {
    super(message);
    this.sent = sent;
  }
}

/** What to do about the codes that an operator meets. */
export const HINTS: Readonly<Record<number, string>> = {
  40001: 'the app secret is wrong, or the token was replaced by another program that uses the same account',
  40013: 'the app id is wrong',
  40125: 'the app secret is wrong',
  40164: "this server's address is not in the account's IP list; add it in the console, or set WECHAT_API_BASE to a proxy that is",
  45009: "the day's quota of this interface is used up",
  45015: 'the person last wrote more than 48 hours ago, or has unfollowed',
  45047: 'five messages were sent since the person last wrote',
  48001: 'the account may not use this interface; it needs to be verified, or use WECHAT_REPLY=passive',
  60020: "this server's address is not among the app's trusted IPs; add it in the console of the company",
  40056: 'the agent id is wrong',
  81013: 'the member, department or tag does not exist or is outside the app’s range',
  95018: 'a person of the staff holds this session',
};
