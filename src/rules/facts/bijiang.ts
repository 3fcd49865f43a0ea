import * as z from 'zod';
import { growing, type Fact, type QuantityCue } from '../fact.ts';
import { MOMENT } from '../moment.ts';

const quantity = (unit: string, label: string, ask: string, cue: QuantityCue): Fact<number> => ({
  kind: 'quantity',
  label,
  ask,
  unit,
  schema: z.number().min(0).max(LARGEST),
  cue,
});
/** Days are counted one by one: no wait is as long as ten years. */
const LARGEST = 3660;
/** A day of the centuries that the calendar's arithmetic and the messages are about. */
const calendarDay = z.iso.date().refine((iso) => iso >= '1900-01-01' && iso <= '2200-12-31');
/** Read only while its rule is at hand: its words stand in many other messages. */
const live = (fact: Fact<number>): Fact<number> => ({ ...fact, onlyLive: true });
const score = (label: string, ask: string, cue: Omit<QuantityCue, 'kinds'>): Fact<number> => ({
  kind: 'quantity',
  label,
  ask,
  unit: '分',
  schema: z.number().min(0).max(100),
  cue: { kinds: ['score', 'number'], ...cue },
});

export const educations = ['高中及以下', '中专', '大专', '本科及以上'] as const;
export const bijiangPosts = ['社区养老服务岗', '乡村社工岗', '普通岗'] as const;
export const bijiangRoles = ['一线社工', '项目主管'] as const;
export const bijiangServices = ['民生兜底', '社区治理', '特殊群体帮扶'] as const;

