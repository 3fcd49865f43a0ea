import { FRESH_SECONDS } from '../crypto/freshness.ts';
import { bad, good, type Finding } from './finding.ts';
import { isFinding, judgeDelivery, probe, type ProbeTools } from './probe.ts';

export type EchoCheck = Readonly<{
  url: string;
  /** the query of a verification, signed with our token */
  query: URLSearchParams;
  /** the same, signed with a token that is not ours */
  forged: URLSearchParams;
  /** what must come back, byte for byte */
  expected: string;
  /** the settings whose disagreement makes a signature wrong */
  settings: string;
}>;

/** Plays the verification of the console. */
export async function checkEcho(tools: ProbeTools, { url, query, forged, expected, settings }: EchoCheck): Promise<readonly Finding[]> {
  const answer = await probe(tools, `${url}?${query.toString()}`, { method: 'GET' });
  if (isFinding(answer)) return [answer];
  const { status, text, secondsApart = 0 } = answer;
  const general = judgeDelivery(answer, url);
  if (general !== undefined) return [general];
  if (status === 401 || status === 403) {
    return [
      secondsApart > FRESH_SECONDS
        ? bad(`the clock of the server is ${Math.round(secondsApart)} s from this one`, 'Set the clocks by NTP: requests more than five minutes away are refused.')
        : bad(
            'the server refuses a verification that is signed with the token of this configuration',
            `The running server has another value of ${settings}; restart it after a change, and enter the same in the console.`,
          ),
    ];
  }
  if (status !== 200) return [bad(`the verification is answered with status ${status}`, 'See the log of the server at this time.')];
  if (text !== expected) return [wrongEcho(text, expected)];
  const forgery = await probe(tools, `${url}?${forged.toString()}`, { method: 'GET' });
  const open = !isFinding(forgery) && forgery.status === 200;
  return [
    good(`the address is verified in ${answer.milliseconds} ms`),
    ...(open
      ? [
          bad(
            'the server also answers what is signed with another token',
            'Anybody could write in the name of the platform: this is not our server, or a proxy answers from its memory. Switch caching off for this path.',
          ),
        ]
      : []),
  ];
}

/** What was done to the echostr on its way. */
function wrongEcho(text: string, expected: string): Finding {
  if (text === JSON.stringify(expected)) return bad('the echostr comes back in quotation marks', 'Something sends it as JSON. It must be answered as plain text.');
  if (text.startsWith('\uFEFF')) return bad('the echostr comes back with a BOM before it', 'A file of the server or the proxy is saved as "UTF-8 with BOM": save it without.');
  if (text.trim() === expected) return bad('the echostr comes back with blanks or a line break around it', 'It must be answered byte for byte.');
  if (text === '') return bad('the verification is answered with nothing', 'See whether a proxy drops the query of the address.');
  return bad(`the verification is answered with something else (${text.length} characters)`, 'Another program answers at this address, or a proxy adds to the answer.');
}
