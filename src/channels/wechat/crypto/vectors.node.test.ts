import { expect, test, describe } from 'vitest';
import { ABSENT, sharedData } from '../testing/shared-data.node.ts';
import { readXml } from '../xml/read-xml.ts';
import { decrypt, encrypt } from './cipher.ts';
import { readCredentials } from './credentials.ts';
import { readAesKey } from './encoding-aes-key.ts';
import { openEnvelope, sealEnvelope } from './envelope.ts';
import { pad, unpad } from './padding.ts';
import { signatureOf } from './signature.ts';

type Decrypt = {
  id: string;
  token?: string;
  encodingAESKey: string;
  receiveId: string;
  msgSignature?: string;
  timestamp: string;
  nonce: string;
  encrypt: string;
  expectMsg?: string;
  expectRandom?: string;
  expectFail?: 'decrypt' | 'msg_signature';
  expectMsgSignatureOk?: boolean;
  expectFields?: Record<string, string>;
};
type Vectors = {
  decrypts: Decrypt[];
  encrypts: {
    id: string;
    token?: string;
    encodingAESKey: string;
    receiveId: string;
    random: string;
    plaintext: string;
    expectEncrypt: string;
    timestamp?: string;
    nonce?: string;
    expectMsgSignature?: string;
  }[];
  sigs: { id: string; parts: string[]; expect?: string; expectNot?: string }[];
  keyValidity: { key: string; valid: boolean }[];
  pkcs7Pad32: { inputHex: string; paddedHex: string }[];
  pkcs7Bad: { case: string; paddedTailHex: string }[];
};

const vectors = sharedData<Vectors>('crypto_vectors.json');

describe.skipIf(vectors === undefined)(`published vectors${vectors === undefined ? `: ${ABSENT}` : ''}`, () => {
  const { decrypts = [], encrypts = [], sigs = [], keyValidity = [], pkcs7Pad32 = [], pkcs7Bad = [] } = vectors ?? {};

  test.each(decrypts)('ciphertext $id', (vector) => {
    const { encodingAESKey, receiveId, encrypt: encrypted, expectMsg, expectFields, expectFail, expectMsgSignatureOk, msgSignature, token, timestamp, nonce } = vector;
    if (expectFail === 'decrypt') {
      // The sample's key is struck out or another one: it is no key, or it opens nothing.
      expect(() => decrypt(readAesKey(encodingAESKey), encrypted)).toThrow(RangeError);
      return;
    }
    const opened = decrypt(readAesKey(encodingAESKey), encrypted);
    expect(opened.receiverId).toBe(receiveId);
    if (expectMsg !== undefined) expect(opened.message).toBe(expectMsg);
    if (expectFields !== undefined) expect(readXml(opened.message)).toEqual(expectFields);
    expect(expectMsg ?? expectFields).toBeDefined();
    if (token === undefined || msgSignature === undefined) return;
    const open = (more = {}) =>
      openEnvelope(readCredentials({ tokens: [token], aesKeys: [encodingAESKey], receiverId: receiveId, ...more }), { encrypted, signature: msgSignature, timestamp, nonce });
    if (expectFail === 'msg_signature' || expectMsgSignatureOk === false) expect(open).toThrow(expect.objectContaining({ code: 'bad-signature' }));
    else {
      expect(open()).toBe(opened.message);
      expect(open({ tokens: ['the new one', token], aesKeys: ['A'.repeat(43), encodingAESKey] })).toBe(opened.message);
      expect(() => open({ receiverId: `${receiveId}x` })).toThrow(expect.objectContaining({ code: 'wrong-receiver' }));
      expect(() => open({ tokens: [`${token}x`] })).toThrow(expect.objectContaining({ code: 'bad-signature' }));
      expect(() => open({ aesKeys: ['A'.repeat(43)] })).toThrow(expect.objectContaining({ code: 'undecryptable' }));
    }
  });

  test.each(encrypts)('packet $id is made byte for byte', ({ token, encodingAESKey, receiveId, random, plaintext, expectEncrypt, timestamp, nonce, expectMsgSignature }) => {
    const bytes = Buffer.from(random, 'utf8');
    expect(encrypt(readAesKey(encodingAESKey), { message: plaintext, receiverId: receiveId }, bytes)).toBe(expectEncrypt);
    if (token === undefined || timestamp === undefined || nonce === undefined) return;
    const sealed = sealEnvelope(readCredentials({ tokens: [token], aesKeys: [encodingAESKey], receiverId: receiveId }), plaintext, { timestamp, nonce, random: bytes });
    expect(sealed.encrypted).toBe(expectEncrypt);
    if (expectMsgSignature !== undefined) expect(sealed.signature).toBe(expectMsgSignature);
  });

  test.each(sigs)('signature $id', ({ parts, expect: expected, expectNot }) => {
    if (expected === undefined) expect(signatureOf(parts)).not.toBe(expectNot);
    else expect(signatureOf(parts)).toBe(expected);
  });

  test.each(keyValidity)('key $key', ({ key, valid }) => {
    if (valid) expect(readAesKey(key)).toHaveLength(32);
    else expect(() => readAesKey(key)).toThrow(RangeError);
  });

  test('padding', () => {
    for (const { inputHex, paddedHex } of pkcs7Pad32) {
      expect(pad(Buffer.from(inputHex, 'hex')).toString('hex')).toBe(paddedHex);
      expect(unpad(Buffer.from(paddedHex, 'hex')).toString('hex')).toBe(inputHex);
    }
    for (const { paddedTailHex } of pkcs7Bad) {
      const tail = Buffer.from(paddedTailHex, 'hex');
      expect(() => unpad(Buffer.concat([Buffer.alloc(64 - tail.length, 7), tail]))).toThrow(RangeError);
    }
    expect(pkcs7Pad32.length + pkcs7Bad.length).toBeGreaterThan(5);
  });
});
