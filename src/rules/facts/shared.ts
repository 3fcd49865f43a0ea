import * as z from 'zod';
import { growing, type Fact } from '../fact.ts';
import { months } from './months.ts';

export const certificateLevels = ['无', '初级', '中级', '高级'] as const;

/** 想考中级, 参评高级, 聘到中级: a level that is aimed at is not held. 考过了, 考了 is. */
const NOT_AIMED =
  '(?<!(?:想|准备|打算|要|明年|今年|再|去|备|计划)(?:去|再|要)?(?:考(?!过|了|出|完|到|上|下|取)|报|冲|升|评|申报|参评)(?:个|一个|一下|取)?)(?<!(?:参评|申报|破格|评|聘(?:到|上|任|用|成|任到|用到)?|晋升)(?:为|到)?)';
/** 中级职称, 中级岗, 中级工程师 and the like are no certificate. */
const NO_CERTIFICATE = '(?!的?职称|岗|的岗|专业技术|专技|工程师|技术等级|数字|培训|教师|会计)';

/** Facts that rules of several regions ask for. */
export const sharedFacts = {
  certificateLevel: {
    kind: 'choice',
    label: '社工证级别',
    ask: '您的社工证是哪一级(初级、中级还是高级,没有就说没证)?',
    schema: z.enum(certificateLevels),
    ladder: certificateLevels,
    cue: {
      options: [
        [
          '无',
          /(?<!有)(没有?|还没有?|无|不|未|没得)(考|拿|取得|持有?|有)?(到|过|下)?(任何|一个|那个)?(社工|社会工作者?)?(职业水平)?(资格)?证书?(?!明)|没有?[这那](?:张|个|本|份)证(?!明|据)|没证(?!明|据|实)|无证(?!明|据)|社工证(还)?(没有?|没考|没拿|没下来)(?!问题|事)|(社工)?证(还)?没考/u,
        ],
        [
          '高级',
          new RegExp(`${NOT_AIMED}(?:高级社工师|高级社会工作师)(?!岗|[一二三]级|职称|的?岗)|${NOT_AIMED}(?<![正副最])高级${NO_CERTIFICATE}(?!工|技师|技工|社工师|社会工作师)`, 'u'),
        ],
        [
          '初级',
          new RegExp(
            `${NOT_AIMED}(?:助理社工师?|助理社会工作师)(?!的?[一二12]级|职称|岗)|助工证|${NOT_AIMED}助理(?!级|工程师|社工|社会工作|的?职称|岗)|${NOT_AIMED}初级${NO_CERTIFICATE}`,
            'u',
          ),
        ],
        ['中级', new RegExp(`${NOT_AIMED}(?<!助理|[正副]?高级)(?:社工师|社会工作师)(?!事务所|协会|联合会|的?[一二三123]级|职称|岗|几级)|${NOT_AIMED}中级${NO_CERTIFICATE}`, 'u')],
      ],
    },
  },
  socialInsuranceMonths: growing(
    months('社保缴纳月数', '社保一共连续交了多久(例如 48个月)?', {
      near: /社保|社会保险|五险|参保|养老保险|(?<!补)缴了|(?<!补)交了|连交|连缴|缴满|交满|缴够|交够|缴费/u,
      not: /^(?:都?是|算|属于).{0,3}补|^补(?:缴|交|上)?(?:上)?的|补(?:缴|交|了|过|上)+的?社保/u,
    }),
  ),
  backPaidMonths: months('其中补缴的月数', '其中有几个月是补缴的(没有就说没补过)?', {
    near: /补缴|补交|补的|补了|后补|补上|补过/u,
    none: /(没有?|没|未|无|不曾|从没|从来没|也没|没有过)(断缴?过?)?(也没)?(补缴|补交|补)(过|的)?(?!满|够|上|全|齐)|无补缴|零补缴|没断过?(也)?没补|(补缴|补交|补)(的)?(月数|记录)?(是|为)?(没有|零|0|无)(?!\d|点)|都是(正常|按月|自己)(交|缴)/u,
  }),
  residencePermitMonths: growing(months('北京居住证年限', '北京居住证办了多久(例如 3年)?', { near: /居住证|居住卡|暂住证/u, assured: [36, Infinity] })),
} as const satisfies Record<string, Fact<unknown>>;
