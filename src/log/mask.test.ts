import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskNumbers } from './mask.ts';

test.each([
  ['我的身份证是11010519491231002X,帮我查', '我的身份证是110105************,帮我查'],
  ['110105194912310021', '110105************'],
  ['证号110105 19491231 002x。', '证号110105************。'],
  ['110105-19491231-0021', '110105************'],
  ['老证110105491231002', '老证110105*********'],
  ['１１０１０５１９４９１２３１００２Ｘ', '110105************'],
  ['电话13800138000', '电话138********'],
  ['tel.13800138000x', 'tel.138********x'],
  ['138 0013 8000', '138********'],
  ['+86-138-0013-8000', '+86-138********'],
  ['008613800138000', '0086138********'],
  ['两个:13800138000,19912345678', '两个:138********,199********'],
])('%s becomes %s', (text, masked) => {
  expect(maskNumbers(text)).toBe(masked);
});

test.each([
  '京民社工发〔2017〕415号',
  '2026-11-21 08:00:00',
  '1795286655213',
  '社保交了60个月,笔试75分,补贴1000元',
  '010-12345678',
  '12800138000',
  '0.13800138000',
  '13800138000123',
  '１２３ＡＢＣ',
  '23456789012345678',
  '',
])('%s stays', (text) => {
  expect(maskNumbers(text)).toBe(text);
});

test('no identity or mobile number is left, whatever stands around it', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
  const around = fc.string({ maxLength: 8 }).filter((text) => !/[\d０-９.]/u.test(text));
  const identity = fc.tuple(digits(17), fc.constantFrom('0', '9', 'X', 'x')).map((parts) => parts.join(''));
  const mobile = fc.tuple(fc.constantFrom('13', '15', '19'), digits(9)).map((parts) => parts.join(''));
  fc.assert(fc.property(around, fc.oneof(identity, mobile), around, (before, number, after) => !maskNumbers(`${before}${number}${after}`).includes(number.slice(6))));
});

test('masking twice changes nothing more', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9X \-\u4e00-\u4e10]{0,40}$/u), (text) => maskNumbers(maskNumbers(text)) === maskNumbers(text)));
});
