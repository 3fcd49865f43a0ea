import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Documented = Readonly<{
  /** package.json */
  scripts: Readonly<Record<string, string>>;
  /** file → its Markdown */
  pages: Readonly<Record<string, string>>;
  /** paths of the OpenAPI document and of app.ts, as `GET /healthz` */
  routes: readonly string[];
  /** whether a path from the root exists */
  exists: (path: string) => boolean;
}>;

const HIDDEN_COMMANDS = new Set(['format']);

/** Commands and routes without a word about them, files that a command names and nobody wrote, links that lead nowhere. */
export function documentationFaultsOf({ scripts, pages, routes, exists }: Documented): readonly string[] {
  const all = Object.values(pages).join('\n');
  const api = pages['docs/api.md'] ?? '';
  const commands = Object.keys(scripts).filter((name) => !HIDDEN_COMMANDS.has(name) && !new RegExp(String.raw`npm (?:run )?${name}(?![\w:-])`, 'u').test(all));
  const files = Object.entries(scripts).flatMap(([name, command]) =>
    (command.match(/\b(?:src|eval|scripts|bench|bin)\/[\w./-]+\.(?:ts|mjs)/gu) ?? [])
      .filter((file) => !exists(file))
      .map((file) => `package.json: npm run ${name} names ${file}, which is not there`),
  );
  const untold = [...new Set(routes)].filter((route) => !tells(api, route)).map((route) => `docs/api.md says nothing of ${route}`);
  const links = Object.entries(pages).flatMap(([page, text]) =>
    linksOf(text)
      .filter((link) => !exists(join(dirname(page), link)))
      .map((link) => `${page} links to ${link}, which is not there`),
  );
  const mentioned = [...new Set(all.match(/npm run [a-z][\w:-]*/gu) ?? [])]
    .filter((command) => scripts[command.slice('npm run '.length)] === undefined)
    .map((command) => `the documentation names ${command}, which package.json has not`);
  return [...commands.map((name) => `no page tells of npm run ${name}`), ...files, ...untold, ...links, ...mentioned];
}

/** The same of the project in a folder. */
export function documentationFaults(root: string): readonly string[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const names = [
    'README.md',
    'README.zh-CN.md',
    'eval/README.md',
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name.replaceAll('\\', '/')}`),
  ];
  const pages = Object.fromEntries(names.filter((name) => existsSync(join(root, name))).map((name) => [name, read(name)]));
  return documentationFaultsOf({ scripts, pages, routes: routesIn(read), exists: (path) => existsSync(join(root, path)) });
}

/** Routes as the sources write them: `app.get('/healthz'`, `app.route('/wechat'`, and those of each folder below its mount. */
function routesIn(read: (path: string) => string): readonly string[] {
  const app = read('src/app.ts');
  const own = [...app.matchAll(/\bapp\.(get|post)\('(\/[^'*]*)'/gu)].map(([, method = '', path = '']) => `${method.toUpperCase()} ${path}`);
  const mounted = [...app.matchAll(/app\.route\('(\/we\w+)'/gu)].map(([, path = '']) => `GET ${path}`);
  const api = ['chat', 'search', 'rule'].flatMap((name) => routesOf(read(`src/channels/chat/${name}-routes.ts`), '/api'));
  return [...own, ...mounted, ...api];
}

function routesOf(source: string, mount: string): readonly string[] {
  return [...source.matchAll(/\.(get|post)\('(\/[^'*]*)'/gu)].map(
    ([, method = '', path = '']) => `${method.toUpperCase()} ${mount}${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/gu, '{$1}')}`,
  );
}

/** A table or heading of docs/api.md names the path, alone or behind its method. */
function tells(api: string, route: string): boolean {
  const [method = '', path = ''] = route.split(' ');
  const bare = path.replaceAll(/[{}]/gu, String.raw`[{}]?`);
  return new RegExp(String.raw`(?:${method} |\x60)${bare}(?![\w{-]|/(?!…))`, 'u').test(api);
}

function linksOf(markdown: string): readonly string[] {
  const text = markdown.replaceAll(/^```[\s\S]*?^```/gmu, '').replaceAll(/`[^`\n]*`/gu, '');
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/gu)].map(([, link = '']) => link);
}
