import { Hono } from 'hono';
import type { Engine } from '../answer/engine.ts';
import { ApiError } from '../channels/api-error.ts';
import { compute } from '../channels/chat/compute.ts';
import { readForm } from '../channels/read-body.ts';
import { today } from '../channels/today.ts';
import type { FactValue } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import { isIsoDate } from '../text/calendar.ts';
import { answerView } from './answer-view.ts';
import { factField, readField } from './fact-field.ts';
import { html, type Html } from './html.ts';
import { page } from './page.ts';

export type RulesPagesParts = Readonly<{ engine: Engine; clock: () => Date; bodyLimit: number }>;

/** `GET /rules` lists the calculators; `/rules/{name}` is the form of one, `POST` to it answers. A form is posted, since facts about a person do not belong in an address. */
export function rulesPages({ engine, clock, bodyLimit }: RulesPagesParts): Hono {
  const routes = new Hono();
  routes.get('/rules', (c) => c.html(list(engine), 200));
  routes.get('/rules/:name', (c) => c.html(form(engine, ruleOf(engine, c.req.param('name')), { given: new URLSearchParams(), asOf: today(clock()) })));
  routes.post('/rules/:name', async (c) => {
    const rule = ruleOf(engine, c.req.param('name'));
    const given = await readForm(c.req.raw, bodyLimit);
    const chosen = given.get('asOf') ?? '';
    const asOf = isIsoDate(chosen) ? chosen : today(clock());
    return c.html(form(engine, rule, { given, asOf, result: calculate(engine, rule, given, asOf) }), 200, { 'cache-control': 'no-store' });
  });
  return routes;
}

function ruleOf({ rules }: Engine, name: string): Rule {
  const rule = rules.get(name);
  if (rule === undefined) throw new ApiError('not-found', '没有这项计算;/rules 列出了全部。');
  return rule;
}

function calculate(engine: Engine, rule: Rule, given: URLSearchParams, asOf: string): Html {
  const facts: Record<string, FactValue> = {};
  const unread: string[] = [];
  for (const key of rule.facts) {
    const fact = engine.vocabulary[key];
    const value = fact === undefined ? null : readField(fact, given.get(key) ?? '', asOf);
    if (value === undefined) unread.push(fact?.label ?? key);
    else facts[key] = value;
  }
  const problem = unread.length === 0 ? '' : html`<p class="notice gone" role="alert">看不懂这几项,先当作不清楚:${unread.join('、')}。</p>`;
  return html`${problem}${answerView(compute(engine, rule, { facts, asOf }), { id: 'r' })}`;
}

function list({ rules }: Engine): Html {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules.values()) groups.set(groupOf(rule), [...(groups.get(groupOf(rule)) ?? []), rule]);
  const body = html`<h1>算一算</h1>
    <p class="lead">填知道的就行,不清楚的空着;结果逐条列出要求、已有、还差多少,并给出处。</p>
    ${[...groups].map(
      ([group, members]) =>
        html`<h2>${group}</h2>
          <ul class="cards">
            ${members.map(
              ({ name, title, description }) =>
                html`<li>
                  <h3><a href="/rules/${name}">${title}</a></h3>
                  <p class="note">${description}</p>
                </li>`,
            )}
          </ul>`,
    )}`;
  return page({ title: '算一算 - 有据', area: 'rules', body });
}

const GROUPS: Readonly<Record<string, string>> = { beijing: '北京', registration: '证书与登记', tianjin: '天津', bijiang: '贵州铜仁碧江', zhejiang: '浙江' };

function groupOf({ name }: Rule): string {
  return GROUPS[name.split('-')[0] ?? ''] ?? '其他';
}

type Shown = Readonly<{ given: URLSearchParams; asOf: string; result?: Html }>;

function form({ vocabulary }: Engine, { name, title, description, facts }: Rule, { given, asOf, result }: Shown): Html {
  const fields = facts.map((key) => {
    const fact = vocabulary[key];
    return fact === undefined ? '' : factField(key, fact, given.get(key) ?? '');
  });
  const body = html`<p class="back"><a href="/rules">‹ 全部计算</a></p>
    <h1>${title}</h1>
    <p class="lead">${description}</p>
    ${result === undefined ? '' : html`<section class="result" aria-label="结果" id="result">${result}</section>`}
    <form class="calculator" method="post" action="/rules/${name}#result">
      ${fields}
      <div class="field">
        <label for="f-asOf">按哪天算</label><span class="entry"><input id="f-asOf" name="asOf" type="date" value="${asOf}" /></span>
      </div>
      <button class="send">${result === undefined ? '算一算' : '再算一次'}</button>
    </form>`;
  return page({ title: `${title} - 有据`, area: 'rules', body });
}
