import { Hono, type Context } from 'hono';
import type { ChannelLog } from './channel-log.ts';
import type { Codec } from './codec.ts';
import { plainText, queryOf, refuse } from './responses.ts';

export type CallbackAddressParts = Readonly<{
  codec: Pick<Codec, 'echo'>;
  logger: ChannelLog;
  /** answers what the platform posts; a CallbackError or ApiError that it throws becomes an empty body with its status */
  take: (c: Context) => Promise<Response>;
}>;

/** An address that a platform calls: GET verifies it, POST is taken, anything else is 405. */
export function callbackAddress({ codec, logger, take }: CallbackAddressParts): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    try {
      return plainText(c, codec.echo(queryOf(c)), 200);
    } catch (error) {
      return refuse(c, error, logger);
    }
  });
  routes.post('/', (c) => take(c).catch((error: unknown) => refuse(c, error, logger)));
  routes.all('/', (c) => plainText(c, '', 405));
  return routes;
}
