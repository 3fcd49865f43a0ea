import { Hono, type Context } from 'hono';
import { ApiError } from '../api-error.ts';
import { maskNumbers } from '../../log/mask.ts';
import type { Job } from '../../store/store.ts';
import { readBody } from '../read-body.ts';
import { describeError } from '../wechat/callback/channel-log.ts';
import { CallbackError } from '../wechat/crypto/callback-error.ts';
import { readCredentials } from '../wechat/crypto/credentials.ts';
import { openEnvelope, sealEnvelope } from '../wechat/crypto/envelope.ts';
import { checkFresh } from '../wechat/crypto/freshness.ts';
import { APOLOGY, wordlessReply } from '../wechat/messages/fixed-replies.ts';
import { createReplyJobs } from '../wechat/replies/reply-jobs.ts';
import { TIMING } from '../wechat/replies/timing.ts';
import type { Channel, ChannelParts } from '../wechat/wechat-channel.ts';
import { botMessageSchema, botUser, readBotContent, readFeedback, type BotMessage } from './bot-message.ts';
import { postLateReply } from './bot-late-reply.ts';
import { createWeComCodec } from './wecom-codec.ts';
import { renderForBot, welcomeForWeCom } from './wecom-render.ts';

export type BotTiming = Readonly<{
  /** how long a response waits for the reply: the platform asks again at once */
  wait: number;
  /** when the platform is about to stop asking (six minutes): the reply then goes to the response_url */
  asksFor: number;
}>;

const BOT_TIMING: BotTiming = { wait: 900, asksFor: 330_000 };
const SWEEP = 2000;
const LOOKING = '正在查…';
const LATER = '还在查,查好后发给您。';
const GONE = '这条回答已经不在了,请再问一次。';

type BotReply = Readonly<Record<string, unknown>>;

/**
 * A bot of 企业微信 in API mode. The platform is answered at once with a stream and asks for it again until it is finished; what takes longer than it asks
 * goes to the message's response_url, once. Needs no token and no fixed address. Verdicts on a reply become feedback.
 */
