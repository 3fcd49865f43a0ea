import type { Reply } from '../answer/assistant-port.ts';
import { numberOf } from '../answer/render-text.ts';
import { showKind } from '../answer/show.ts';
import type { Statement } from '../schema/answer.ts';
import type { Citation } from '../schema/citation.ts';
import { html, type Html } from './html.ts';

export type AnswerViewOptions = Readonly<{
  /** begins the ids of this answer: several stand on one page */
  id: string;
  /** the conversation that a suggestion goes on with; suggestions are left out without it */
  user?: string;
}>;

/** A reply: its statements with marks, each source to unfold, and what to ask next. */
export function answerView({ statements, citations, suggestions, refused }: Reply, { id, user }: AnswerViewOptions): Html {
  return html`<div class="answer${refused ? ' refused' : ''}">
      ${statements.map((statement) => statementView(statement, citations, id))}
      ${citations.length === 0 ? '' : html`<section class="sources" aria-label="来源">${citations.map((citation) => sourceView(citation, id))}</section>`}
    </div>
    ${
      user === undefined || suggestions.length === 0
        ? ''
        : html` <form class="ask chips" method="post" action="/">
            <input type="hidden" name="user" value="${user}" />${suggestions.map((text) => html`<button name="text" value="${text}">${text}</button>`)}
          </form>`
    }`;
}

const STATUS = { '✓': 'met', '✗': 'unmet', '?': 'unknown' } as const;

function statementView(statement: Statement, citations: readonly Citation[], id: string): Html {
  const { role, text, references } = statement;
  const marks = [...new Set(references.map((reference) => numberOf(reference, citations)).filter((n) => n !== undefined))];
  const status = role === 'condition' ? STATUS[text.charAt(0) as keyof typeof STATUS] : undefined;
  return html`<p class="statement ${role}${status === undefined ? '' : ` ${status}`}">
    <span class="said">${role === 'verdict' ? verdict(text) : text}</span>${marks.map((n) => html`<a class="mark" href="#${id}-${n}" aria-label="来源${n}">[${n}]</a>`)}
  </p>`;
}

/** The answer itself stands out; what follows from it in the same sentence does not. */
function verdict(text: string): Html {
  const lead = /^[^:;。]{1,40}[:;。]?/u.exec(text)?.[0] ?? '';
  return html`<strong>${lead}</strong>${text.slice(lead.length)}`;
}

function sourceView({ n, title, kind, publisher, published, section, quote, url }: Citation, id: string): Html {
  return html`<details class="source">
    <summary>
      <span class="n">[${n}]</span> <span class="kind ${kind}">${showKind(kind)}</span> ${title}${section === '' ? '' : html` <span class="section">${section}</span>`}
    </summary>
    <div id="${id}-${n}">
      <p class="meta">${publisher} · ${published}${section === '' ? '' : ` · ${section}`}</p>
      <blockquote>${quote}</blockquote>
      <p><a class="original" href="${url}">在原文中查看</a></p>
    </div>
  </details>`;
}
