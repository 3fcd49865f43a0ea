/**
 * The page's script: sends a message without leaving the page, shows that an answer is on its way, unfolds a source when its mark is tapped,
 * and keeps the conversation's id (this device) and what was said (this tab) over a look at the original text. The page works without it.
 */
export const chatScript = String.raw`(() => {
  'use strict';
  const MOST_KEPT = 200000;
  const log = document.getElementById('log');
  const composer = document.getElementById('composer');
  const text = document.getElementById('text');
  const renew = document.getElementById('renew');
  if (!log || !composer || !text || !renew) return;

  const store = (storage, key, value) => {
    try {
      if (value === undefined) return storage().getItem(key);
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, value);
    } catch { /* private windows may refuse storage: the conversation then lasts as long as the page */ }
    return null;
  };
  const device = () => window.localStorage;
  const tab = () => window.sessionStorage;

  const opening = log.innerHTML;
  let user = store(device, 'youju-user');
  if (!user) {
    user = composer.elements.user.value;
    store(device, 'youju-user', user);
  }
  const fill = () => { for (const field of document.querySelectorAll('input[name=user]')) field.value = user; };
  const toEnd = (element) => element.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  const keep = () => {
    const said = log.innerHTML;
    store(tab, 'youju-log', said.length > MOST_KEPT ? null : said);
  };

  const answered = document.querySelector('.turn.me') !== null;
  const kept = answered ? null : store(tab, 'youju-log');
  if (kept) {
    log.innerHTML = kept;
    log.scrollTop = log.scrollHeight;
  }
  fill();
  renew.hidden = false;

  const turn = (who) => {
    const element = document.createElement('div');
    element.className = 'turn ' + who;
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    element.append(bubble);
    log.append(element);
    return bubble;
  };
  const problem = async (response) => {
    try {
      return (await response.json()).error.message;
    } catch {
      return '出了点问题,请稍后再试。';
    }
  };

  let busy = false;
  const ask = async (words) => {
    const said = words.trim();
    if (busy || said === '') return;
    busy = true;
    composer.setAttribute('aria-busy', 'true');
    turn('me').textContent = said;
    const bubble = turn('them');
    bubble.innerHTML = '<span class="typing" role="status" aria-label="正在查"><i></i><i></i><i></i></span>';
    bubble.parentElement.previousElementSibling.scrollIntoView({ block: 'start' });
    try {
      const response = await fetch('/', { method: 'POST', headers: { 'x-fragment': 'answer', accept: '*/*' }, body: new URLSearchParams({ user, text: said }) });
      if (response.ok) bubble.innerHTML = await response.text();
      else bubble.textContent = await problem(response);
    } catch {
      bubble.textContent = '网络不通,请检查网络后再发一次。';
      text.value = said;
    }
    // Suggestions stand below the bubble, not in it.
    const chips = bubble.querySelector('form.chips');
    if (chips) bubble.after(chips);
    busy = false;
    composer.removeAttribute('aria-busy');
    fill();
    keep();
    toEnd(bubble.parentElement.previousElementSibling);
  };
  const grow = () => {
    text.rows = 1;
    const line = parseFloat(getComputedStyle(text).lineHeight);
    text.rows = Math.min(5, Math.max(1, Math.round((text.scrollHeight - 16) / line)));
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.classList.contains('ask')) return;
    event.preventDefault();
    if (form === composer) {
      const words = text.value;
      if (busy) return;
      text.value = '';
      grow();
      void ask(words);
      text.focus();
    } else if (event.submitter) void ask(event.submitter.value);
  });
  text.addEventListener('keydown', (event) => {
    // Enter that picks a word of the input method is not the end of the message.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    composer.requestSubmit();
  });
  text.addEventListener('input', grow);
  log.addEventListener('click', (event) => {
    const mark = event.target.closest('a.mark');
    if (!mark) return;
    const source = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!source) return;
    event.preventDefault();
    source.closest('details').open = true;
    source.closest('details').scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    source.closest('details').querySelector('summary').focus({ preventScroll: true });
  });
  log.addEventListener('toggle', keep, true);
  renew.addEventListener('click', () => {
    user = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + String(Math.random()).slice(2);
    store(device, 'youju-user', user);
    store(tab, 'youju-log', null);
    log.innerHTML = opening;
    fill();
    text.focus();
  });
})();
`;
