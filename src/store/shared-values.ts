import type { Client } from './client.ts';
import type { Claim, SharedValues } from './store.ts';

const never = Number.MAX_SAFE_INTEGER;

export const createSharedValues = (client: Client, clock: () => number): SharedValues => {
  const { build } = client;
  return {
    async getValue(key) {
      const row = await client.first(build.selectFrom('shared_values').select('value').where('key', '=', key).where('expires_at', '>', clock()));
      return row?.value;
    },

    async setValue(key, value, expiresAt, { user: person = null }: { user?: string | null } = {}) {
      const row = { key, value, amount: 0, person, expires_at: expiresAt ?? never };
      const { key: _, ...rest } = row;
      await client.all(
        build
          .insertInto('shared_values')
          .values(row)
          .onConflict((conflict) => conflict.column('key').doUpdateSet(rest)),
      );
    },

    claimValue: async (name, value, expiresAt, { user = null }: { user?: string | null } = {}) =>
      (await client.first(claimOf(client, { name, value, expiresAt, user }, clock()))) !== undefined,

    async deleteValue(key) {
      await client.all(build.deleteFrom('shared_values').where('key', '=', key));
    },

    async increment(key, by, expiresAt, { user: person = null }: { user?: string | null } = {}) {
      const now = clock();
      const row = await client.first(
        build
          .insertInto('shared_values')
          .values({ key, value: '', amount: by, person, expires_at: expiresAt })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((eb) => {
              const over = eb('shared_values.expires_at', '<=', now);
              const sum = eb('shared_values.amount', '+', eb.ref('excluded.amount'));
              return {
                amount: eb.case().when(over).then(eb.ref('excluded.amount')).else(sum).end(),
                expires_at: eb.case().when(over).then(eb.ref('excluded.expires_at')).else(eb.ref('shared_values.expires_at')).end(),
              };
            }),
          )
          .returning('amount'),
      );
      return row?.amount ?? by;
    },
  };
};

/** Gives back a row where the claim is had: nothing was there, or it had run out. */
export const claimOf = ({ build }: Client, { name, value, expiresAt, user }: Omit<Claim, 'user'> & { user: string | null }, now: number) => {
  const rest = { value, amount: 0, person: user, expires_at: expiresAt };
  return build
    .insertInto('shared_values')
    .values({ key: name, ...rest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(rest).where('shared_values.expires_at', '<=', now))
    .returning('key');
};
