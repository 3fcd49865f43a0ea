import type { Document, Passage, Section, Unit } from '../schema/document.ts';
import { html, type Html } from './html.ts';

/**
 * A document's text as headings and paragraphs: each passage begins with an element whose id is its anchor, and the words of `marked` stand in `<mark>`,
 * the first one with the id `quote`. Not a character is added or left out.
 */
export function documentText({ meta, text, sections }: Document, passages: readonly Passage[], marked: Unit | undefined): readonly Html[] {
  const headings = new Map(sections.map((section) => [section.start, section]));
  const anchors = new Map(passages.map(({ start, anchor }) => [start, anchor]));
  return blocksOf(text).map((block) => {
    const words = piecesOf(block, { anchors, marked }).map((piece) => pieceView(text, piece, { anchors, marked }));
    const section = headings.get(block.start);
    // The page's head says the title already.
    const again = section?.heading === meta.title && (marked === undefined || marked.start >= block.end);
    return again ? html`<div class="hidden">${words}</div>` : blockView(section, words);
  });
}

type Marks = Readonly<{ anchors: ReadonlyMap<number, string>; marked: Unit | undefined }>;

function blocksOf(text: string): readonly Unit[] {
  const blocks: Unit[] = [];
  let start = 0;
  for (const block of text.split('\n\n')) {
    if (block.trim() !== '') blocks.push({ start, end: start + block.length });
    start += block.length + 2;
  }
  return blocks;
}

/** A block cut where a passage begins and where the quote begins and ends. */
function piecesOf({ start, end }: Unit, { anchors, marked }: Marks): readonly Unit[] {
  const cuts = [...anchors.keys(), ...(marked === undefined ? [] : [marked.start, marked.end])].filter((cut) => start < cut && cut < end);
  const edges = [...new Set([start, ...cuts, end])].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((edge, i) => ({ start: edge, end: edges[i + 1] ?? end }));
}

function pieceView(text: string, { start, end }: Unit, { anchors, marked }: Marks): Html {
  const anchor = anchors.get(start);
  const words = text.slice(start, end);
  const shown = marked !== undefined && marked.start <= start && end <= marked.end ? html`<mark${start === marked.start ? html` id="quote"` : ''}>${words}</mark>` : words;
  return html`${anchor === undefined ? '' : html`<a id="${anchor}" class="anchor"></a>`}${shown}`;
}

function blockView(section: Section | undefined, words: readonly Html[]): Html {
  if (section === undefined) return html`<p>${words}</p>`;
  // The page's own h1 is the title; a document's headings begin below it.
  if (section.level <= 2) return html`<h2>${words}</h2>`;
  return section.level === 3 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}
