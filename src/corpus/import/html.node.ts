import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** What a page says about itself, and its article as Markdown lines (headings as #, one paragraph, item or table row a line). */
export type Article = Readonly<{ title?: string | undefined; publisher?: string | undefined; published?: string | undefined; lines: readonly string[] }>;

const BLOCKS = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'LI', 'UL', 'OL', 'TR', 'TABLE', 'BLOCKQUOTE', 'PRE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'DT', 'DD', 'FIGCAPTION']);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'NAV', 'BUTTON', 'FORM', 'IFRAME']);

/** The main article of a web page; where none can be told apart, the whole body. */
export const articleOf = (html: string): Article => {
  const { document } = parseHTML(wholePage(html));
  const parsed = new Readability(document.cloneNode(true) as unknown as Document).parse();
  const content = parsed?.content;
  const lines = content === undefined || content === null ? [] : markdownLines(content);
  return {
    title: parsed?.title?.trim() || undefined,
    publisher: parsed?.siteName?.trim() || undefined,
    published: /^\d{4}-\d{2}-\d{2}/u.exec(parsed?.publishedTime ?? '')?.[0],
    lines: lines.some((line) => line !== '') ? lines : markdownLines(html),
  };
};

/** Every block of HTML as lines, with a blank line between paragraphs and none between items and rows. */
export const markdownLines = (html: string): string[] => {
  const { document } = parseHTML(wholePage(html));
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line.replace(/[ \t\n\r]+/gu, ' ').trim());
    line = '';
  };
  const walk = (node: Node): void => {
    const name = node.nodeName.toUpperCase();
    if (node.nodeType === 3) line += node.textContent ?? '';
    else if (name === 'BR') flush();
    else if (!SKIPPED.has(name)) {
      const isBlock = BLOCKS.has(name) && !isInside(node, CELLS);
      if (isBlock) flush();
      const heading = /^H([1-6])$/u.exec(name)?.[1];
      if (heading !== undefined) line = `${'#'.repeat(Number(heading))} `;
      for (const child of node.childNodes) walk(child);
      if (name === 'TD' || name === 'TH') line += ' | ';
      if (name === 'TR') line = line.replace(/(?:\s\|\s)+$/u, '');
      if (isBlock) flush();
      if (/^(?:P|H[1-6]|UL|OL|TABLE|BLOCKQUOTE|PRE)$/u.test(name) && !isInside(node, ITEMS) && lines.at(-1) !== '') lines.push('');
    }
  };
  walk(document.body);
  flush();
  return lines;
};

const CELLS = new Set(['TD', 'TH']);
const ITEMS = new Set(['TD', 'TH', 'LI']);

const isInside = (node: Node, names: ReadonlySet<string>): boolean => {
  for (let parent = node.parentNode; parent !== null; parent = parent.parentNode) if (names.has(parent.nodeName.toUpperCase())) return true;
  return false;
};

/** The parser makes no body of its own around a fragment. */
const wholePage = (html: string): string => {
  if (/<html[\s>]/iu.test(html)) return html;
  return `<!doctype html><html>${/<body[\s>]/iu.test(html) ? html : `<body>${html}</body>`}</html>`;
};
