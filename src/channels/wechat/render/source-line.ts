import type { Citation, SourceKind } from '../../../schema/citation.ts';

const KINDS: Readonly<Record<SourceKind, string>> = { official: '官方', news: '新闻', blog: '博客', web: '网络文章' };

/** How much of a source a line shows; less where many sources would leave no room for the words they carry. */
export type SourceDetail = 'linked' | 'named' | 'none';

export const isAbsolute = (url: string): boolean => /^https?:\/\//iu.test(url);

/** `[1]《…》(官方,2017) <a href="…">原文</a>`; without the link where its address leads nowhere from a phone. */
export function sourceLine({ n, title, kind, published, url }: Citation, detail: SourceDetail): string {
  const line = `[${n}]《${title}》(${KINDS[kind]},${published.slice(0, 4)})`;
  return detail === 'linked' && isAbsolute(url) ? `${line} ${link(url, '原文')}` : line;
}

export function link(url: string, words: string): string {
  return `<a href="${url.replaceAll('"', '%22')}">${words.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e')}</a>`;
}

/** A link that sends its words as the person's own message when it is tapped. */
export function tappable(words: string): string {
  return link(`weixin://bizmsgmenu?msgmenucontent=${words.replace(/[&"<>%#?+\s]/gu, '')}&msgmenuid=0`, words);
}
