import type { Route } from '../route.ts';

const ASKS = /(吗|么|不|没|吧|呢|多少|几|怎么|能|可以|行|够|差|来得及|晚|过期|超|什么时候|啥时|哪天|哪一天|多久|最晚|最迟|截止|到期|期限|还有|帮.{0,3}算|算算|看看|\?)/u;

/** Registration of certificates, continuing education, change of agency and collecting a certificate. */
export const registrationRoutes: readonly Route[] = [
  {
    rule: 'registration-renewal-window',
    subject: /再(次)?登记|续登|续期|重新登记|复登|第二次登|二次登记|下(一)?次登记|登记.{0,6}(到期|过期|期满|有效期|失效|快满|满了?三年|满了?3年)|(到期|期满|满(了)?(三|3)年).{0,6}登记|(换|更新|延续)登记证|(上(一)?次|首次|第一次|之前|以前|已经)(是|的)?.{0,12}登记.{0,20}(再|下|又|续|重新|到期|还要)/u,
    asks: ASKS,
    not: /学时|小时|课时|继续教育|初审|终审|待审核|出证/u,
    telling: ['lastRegisteredOn'],
    takes: 'eligibility',
  },
  {
    rule: 'registration-first-deadline',
    subject: /首次登记|第一次登记|初次登记|头(一)?次登记|首登|(考过|通过|过了|考到|拿到?证|考出|合格|出分|成绩).{0,24}(登记|登证|注册登)|(登记|注册登).{0,16}(期限|截止|来得及|最晚|最迟|多久|过期|几年内|什么时候|逾期|晚了|超期)|(没|还没|未|忘了?)(去|办|做|及时)?登记|登记(还)?(来得及|赶得上)/u,
    asks: ASKS,
    not: /再(次)?登记|续登|续期|重新登记|第二次|下(一)?次登|到期|期满|学时|课时|继续教育|初审|终审|待审核|出证|修改|查看/u,
    telling: ['examPassedOn'],
    takes: 'eligibility',
  },
  {
    rule: 'registration-continuing-education',
    subject: /继续教育|继教|学时|课时|(培训|网课|学习|听课|上课).{0,12}(小时|钟头|个钟|h|够|差|多少)|(小时|钟头|h).{0,12}(培训|够|学习|课)|(90|72|九十|七十二)个?(小时|学时|课时)/u,
    asks: ASKS,
    not: /加注|24小时|二十四小时|联系|补贴|多少钱/u,
    telling: ['trainingHours', 'uncertifiedHours', 'uncertifiedPartHours', 'courseHours'],
    takes: 'eligibility',
  },
  {
    rule: 'registration-form-editing',
    subject: /(登记|信息表|资料|信息|表|填|状态|审核|初审|终审|出证).{0,16}(改|修改|更改|编辑|更正|订正|撤回|重填|动)|(改|修改|更改|编辑|更正|重填|撤回).{0,12}(登记|信息|资料|表|填|状态|照片|手机号|单位)|(填错|写错|传错|弄错|选错)|(待审核|初审(未)?通过|终审(未)?通过|未申请登记证书|首次登记已完成|已出证|审核中).{0,12}(什么意思|下一步|接下来|然后|怎么办|干嘛|做什么)/u,
    asks: /(吗|么|不|没|吧|呢|怎么|能|可以|行|改|什么|下一步|接下来|然后|来得及|\?)/u,
    not: /机构变更|换(机构|单位)|跳槽|改革|改派|职称/u,
    takes: 'eligibility',
  },
  {
    rule: 'registration-certificate-viewing',
    subject: /(登记证|电子登记|登记证书).{0,14}(看|查|下载|哪|在哪|打印|显示|找|出来)|(看|查|下载|打印|找).{0,10}(登记证|电子登记)|(待审核|初审(未)?通过|终审(未)?通过|未申请登记证书|首次登记已完成|已出证|登记完成).{0,14}(看|查看|下载|证|显示)/u,
    asks: /(吗|么|不|没|吧|呢|怎么|能|可以|行|哪|什么|看不|看得|\?)/u,
    not: /改|修改|职业水平证书|加注|纸质|照片/u,
    takes: 'eligibility',
  },
  {
    rule: 'registration-agency-change',
    subject: /机构变更|区域变更|变更(机构|区域|单位|登记)|(换|转|跳|调|变更|更换|换了?个?)(到|去|了)?.{0,6}(机构|单位|工作单位|公司|社工站|新东家|东家|区|市)|跳槽|换工作|转(到|去).{0,8}(机构|单位|区|市|社)|离职.{0,8}(机构|变更|登记)/u,
    asks: /(吗|么|不|没|吧|呢|怎么|哪|能|可以|要|需|什么|办|申请|手续|变更|\?)/u,
    not: /职称|落户|补贴|积分|照片|社保(怎么|转)|编制/u,
    telling: ['sameRegion'],
    takes: 'always',
  },
  {
    rule: 'registration-paper-certificate',
    subject: /纸质|实体证|纸的|纸证|本本|(领|拿|取|发|邮寄|寄)(到|取|的)?(社工)?(证书?|本).{0,10}(什么时候|啥时|几时|多久|哪天|何时|时间|几月|等)|(什么时候|啥时|多久|哪天|何时|几月|大概).{0,12}(领|拿|取|发|寄|下来)(到|取)?.{0,4}(证|本)|(证书?|证)(什么时候|多久|啥时|几月|哪天)(能|可以|才)?(领|拿|发|下来|到)/u,
    asks: ASKS,
    not: /登记证|加注|待审核|初审|终审|护理员|职称证|奖励|准迁|居住证/u,
    telling: ['resultOn'],
    takes: 'eligibility',
  },
  {
    rule: 'registration-annotation',
    subject: /加注/u,
    asks: /(吗|么|不|没|吧|呢|怎么|多久|什么时候|啥时|几点|最晚|最迟|能|可以|行|好|完成|\?)/u,
    not: /怎么申请|在哪(里)?申请|步骤|流程/u,
    telling: ['annotationAppliedAt'],
    takes: 'eligibility',
  },
  {
    rule: 'registration-photo-size',
    subject: /(照片?|证件照|相片|图片?|一寸|两寸|1寸|2寸).{0,16}(多大|大小|kb|mb|k\b|m\b|兆|超|传|行|可以|太大|压缩)|(kb|mb|\d+k|\d+m|兆).{0,12}(照片?|证件照|图片?|寸|传)/u,
    asks: /(吗|么|不|没|吧|呢|怎么|多大|能|可以|行|超|\?)/u,
    telling: ['photoKb'],
    takes: 'eligibility',
  },
];
