import { cited, type Constant } from '../constant.ts';
import type { Finding } from '../rule.ts';
import { finding } from '../said.ts';
import { uncertaintyNote } from '../working-days.ts';

const { figure, word } = cited('bijiang-guide');
const TERMS = '服务申请提交后,将在3个工作日内完成初审,7个工作日内出具复核结果';
const CONTACT = '审核通过后,辖区专属社工将在24小时内联系申请人,定制个性化服务方案。';

/** Bijiang's terms for a request of service, article 服务③. Both run from the day of submission. */
export const serviceTerms = {
  first: figure(3, '个工作日', TERMS),
  second: figure(7, '个工作日', TERMS),
  contact: figure(24, '小时', CONTACT),
  visits: word('一月一回访、一季一评估', '服务跟进采用“一月一回访、一季一评估”机制,根据需求动态调整服务内容'),
  refused: word('书面告知原因', '若申请未通过,社工站会书面告知原因,同时提供其他可行帮扶途径指引。'),
} satisfies Record<string, Constant>;

/** How the days were counted: the documents do not say, the answer does. */
export function countingNote(certain = true): Finding {
  return finding(`提交当天不算,从下一个工作日数起;法定节假日不算,调休上班的算。初审和复核都从提交算起。${certain ? '' : uncertaintyNote()}`, serviceTerms.first);
}
