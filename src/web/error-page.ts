import type { Context } from 'hono';
import type { ApiError } from '../channels/api-error.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** An error as its caller can read it: a page for a browser that follows a link or sends a form, JSON for everything else. */
export function errorResponse(c: Context, error: ApiError): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/') || !(c.req.header('accept') ?? '').includes('text/html')) return error.toResponse();
  const body = html`<h1>没有成功</h1>
    <p role="alert">${error.message}</p>
    <p><a href="/">回到问一问</a></p>`;
  return c.html(page({ title: '没有成功 - 有据', area: 'none', body }), error.status as 400, error.headers);
}
