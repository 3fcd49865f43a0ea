import type { Fetch } from '../api/platform-api.ts';
import { bad, type Finding } from './finding.ts';

/** An answer as it came over the wire: a decoder would take off the BOM that is looked for. */
export type Probed = Readonly<{ status: number; text: string; location: string | null; milliseconds: number; secondsApart: number | undefined }>;

export type ProbeTools = Readonly<{ fetch: Fetch; clock: () => Date }>;

/** The platform gives up after five seconds. */
export const PATIENCE = 5000;
const WAIT = 12_000;

/** Sends one request as the platform does: no redirect is followed. A Finding where nothing came back. */
export async function probe({ fetch, clock }: ProbeTools, url: string, init: RequestInit): Promise<Probed | Finding> {
  const begun = clock().getTime();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(WAIT) });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      text,
      location: response.headers.get('location'),
      milliseconds: clock().getTime() - begun,
      secondsApart: Number.isNaN(date) ? undefined : Math.abs(date - clock().getTime()) / 1000,
    };
  } catch (error) {
    return unreached(error, new URL(url).host);
  }
}

export const isFinding = (value: Probed | Finding): value is Finding => 'state' in value;

function unreached(error: unknown, host: string): Finding {
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : error instanceof Error ? error.name : '';
  if (cause === 'TimeoutError')
    return bad(`${host} did not answer within ${WAIT / 1000} s`, 'See whether a firewall or security group lets the port through, and whether the program runs.');
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') return bad(`the name ${host} is not known`, 'Check the spelling of PUBLIC_URL and the DNS record of the domain.');
  if (cause === 'ECONNREFUSED') return bad(`${host} refuses the connection`, 'Start the program, or the proxy before it; see whether the port is right.');
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/u.test(cause))
    return bad(
      `the certificate of ${host} is not accepted (${cause})`,
      'Install the whole chain of a certificate that is trusted everywhere; see that it names this domain and has not ended.',
    );
  return bad(`${host} was not reached (${cause || 'unknown reason'})`, 'Try the address from another network.');
}

/** What is the same for every request: redirects, slowness, pages of somebody else. */
export function judgeDelivery({ status, text, location, milliseconds }: Probed, url: string): Finding | undefined {
  if (status >= 300 && status < 400)
    return bad(
      `the address redirects to ${location ?? 'elsewhere'}`,
      'WeChat follows no redirect. Enter the final address in the console, and set PUBLIC_URL to it (http or https, with or without www, no slash at the end).',
    );
  if (milliseconds > PATIENCE)
    return bad(`the answer took ${(milliseconds / 1000).toFixed(1)} s`, 'WeChat waits five seconds. See what the server or the proxy before it waits for.');
  if (status === 404)
    return bad(
      `nothing is at ${new URL(url).pathname}`,
      'Let the proxy pass this path on unchanged, and see that the channel is switched on (its token is set where the server runs).',
    );
  if (status === 413) return bad('the body is refused as too large', 'Raise the limit of the proxy to 64 KB at least.');
  if (status === 502 || status === 503 || status === 504) return bad(`a proxy answers with ${status}`, 'The program behind it does not run or is not reached.');
  if (/^\s*<(?:!doctype|html)/iu.test(text))
    return bad('a web page comes back in place of an answer', 'A login page, a notice of the provider or a firewall stands before the server: let this path pass.');
  return undefined;
}
