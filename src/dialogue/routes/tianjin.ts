import type { Route } from '../route.ts';
import { CAN, either, HOW_MUCH } from './asking.ts';

const places = ['天津'] as const;
const OTHER_REGION = /碧江|铜仁|北京|京籍|宁波|台州|浙江/u;
const SKILL = '(?:特级技师|高级技师|技师|高级(?:技)?工(?!程)|技能等级|技能人才|技工(?!院校))';
const TITLE = '(?:职称|助理级|助理工程师|副高|正高|工程师)';
/** From a title to a level of skill: 中级职称能报技师吗 */
const TOWARDS_SKILL = new RegExp(
  `(?:${TITLE}|中级).{0,40}(?:报|考|评|申请|参加|升).{0,6}(?:${SKILL}|技能(?:评价|鉴定|认定))|(?:报|考|申请|参加).{0,4}${SKILL}.{0,30}${TITLE}|${TITLE}.{0,40}${SKILL}(?:能|可以|还|也)?(?:报|考|评|申)|(?:${TITLE}|中级).{0,40}${SKILL}(?:技能)?(?:评价|鉴定|认定)?(?:能|可以|够).{0,3}(?:报|考|评|申)`,
  'u',
);
/** From a level of skill to a title: 技师三年能评中级职称吗 */
const TOWARDS_TITLE = new RegExp(
  `${SKILL}.{0,40}(?:评|报|聘|对应|申报|认定|转|换|拿|成).{0,10}(?:职称|初级|中级|副高|正高|工程师)|${SKILL}.{0,40}(?:初级|中级|副高|正高)级?(?:职称)?(?:能|可以|够).{0,3}(?:报|评|申|认定)|${SKILL}.{0,24}职称|职称.{0,14}对应.{0,8}${SKILL}`,
  'u',
);

export const tianjinRoutes: readonly Route[] = [
  {
    rule: 'tianjin-certificate-to-title',
    subject:
      /(?:证书?|社工师|社会工作师|助理|初级|中级|高级).{0,20}(?:对应|相当于|算|聘|直接|等于|抵).{0,12}职称|职称.{0,14}(?:对应|衔接|挂钩)|对应.{0,8}职称|(?:证书?|社工师|社会工作师|社工证).{0,12}(?:是|算)(?:什么|哪级|几级|初级|中级|高级)?.{0,3}职称/u,
    asks: either(HOW_MUCH, CAN),
    not: either(OTHER_REGION, new RegExp(SKILL, 'u'), /技能|数字|境外|国外|海外|香港|澳门|叠加|积分|补贴|培训合格|技术等级/u),
    places,
  },
  {
    rule: 'tianjin-skill-to-title',
    subject: TOWARDS_TITLE,
    asks: either(CAN, HOW_MUCH),
    not: either(OTHER_REGION, TOWARDS_SKILL),
    telling: ['skillLevel'],
    places,
  },
  {
    rule: 'tianjin-title-to-skill',
    subject: new RegExp(`(?:${TITLE}|中级).{0,40}(?:技能(?:评价|等级|鉴定|认定)|哪.{0,3}技能|什么技能|${SKILL})`, 'u'),
    asks: /哪(?:一|个)?级|什么(?:技能|级|等级)|考什么|报什么|能报哪|最高/u,
    not: either(OTHER_REGION, new RegExp(`(?:报|考|评|申请|参加|升)(?:个|一个|一下|考)?${SKILL}`, 'u')),
    places,
  },
  {
    rule: 'tianjin-skill-application',
    subject: TOWARDS_SKILL,
    asks: either(CAN, HOW_MUCH),
    not: either(OTHER_REGION, /哪(?:一|个)?级技能|什么技能/u),
    telling: ['targetSkill'],
    places,
  },
  {
    rule: 'tianjin-digital-engineer',
    subject: /数字(?:技术|经济|化)?.{0,4}(?:工程师|人才|证书|项目|领域)|培训合格证书?.{0,20}(?:职称|技术员|认定|工程师)|专业技术等级证/u,
    asks: either(CAN, HOW_MUCH, /认定/u),
    not: either(OTHER_REGION, /继续教育|学时/u),
    telling: ['digitalCertificate'],
    places,
    always: true,
  },
  {
    rule: 'tianjin-overseas',
    subject:
      /(?:境外|国外|海外|港澳台?|外国|香港|澳门|台湾|英国|美国|加拿大|澳大利亚|澳洲|新加坡|日本).{0,24}(?:职业资格|资格|证|执照|牌照).{0,24}(?:职称|对应|认|天津|用|副高|高级)|(?:职称|天津).{0,20}(?:境外|国外|海外|港澳)|境外职业资格/u,
    asks: either(CAN, HOW_MUCH),
    not: either(OTHER_REGION, /落户|积分/u),
    telling: ['overseasQualification'],
    places,
    always: true,
  },
];
