import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';

export type RateLimit = Readonly<{
  /** requests of one client a minute; 0 is without limit */
  perMinute: number;
  clock: () => Date;
  /** who asks; undefined is never limited */
  clientOf?: (c: Context) => string | undefined;
}>;

const MINUTE = 60_000;
const MOST_CLIENTS = 20_000;

/**
 * A leaky bucket for each client in the memory of one process: it keeps one client from crowding out the others, not a determined attacker.
 * Throws an ApiError (`too-many-requests`) with `Retry-After` in seconds.
 */
export function rateLimit({ perMinute, clock, clientOf = clientAddress }: RateLimit): MiddlewareHandler {
  const buckets = new Map<string, { level: number; at: number }>();
  return async (c, next) => {
    const client = perMinute > 0 ? clientOf(c) : undefined;
    if (client !== undefined) {
      const now = clock().getTime();
      const known = buckets.get(client) ?? { level: 0, at: now };
      const level = Math.max(0, known.level - ((now - known.at) * perMinute) / MINUTE);
      if (level + 1 > perMinute) throw tooMany(Math.ceil(((level + 1 - perMinute) * MINUTE) / perMinute / 1000));
      buckets.delete(client);
      buckets.set(client, { level: level + 1, at: now });
      if (buckets.size > MOST_CLIENTS) dropOldest(buckets);
    }
    await next();
  };
}

/**
 * The address of the client. A proxy on the same machine or network appends it to `X-Forwarded-For`, whose last entry is believed from there alone;
 * Cloudflare names it itself. A request of the machine to itself has no client to be fair to.
 */
export function clientAddress(c: Context): string | undefined {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;
  if (socket === undefined) return c.req.header('cf-connecting-ip');
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/u, '');
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (!PRIVATE.test(address)) return address;
  return forwarded ?? (LOOPBACK.test(address) ? undefined : address);
}

const LOOPBACK = /^(?:127\.|::1$)/u;
const PRIVATE = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/iu;

function dropOldest(buckets: Map<string, unknown>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}

function tooMany(seconds: number): ApiError {
  return new ApiError('too-many-requests', `请求太频繁,请 ${seconds} 秒后再试。`, { 'retry-after': String(seconds) });
}
