import type { SharedValues } from '../../../store/store.ts';
import { sleep } from '../replies/timing.ts';

export type FreshToken = Readonly<{ token: string; /** seconds */ expiresIn: number }>;

/** The token of an account, the same for all processes. */
export type AccessToken = Readonly<{
  get(): Promise<string>;
  /** Another token than the one that was refused; the platform is asked once, however many ask here. */
  renew(refused: string): Promise<string>;
}>;

export type AccessTokenParts = Readonly<{
  store: SharedValues;
  /** where it is kept */
  name: string;
  /** `force`: the platform must make a new one, and the old one ends */
  request: (options: Readonly<{ force: boolean }>) => Promise<FreshToken>;
  clock: () => Date;
}>;

/** Renewed this long before it ends; the platform then honours the old and the new one. */
const EARLY = 300_000;
const LOCK = 10_000;
const PAUSE = 50;

/** Throws what `request` throws. */
export function createAccessToken({ store, name, request, clock }: AccessTokenParts): AccessToken {
  let flying: Promise<string> | undefined;
  const once = (fetchOne: () => Promise<string>): Promise<string> => (flying ??= fetchOne().finally(() => (flying = undefined)));
  const kept = async (): Promise<{ token: string; until: number } | undefined> => {
    const value = await store.getValue(name);
    return value === undefined ? undefined : (JSON.parse(value) as { token: string; until: number });
  };
  const now = (): number => clock().getTime();

  async function ask(unwanted: string | undefined): Promise<string> {
    let { token, expiresIn } = await request({ force: false });
    if (token === unwanted) ({ token, expiresIn } = await request({ force: true }));
    const until = now() + expiresIn * 1000;
    await store.setValue(name, JSON.stringify({ token, until }), until);
    return token;
  }

  /** One process asks; the others look for what it brings, and ask themselves only when it brings nothing. */
  async function askTogether(unwanted: string | undefined): Promise<string> {
    const lock = `${name}|lock`;
    const deadline = now() + LOCK;
    while (!(await store.claimValue(lock, 'held', now() + LOCK)) && now() < deadline) {
      await sleep(PAUSE);
      const brought = await kept();
      if (brought !== undefined && brought.token !== unwanted && brought.until - now() > EARLY) return brought.token;
    }
    try {
      const brought = await kept();
      if (brought !== undefined && brought.token !== unwanted && brought.until - now() > EARLY) return brought.token;
      return await ask(unwanted);
    } finally {
      await store.deleteValue(lock);
    }
  }

  return {
    async get() {
      const present = await kept();
      if (present !== undefined && present.until - now() > EARLY) return present.token;
      try {
        return await once(() => askTogether(undefined));
      } catch (error) {
        // It still holds for a few minutes.
        if (present !== undefined && present.until > now()) return present.token;
        throw error;
      }
    },
    renew: (refused) => once(() => askTogether(refused)),
  };
}
