import { html, raw } from 'hono/html';
import type { PlayedCase, Tally } from './play.ts';

/** The evaluation as one page: tables by set and kind, then every conversation, failures first. */
export function report(bySet: Readonly<Record<string, Readonly<Record<string, Tally>>>>, cases: readonly PlayedCase[]): string {
  const tables = Object.entries(bySet).map(
    ([set, kinds]) =>
      html`<h2>${set}</h2>
        <table>
          <tr>
            <th>kind</th>
            <th>cases</th>
            <th>passed</th>
            <th>truthfulness</th>
          </tr>
          ${Object.entries(kinds).map(
            ([kind, { n, passed, score }]) =>
              html`<tr>
                <td>${kind}</td>
                <td>${n}</td>
                <td>${passed}</td>
                <td>${score.toFixed(3)}</td>
              </tr>`,
          )}
        </table>`,
  );
  const ordered = cases.toSorted((a, b) => Number(a.passed) - Number(b.passed));
  return html`<!doctype html>
    <html lang="zh-CN">
      <meta charset="utf-8" /><title>Evaluation</title>
      <style>
        body {
          font:
            14px/1.6 'PingFang SC',
            'Microsoft YaHei',
            'Noto Sans CJK SC',
            sans-serif;
          max-width: 56rem;
          margin: 2rem auto;
          padding: 0 1rem;
        }
        td,
        th {
          padding: 0.2rem 0.8rem;
          text-align: left;
        }
        pre {
          white-space: pre-wrap;
          background: #f6f6f6;
          padding: 0.6rem;
        }
        .fail {
          border-left: 4px solid #c33;
          padding-left: 0.6rem;
        }
      </style>
      <h1>Evaluation</h1>
      ${tables}
      <h2>Conversations</h2>
      ${ordered.map(
        ({ id, passed, turns }) =>
          html`<section class="${passed ? 'pass' : 'fail'}">
            <h3>${passed ? '✓' : '✗'} ${id}</h3>
            ${turns.map(
              ({ user, reply, faults }) =>
                html`<p><b>${user}</b></p>
                  <pre>${reply}</pre>
                  ${faults.map((fault) => html`<p>${fault}</p>`)}`,
            )}
          </section>`,
      )}${raw('')}
    </html>`.toString();
}