export function createWeComBot(parts: ChannelParts & Readonly<{ settings: Readonly<{ tokens: readonly string[]; aesKeys: readonly string[] }>; botTiming?: BotTiming | undefined }>): Channel {
  const { assistant, store, hashUser, clock, random, logger, fetch, timing = TIMING, botTiming = BOT_TIMING } = parts;
  // The receiver of a bot of the own company is the empty text.
  const credentials = readCredentials({ ...parts.settings, receiverId: '' });
  const codec = createWeComCodec(credentials, { clock, random });
  const late = (job: Job, text: string): void => void postLateReply({ store, fetch, clock, logger }, job, text);
  const jobs = createReplyJobs({ ...parts, timing, channel: 'wecom-bot', sends: 1, render: renderForBot, onDone: (job, [text = '']) => late(job, text) });

  const stream = (id: string, finish: boolean, content: string, more: object = {}): BotReply => ({ msgtype: 'stream', stream: { id, finish, content, ...more } });

  async function handle(message: BotMessage, background: (task: Promise<unknown>) => void): Promise<BotReply | undefined> {
    if (message.msgtype === 'event') return onEvent(message);
    if (message.msgtype === 'stream') return status(message.stream?.id ?? '');
    const content = readBotContent(message);
    const key = await hashUser(`wecom-bot-message:${message.msgid}`);
    if (content.type !== 'text') return stream(key, true, wordlessReply(content.type === 'wordless' ? content.kind : ''));
    const user = await hashUser(`wecom-bot:${botUser(message)}`);
    const question = { key, user, text: content.text, address: message.response_url ?? null };
    await jobs.open(question);
    background(jobs.answerAll(user));
    return { ...(await progress(question, 0)), ...{} };
  }

  /** The reply, or that it is being looked for. `feedback` names it for the verdict, and stands in the first response only. */
  async function progress(question: Readonly<{ key: string; user: string }>, asked: number): Promise<BotReply> {
    const first = asked === 0 ? { feedback: { id: question.key } } : {};
    const waited = await jobs.waitFor(question, { until: clock().getTime() + botTiming.wait });
    if (waited.state === 'waiting') return stream(question.key, false, LOOKING, first);
    if (waited.state === 'gone') return stream(question.key, true, GONE);
    await store.deliverJob(question.key);
    return stream(question.key, true, waited.parts[0] ?? '', first);
  }

  async function status(id: string): Promise<BotReply> {
    const job = await store.findJob(id);
    if (job === undefined) return stream(id, true, GONE);
    const now = clock().getTime();
    if (now - job.at < botTiming.asksFor || job.state === 'done' || job.state === 'delivered' || job.address === null) return progress(job, 1);
    await store.setValue(`late|${id}`, 'yes', now + 3_600_000, { user: job.user });
    // It may have become ready in this moment.
    const again = await store.findJob(id);
    if (again?.state === 'done') late(again, again.parts[0] ?? '');
    return stream(id, true, LATER);
  }

  async function onEvent(message: BotMessage): Promise<BotReply | undefined> {
    if (message.event?.eventtype === 'enter_chat') return { msgtype: 'text', text: { content: welcomeForWeCom() } };
    const feedback = message.event?.eventtype === 'feedback_event' ? readFeedback(message) : undefined;
    if (feedback === undefined) return undefined;
    const { id, useful, reasons } = feedback;
    const masked = reasons.map(maskNumbers);
    // In a group, others than the one who asked may judge.
    const user = (await store.findJob(id))?.user ?? (await hashUser(`wecom-bot:${botUser(message)}`));
    const turn = await store.findTurn(user, id);
    if (turn === undefined) await assistant.feedback(user, { useful, channel: 'wecom-bot', reasons: masked });
    else await store.recordFeedback({ turnId: turn.id, useful, channel: 'wecom-bot', reasons: masked, at: clock().getTime() });
    return undefined;
  }

  const routes = new Hono();
  const queryOf = (c: Context) => ({ signature: '', encrypt_type: '', msg_signature: c.req.query('msg_signature') ?? '', timestamp: c.req.query('timestamp') ?? '', nonce: c.req.query('nonce') ?? '', echostr: c.req.query('echostr') ?? '' });
  const plain = (c: Context, body: string, status: 200 | 400 | 401 | 405 | 413 | 500): Response => c.body(body, status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  const refuse = (c: Context, error: unknown): Response => {
    if (error instanceof CallbackError) {
      logger.info('callback refused', { reason: error.code, message: error.message });
      return plain(c, '', error.code === 'malformed' ? 400 : 401);
    }
    if (error instanceof ApiError) return plain(c, '', error.code === 'body-too-large' ? 413 : 400);
    logger.error('callback failed', describeError(error));
    return plain(c, '', 500);
  };

  routes.get('/', (c) => {
    try {
      return plain(c, codec.echo(queryOf(c)), 200);
    } catch (error) {
      return refuse(c, error);
    }
  });

  routes.post('/', async (c) => {
    const query = queryOf(c);
    try {
      const message = openMessage(await readBody(c.req.raw), query);
      const background = (task: Promise<unknown>): void => {
        const held = task.catch((error: unknown) => logger.error('answering failed', describeError(error)));
        try {
          c.executionCtx.waitUntil(held);
        } catch {
          // Node keeps running without being asked; only a Worker has to be told.
        }
      };
      const reply = await handle(message, background).catch((error: unknown) => {
        logger.error('a message could not be answered', describeError(error));
        return message.msgtype === 'event' ? undefined : stream(message.stream?.id ?? random(8).toString('hex'), true, APOLOGY);
      });
      if (reply === undefined) return plain(c, '', 200);
      const timestamp = Math.floor(clock().getTime() / 1000);
      const sealed = sealEnvelope(credentials, JSON.stringify(reply), { timestamp: String(timestamp), nonce: query.nonce, random: random(16) });
      return c.json({ encrypt: sealed.encrypted, msgsignature: sealed.signature, timestamp, nonce: query.nonce });
    } catch (error) {
      return refuse(c, error);
    }
  });
  routes.all('/', (c) => plain(c, '', 405));

  function openMessage(body: string, { msg_signature: signature, timestamp, nonce }: ReturnType<typeof queryOf>): BotMessage {
    const encrypted = readJson(body);
    if (typeof encrypted !== 'object' || encrypted === null || !('encrypt' in encrypted) || typeof encrypted.encrypt !== 'string') {
      throw new CallbackError('not-encrypted', 'the body holds no encrypted message');
    }
    const message = botMessageSchema.safeParse(readJson(openEnvelope(credentials, { encrypted: encrypted.encrypt, signature, timestamp, nonce })));
    checkFresh(timestamp, clock());
    if (!message.success) throw new CallbackError('malformed', 'the message is not what a bot is sent');
    return message.data;
  }

  return {
    routes,
    sweep: () => jobs.sweep(),
    start() {
      const timer = setInterval(() => void jobs.sweep().catch((error: unknown) => logger.error('looking for replies left behind failed', describeError(error))), SWEEP);
      return async () => {
        clearInterval(timer);
        await jobs.idle();
      };
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallbackError('malformed', 'the body is no JSON');
  }
}
