import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './rate-limit.ts';

const client = async (remoteAddress: string | undefined, headers: Record<string, string> = {}): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c) ?? 'none'));
  return (await app.request('/', { headers }, remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } })).text();
};

describe('who asks', () => {
  it('is the address of the connection, whatever it says of itself', async () => {
    expect(await client('203.0.113.9', { 'x-forwarded-for': '198.51.100.1' })).toBe('203.0.113.9');
    expect(await client('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('is what a proxy on the same network adds last', async () => {
    expect(await client('127.0.0.1', { 'x-forwarded-for': 'made-up, 198.51.100.1' })).toBe('198.51.100.1');
    expect(await client('10.0.0.3', { 'x-forwarded-for': '198.51.100.1' })).toBe('198.51.100.1');
    expect(await client('10.0.0.3')).toBe('10.0.0.3');
  });

  it('is nobody for the machine itself, and what Cloudflare says there', async () => {
    expect(await client('127.0.0.1')).toBe('none');
    expect(await client('::1')).toBe('none');
    expect(await client(undefined, { 'cf-connecting-ip': '198.51.100.1' })).toBe('198.51.100.1');
  });
});
