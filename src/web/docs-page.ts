import { Hono } from 'hono';
import type { Engine } from '../answer/engine.ts';
import { openApi, type OpenApi, type Operation } from '../channels/chat/openapi.ts';
import { html, type Html } from './html.ts';
import { page } from './page.ts';

/** `GET /openapi.json` the description of the HTTP interface, `GET /docs` the same to read. */
export function docsPage({ engine }: Readonly<{ engine: Engine }>): Hono {
  const routes = new Hono();
  // Made when first asked for: the schemas of all rules are not needed to serve a chat.
  let described: OpenApi | undefined;
  const description = (): OpenApi => (described ??= openApi(engine));
  routes.get('/openapi.json', (c) => c.json(description() as object));
  routes.get('/docs', (c) => c.html(show(description())));
  return routes;
}

function show({ paths }: OpenApi): Html {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const isRule = (path: string): boolean => path.startsWith('/api/rules/');
  const body = html`<h1>接口说明</h1>
    <p class="lead">机器可读的说明在 <a href="/openapi.json">/openapi.json</a>。出错时返回 <code>{"error":{"code","message"}}</code>。</p>
    ${operations.filter(({ path }) => !isRule(path)).map(operationView)}
    <h2>规则</h2>
    <p class="lead">每条规则一个地址,请求体的 facts 可以只写知道的;数量可以写成范围,例如 [61, 69] 或 [60, null]。</p>
    ${operations.filter(({ path }) => isRule(path)).map(operationView)}`;
  return page({ title: '接口说明 - 有据', area: 'docs', body });
}

function operationView({ path, method, operation }: { path: string; method: string; operation: Operation }): Html {
  const { summary, description, parameters, requestBody, responses } = operation;
  const statuses = Object.entries(responses).map(([status, response]) => `${status} ${'description' in response ? String(response.description) : ''}`);
  return html`<section class="panel">
    <h3><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${summary}</p>
    ${description === undefined ? '' : html`<p class="note">${description}</p>`}
    ${
      parameters === undefined
        ? ''
        : html`<details>
            <summary>参数</summary>
            <pre>${JSON.stringify(parameters, null, 2)}</pre>
          </details>`
    }
    ${
      requestBody === undefined
        ? ''
        : html`<details>
            <summary>请求体</summary>
            <pre>${JSON.stringify(requestBody, null, 2)}</pre>
          </details>`
    }
    <p class="meta">${statuses.join(' · ')}</p>
  </section>`;
}
