import { CallbackError } from '../crypto/callback-error.ts';
import type { Credentials } from '../crypto/credentials.ts';
import { checkSignature, openEnvelope } from '../crypto/envelope.ts';
import { checkFresh } from '../crypto/freshness.ts';
import type { Codec, CodecTools } from './codec.ts';
import { openEncrypted, readBodyXml } from './encrypted.ts';

export type MpMode = 'plain' | 'compat' | 'secure';

/**
 * A 公众号. The mode is ours to say, not the request's: one that may leave out its encryption could be anybody's, since the signature of a plain message
 * does not cover its body. `compat` and `secure` read alike, only what was encrypted.
 */
export function createMpCodec(credentials: Credentials, { mode, ...tools }: CodecTools & Readonly<{ mode: MpMode }>): Codec {
  return {
    echo(query) {
      const { signature, msg_signature: messageSignature, timestamp, nonce, echostr, encrypt_type: type } = query;
      const encrypted = type === 'aes' && messageSignature !== '' && credentials.keys.length > 0;
      if (!encrypted) checkSignature(credentials, { signature, timestamp, nonce });
      const echo = encrypted ? openEnvelope(credentials, { encrypted: echostr, signature: messageSignature, timestamp, nonce }) : echostr;
      checkFresh(timestamp, tools.clock());
      if (echo === '') throw new CallbackError('malformed', 'the verification carries no echostr');
      return echo;
    },
    open(query, body) {
      if (mode !== 'plain') {
        const opened = openEncrypted(credentials, query, body, tools);
        checkFresh(query.timestamp, tools.clock());
        return opened;
      }
      checkSignature(credentials, query);
      checkFresh(query.timestamp, tools.clock());
      const fields = readBodyXml(body);
      if (fields['MsgType'] === undefined && fields['Encrypt'] !== undefined) {
        throw new CallbackError('unexpectedly-encrypted', 'the message is encrypted; set WECHAT_ENCODING_AES_KEY, or choose the plain mode in the console');
      }
      return { fields, seal: (xml) => xml };
    },
  };
}
