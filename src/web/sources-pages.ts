import { Hono } from 'hono';
import { showKind } from '../answer/show.ts';
import { ApiError } from '../channels/api-error.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { placeOfQuote } from '../corpus/citation-url.ts';
import { locateQuote } from '../corpus/locate.ts';
import { sourceKinds } from '../schema/citation.ts';
import type { Document, DocumentMeta, Unit } from '../schema/document.ts';
import { documentText } from './document-text.ts';
import { html, type Html } from './html.ts';
import { page } from './page.ts';

const KEPT = { 'cache-control': 'public, max-age=300' };

/** `GET /sources` lists the documents, the weightiest first; `/sources/{document}?quote=…` shows one with the quote marked, `?q=` with any words. */
export function sourcesPages({ corpus }: Readonly<{ corpus: Corpus }>): Hono {
  const routes = new Hono();
  routes.get('/sources', (c) => c.html(list(corpus.documents), 200, KEPT));
  routes.get('/sources/:document', (c) => {
    const document = corpus.documents.find(({ meta }) => meta.id === c.req.param('document'));
    if (document === undefined) throw new ApiError('not-found', '没有这份文件;/sources 列出了全部文件。');
    const { quote, q } = c.req.query();
    const marked = quote !== undefined ? placeOfQuote(document, quote) : q === undefined ? undefined : locateQuote(document, q);
    return c.html(show(document, corpus, { marked, sought: quote !== undefined || q !== undefined }), 200, KEPT);
  });
  return routes;
}

function list(documents: readonly Document[]): Html {
  const sorted = documents.map(({ meta }) => meta).toSorted((a, b) => sourceKinds.indexOf(a.kind) - sourceKinds.indexOf(b.kind));
  const body = html`<h1>查原文</h1>
    <p class="lead">回答只引用下面这些文件。官方文件最可靠;网络文章和博客里的数字以官方为准。</p>
    <ul class="cards">
      ${sorted.map(
        (meta) =>
          html`<li>
            <h2><a href="/sources/${meta.id}">${meta.title}</a></h2>
            <p class="meta"><span class="kind ${meta.kind}">${showKind(meta.kind)}</span> ${meta.publisher} · ${meta.published} · ${meta.region}</p>
            ${force(meta)}${meta.note === '' ? '' : html`<p class="note">${meta.note}</p>`}
          </li>`,
      )}
    </ul>`;
  return page({ title: '查原文 - 有据', area: 'sources', body });
}

type Marked = Readonly<{ marked: Unit | undefined; sought: boolean }>;

function show(document: Document, { documents, passages }: Corpus, { marked, sought }: Marked): Html {
  const { meta, sections } = document;
  const own = passages.filter((passage) => passage.document === meta.id);
  const contents = sections.filter(({ level }) => level > 1);
  const topOf = (at: number): string | undefined => own.find(({ end }) => end > at)?.anchor;
  const via = meta.via === null ? undefined : documents.find((other) => other.meta.id === meta.via)?.meta;
  const body = html`<article class="document">
    <header>
      <h1>${meta.title}</h1>
      <p class="meta"><span class="kind ${meta.kind}">${showKind(meta.kind)}</span> ${meta.publisher} · ${meta.published} · ${meta.region}</p>
      ${force(meta)} ${via === undefined ? '' : html`<p class="meta">转载自:<a href="/sources/${via.id}">${via.title}</a>(${showKind(via.kind)})</p>`}
      ${meta.note === '' ? '' : html`<p class="note">${meta.note}</p>`} ${meta.contact === '' ? '' : html`<p class="meta">拿不准可以问:${meta.contact}</p>`}
    </header>
    <p class="where"><span class="kind ${meta.kind}">${showKind(meta.kind)}</span> ${meta.short} · ${meta.published}</p>
    ${sought ? notice(marked) : ''}
    ${
      contents.length < 2
        ? ''
        : html`<details class="contents">
            <summary>目录</summary>
            <ul>
              ${contents.map(({ heading, level, start }) => html`<li class="l${level}"><a href="#${topOf(start) ?? ''}">${heading}</a></li>`)}
            </ul>
          </details>`
    }
    ${documentText(document, own, marked)}
  </article>`;
  return page({ title: `${meta.short} - 有据`, area: 'sources', body });
}

function notice(marked: Unit | undefined): Html {
  if (marked !== undefined) return html`<p class="notice" role="status"><a href="#quote">回答引用的话在下面用底色标出,点这里直接看</a></p>`;
  return html`<p class="notice gone" role="status">这句话在现在的文件里找不到:文件可能在引用之后更新过。</p>`;
}

function force({ inForce, supersedes }: DocumentMeta): Html | string {
  const span = [inForce?.from ? `${inForce.from} 起施行` : '', inForce?.to ? `至 ${inForce.to}` : '', supersedes === null ? '' : `取代 ${supersedes}`].filter(
    (part) => part !== '',
  );
  return span.length === 0 ? '' : html`<p class="meta">${span.join(' · ')}</p>`;
}
