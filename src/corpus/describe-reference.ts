import type { Citation, Reference } from '../schema/citation.ts';
import { citationUrl } from './citation-url.ts';
import type { Corpus } from './corpus.ts';
import { locateQuote, passageAt } from './locate.ts';

/**
 * A reference as a citation without its number: the document's title, publisher, date and kind, the section in which the quote begins, and the page that highlights it.
 * Throws a RangeError for a document that is not in the corpus, or words that do not stand in it: nothing may be cited that cannot be shown.
 */
export function describeReference({ documents, passages }: Pick<Corpus, 'documents' | 'passages'>, { document: id, quote }: Reference, publicUrl = ''): Omit<Citation, 'n'> {
  const document = documents.find(({ meta }) => meta.id === id);
  if (document === undefined) throw new RangeError(`there is no document ${id}`);
  const at = locateQuote(document, quote);
  const section = at === undefined ? '' : (passageAt(passages, id, at.start)?.section ?? '');
  const { title, publisher, published, kind } = document.meta;
  return { document: id, title, publisher, published, kind, section, quote, url: citationUrl(document, passages, quote, publicUrl) };
}
