import { html } from 'hono/html';

/** Markup in which everything that came from elsewhere is escaped already. */
export type Html = ReturnType<typeof html>;
export { html };
