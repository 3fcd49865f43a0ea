import { maskNumbers } from '../../log/mask.ts';
import type { Job } from '../../store/store.ts';
import { wordlessReply } from '../wechat/messages/fixed-replies.ts';
import { createReplyJobs } from '../wechat/replies/reply-jobs.ts';
import { TIMING } from '../wechat/replies/timing.ts';
import type { ChannelParts } from '../wechat/wechat-channel.ts';
import { postLateReply } from './bot-late-reply.ts';
import { botUser, readBotContent, readFeedback, type BotMessage } from './bot-message.ts';
import { renderForBot, welcomeForWeCom } from './wecom-render.ts';

export type BotTiming = Readonly<{
  /** how long a response waits for the reply: the platform asks again at once */
  wait: number;
  /** when the platform is about to stop asking (six minutes): the reply then goes to the response_url */
  asksFor: number;
}>;

const BOT_TIMING: BotTiming = { wait: 900, asksFor: 330_000 };
const HOUR = 3_600_000;
const LOOKING = '正在查…';
const LATER = '还在查,查好后发给您。';
const GONE = '这条回答已经不在了,请再问一次。';

export type BotReply = Readonly<Record<string, unknown>>;
type Handled = (message: BotMessage, background: (task: Promise<unknown>) => void) => Promise<BotReply | undefined>;

export const stream = (id: string, finish: boolean, content: string, more: object = {}): BotReply => ({ msgtype: 'stream', stream: { id, finish, content, ...more } });

/** What a bot answers: a stream that is named by its message, so that every process finds it; undefined for nothing. */
export function createBotReplies(
  parts: ChannelParts & Readonly<{ botTiming?: BotTiming | undefined }>,
): Readonly<{ handle: Handled; sweep(): Promise<void>; idle(): Promise<void> }> {
  const { assistant, store, hashUser, clock, timing = TIMING, botTiming = BOT_TIMING } = parts;
  const late = (job: Job, text: string): void => void postLateReply(parts, job, text);
  const jobs = createReplyJobs({ ...parts, timing, channel: 'wecom-bot', sends: 1, render: renderForBot, onDone: (job, [text = '']) => late(job, text) });

  async function ask(message: BotMessage, background: (task: Promise<unknown>) => void): Promise<BotReply> {
    const content = readBotContent(message);
    const key = await hashUser(`wecom-bot-message:${message.msgid}`);
    if (content.type !== 'text') return stream(key, true, wordlessReply(content.type === 'wordless' ? content.kind : ''));
    const user = await hashUser(`wecom-bot:${botUser(message)}`);
    await jobs.open({ key, user, text: content.text, address: message.response_url ?? null });
    background(jobs.answerAll(user));
    // The name by which a verdict comes back; it belongs into the first response only.
    return progress({ key, user }, { feedback: { id: key } });
  }

  async function progress(question: Readonly<{ key: string; user: string }>, first: object = {}): Promise<BotReply> {
    const waited = await jobs.waitFor(question, { until: clock().getTime() + botTiming.wait });
    if (waited.state === 'waiting') return stream(question.key, false, LOOKING, first);
    if (waited.state === 'gone') return stream(question.key, true, GONE);
    await store.deliverJob(question.key);
    return stream(question.key, true, waited.parts[0] ?? '', first);
  }

  async function status(id: string): Promise<BotReply> {
    const job = await store.findJob(id);
    if (job === undefined) return stream(id, true, GONE);
    const open = job.state === 'queued' || job.state === 'running';
    if (!open || job.address === null || clock().getTime() - job.at < botTiming.asksFor) return progress(job);
    await store.setValue(`late|${id}`, 'yes', clock().getTime() + HOUR, { user: job.user });
    // It may have become ready in this moment.
    const again = await store.findJob(id);
    if (again?.state === 'done') late(again, again.parts[0] ?? '');
    return stream(id, true, LATER);
  }

  async function takeFeedback(message: BotMessage): Promise<void> {
    const feedback = readFeedback(message);
    if (feedback === undefined) return;
    const { id, useful } = feedback;
    const reasons = feedback.reasons.map(maskNumbers);
    // In a group, others than the one who asked may judge.
    const user = (await store.findJob(id))?.user ?? (await hashUser(`wecom-bot:${botUser(message)}`));
    const turn = await store.findTurn(user, id);
    if (turn === undefined) await assistant.feedback(user, { useful, channel: 'wecom-bot', reasons });
    else await store.recordFeedback({ turnId: turn.id, useful, channel: 'wecom-bot', reasons, at: clock().getTime() });
  }

  return {
    async handle(message, background) {
      if (message.msgtype === 'stream') return status(message.stream?.id ?? '');
      if (message.msgtype !== 'event') return ask(message, background);
      if (message.event?.eventtype === 'enter_chat') return { msgtype: 'text', text: { content: welcomeForWeCom() } };
      if (message.event?.eventtype === 'feedback_event') await takeFeedback(message);
      return undefined;
    },
    sweep: () => jobs.sweep(),
    idle: () => jobs.idle(),
  };
}
