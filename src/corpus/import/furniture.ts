// What web pages, blogs and page layouts put around a text; each pattern is tried on one trimmed line.
const FURNITURE: readonly RegExp[] = [
  /^(?:网站)?首页\s*[>›»]/u,
  /\d+\s*℃|\d+\s*评论$|^阅读(?:量|数|\s*\d)/u,
  /第\d+张$/u,
  /(?:持续|继续|欢迎)关注.{0,20}[~～!！。]?$/u,
  /没有评论|发表评论|^最近发表$|^标签列表$|^相关(?:阅读|文章|推荐)[:：]?$/u,
  /扫一扫|转账赞助|打赏|^赞\s*\d*$/u,
  /免费下载|下载地址|点击(?:文字|此处|这里|链接)/u,
  /添加.{0,20}(?:微信|ID[:：]|QQ)/u,
  /^(?:上|下)一篇|^分享到|^版权所有|^责任编辑[:：]|备\d{6,}号/u,
  /^[-—–\s]*\d{1,4}[-—–\s]*$|^第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$/u,
];

// A site's name and slogan stand above its breadcrumb.
const BREADCRUMB = /^(?:网站)?首页\s*[>›»]|^(?:当前|您的)?位置[:：]/u;
const HEADER_LINES = 6;

/** Parts page furniture from text; `dropped` is for a person to look over. Lines are trimmed, empty ones stay where they part blocks. */
export const withoutFurniture = (lines: readonly string[]): { kept: string[]; dropped: string[] } => {
  const trimmed = lines.map((line) => line.trim());
  const breadcrumb = trimmed.slice(0, HEADER_LINES).findIndex((line) => BREADCRUMB.test(line));
  const kept: string[] = [];
  const dropped: string[] = [];
  for (const [index, line] of trimmed.entries()) {
    const isFurniture = line !== '' && (index <= breadcrumb || FURNITURE.some((pattern) => pattern.test(line)));
    (isFurniture ? dropped : kept).push(line);
  }
  return { kept, dropped };
};
