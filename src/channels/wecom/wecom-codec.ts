import { openEncrypted } from '../wechat/callback/encrypted.ts';
import type { Codec, CodecTools } from '../wechat/callback/codec.ts';
import { CallbackError } from '../wechat/crypto/callback-error.ts';
import type { Credentials } from '../wechat/crypto/credentials.ts';
import { openEnvelope } from '../wechat/crypto/envelope.ts';
import { checkFresh } from '../wechat/crypto/freshness.ts';

/** 企业微信: everything is encrypted, also the echostr of the verification; the answer to it is what stands inside. */
export function createWeComCodec(credentials: Credentials, tools: CodecTools): Codec {
  return {
    echo({ msg_signature: signature, timestamp, nonce, echostr }) {
      const echo = openEnvelope(credentials, { encrypted: echostr, signature, timestamp, nonce });
      checkFresh(timestamp, tools.clock());
      if (echo === '') throw new CallbackError('malformed', 'the verification carries no echostr');
      return echo;
    },
    open(query, body) {
      const opened = openEncrypted(credentials, query, body, tools);
      checkFresh(query.timestamp, tools.clock());
      return opened;
    },
  };
}
