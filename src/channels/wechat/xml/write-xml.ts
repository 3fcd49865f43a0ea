import { dropForbidden } from './xml-characters.ts';

/** What is written: a text becomes a CDATA section, a number stands as it is, a list repeats its element. */
export type XmlContent = string | number | Readonly<{ [name: string]: XmlContent }> | readonly XmlContent[];

/** `<xml>…</xml>`, well-formed whatever the texts hold: no text can close its CDATA section, and characters that XML forbids are dropped. */
export function writeXml(fields: Readonly<{ [name: string]: XmlContent }>): string {
  return `<xml>${children(fields)}</xml>`;
}

function children(fields: Readonly<{ [name: string]: XmlContent }>): string {
  return Object.entries(fields)
    .map(([name, content]) => written(name, content))
    .join('');
}

function written(name: string, content: XmlContent): string {
  if (Array.isArray(content)) return (content as readonly XmlContent[]).map((item) => written(name, item)).join('');
  if (typeof content === 'string') return `<${name}><![CDATA[${dropForbidden(content).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
  if (typeof content === 'number') return `<${name}>${Math.trunc(content)}</${name}>`;
  return `<${name}>${children(content as Readonly<{ [name: string]: XmlContent }>)}</${name}>`;
}
