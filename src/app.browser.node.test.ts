import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssistant } from './answer/assistant.ts';
import { createEngine } from './answer/create-engine.ts';
import { createApp } from './app.ts';
import { loadCorpus } from './corpus/load.node.ts';
import type { Store } from './store/store.ts';
import { openStore } from './store/open.node.ts';

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const found = existsSync(chromiumPath);
if (!found && process.env['CI'] === undefined) console.warn(`browser tests skipped: no Chromium at ${chromiumPath}; set CHROMIUM_PATH`);

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PHONE = { width: 375, height: 812 };
const QUESTION = '考过社工师多久之内要登记';
const CASE = '社保交了四年半,有中级证,能在北京落户吗';

it.skipIf(found || process.env['CI'] === undefined)('has a browser where tests must not be skipped', () => {
  expect.fail(`CI has no Chromium at ${chromiumPath}; install it or set CHROMIUM_PATH`);
});

describe.skipIf(!found)('the pages in a browser', { timeout: 60_000 }, () => {
  let store: Store;
  let server: ServerType;
  let browser: Browser;
  let origin: string;
  let failing = false;

  beforeAll(async () => {
    const engine = createEngine(await loadCorpus('corpus'));
    store = await openStore(':memory:', { dataDir: '.' });
    const clock = () => new Date('2026-11-21T04:00:00Z');
    const assistant = createAssistant({ engine, store, clock, today: () => '2026-11-21', newId: () => crypto.randomUUID() });
    const app = createApp({
      assistant: { ...assistant, answer: (turn) => (failing ? Promise.reject(new Error('down')) : assistant.answer(turn)) },
      engine,
      ready: () => Promise.resolve({ index: true, store: true }),
      hashUser: (raw) => raw,
      logger: { info: () => undefined, error: () => undefined },
      clock,
    });
    server = await new Promise<ServerType>((up) => {
      const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => up(made));
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => server?.close(closed) ?? closed(undefined));
    await store?.close();
  });

  /** A page of its own storage; whatever the browser complains of fails the test. */
  async function open(path: string, options: { javaScriptEnabled?: boolean } = {}): Promise<{ page: Page; complaints: string[]; done: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(origin + path);
    return { page, complaints, done: () => context.close() };
  }

  const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  it('answers in a bubble, unfolds a source, and marks its words in the original', async () => {
    const { page, complaints, done } = await open('/');
    await page.fill('#text', QUESTION);
    await page.press('#text', 'Enter');
    const mine = page.locator('.turn.me .bubble');
    await expect.poll(() => mine.textContent()).toBe(QUESTION);
    await page.locator('.turn.them .source').first().waitFor();
    expect(await page.inputValue('#text')).toBe('');
    await page.locator('.turn.them a.mark').first().click();
    const quote = page.locator('details[open] blockquote').first();
    await quote.waitFor({ state: 'visible' });
    const words = (await quote.textContent()) ?? '';
    expect(words.length).toBeGreaterThan(0);
    expect(await fits(page)).toBe(true);
    await page.locator('details[open] a.original').first().click();
    const mark = page.locator('mark').first();
    await mark.waitFor();
    expect((await page.locator('mark').allTextContents()).join('')).toBe(words);
    expect(
      await mark.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      }),
    ).toBe(true);
    expect(await fits(page)).toBe(true);
    expect(complaints).toEqual([]);
    await done();
  });

  it('keeps the conversation over a look at the original, and forgets it on request', async () => {
    const { page, done } = await open('/');
    await page.fill('#text', QUESTION);
    await page.click('.send');
    await page.locator('.turn.them .source').first().waitFor();
    const user = await page.evaluate(() => localStorage.getItem('youju-user'));
    await page.goto(`${origin}/sources`);
    await page.goto(origin);
    expect(await page.locator('.turn.me .bubble').allTextContents()).toEqual([QUESTION]);
    expect(await page.inputValue('#composer input[name=user]')).toBe(user);
    await page.click('#renew');
    expect(await page.locator('.turn.me').count()).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('youju-user'))).not.toBe(user);
    await done();
  });

  it('sends an example at a tap, and goes on with the conversation', async () => {
    const { page, complaints, done } = await open('/');
    await page.locator('.chips button').first().click();
    await page.locator('.turn.them .statement.verdict').first().waitFor();
    expect(await page.locator('.turn.me .bubble').first().textContent()).toBe(CASE);
    await page.fill('#text', '其中补缴了6个月');
    await page.press('#text', 'Enter');
    await expect.poll(() => page.locator('.turn.them').last().textContent()).toContain('48个月');
    expect(complaints).toEqual([]);
    await done();
  });

  it('does not send while a word is still being composed', async () => {
    const { page, done } = await open('/');
    await page.fill('#text', 'jixu');
    await page.locator('#text').evaluate((element) => element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
    await page
      .locator('#text')
      .evaluate((element) => element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: false, bubbles: true, cancelable: true, shiftKey: true })));
    expect(await page.locator('.turn.me').count()).toBe(0);
    await done();
  });

  it('says what is wrong when no answer comes', async () => {
    failing = true;
    const { page, done } = await open('/');
    await page.fill('#text', QUESTION);
    await page.press('#text', 'Enter');
    await expect.poll(() => page.locator('.turn.them .bubble').last().textContent()).toContain('稍后再试');
    failing = false;
    await done();
  });

  it('works without a script', async () => {
    const { page, done } = await open('/', { javaScriptEnabled: false });
    await page.fill('#text', QUESTION);
    await page.click('.send');
    expect(await page.locator('.turn.me .bubble').textContent()).toBe(QUESTION);
    await page.locator('.source summary').first().click();
    await page.locator('a.original').first().click();
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    await done();
  });

  it('computes a rule from what is tapped and written', async () => {
    const { page, complaints, done } = await open('/rules/beijing-hukou-eligibility');
    await page.getByRole('radio', { name: '中级' }).check({ force: true });
    await page.fill('input[name=socialInsuranceMonths]', '四年半');
    await page.click('form.calculator .send');
    await page.locator('.result .statement.unmet').first().waitFor();
    expect(await page.locator('.result').textContent()).toContain('54个月');
    expect(await fits(page)).toBe(true);
    expect(complaints).toEqual([]);
    await done();
  });

  it.each(['/', '/rules', '/sources', '/sources/bijiang-guide', '/sources/beijing-2017-415', '/docs'])(
    '%s fits a phone, names its language, and everything in it can be named',
    async (path) => {
      const { page, complaints, done } = await open(path);
      expect(await fits(page)).toBe(true);
      expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
      const nameless = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, a[href], input:not([type=hidden]), textarea')]
          .filter(
            (element) =>
              !element.hidden &&
              (element.textContent ?? '').trim() === '' &&
              element.getAttribute('aria-label') === null &&
              ((element as HTMLInputElement).labels?.length ?? 0) === 0,
          )
          .map((element) => element.outerHTML),
      );
      expect(nameless).toEqual([]);
      expect(complaints).toEqual([]);
      await done();
    },
  );
});
