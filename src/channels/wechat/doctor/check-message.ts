import { bad, good, type Finding } from './finding.ts';
import { isFinding, judgeDelivery, PATIENCE, probe, type ProbeTools } from './probe.ts';

export type MessageCheck = Readonly<{
  what: string;
  url: string;
  query: URLSearchParams;
  body: string;
  /** the text of a reply, undefined where it is none */
  readReply: (body: string) => string | undefined;
  /** why a message that is signed and encrypted by this configuration may be refused */
  refused: string;
}>;

/** Plays a signed message and looks whether its reply would be shown. */
export async function checkMessage(tools: ProbeTools, { what, url, query, body, readReply, refused }: MessageCheck): Promise<readonly Finding[]> {
  const answer = await probe(tools, `${url}?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  if (isFinding(answer)) return [answer];
  const general = judgeDelivery(answer, url);
  if (general !== undefined) return [general];
  const { status, text, milliseconds } = answer;
  if (status === 401 || status === 403) return [bad(`${what} is refused`, refused)];
  if (status !== 200) return [bad(`${what} is answered with status ${status}`, 'See the log of the server at this time.')];
  if (text === '' || text === 'success') return [good(`${what} is taken in ${milliseconds} ms`)];
  if (text.startsWith('\uFEFF')) return [bad('the reply begins with a BOM', 'A file of the server or the proxy is saved as "UTF-8 with BOM": save it without.')];
  const reply = readReply(text);
  if (reply === undefined) return [bad(`${what} gets a reply that WeChat would show as a failure`, 'Another program answers at this address, or a proxy changes the reply.')];
  const slow = milliseconds > PATIENCE * 0.6 ? [bad(`a reply takes ${(milliseconds / 1000).toFixed(1)} s`, 'WeChat waits five seconds; use a nearer or a stronger machine.')] : [];
  return [good(`${what} is answered in ${milliseconds} ms`), ...slow];
}