/** Facts of Bijiang's posts, allowances, promotion and services. */
export const bijiangFacts = {
  education: {
    onlyLive: true,
    kind: 'choice',
    label: '学历',
    ask: '您是什么学历(高中及以下、中专、大专还是本科及以上)?',
    schema: z.enum(educations),
    cue: {
      options: [
        ['本科及以上', /本科|学士|大学(生|毕业|学历|文凭)|研究生|硕士|博士|一本|二本|三本|专升本/u],
        ['大专', /大专|专科|高职|大学专科|三年制专|(?<!中)专(?=科|毕业)/u],
        ['中专', /中专|中职|职高|技校|中技|职业高中|中等专业|卫校|幼师|中师/u],
        ['高中及以下', /高中|初中|小学|没(什么)?(学历|文凭|读过书)|文盲/u],
      ],
    },
  },
  appliedPost: {
    onlyLive: true,
    kind: 'choice',
    label: '报考的岗位',
    ask: '您想报哪类岗位(社区养老服务岗、乡村社工岗还是普通岗)?',
    schema: z.enum(bijiangPosts),
    cue: {
      options: [
        ['社区养老服务岗', /养老(服务|照护|照料)?(社工)?(岗|站|中心|服务|那(个|种))|养老的?(岗|活)|(报|考|去|做).{0,4}(养老|敬老)(?!护理员)/u],
        ['乡村社工岗', /(乡村|农村|乡镇|村里|村上|下乡|乡下|村级|驻村|村)(的)?(社工|社会工作)?(服务)?(岗位?|站|点|那(个|种))|(乡村|农村)社工/u],
        ['普通岗', /普通(社工)?(岗|的)|一般(的)?(社工)?岗|(城区|城里|街道|社区)(的)?(社工)?岗|不是(特殊|乡村|养老)/u],
      ],
    },
  },
  elderlyCareCertificate: {
    kind: 'boolean',
    label: '是否持有养老护理员证',
    ask: '您有养老护理员证吗(有/没有)?',
    schema: z.boolean(),
    cue: {
      yes: /养老护理(员)?(职业)?(资格)?(等级)?(证书?)?|护理员证|养老证/u,
      no: /(没有?|无|还没|未|不)(考|拿|取得|持|持有|办)?(到|过|有)?(那个|这个)?(养老)?护理(员)?(职业)?(资格)?证?书?|(养老)?护理(员)?证?(书)?.{0,2}(没有?|还没|没考|没拿|未)(有)?/u,
    },
  },
  bijiangHousehold: {
    kind: 'boolean',
    label: '是否碧江区本地户籍',
    ask: '您是碧江区本地户籍吗(是/不是)?',
    schema: z.boolean(),
    cue: {
      yes: /(碧江|本地|本区|当地|本区域)(区)?(的)?(户口|户籍|人)|户(口|籍)(就)?(在|是)(碧江|本地|本区|当地|这)|土生土长|(是|算)(碧江|本地|当地)(区)?(的)?人?/u,
      no: /(不是|不算|没有?|无|非|并非)(碧江|本地|本区|当地)?(区)?(的)?(户口|户籍|本地人|碧江人|当地人)|(不是|非|不在|没在)(碧江|本地|本区|当地)|(外地|外省|外县|外区|万山|松桃|江口|玉屏|思南|印江|德江|沿河|石阡|别处|其他区|铜仁其他)(区|县)?(的)?(户口|户籍|人)|户(口|籍)(不在|在外地?|没在|不是)/u,
    },
  },
  grassrootsMonths: growing(
    quantity('个月', '基层服务经验', '您有多久的基层服务经验(例如 1年,没有就说没有)?', {
      kinds: ['months'],
      near: /基层|服务经验|工作经验|经验|驻村|村里|村上|社区(干|工作|做|服务)|三支一扶|西部计划|志愿者|大学生村官|服务了?/u,
      not: /一线|主管|证|社保|补贴|领/u,
      none: /(没有?|无|未|零|0)(任何|一点|什么|过)?(基层)(服务|工作)?(的)?(经验|经历)?|(基层|服务|工作)(的)?(经验|经历).{0,2}(没有?|无|为?零)|没(在)?基层(干|做|待|呆|工作)过/u,
    }),
  ),
  recruitmentDay: {
    onlyLive: true,
    kind: 'date',
    label: '要问的那一天',
    ask: '您问的是哪一天(例如 2024年3月17日)?',
    schema: calendarDay,
    cue: {
      kinds: ['date'],
      near: /报名|报考|报上|报得|报吗|报不|还能报|能报|去报|资格审核|现场审核|审核材料|招聘|招考|截止|当天|那天/u,
      not: /登记|提交|复核|回复|考过|交的|公示/u,
    },
  },
  recruitmentNoticeFrom: {
    kind: 'date',
    label: '录用公示开始的日期',
    ask: '录用名单从哪天开始公示(例如 9月29日)?',
    schema: calendarDay,
    cue: { kinds: ['date'], near: /公示|名单/u, not: /报名|报考|准迁|落户|职称|登记|提交/u },
  },
  writtenScore: score('笔试分数', '笔试多少分(例如 82分)?', {
    near: /笔试|卷面|理论|机考|笔的/u,
    not: /^,\D*多少[^,]{0,6}$|才能?(到|上|够|达到)$|总分[^,]{0,4}$|加(?:了|上)?$|^的?加分|合格线|及格线|的?线|百分|占/u,
  }),
  interviewScore: score('面试分数', '面试多少分(例如 76分)?', {
    near: /面试|面的|实操|结构化|面了/u,
    not: /^,\D*多少[^,]{0,6}$|才能?(到|上|够|达到)$|总分[^,]{0,4}$|加(?:了|上)?$|合格线|及格线|淘汰线|低于|占/u,
  }),
  certificateHeld: {
    onlyLive: true,
    kind: 'boolean',
    label: '是否持有社工证',
    ask: '您有社工证吗(有/没有)?',
    schema: z.boolean(),
    cue: {
      yes: /(有|持有?|拿(到|了|过)|考(到|了|过|出|下)|带)(了|着)?.{0,6}(社工证|社会工作者(职业水平)?证书?|职业水平证书?|证(?!明|件|人))|持证|有证(?!明|件|人)|(初级|中级|高级)(社工)?(师)?证?|助理社工师?|社工师|社会工作师|社工证(有|拿到)/u,
      no: /(没有?|还没|无|未|不)(考|拿|取得|持|持有|有)?(到|过|下)?(社工|社会工作者(职业水平)?|任何|职业水平)?证(?!明|件|人)(书)?|社工证(没有?|还没|没考|未)|无证(?!明)/u,
    },
  },
  keyProject: {
    kind: 'boolean',
    label: '是否参与重点民生项目',
    ask: '您有没有参与重点民生项目(有/没有)?',
    schema: z.boolean(),
    cue: {
      yes: /重点(的)?(民生)?(服务)?项目|民生(重点)?项目|重点民生/u,
      no: /(没有?|未|不|无|没(有)?在?|没得|莫得)(参与|参加|做|跟|进|接|搞|碰)?(过|了|到)?(任何|什么)?(重点(的)?(民生)?(服务)?项目|民生(重点)?项目|重点民生)|(重点(的)?(民生)?(服务)?项目|民生(重点)?项目)[^,，。;；!?\s]{0,3}(没有?(?!评|考|拿)|没参|未|不参|没做|没跟)/u,
    },
  },
  keyProjectMonths: live(
    quantity('个月', '其中参与重点民生项目的月数', '其中有几个月参与重点民生项目(例如 4个月)?', {
      kinds: ['months'],
      near: /重点(的)?(民生)?(服务)?项目|民生(重点)?项目|重点民生/u,
      not: /补贴|领|拿|发|一共|总共|合计|,(今年|去年)?(干|做)了?$|都(参与|参加|在)|全(年|程)|一直|年$/u,
    }),
  ),
  subsidyPeriodMonths: live(
    quantity('个月', '要算的时长', '要算多长时间的补贴(例如 18个月)?', {
      kinds: ['months'],
      near: /领|拿|发|补贴|津贴|一共|总共|合计|加起来|累计|干满?|能有|到手|下来|多少钱|共|整/u,
      not: /一线|主管|经验|社保|合同|居住证|从业|内|,(其中|里面|里头|中间|有|只有?|最后|最近|头|前|后)+$|^(在|参加|参与|做|跟|搞)了?(重点|民生)/u,
    }),
  ),
  role: {
    onlyLive: true,
    kind: 'choice',
    label: '现在的岗位',
    ask: '您现在是一线社工还是项目主管?',
    schema: z.enum(bijiangRoles),
    cue: {
      options: [
        [
          '项目主管',
          /(项目)?主管.{0,3}(干|做|当|任|满|已|\d|[一二两三四五六七八九十])|(当|做|任|干)了?(项目)?主管.{0,2}(满|了|已|有|\d|[一二两三四五六])|(申|升|评|报|当|做).{0,4}(资深)?督导|资深督导/u,
        ],
        ['一线社工', /(?<!当过|做过)一线(?!.{0,14}督导)|(普通|基层)社工|(升|晋升|申请|当上?|竞聘|提|做上?|评|想当|转|报)(到|为|成|上|个)?(项目)?主管/u],
        [
          '项目主管',
          /(我是|现在是|我这个|目前是|在做|担任|任|做了|当了|干了|做|当)(了)?.{0,6}(项目)?主管|(项目)?主管.{0,3}(干|做|当|任|满|已|\d|[一二两三四五六七八九十])|(升|晋升|申请|申报|当上?|竞聘|评|想当|报|转)(到|为|成|上|个)?(资深)?督导|资深督导|主管(升|到|→|转)/u,
        ],
      ],
    },
  },
  frontlineMonths: growing(
    quantity('个月', '一线社工从业时间', '您做一线社工多久了(例如 2年3个月)?', {
      kinds: ['months'],
      near: /一线|从业|(干|做|当)了?社工|社工.{0,3}(干|做|当)|入行|工龄/u,
      not: /主管|社保|证|居住证|合同|补贴|基层|养老|,才$|督导/u,
      none: /(刚|才)(入职|入行|来|上班|开始干|参加工作)(?!.{0,6}[\d一二两三四五六七八九十半])/u,
    }),
  ),
  keyProjectCount: quantity('个', '参与过的重点项目数', '参与过几个重点项目(例如 2个)?', {
    kinds: ['count', 'number'],
    near: /重点(的)?(民生)?(服务)?项目|项目/u,
    not: /元|人|次|级|^[年月天周分]/u,
    none: /(没有?|未|没)(参与|参加|做|跟|接|进|碰)过?(任何|什么)?(重点)?(的)?(民生)?(服务)?项目|(一个)?(重点)?项目(都|也)?没(有)?(参与|参加|做|跟|碰)?过?/u,
  }),
  roleMonths: live(
    growing(
      quantity('个月', '现在岗位干了多久', '您在现在这个岗位干了多久(例如 2年)?', {
        kinds: ['months'],
        near: /干了?|做了?|当了?|任了?|工作了?|干满|做满|有|满/u,
        not: /一线|主管|从业|任职|社保|证|居住证|合同|补贴|基层|养老|领|拿|,才$/u,
      }),
    ),
  ),
  leadMonths: growing(
    quantity('个月', '项目主管任职时间', '您任项目主管多久了(例如 3年)?', {
      kinds: ['months'],
      near: /主管|任职|任了|当了|带(项目|团队)|管理/u,
      not: /一线|社保|居住证|合同|补贴|,才$/u,
      none: /(没有?|未|从没|从未|还没)(当|做|任|干|担任)过?(过)?(一天)?(项目)?主管|(还|也|又)?(不是|没当上)(项目)?主管/u,
    }),
  ),
  submittedOn: {
    onlyLive: true,
    kind: 'date',
    label: '提交服务申请的日期',
    ask: '申请是哪天提交的(例如 11月20日)?',
    schema: calendarDay,
    cue: {
      kinds: ['date'],
      near: /提交|交(的|了|上|到|给|完|过|材料|表|$)|递(的|了|交|上|到)|申请(的|了)?|报(的|上去|了)|送(的|上去|到)|填(的|了)|上交/u,
      not: /考过|登记|加注|打算|回复|答复|出(了)?结果|才|到$|至今/u,
    },
  },
  repliedOn: {
    onlyLive: true,
    kind: 'date',
    label: '收到结果的日期',
    ask: '哪天收到结果的(例如 12月1日)?',
    schema: calendarDay,
    cue: {
      kinds: ['date'],
      near: /才|回复|答复|给(的)?(结果|信|消息)|出(了|的)?结果|收到|通知|结果(出|下)|拿到结果/u,
      not: /考过|登记|加注|提交|交(的|了|上)|递(的|了|上)|申请(的|了)|到$|还没|没(有)?(说法|消息|动静|结果|信|回|音)/u,
    },
  },
  waitedWorkingDays: quantity('个工作日', '提交后过了几个工作日', '提交后过了几个工作日(例如 5个工作日)?', {
    kinds: ['days'],
    near: /工作日|个班/u,
    not: /公示|限|规定|以内|之内/u,
  }),
  waitedDays: live(
    quantity('天', '提交后过了几天', '提交后过了几天(例如 10天)?', {
      kinds: ['days'],
      near: /提交|交(上去|了|完)|递|申请|等了?|过(去)?了|到现在|至今|还没|没(动静|消息|结果|信|回)/u,
      not: /工作日|公示|登记|还剩|还有|加注/u,
    }),
  ),
  approvedAt: {
    kind: 'date',
    label: '审核通过的时间',
    ask: '什么时候审核通过的(例如 11月20日17点)?',
    schema: z.string().regex(MOMENT),
    cue: { kinds: ['date', 'time'], near: /(审核|复核|审批)?(已经)?通过|批(了|下来|准)|审(核)?过(了|的)/u, not: /考|登记|加注|初审通过/u },
  },
  serviceKind: {
    onlyLive: true,
    kind: 'choice',
    label: '服务项目',
    ask: '您要申请哪类服务(民生兜底、社区治理还是特殊群体帮扶)?',
    schema: z.enum(bijiangServices),
    cue: {
      options: [
        [
          '特殊群体帮扶',
          /特殊群体|独居|空巢|孤寡|孤老|一个人(?:住|过日子|在家)|卧床|瘫痪|困境(儿童)?|留守|残(障|疾|联)|残疾人|孤儿|老人照(护|顾)|心理疏导|(老人|孩子|小孩|儿童|奶奶|爷爷|老妈|老爸|父母).{0,6}(照(护|顾|料)|帮扶|陪|上门|关爱)/u,
        ],
        ['民生兜底', /民生兜底|兜底|低保|临时救助|救助|特困|困难家庭|生活困难|五保|贫困/u],
        ['社区治理', /社区治理|邻里|邻居|矛盾|纠纷|调解|社区文化|楼上楼下|吵架|社区活动/u],
      ],
    },
  },
} as const satisfies Record<string, Fact<unknown>>;
