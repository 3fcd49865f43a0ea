import { html, type Html } from './html.ts';
import { assetUrl } from './assets.ts';

export type Page = Readonly<{
  title: string;
  /** the part of the site that is shown as the present one */
  area: 'chat' | 'rules' | 'sources' | 'docs' | 'none';
  body: Html;
  /** the chat fills the window and scrolls inside; other pages scroll as a whole */
  fills?: boolean;
  script?: boolean;
}>;

const AREAS = [
  ['chat', '/', '问一问'],
  ['rules', '/rules', '算一算'],
  ['sources', '/sources', '查原文'],
] as const;

/** A whole page. Styles and the script are files of their own: the content security policy allows nothing inline. */
export function page({ title, area, body, fills = false, script = false }: Page): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetUrl('style.css')}" />
        ${script ? html`<script src="${assetUrl('chat.js')}" defer></script>` : ''}
      </head>
      <body class="${fills ? 'fills' : ''}">
        <a class="skip" href="#main">跳到正文</a>
        <header class="top">
          <a class="name" href="/">有据</a>
          <nav aria-label="栏目">${AREAS.map(([key, href, label]) => html`<a href="${href}" ${key === area ? html` aria-current="page"` : ''}>${label}</a>`)}</nav>
        </header>
        <main id="main">${body}</main>
      </body>
    </html>`;
}
