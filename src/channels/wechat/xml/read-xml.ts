import { dropForbidden } from './xml-characters.ts';

/** An element with children; a child that comes several times is a list. Every scalar is text: a message id does not fit a number. */
export type XmlFields = Readonly<{ [name: string]: XmlValue }>;
export type XmlValue = string | XmlFields | readonly (string | XmlFields)[];

/** Not the XML that the platform sends. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const MOST_CHARACTERS = 128 * 1024;
const DEEPEST = 10;
const MOST_ELEMENTS = 2000;

const DECLARATION = /^<\?xml\s[^<>]{0,200}\?>/u;
const OPENING = /<([A-Za-z_][\w.-]{0,63})\s*(\/?)>/uy;
const CLOSING = /<\/([A-Za-z_][\w.-]{0,63})\s*>/uy;

type Open = { name: string; fields: Record<string, XmlValue>; hasFields: boolean; text: string; hasCdata: boolean };

/**
 * Reads the platform's XML: elements, text and CDATA, the five entities and character references. No document type, no processing instruction, no comment,
 * no attribute; at most 128 K characters, ten levels and two thousand elements. Text of a CDATA section is kept as it is, other text is trimmed; text beside
 * elements means nothing. Characters that XML forbids are dropped. Throws an XmlError.
 */
export function readXml(text: string): XmlFields {
  if (text.length > MOST_CHARACTERS) throw new XmlError('the XML is too long');
  const body = text
    .replace(/^\uFEFF/u, '')
    .trim()
    .replace(DECLARATION, '')
    .trimStart();
  const top = element('');
  const open: Open[] = [top];
  let elements = 0;
  let at = 0;
  while (at < body.length) {
    const current = open.at(-1) ?? top;
    const next = body.indexOf('<', at);
    const between = decode(body.slice(at, next === -1 ? undefined : next));
    if (between.trim() !== '') current.text += between;
    if (top.text !== '') throw new XmlError('text stands outside the root element');
    if (next === -1) break;
    if (body.startsWith('<![CDATA[', next)) {
      const end = body.indexOf(']]>', next);
      if (end === -1 || current === top) throw new XmlError('a CDATA section is not closed or stands outside the root element');
      current.text += body.slice(next + '<![CDATA['.length, end);
      current.hasCdata = true;
      at = end + ']]>'.length;
      continue;
    }
    CLOSING.lastIndex = next;
    const closing = CLOSING.exec(body);
    if (closing !== null) {
      if (current === top || closing[1] !== current.name) throw new XmlError(`</${closing[1]}> closes what was not opened`);
      open.pop();
      add(open.at(-1) ?? top, current);
      at = CLOSING.lastIndex;
      continue;
    }
    OPENING.lastIndex = next;
    const [, name, empty] = OPENING.exec(body) ?? [];
    if (name === undefined) throw new XmlError('a tag is not what the platform writes');
    if (current === top && top.hasFields) throw new XmlError('there are two root elements');
    if (open.length > DEEPEST) throw new XmlError('the XML is too deep');
    if (++elements > MOST_ELEMENTS) throw new XmlError('the XML has too many elements');
    if (empty === '/') add(current, element(name));
    else open.push(element(name));
    at = OPENING.lastIndex;
  }
  if (open.length > 1) throw new XmlError(`<${open.at(-1)?.name ?? ''}> is not closed`);
  const root = top.fields['xml'];
  if (!top.hasFields || root === undefined) throw new XmlError('there is no <xml> element');
  if (typeof root === 'string') return Object.create(null) as XmlFields;
  return root as XmlFields;
}

function element(name: string): Open {
  // No prototype: a field may be called constructor or __proto__.
  return { name, fields: Object.create(null) as Record<string, XmlValue>, hasFields: false, text: '', hasCdata: false };
}

function add(parent: Open, { name, fields, hasFields, text, hasCdata }: Open): void {
  const value = hasFields ? fields : dropForbidden(hasCdata ? text : text.trim());
  const before = parent.fields[name];
  parent.fields[name] = before === undefined ? value : [...(Array.isArray(before) ? (before as (string | XmlFields)[]) : [before as string | XmlFields]), value];
  parent.hasFields = true;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (text.includes(']]>')) throw new XmlError(']]> stands outside a CDATA section');
  return text.replace(/&([^;&\s]{0,10})(;?)/gu, (_, name: string, end: string) => {
    const known = end === '' ? undefined : (ENTITIES[name] ?? characterOf(name));
    if (known === undefined) throw new XmlError('an entity is not known');
    return known;
  });
}

function characterOf(name: string): string | undefined {
  const code = /^#x[0-9a-f]{1,6}$/iu.test(name) ? Number.parseInt(name.slice(2), 16) : /^#\d{1,7}$/u.test(name) ? Number(name.slice(1)) : Number.NaN;
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
