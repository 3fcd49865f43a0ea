import type { Citation, SourceKind } from '../../../schema/citation.ts';

const KINDS: Readonly<Record<SourceKind, string>> = { official: '官方', news: '新闻', blog: '博客', web: '网络文章' };

/** How much of a source a line shows; less where many sources would leave no room for the words they carry. */
export type SourceDetail = 'linked' | 'named' | 'none';

const isAbsolute = (url: string): boolean => /^https?:\/\//iu.test(url);

/**
 * `[1]《…》(官方,2017) <a href="…">原文</a>`; the marks of one document share a line: `[1][2]《…》(官方,2017) <a href="…">原文1</a> <a href="…">原文2</a>`.
 * Without the links where their addresses lead nowhere from a phone.
 */
export function sourceLine(group: readonly Citation[], detail: SourceDetail, show: (url: string, words: string) => string = link): string {
  const [first] = group;
  if (first === undefined) return '';
  const line = `${group.map(({ n }) => `[${n}]`).join('')}《${first.title}》(${KINDS[first.kind]},${first.published.slice(0, 4)})`;
  if (detail !== 'linked' || !isAbsolute(first.url)) return line;
  return `${line} ${group.map(({ n, url }) => show(url, group.length === 1 ? '原文' : `原文${n}`)).join(' ')}`;
}

/** Citations by document, in the order of their first marks. */
export function groupByDocument(citations: readonly Citation[]): readonly (readonly Citation[])[] {
  return [...Map.groupBy(citations, ({ document }) => document).values()];
}

export function link(url: string, words: string): string {
  return `<a href="${url.replaceAll('"', '%22')}">${words.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e')}</a>`;
}

/** A link that sends its words as the person's own message when it is tapped. */
export function tappable(words: string): string {
  return link(`weixin://bizmsgmenu?msgmenucontent=${words.replace(/[&"<>%#?+\s]/gu, '')}&msgmenuid=0`, words);
}
