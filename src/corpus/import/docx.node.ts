import mammoth from 'mammoth';
import { markdownLines } from './html.node.ts';

/** The text of a Word document as Markdown lines; styles named as headings become headings, pictures are left out. */
export const docxLines = async (bytes: Uint8Array): Promise<string[]> => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return markdownLines(value.replace(/<img\b[^>]*>/giu, ''));
};
