import type { Route } from '../route.ts';

const PLACES = ['碧江', '铜仁', '贵州'] as const;
const ASKS = /(吗|么|不|没|吧|呢|多少|几|怎么|能|可以|行|够|差|资格|条件|符合|报得|报上|什么时候|哪天|多久|最晚|还|算算|帮.{0,3}算|有戏|\?)/u;

const all: readonly Route[] = [
  {
    rule: 'bijiang-recruitment-score',
    subject: /(笔试|面试|综合(成绩|分)|总(成绩|分)|卷面).{0,24}(\d|分|多少|算|淘汰|过|合格|成绩|刷)|加(5|五)分|(淘汰|合格线|及格线).{0,10}(笔试|面试|分)/u,
    asks: /(吗|么|不|没|吧|呢|多少|几|怎么|能|可以|行|够|差|过|淘汰|刷|算|录|稳|\?)/u,
    not: /考什么|内容|题型|怎么复习|积分/u,
    telling: ['writtenScore', 'interviewScore'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-recruitment-dates',
    subject: /(报名|招聘|招考|报考|资格审核|审核材料|现场审核).{0,14}(时间|什么时候|啥时|哪天|几号|几月|日期|截止|开始|结束|过了|还能|来得及|当天|\d+(号|日))|(什么时候|哪天|几号|几月|还在|还能|\d+(号|日)).{0,10}(报名|招聘|报考|招人|资格审核)/u,
    asks: /(吗|么|不|没|吧|呢|什么时候|哪天|几|还|能|可以|过|来得及|\?)/u,
    not: /笔试.{0,6}\d|面试.{0,6}\d|职称|落户|考试报名|服务申请|初审|复核/u,
    places: PLACES,
    takes: 'always',
  },
  {
    rule: 'bijiang-recruitment-eligibility',
    subject: /(报名|报考|应聘|招聘|招考|招人|招社工|报|考|应征|去当|去做|当|做|进).{0,16}(社工|岗|资格|条件|要求|碧江|站)|(大专|中专|本科|高中|学历|护理员|户籍|户口|基层).{0,24}(报|应聘|考|资格|岗|行不|可以|能)|(乡村|养老|普通)(服务|社工)?岗/u,
    asks: ASKS,
    not: /笔试|面试|综合成绩|补贴|晋升|督导|主管|时间|几号|哪天|截止|落户|职称|登记|社工证考试/u,
    telling: ['appliedPost', 'elderlyCareCertificate', 'bijiangHousehold'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-allowance-period',
    subject: /((\d+|[一二两三四五六七八九十半]+)(个)?(半)?(月|年)|半年|季度|[一二两三四五六七八九十]年半).{0,18}(补贴|津贴|补助|奖励|领|拿|发)|(补贴|津贴|补助|领|拿|发).{0,18}((\d+|[一二两三四五六七八九十半]+)个(半)?月|半年|(\d+|[二两三四五六七八九十]+)年|[一二两三四五六七八九十]年半)/u,
    asks: /(多少|几|一共|总共|合计|算|能领|能拿|加起来|\?)/u,
    not: /每(个)?月|一个月|1个月|每年|一年(?!半)|1年(?!半)|积分|奖励多少钱.{0,6}(宁波|台州)/u,
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-allowance-yearly',
    subject: /(一年|每年|全年|年度|1年|一整年|十二个月|12个月|年).{0,16}(补贴|津贴|补助|领|拿|发|钱)|(补贴|津贴|补助|领|拿|发).{0,16}(一年|每年|全年|1年|一整年|12个月|十二个月)|职称(专项)?补贴|职称.{0,6}(补贴|津贴|多少钱)/u,
    asks: /(多少|几|一共|总共|合计|算|能领|能拿|有没有|吗|\?)/u,
    not: /每(个)?月|一个月|一年半|1年半|[二两三四五六七八九2-9]年|积分/u,
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-allowance-monthly',
    subject: /补贴|津贴|补助|岗补|(持证|有证|拿证|社工证|初级|中级|高级).{0,12}(多少钱|几百|钱|加钱|待遇)|(每(个)?月|一个月|月).{0,10}(领|拿|发|多|加|给)(多少|几)/u,
    asks: /(多少|几|能领|能拿|有没有|吗|算|一共|\?)/u,
    not: /一年|每年|全年|年度|半年|[二两三四五六七八九十\d]+(个)?(月|年)(?!.{0,2}每)|一次性|培训补贴|房补|租房|公租/u,
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-promotion',
    subject: /晋升|升(职|级|主管|督导|到|上|为|任)|升.{0,4}(主管|督导)|(申请|申报|当|做|评|竞聘|想当|提).{0,6}(主管|督导)|资深督导|(项目)?主管.{0,14}(督导|升|申)|(一线|从业|干了|做了).{0,20}(主管|督导|晋升|升)|一线.{0,24}重点项目/u,
    asks: ASKS,
    not: /职称评|参评职称|补贴|督导费|免费培训|一对一/u,
    telling: ['leadMonths'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-service-waited-working-days',
    subject: /(\d+|[一二两三四五六七八九十]+)(多)?个?工作日.{0,24}(没|超|还|复核|初审|结果|正常|晚|逾期)|(提交|申请|交|递|等).{0,10}(\d+|[一二两三四五六七八九十]+)(多)?个?工作日/u,
    asks: /(吗|么|不|没|吧|呢|超|逾期|晚|正常|算|怎么|\?)/u,
    not: /公示|准迁|发证|入职|落户|职称/u,
    telling: ['waitedWorkingDays'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-service-waited-days',
    subject: /(提交|申请|交|递|等)(上去|了|完)?.{0,8}(\d+|[一二两三四五六七八九十半]+)(多)?(天|个?星期|周|个?礼拜).{0,24}(没|超|还|结果|正常|逾期|复核|初审|消息|动静)?|(\d+|[一二两三四五六七八九十]+)(多)?(天|个?星期|周)(了|过去).{0,12}(没|还)/u,
    asks: /(吗|么|不|没|吧|呢|超|逾期|晚|正常|算|怎么|\?)/u,
    not: /工作日|公示|准迁|发证|入职|落户|职称|登记|加注|成绩/u,
    telling: ['waitedDays'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-service-contact',
    subject: /(审核|复核|审批)?(通过|过了|批了|批下来)(以?后|之后|了|的话|,|，)?.{0,18}(联系|找我|找上|打电话|上门|通知|社工)|(联系|找我|打电话).{0,10}(多久|什么时候|最晚|几点|几小时)/u,
    asks: /(吗|么|不|没|吧|呢|多久|什么时候|几|最晚|最迟|谁|\?)/u,
    not: /登记|首次|考试|职称|落户|初审未通过|加注/u,
    telling: ['approvedAt'],
    places: PLACES,
    takes: 'eligibility',
  },
  {
    rule: 'bijiang-service-counter',
    subject: /(低保|救助|特困|困难|兜底|邻里|邻居|矛盾|纠纷|调解|独居|空巢|残障|残疾|困境|留守|老人|服务项目|社工服务|帮扶|服务).{0,20}(去哪|哪里|哪儿|在哪|找谁|怎么申请|申请|带什么|材料|交给谁|哪个部门|怎么办)|(去哪|哪里|哪儿|在哪|找谁|怎么|带什么|材料).{0,14}(低保|救助|兜底|邻里|矛盾|纠纷|调解|独居|残障|残疾|困境|留守|帮扶|服务)/u,
    asks: /(吗|么|呢|怎么|哪|谁|什么|需要|要|材料|\?)/u,
    not: /工作日|多久|几天|复核|补贴|登记|职称|落户|报名|招聘|岗/u,
    telling: ['serviceKind'],
    places: PLACES,
    takes: 'always',
  },
  {
    rule: 'bijiang-service-deadlines',
    subject: /(服务)?申请.{0,20}(多久|几天|什么时候|哪天|最晚|结果|初审|复核|审核|出|批|回复|超|逾期|时限)|初审|复核|(提交|交了?|递).{0,20}(结果|初审|复核|审核|批|回复|超|逾期|没消息|没动静|答复)/u,
    asks: /(吗|么|不|没|吧|呢|多久|几|什么时候|哪天|最晚|最迟|超|逾期|算|\?)/u,
    not: /首次登记|登记|待审核|终审|信息表|职称|落户|准迁|加注|补贴|晋升|主管|督导|报名|招聘/u,
    telling: ['repliedOn'],
    places: PLACES,
    takes: 'eligibility',
  },
];

/** Bijiang's recruitment, allowances, promotion and services. All speak of one place; another place is not theirs. */
export const bijiangRoutes: readonly Route[] = all.map((route) => ({ ...route, local: true }));
