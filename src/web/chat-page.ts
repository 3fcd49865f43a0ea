import { Hono } from 'hono';
import type { Assistant } from '../answer/assistant-port.ts';
import { ApiError } from '../channels/api-error.ts';
import { readForm } from '../channels/read-body.ts';
import { readChatRequest } from '../channels/chat/chat-request.ts';
import { today } from '../channels/today.ts';
import { answerView } from './answer-view.ts';
import { html, type Html } from './html.ts';
import { page } from './page.ts';

export type ChatPageParts = Readonly<{
  assistant: Assistant;
  hashUser: (raw: string) => Promise<string> | string;
  clock: () => Date;
  bodyLimit: number;
  examples?: readonly string[];
}>;

const EXAMPLES = ['社保交了四年半,有中级证,能在北京落户吗', '考过社工师多久之内要登记', '中级继续教育要多少学时', '宁波考过中级奖励多少钱'];

/**
 * `GET /` the conversation, `POST /` one more message of it as a form sends it. The script asks for the answer alone (`X-Fragment: answer`);
 * without a script the whole page comes back with it.
 */
export function chatPage({ assistant, hashUser, clock, bodyLimit, examples = EXAMPLES }: ChatPageParts): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.html(chat({ user: crypto.randomUUID(), draft: c.req.query('q')?.slice(0, LONGEST_DRAFT) ?? '', examples }), 200, { 'cache-control': 'no-store' }));
  routes.post('/', async (c) => {
    const form = await readForm(c.req.raw, bodyLimit);
    const user = readUser(form.get('user'));
    const { text } = readChatRequest({ text: form.get('text') ?? '' });
    const turn = { user: await hashUser(`web:${user}`), channel: 'web', text, asOf: today(clock()), signal: c.req.raw.signal };
    const answer = answerView(await assistant.answer(turn), { id: `a${crypto.randomUUID().slice(0, 8)}`, user });
    if (c.req.header('x-fragment') === 'answer') return c.html(answer, 200, { 'cache-control': 'no-store' });
    return c.html(chat({ user, said: text, answer, examples }), 200, { 'cache-control': 'no-store' });
  });
  return routes;
}

const LONGEST_DRAFT = 500;

/** The conversation's id as the page keeps it. Throws an ApiError (`invalid-request`). */
function readUser(given: string | null): string {
  if (given === null || given === '') return crypto.randomUUID();
  if (!/^[\w-]{8,64}$/u.test(given)) throw new ApiError('invalid-request', '对话编号不对,请刷新页面。');
  return given;
}

type Chat = Readonly<{ user: string; draft?: string; said?: string; answer?: Html; examples: readonly string[] }>;

function chat({ user, draft = '', said, answer, examples }: Chat): Html {
  const body = html`<div class="chat">
    <div id="log" class="log" role="log" aria-live="polite" aria-label="对话" tabindex="0">
      <div class="turn them">
        <div class="bubble"><p class="statement">您好,我是有据。社工证登记、继续教育、北京落户、职称、碧江招聘补贴、各地奖励……直接问我,每句话都给出处。</p></div>
        <form class="ask chips" method="post" action="/">
          <input type="hidden" name="user" value="${user}" />${examples.map((text) => html`<button name="text" value="${text}">${text}</button>`)}
        </form>
      </div>
      ${said === undefined ? '' : html`<div class="turn me"><div class="bubble">${said}</div></div>`}
      ${answer === undefined ? '' : html`<div class="turn them"><div class="bubble">${answer}</div></div>`}
    </div>
    <form id="composer" class="ask composer" method="post" action="/">
      <input type="hidden" name="user" value="${user}" />
      <button type="button" id="renew" hidden>新对话</button>
      <label class="hidden" for="text">要问的话</label>
      <textarea id="text" name="text" rows="1" maxlength="4000" required placeholder="想问什么,直接说" autocomplete="off" enterkeyhint="send">${draft}</textarea>
      <button class="send">发送</button>
    </form>
  </div>`;
  return page({ title: '有据:社工政策问答,句句有出处', area: 'chat', body, fills: true, script: true });
}
