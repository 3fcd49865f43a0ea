export type StoreErrorCode = 'store-url' | 'store-unreachable' | 'store-newer' | 'store-contended' | 'store-not-empty' | 'backup-broken';

/**
 * The store cannot do what it was asked. `store-url`: the address is of no known kind; `store-unreachable`: the database does not answer or refuses;
 * `store-newer`: a newer version of the program has changed the tables; `store-contended`: others wrote at the same time for too long, try again;
 * `store-not-empty`: a backup is restored into an empty store only; `backup-broken`: the file is no whole backup.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
