import type { XmlFields } from '../xml/read-xml.ts';

/** The parts of a callback's address that matter; what is absent is empty. */
export type CallbackQuery = Readonly<Record<'signature' | 'msg_signature' | 'timestamp' | 'nonce' | 'echostr' | 'encrypt_type', string>>;

export type Opened = Readonly<{
  fields: XmlFields;
  /** the body that answers this request with the XML of a reply */
  seal: (xml: string) => string;
}>;

/** How one platform proves who it is. Both throw a CallbackError for what it did not send. */
export type Codec = Readonly<{
  /** what the verification of the address must answer, byte for byte */
  echo(query: CallbackQuery): string;
  open(query: CallbackQuery, body: string): Opened;
}>;

export type CodecTools = Readonly<{
  clock: () => Date;
  /** random bytes for an encrypted reply */
  random: (bytes: number) => Buffer;
}>;
