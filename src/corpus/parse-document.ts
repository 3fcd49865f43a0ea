import type { Document, Section } from '../schema/document.ts';
import { contentHash } from './content-hash.ts';
import { readFrontMatter } from './front-matter.ts';

/** Stands where something of the original was left out or set elsewhere: no quote runs across it. */
const OMISSION = '<!-- … -->';
const HEADING = /^(#{1,6})[ \t]+(\S.*)$/u;

/**
 * Reads a document of `corpus/documents`. `text` is the body without heading signs, line breaks kept, blocks parted by one blank line;
 * a section runs from its heading to the next heading of the same or a higher level, offsets in UTF-16 units of `text`.
 * Throws a CorpusError when the front matter is broken.
 */
export const parseDocument = (markdown: string, { file }: { file: string }): Document => {
  const { meta, body } = readFrontMatter(markdown, file);
  const { text, headings, omissions } = plainText(body);
  return { meta, text, sections: sectionsOf(headings, text.length), omissions, hash: contentHash(markdown) };
};

type Heading = { level: number; heading: string; start: number };

const plainText = (body: string): { text: string; headings: Heading[]; omissions: number[] } => {
  const headings: Heading[] = [];
  const omissions: number[] = [];
  let text = '';
  let blank = true;
  for (const raw of body.split('\n')) {
    const line = raw.trim();
    if (line === '' || line === OMISSION) {
      if (line === OMISSION) omissions.push(text.length);
      blank = true;
      continue;
    }
    const match = HEADING.exec(line);
    const ownBlock = blank || match !== null || headings.at(-1)?.start === lineStart(text);
    if (text !== '') text += ownBlock ? '\n\n' : '\n';
    const words = match === null ? line : (match[2] ?? '').trim();
    if (match !== null) headings.push({ level: (match[1] ?? '').length, heading: words, start: text.length });
    text += words;
    blank = false;
  }
  return { text, headings, omissions };
};

const lineStart = (text: string): number => text.lastIndexOf('\n') + 1;

const sectionsOf = (headings: readonly Heading[], length: number): Section[] =>
  headings.map((heading, index) => {
    const next = headings.slice(index + 1).find((later) => later.level <= heading.level);
    return { ...heading, end: next === undefined ? length : next.start };
  });
