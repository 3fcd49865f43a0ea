/** How figures and dates are said to a person. */

/** 2026-11-25 → 2026年11月25日; anything else stays as it is. */
export function showDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  return match === null ? iso : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Every ISO date of a text as a person reads it. */
export function showDates(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/gu, showDate);
}

const KIND_NAMES = { official: '官方文件', news: '新闻报道', blog: '博客', web: '网络文章' } as const;

/** The kind of a source in one word. */
export function showKind(kind: keyof typeof KIND_NAMES): string {
  return KIND_NAMES[kind];
}
