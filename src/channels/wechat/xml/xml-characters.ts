/** What XML 1.0 forbids in text: control characters but tab and line ends, U+FFFE, U+FFFF, and half a surrogate pair. */
// oxlint-disable-next-line no-control-regex -- these are what XML forbids
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without characters that no XML may hold; a phone shows none of them. */
export const dropForbidden = (text: string): string => text.replace(FORBIDDEN, '');
