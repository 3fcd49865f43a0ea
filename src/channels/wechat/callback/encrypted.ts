import { CallbackError } from '../crypto/callback-error.ts';
import type { Credentials } from '../crypto/credentials.ts';
import { openEnvelope, sealEnvelope } from '../crypto/envelope.ts';
import { readXml, XmlError, type XmlFields } from '../xml/read-xml.ts';
import { writeXml } from '../xml/write-xml.ts';
import type { CallbackQuery, CodecTools, Opened } from './codec.ts';

/** The XML of a body. Throws a CallbackError (`malformed`). */
export function readBodyXml(body: string): XmlFields {
  try {
    return readXml(body);
  } catch (error) {
    if (error instanceof XmlError) throw new CallbackError('malformed', error.message);
    throw error;
  }
}

/**
 * A request of which only what stands inside `Encrypt` counts: fields beside it are not signed and can be anybody's.
 * Throws a CallbackError: `not-encrypted`, and what `openEnvelope` throws.
 */
export function openEncrypted(credentials: Credentials, { msg_signature: signature, timestamp, nonce }: CallbackQuery, body: string, tools: CodecTools): Opened {
  const { Encrypt: encrypted } = readBodyXml(body);
  if (typeof encrypted !== 'string' || encrypted === '') throw new CallbackError('not-encrypted', 'the message is not encrypted, and only encrypted ones count here');
  const fields = readBodyXml(openEnvelope(credentials, { encrypted, signature, timestamp, nonce }));
  return { fields, seal: (xml) => sealXml(credentials, xml, tools) };
}

function sealXml(credentials: Credentials, xml: string, { clock, random }: CodecTools): string {
  const timestamp = Math.floor(clock().getTime() / 1000);
  const nonce = random(8).toString('hex');
  const sealed = sealEnvelope(credentials, xml, { timestamp: String(timestamp), nonce, random: random(16) });
  return writeXml({ Encrypt: sealed.encrypted, MsgSignature: sealed.signature, TimeStamp: timestamp, Nonce: nonce });
}
