import { extractText } from 'unpdf';
import { withoutRadicals } from './radicals.ts';

/** The lines of a PDF's text layer, pages parted by nothing: a paragraph may run over. */
export const pdfLines = async (bytes: Uint8Array): Promise<string[]> => {
  // The reader takes the buffer over, so it gets a copy.
  const { text } = await extractText(bytes.slice(), { mergePages: false });
  return text.flatMap((page) => withoutRadicals(page).split('\n'));
};
