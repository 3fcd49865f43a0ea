import { signatureOf } from '../crypto/signature.ts';

const ACCOUNT = 'gh_1';
const NONCE = 'n';

export type PlainMessage = Readonly<{ token: string; openid: string; text: string; id: number | string }>;

/** A text message as WeChat delivers it to an account without encryption: the signed query of the address and the body that is posted there. */
export function plainMessage({ token, openid, text, id }: PlainMessage): Readonly<{ query: string; body: string }> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({ signature: signatureOf([token, timestamp, NONCE]), timestamp, nonce: NONCE });
  const body = `<xml><ToUserName>${ACCOUNT}</ToUserName><FromUserName>${openid}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${id}</MsgId></xml>`;
  return { query: query.toString(), body };
}
