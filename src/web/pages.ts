import { Hono } from 'hono';
import type { Assistant } from '../answer/assistant-port.ts';
import type { Engine } from '../answer/engine.ts';
import { assetRoutes } from './assets.ts';
import { chatPage } from './chat-page.ts';
import { docsPage } from './docs-page.ts';
import { rulesPages } from './rules-pages.ts';
import { sourcesPages } from './sources-pages.ts';

export type PagesParts = Readonly<{ assistant: Assistant; engine: Engine; hashUser: (raw: string) => Promise<string> | string; clock: () => Date; bodyLimit: number }>;

/** All pages of the site, rendered on the server; only the chat has a script, and works without. */
export function pages(parts: PagesParts): Hono {
  const routes = new Hono();
  routes.route('/', assetRoutes());
  routes.route('/', chatPage(parts));
  routes.route('/', sourcesPages({ corpus: parts.engine.corpus }));
  routes.route('/', rulesPages(parts));
  routes.route('/', docsPage(parts));
  return routes;
}
