import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decrypt, encrypt } from './cipher.ts';
import { readCredentials } from './credentials.ts';
import { checkSignature, openEnvelope, sealEnvelope } from './envelope.ts';
import { checkFresh } from './freshness.ts';
import { sameText, signatureOf } from './signature.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const credentials = readCredentials({ tokens: ['token'], aesKeys: [KEY], receiverId: 'wx1' });
const random = Buffer.alloc(16, 1);
const [key = Buffer.alloc(0)] = credentials.keys;

test('what is sealed opens again, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 20 }), (message, receiverId) => {
      expect(decrypt(key, encrypt(key, { message, receiverId }, random))).toEqual({ message, receiverId });
    }),
  );
});

test('one changed byte is noticed', () => {
  const sealed = sealEnvelope(credentials, '<xml></xml>', { timestamp: '1', nonce: 'n', random });
  expect(openEnvelope(credentials, sealed)).toBe('<xml></xml>');
  const changed = `${sealed.encrypted.slice(0, 5)}${sealed.encrypted[5] === 'A' ? 'B' : 'A'}${sealed.encrypted.slice(6)}`;
  for (const wrong of [{ encrypted: changed }, { nonce: 'm' }, { timestamp: '2' }, { signature: '' }, { signature: sealed.signature.toUpperCase() }]) {
    expect(() => openEnvelope(credentials, { ...sealed, ...wrong })).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  }
});

test('random bytes for a ciphertext never decrypt into a crash of another kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 160 }), (bytes) => {
      try {
        decrypt(key, Buffer.from(bytes).toString('base64'));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});

test('a signature of plain text is made by one of two tokens', () => {
  const signature = signatureOf(['old', '5', 'n']);
  const both = readCredentials({ tokens: ['new', 'old'], aesKeys: [], receiverId: undefined });
  expect(() => checkSignature(both, { signature, timestamp: '5', nonce: 'n' })).not.toThrow();
  expect(() => checkSignature(both, { signature, timestamp: '6', nonce: 'n' })).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  expect(() => checkSignature(both, { signature: '', timestamp: '5', nonce: 'n' })).toThrow('no signature');
  expect(sameText('a', 'a')).toBe(true);
  expect(sameText('a', 'ab')).toBe(false);
  expect(() => readCredentials({ tokens: [], aesKeys: [], receiverId: undefined })).toThrow(RangeError);
});

test('a request is fresh within five minutes either way', () => {
  const now = new Date('2026-11-21T08:00:00Z');
  const seconds = now.getTime() / 1000;
  for (const apart of [0, 300, -300]) expect(() => checkFresh(String(seconds + apart), now)).not.toThrow();
  for (const wrong of [String(seconds + 301), String(seconds - 301), '', 'NaN', '-5', `${seconds}000`]) {
    expect(() => checkFresh(wrong, now)).toThrow(expect.objectContaining({ code: 'stale' }));
  }
});
