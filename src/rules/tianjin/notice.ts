import { cited, inForce } from '../constant.ts';
import type { Computation, Finding } from '../rule.ts';
import { finding, sayDate, sayDistance } from '../said.ts';

const { word } = cited('tianjin-title-mapping');
const FROM = '2024-01-01';
const IN_FORCE = '本通知自2024年1月1日起施行,《市人社局关于明确部分专业技术人员职业资格与职称对应关系的通知》(津人社办发〔2019〕96号)同时废止。';

/** The day from which the notice holds, and the one that it replaces. */
export const notice = {
  inForce: word('2024年1月1日', IN_FORCE, { from: FROM }),
  repealed: word('津人社办发〔2019〕96号', IN_FORCE, { from: FROM }),
};

/** The notice's text is official, its copy is a blog's. */
export function secondHand(): Finding {
  return finding(`依据是天津市人社局的通知,${notice.inForce.value}起施行(${notice.repealed.value}同时废止);通知全文是经博客转载看到的,办理前请核对原文。`, notice.inForce);
}

/** The whole answer for a day before the notice holds; undefined from that day on. */
export function notYetInForce(asOf: string): Computation | undefined {
  if (inForce(notice.inForce, asOf)) return undefined;
  const text = `这份通知${sayDate(FROM)}才施行(${sayDistance(FROM, asOf)}),之前的办法资料里没有。`;
  return { outcome: 'unknown', value: null, verdict: finding(text, notice.inForce), conditions: [], sums: [], notes: [], next: [] };
}
