import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml, XmlError } from './read-xml.ts';
import { writeXml } from './write-xml.ts';

test('scalars stay text, CDATA keeps its spaces, other text is trimmed', () => {
  expect(readXml('<xml><A><![CDATA[ a ]]></A><B> 7250021412600020992\n</B><C/><D></D></xml>')).toEqual({ A: ' a ', B: '7250021412600020992', C: '', D: '' });
  expect(readXml('<xml>\n<A>\n<![CDATA[a]]><![CDATA[b]]>\n</A></xml>')).toEqual({ A: 'ab' });
  expect(readXml('<xml>webwx_msg_cli_ver_0x1<A>&lt;&#20013;&#x6587;&amp;</A></xml>')).toEqual({ A: '<中文&' });
});

test('children become an object, a repeated one a list', () => {
  expect(readXml('<xml><L><item><P>1</P></item></L></xml>')).toEqual({ L: { item: { P: '1' } } });
  expect(readXml('<xml><L><item>1</item><item><P>2</P></item><item>3</item></L></xml>')).toEqual({ L: { item: ['1', { P: '2' }, '3'] } });
});

test.each([
  '<xml><A>1</B></xml>',
  '<xml><A>1</A>',
  '<xml></xml></xml>',
  '<xml></xml>text',
  '<a>1</a>',
  '<xml><A b="1">1</A></xml>',
  '<xml><!-- --></xml>',
  '<xml><?php ?></xml>',
  '<xml><A>&nbsp;</A></xml>',
  '<xml><A>&#x110000;</A></xml>',
  '<xml><A>&amp</A></xml>',
  '<xml><A>a & b</A></xml>',
  '<xml><A>]]></A></xml>',
  '<![CDATA[a]]>',
  `<xml>${'<a>'.repeat(11)}${'</a>'.repeat(11)}</xml>`,
  `<xml>${'<a/>'.repeat(2001)}</xml>`,
  `<xml><A>${'a'.repeat(130 * 1024)}</A></xml>`,
])('%.60s is refused', (text) => {
  expect(() => readXml(text)).toThrow(XmlError);
});

test('any text comes back as it was written, but for what XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 5 }), (text, end) => {
      const content = `${text}]]>${end}</Content><MsgType>`;
      const kept = readXml(writeXml({ Content: content, At: 5 }));
      expect(Object.keys(kept)).toEqual(['Content', 'At']);
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids
      expect(kept['Content']).toBe(content.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, ''));
    }),
  );
});

test('random text is read or refused, nothing else', () => {
  const pieces = fc.constantFrom('<xml>', '</xml>', '<A>', '</A>', '<A/>', '<![CDATA[', ']]>', '&lt;', '&', '<', '>', 'x', '<!DOCTYPE a>', ' ');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      try {
        readXml(`<xml>${parts.join('')}</xml>`);
      } catch (error) {
        expect(error).toBeInstanceOf(XmlError);
      }
    }),
    { numRuns: 500 },
  );
});
