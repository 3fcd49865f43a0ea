import * as z from 'zod';
import type { Fact } from '../fact.ts';

const months = (label: string, ask: string, cue: Omit<Extract<Fact<number>['cue'], { near: RegExp }>, 'kinds'>): Fact<number> => ({
  kind: 'quantity',
  label,
  ask,
  unit: '个月',
  schema: z.number().min(0),
  cue: { kinds: ['months'], ...cue },
});

export const certificateLevels = ['无', '初级', '中级', '高级'] as const;

/** Facts that rules of several regions ask for. */
export const sharedFacts = {
  certificateLevel: {
    kind: 'choice',
    label: '社工证级别',
    ask: '您的社工证是哪一级(初级、中级还是高级)?',
    schema: z.enum(certificateLevels),
    cue: {
      options: [
        ['无', /(没有?|还没|无|不|未)(考|拿|取得|持有|有)?(到|过)?(社工)?证(?!明)|没证/u],
        ['高级', /高级社工师|高级社会工作师|高级(?!工|技师|技工|职称|工程师|岗|专业技术)/u],
        ['初级', /助理社工师?|助理社会工作师|助工证|助理(?!级|工程师)|初级(?!职称|岗|专业技术|培训)/u],
        ['中级', /社工师|社会工作师|中级(?!职称|岗|专业技术|工程师)/u],
      ],
    },
  },
  socialInsuranceMonths: months('社保缴纳月数', '社保一共连续交了多久(例如 48个月)?', { near: /社保|五险|参保|缴了|交了|连交|连缴/u, not: /补缴|补交|补的|补过|里头.{0,3}补/u }),
  backPaidMonths: months('其中补缴的月数', '其中有几个月是补缴的(没有就说没补过)?', { near: /补缴|补交|补的|补了|后补|补上/u, none: /(没有?|未|无|不曾|从没)(断过)?(补缴|补交|补)过?|无补缴/u }),
  residencePermitMonths: months('北京居住证年限', '北京居住证办了多久(例如 3年)?', { near: /居住证/u, assured: [36, Infinity] }),
} as const satisfies Record<string, Fact<unknown>>;
