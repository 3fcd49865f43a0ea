const BLANK = '\u0000';

/**
 * A source of the same length in which comments, strings, the texts of templates and regular expressions are blanked out, so that what is
 * found in it is code. Code inside `${…}` stays. Made for this project's style; it is no parser.
 */
export function mask(source: string): string {
  const out = source.split('');
  const blank = (from: number, to: number) => out.fill(BLANK, from, to);
  /** depths of braces at which a template goes on */
  const templates: number[] = [];
  let depth = 0;
  for (let i = 0; i < source.length;) {
    const rest = source.slice(i, i + 2);
    const char = source[i] ?? '';
    let end = i + 1;
    if (rest === '//') end = indexOr(source, '\n', i);
    else if (rest === '/*') end = indexOr(source, '*/', i + 2) + 2;
    else if (char === "'" || char === '"') end = closing(source, i + 1, char) + 1;
    else if (char === '/' && startsRegex(source, i)) end = regexEnd(source, i);
    else if (char === '`' || (char === '}' && templates.at(-1) === depth)) {
      if (char === '}') templates.pop();
      end = templateEnd(source, i + 1);
      if (source.slice(end - 2, end) === '${') templates.push(depth);
    } else {
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      i = end;
      continue;
    }
    blank(i, end);
    i = end;
  }
  return out.join('');
}

function indexOr(source: string, part: string, from: number): number {
  const at = source.indexOf(part, from);
  return at < 0 ? source.length : at;
}

function closing(source: string, from: number, quote: string): number {
  let i = from;
  while (i < source.length && source[i] !== quote) i += source[i] === '\\' ? 2 : 1;
  return i;
}

/** behind the closing mark, or behind the next `${` */
function templateEnd(source: string, from: number): number {
  for (let i = from; i < source.length; i += source[i] === '\\' ? 2 : 1) {
    if (source[i] === '`') return i + 1;
    if (source.startsWith('${', i)) return i + 2;
  }
  return source.length;
}

/** A slash after an operator or an opening sign begins a regular expression, after a value it divides. */
function startsRegex(source: string, at: number): boolean {
  return /(?:^|[=([{,;:!&|?>]|return)\s*$/u.test(source.slice(Math.max(0, at - 20), at));
}

function regexEnd(source: string, at: number): number {
  let inClass = false;
  let i = at + 1;
  for (; i < source.length && (inClass || source[i] !== '/'); i += source[i] === '\\' ? 2 : 1) {
    if (source[i] === '[') inClass = true;
    else if (source[i] === ']') inClass = false;
  }
  return i + 1 + (/^[a-z]*/u.exec(source.slice(i + 1))?.[0].length ?? 0);
}
