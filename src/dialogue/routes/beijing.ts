import { ELSEWHERE } from '../../rules/facts/elsewhere.ts';
import type { Route } from '../route.ts';
import { CAN, either, HOW_MUCH } from './asking.ts';

const places = ['北京'] as const;
/** What belongs to other regions, whatever else the message says. */
const OTHER_REGION = /碧江|铜仁|天津.{0,6}(?:通知|职称)|宁波|台州|浙江/u;

export const beijingRoutes: readonly Route[] = [
  {
    rule: 'beijing-hukou-eligibility',
    subject: /落户|(?<!外地|农村|外省|本地|城镇|农业|非农|碧江|老家)户口|进京(?!务工)|北京户籍|京户|准迁|迁户|转户|入户|上户/u,
    asks: CAN,
    not: either(
      OTHER_REGION,
      /积分|加分|加几分|加多少分|人才引进|绿色通道|人才通道|优秀(?:社工|社会工作者)|公示.{0,12}(?:几号|哪天|什么时候|到|结束|完)|折算|审批.{0,8}(?:多久|几天|多少天|缩短)|公租房|配租/u,
    ),
    places,
  },
  {
    rule: 'beijing-hukou-notice',
    subject: /公示.{0,30}(?:落户|准迁|(?<!外地|农村|外省|本地|城镇|农业|非农|碧江|老家)户口|进京)|(?:落户|准迁|户口|进京).{0,30}公示/u,
    asks: /几号|哪天|什么时候|多久|几天|结束|期满|到哪|公示完|满/u,
    not: OTHER_REGION,
    places,
  },
  {
    rule: 'beijing-points-bonus',
    subject: /积分|加分|加几分|加多少分|能加.{0,3}分/u,
    asks: either(CAN, HOW_MUCH),
    not: either(
      OTHER_REGION,
      /笔试|面试|招聘|招考|报考|评审|参评|叠加|重复|同时(?:加|算)|一起(?:加|算)|两(?:个|样|项|份|头)(?:都|一起)?(?:加|算)|重点.{0,8}项目|优秀(?:社工|社会工作者)|绿色通道|人才引进|补贴|居住证积分入学/u,
    ),
    places,
  },
  {
    rule: 'beijing-points-no-stacking',
    subject:
      /^(?=.*(?:积分|加分|落户))(?=.*(?:职称|两(?:个|样|项|种|份)))(?=.*(?:叠|重复|同时|一起|都(?:能|可以)?(?:加|算)|再加|两(?:份|次|头)|只能|哪个))|(?:积分|加分).{0,14}(?:叠加|重复)|(?:叠加|重复).{0,10}(?:积分|加分)/u,
    asks: either(CAN, HOW_MUCH),
    not: either(OTHER_REGION, /补贴|笔试|面试/u),
    places,
    always: true,
  },
  {
    rule: 'beijing-talent-channel',
    subject: /绿色通道|人才引进|人才通道|引进通道|优秀(?:的)?(?:社会工作者|社工)|(?:不用|免)(?:排队|积分)/u,
    asks: either(CAN, /走|直接|算|管用|有用/u),
    not: either(OTHER_REGION, /多少天|几天|多久|缩短(?:到|成|后|完|多少)|审批(?:时间|周期)|名额|配额|职称|破格|参评/u),
    places,
  },
  {
    rule: 'beijing-approval-days',
    subject: /审批|批下来|批(?:完|复)|周期|绿色通道|人才引进|人才通道|引进通道/u,
    asks: /缩短|多少天|几天|多久|多长|快多少|快几|还要|要等|省(?:多少|几|下)|减(?:多少|到)|能快/u,
    not: either(OTHER_REGION, /(?<![上下这本])(?:[\d一二两三四五六七八九十半]个?多?月)|半年|公示|职称|复核|回访|登记/u),
    places,
  },
  {
    rule: 'beijing-approval-months',
    subject:
      /(?:审批|批下来|批(?:完|复)|周期|绿色通道|人才引进|人才通道|引进通道).{0,30}(?:个月|半年|年)|(?:个月|半年|年).{0,30}(?:审批|批下来|批(?:完|复)|周期|绿色通道|人才引进|人才通道|引进通道)/u,
    asks: /缩短|多少天|几天|几个月|多久|多长|快多少|快几|还要|要等|省(?:多少|几|下)|减(?:多少|到)|能快/u,
    not: either(OTHER_REGION, /\d+(?:个工作日|个自然日|天)|公示|职称|登记|社保|居住证|合同/u),
    places,
  },
  {
    rule: 'beijing-title-eligibility',
    subject: /职称|参评|评审|评(?:初级|中级|高级|正高|社工师|助理社工师|高级社工师)/u,
    asks: either(CAN, /参评|能评|可以评|申报/u),
    not: either(
      OTHER_REGION,
      /天津|积分|加分|叠加|落户|公示|什么时候(?:申报|报名|启动|开始|出)|几月|破格|国家级|国奖|重点.{0,8}项目|技师|高级工|技能|补贴|对应|折算|相当于|境外|数字|聘到|(?:外地|老家|外省|异地).{0,14}(?:经验|年限|经历|工龄|算不算|能算|干了|做了)/u,
    ),
    places,
  },
  {
    rule: 'beijing-title-exception',
    subject:
      /破格|国奖|(?:国家级|全国).{0,10}(?:奖|荣誉|称号|表彰).{0,50}(?:职称|参评|评|年限|跳)|(?:职称|参评|跳级|年限).{0,20}(?:国家级|全国).{0,10}(?:奖|荣誉|称号|表彰)|越级(?:参评|申报|评)|跳级/u,
    asks: either(CAN, HOW_MUCH),
    not: either(OTHER_REGION, /养老|中专|护理|招聘|报名|天津|人才引进|绿色通道|积分/u),
    places,
  },
  {
    rule: 'beijing-title-key-project',
    subject: /^(?=.*(?:职称|评审|参评|市级|北京|加分|权重)).*重点.{0,8}项目/u,
    asks: either(CAN, HOW_MUCH, /权重|优待|好处/u),
    not: either(OTHER_REGION, /补贴|奖励|每月|每人|晋升|主管|督导|民生/u),
    places,
  },
  {
    rule: 'beijing-title-calendar',
    subject:
      /^(?=.*职称)(?=.*(?:什么时候|几月|何时|哪天|几号|时间|启动|开始|出结果|结果|来得及|还能报|截止|赶得上|过了(?:吗|没|么)|今年|明年|2026))(?=.*(?:申报|报名|报|评|参评|结果|启动|开始|日程|时间))/u,
    asks: either(CAN, HOW_MUCH, /时候|启动|日程/u),
    not: either(OTHER_REGION, /天津|公示.{0,10}(?:几号|哪天|到)|取得|技师|技能|居住证|社保|登记|补贴|全职|兼职|破格|新增|通道|正高/u),
    places,
    always: true,
  },
  {
    rule: 'beijing-title-notice',
    subject: /公示.{0,30}(?:职称|评审|参评|发证)|(?:职称|评审|参评).{0,30}公示/u,
    asks: /几号|哪天|什么时候|多久|几天|结束|期满|到哪|公示完|满/u,
    not: either(OTHER_REGION, /落户|准迁|录用|招聘|入职/u),
    places,
  },
  {
    rule: 'beijing-public-housing',
    subject: /公租房|公共租赁|保障(?:性)?(?:住)?房|配租|廉租/u,
    asks: either(CAN, /优先|申请|轮得?[到上]/u),
    not: OTHER_REGION,
    places,
  },
  {
    rule: 'beijing-outside-experience',
    subject: new RegExp(
      `折算|折成|互认|(?:${ELSEWHERE}|以前在|之前在|原来在|来京前|来北京前).{0,24}(?:经验|年限|工龄|经历|资历|(?:干|做|从事|工作)(?:了|过)?.{0,12}(?:算|认|折|作数|抵)|能算|算不算|算进|算到|认不认|承认)|${ELSEWHERE}.{0,40}(?:最多|给|能|可以?|北京)(?:算|折|认|抵)(?:几|多少|多久|不|吗)|(?:经验|年限|工龄|经历|资历).{0,12}(?:外地|异地|外省|老家|跨区域|跨省)`,
      'u',
    ),
    asks: either(CAN, HOW_MUCH, /算|认|折|作数|抵|带过来|有效/u),
    not: /碧江|铜仁|登记|区域变更|机构变更|继续教育|奖励|技师|高级工|境外|同时在?(?:外地|异地)|(?:外地|异地|老家)(?:也|还|同时)?(?:在)?(?:申报|参评)/u,
  },
  {
    rule: 'beijing-post-to-grade',
    subject:
      /(?:社会工作师|社工师|助理(?:社工师?|社会工作师)?|社会工作者级).{0,3}(?:岗位?|[一二三123]级).{0,16}(?:几级|对应|等级|专业技术|专技|相当|哪一?级|什么级)|(?:几级|等级|专业技术|专技).{0,14}(?:社会工作师|社工师).{0,3}(?:岗|[一二三123]级)|高级(?:社会工作师|社工师).{0,6}(?:几级|岗位等级|对应.{0,4}级|等级)/u,
    asks: either(HOW_MUCH, /是/u),
    not: either(OTHER_REGION, /天津|要什么证|什么证书|哪.{0,3}证|技师|[八九十七]级.{0,10}对应.{0,14}[几哪什]/u),
    telling: ['socialWorkPost'],
    places,
    always: true,
  },
  {
    rule: 'beijing-certificate-to-grades',
    subject: /(?:证|社工师|社会工作师|初级|中级|高级|助理).{0,12}(?:聘|上|到|评|定).{0,8}(?:哪几级|几级到几级|最高.{0,4}级|几级|哪一?级)|最高.{0,6}聘.{0,8}几级/u,
    asks: either(HOW_MUCH, /级/u),
    not: either(OTHER_REGION, /天津|(?:[八九十七]|1[0-3]|[5-9])级|技师|技能|医院|什么证|啥证|哪.{0,3}证|落户|积分|补贴/u),
    places,
    always: true,
  },
  {
    rule: 'beijing-grade-to-post',
    subject:
      /(?:[六七八九十]|十[一二三]|(?<!\d)(?:1[0-3]|[5-9]))级.{0,20}(?:岗|专技|专业技术|对应|什么|哪)|(?:专技|专业技术).{0,6}(?:[六七八九十]|十[一二三]|(?<!\d)(?:1[0-3]|[5-9]))级/u,
    asks: either(HOW_MUCH, /是|属于|算/u),
    not: either(
      OTHER_REGION,
      /天津|技能|医院|(?<!对应|是|相当于|属于|什么|哪个|的)(?:社会工作师|社工师|助理)(?:的)?(?:岗位)?[一二三123]级.{0,8}(?:几级|对应)|我.{0,10}(?:初级|中级|助理|高级)证?.{0,8}(?:能|可以|够)|聘(?:我|他|她)|(?:我|他|她|这|那)(?:的|个|张)?证(?:书)?.{0,4}(?:够|行|能|可以)/u,
    ),
    telling: ['postGrade'],
    places,
    always: true,
  },
  {
    rule: 'beijing-post-certificate',
    subject:
      /^(?=.*(?:专业技术|专技|(?:高级|中级|初级).{0,3}岗|聘|级.{0,3}岗|岗.{0,3}级|(?:社工师|社会工作师).{0,4}岗))(?=.*(?:什么证|啥证|哪.{0,4}证|(?:需要|要求|需|要|得有|应具有|具备|持).{0,8}证|证书.{0,4}要求|资格证))/u,
    asks: either(HOW_MUCH, CAN, /证/u),
    not: either(OTHER_REGION, /天津|对应.{0,6}级|落户|积分|补贴|职称评定|继续教育|登记|(?:我|本人).{0,10}(?:持|有|是|拿|考).{0,8}(?:初级|中级|助理|高级|社工师)/u),
    places,
  },
  {
    rule: 'beijing-post-appointment',
    subject: /聘.{0,12}(?:岗|级|职务)|(?:初级|中级|高级)(?:的)?(?:专业技术|专技|社工)?岗|[八九十]级.{0,4}岗|专技岗|专业技术岗/u,
    asks: CAN,
    not: either(OTHER_REGION, /天津|什么证|啥证|哪.{0,4}证|落户|积分|补贴|对应.{0,6}(?:几级|岗)|招聘|报名|报考|技师|高级工/u),
    places,
  },
];
