import { Hono } from 'hono';
import { contentHash } from '../corpus/content-hash.ts';
import { chatScript } from './assets/chat-script.ts';
import { icon } from './assets/icon.ts';
import { style } from './assets/style.ts';

const files = {
  'style.css': { type: 'text/css; charset=utf-8', text: style },
  'chat.js': { type: 'text/javascript; charset=utf-8', text: chatScript },
  'icon.svg': { type: 'image/svg+xml', text: icon },
} as const;

const versions = Object.fromEntries(Object.entries(files).map(([name, { text }]) => [name, contentHash(text)]));

/** The address of an asset, which changes with its content and may so be kept for ever. */
export function assetUrl(name: keyof typeof files): string {
  return `/assets/${name}?v=${versions[name] ?? ''}`;
}

export function assetRoutes(): Hono {
  const routes = new Hono();
  for (const [name, { type, text }] of Object.entries(files)) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(text, 200, { 'content-type': type, 'cache-control': c.req.query('v') === versions[name] ? 'public, max-age=31536000, immutable' : 'no-cache' }),
    );
  }
  return routes;
}
