import { describe, expect, it } from 'vitest';
import { catalogue } from '../../rules/catalogue.ts';
import { bijiangRoutes } from '../../dialogue/routes/bijiang.ts';
import { meant } from './meant.node.suite.ts';
import { registrationRoutes } from '../../dialogue/routes/registration.ts';

const routes = [...registrationRoutes, ...bijiangRoutes];

describe('messages about registration and about Bijiang', () => {
  it('have routes to every rule of theirs, and to no other', () => {
    const own = catalogue.filter(({ name }) => /^(registration|bijiang)-/u.test(name)).map(({ name }) => name);
    expect([...new Set(routes.map(({ rule }) => rule))].toSorted()).toEqual(own.toSorted());
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['我去年11月25号考过的中级,还能首次登记不', 'registration-first-deadline', { examPassedOn: '2025-11-25' }],
    ['还没登记,2025年12月3日查到的成绩合格,最晚哪天', 'registration-first-deadline', { examPassedOn: '2025-12-03' }],
    ['去年十一月考过的还能登记吗', 'registration-first-deadline', { examPassedOn: ['2025-11-01', '2025-11-30'] }],
    ['俺上次登记是2024年3月1号,啥时候再登记', 'registration-renewal-window', { lastRegisteredOn: '2024-03-01' }],
    ['登记证2023年12月10号办的,现在能再登记了吗', 'registration-renewal-window', { lastRegisteredOn: '2023-12-10' }],
    ['社工师培训了60小时还差多少', 'registration-continuing-education', { certificateLevel: '中级', trainingHours: 60 }],
    ['中级,学了100个小时,但有30小时没拿到证明,够吗', 'registration-continuing-education', { certificateLevel: '中级', trainingHours: 100, uncertifiedPartHours: 30 }],
    ['没学历,上了专业课40小时,培训有50小时,中级够90不', 'registration-continuing-education', { certificateLevel: '中级', trainingHours: 50, courseHours: 40, degreeEarned: false }],
    ['待审核状态还能改资料吗', 'registration-form-editing', { registrationStatus: '待审核' }],
    ['初审没通过能修改信息吗', 'registration-form-editing', { registrationStatus: '初审未通过' }],
    ['初审过了填错单位还能改吗', 'registration-form-editing', { registrationStatus: '初审通过' }],
    ['终审通过了为什么看不到电子登记证', 'registration-certificate-viewing', { registrationStatus: '终审通过' }],
    ['已出证了在哪看登记证', 'registration-certificate-viewing', { registrationStatus: '已出证' }],
    ['我从海淀的机构换到朝阳的机构,要办什么变更', 'registration-agency-change', { sameRegion: false }],
    ['换机构了还在同一个区,要申请区域变更吗', 'registration-agency-change', { sameRegion: true }],
    ['8月20号出的成绩,纸质证啥时候能领', 'registration-paper-certificate', { resultOn: '2026-08-20' }],
    ['证件照2MB行不行', 'registration-photo-size', { photoKb: 2048 }],
    ['三寸照片 320KB 登记能用吗', 'registration-photo-format', { photoFormat: '其他尺寸' }],
    ['我中专有养老护理员证能报碧江的养老岗吗', 'bijiang-recruitment-eligibility', { education: '中专', appliedPost: '社区养老服务岗', elderlyCareCertificate: true }],
    ['没有护理员证,中专,养老岗能报吗', 'bijiang-recruitment-eligibility', { education: '中专', appliedPost: '社区养老服务岗', elderlyCareCertificate: false }],
    [
      '碧江大专不是本地户口,基层干了8个月,能报乡村社工岗不',
      'bijiang-recruitment-eligibility',
      { education: '大专', appliedPost: '乡村社工岗', bijiangHousehold: false, grassrootsMonths: 8 },
    ],
    ['碧江 2024年3月19号还能报名吗', 'bijiang-recruitment-dates', { recruitmentDay: '2024-03-19' }],
    ['碧江笔试82面试76有社工证综合多少分', 'bijiang-recruitment-score', { writtenScore: 82, interviewScore: 76, certificateHeld: true }],
    ['面试69.5会被淘汰吗', 'bijiang-recruitment-score', { interviewScore: 69.5 }],
    ['碧江中级社工每月补贴多少,我参加了重点民生项目', 'bijiang-allowance-monthly', { certificateLevel: '中级', keyProject: true }],
    ['碧江我中级证,有中级职称,也在重点项目里,一年能领多少', 'bijiang-allowance-yearly', { certificateLevel: '中级', titleLevel: '中级', keyProject: true }],
    ['碧江初级证,没参加重点项目,干18个月一共能领多少补贴', 'bijiang-allowance-period', { certificateLevel: '初级', keyProject: false, subsidyPeriodMonths: 18 }],
    ['碧江一线社工干了两年零一个月,做过3个重点项目,能升主管吗', 'bijiang-promotion', { role: '一线社工', frontlineMonths: 25, keyProjectCount: 3 }],
    ['我是项目主管,干了三年,中级证,能升督导不 碧江', 'bijiang-promotion', { role: '项目主管', roleMonths: 36, certificateLevel: '中级' }],
    ['11月20号在碧江提交的服务申请,最晚哪天出复核结果', 'bijiang-service-deadlines', { submittedOn: '2026-11-20' }],
    ['碧江 11月10号交的申请,20号才回复,超没超', 'bijiang-service-deadlines', { submittedOn: '2026-11-10', repliedOn: '2026-11-20' }],
    ['提交了10天没消息正常吗', 'bijiang-service-waited-days', { waitedDays: 10 }],
    ['碧江我妈独居老人想申请照护,去哪办,带什么', 'bijiang-service-counter', { serviceKind: '特殊群体帮扶' }],
    ['中级的 培训60小时有证 还有40小时没领到合格证明 继续教育够不够', 'registration-continuing-education', { trainingHours: 60, uncertifiedHours: 40 }],
    ['中级 今年听讲座一共10小时没有发证明 继续教育算不算', 'registration-continuing-education', { uncertifiedHours: 10 }],
    ['中级 学时80 都有证明 行了吧', 'registration-continuing-education', { trainingHours: 80, uncertifiedPartHours: 0 }],
    ['社工师 这个登记期里头培训24小时一次30小时还有一次36小时证明都发了 够不够学时', 'registration-continuing-education', { trainingHours: 90, uncertifiedPartHours: 0 }],
    ['中级 今年只培训了20小时 去年25小时 还差几小时', 'registration-continuing-education', { trainingHours: 45 }],
    ['中级 要90学时是吧 我有85', 'registration-continuing-education', { trainingHours: 85 }],
    ['初级证,一个小时的培训都没参加过,差多少', 'registration-continuing-education', { trainingHours: 0 }],
    [
      '社工师 在读社工专业还没毕业 考试合格的课实际上了48小时 外面培训40小时有证 总共差多少',
      'registration-continuing-education',
      { trainingHours: 40, courseHours: 48, degreeEarned: false },
    ],
    ['我在读社工研究生还没毕业 中级 培训只有30小时', 'registration-continuing-education', { degreeEarned: false, trainingHours: 30 }],
    ['助理社工师 登记期里读完了社工硕士拿了学位 没参加别的培训 学时够吗', 'registration-continuing-education', { degreeEarned: true, trainingHours: 0 }],
    ['中级 登记到2027年3月21号到期 现在有50学时 每个月得学多少', 'registration-continuing-education', { trainingHours: 50, registrationEndsOn: '2027-03-21' }],
    ['2021年2月10号第一次登的 2024年2月10号再登过一回 下回啥时候', 'registration-renewal-window', { lastRegisteredOn: '2024-02-10' }],
    ['去年12月过的社工师 几号记不清 登记还行不', 'registration-first-deadline', { examPassedOn: ['2025-12-01', '2025-12-31'] }],
    ['我换机构不换区 办一样就行吧', 'registration-agency-change', { sameRegion: true }],
    ['换了家机构 新单位登记区域不一样 要办啥', 'registration-agency-change', { sameRegion: false }],
    ['碧江社工今天报名还赶得上不', 'bijiang-recruitment-dates', { recruitmentDay: '2026-11-21' }],
    ['9月29号开始公示录用名单 3个工作日到哪天完', 'bijiang-recruitment-dates', { recruitmentNoticeFrom: '2026-09-29' }],
    ['碧江 面试要考多少才能到80 笔试75没证', 'bijiang-recruitment-score', { writtenScore: 75 }],
    ['碧江 初级证 2年 重点项目一直在做 没职称 总共多少', 'bijiang-allowance-period', { subsidyPeriodMonths: 24, keyProject: true, titleLevel: '无' }],
    ['碧江社工师一年能拿多少补贴 有4个月在重点民生项目', 'bijiang-allowance-yearly', { keyProject: true, keyProjectMonths: 4 }],
    ['我是碧江的助理社工师今年干了七个月 最后两个月参加了重点民生项目 这七个月补贴一共该发我多少', 'bijiang-allowance-period', { subsidyPeriodMonths: 7, keyProjectMonths: 2 }],
    ['登记证上写有效期到2027年2月15日 我什么时候可以办再登记', 'registration-renewal-window', { registrationEndsOn: '2027-02-15' }],
    ['碧江高级社工师 没在重点项目 每月好多钱', 'bijiang-allowance-monthly', { certificateLevel: '高级', keyProject: false }],
    ['我一线干了六年 中级证 没当过主管 碧江可不可以直接报资深督导', 'bijiang-promotion', { role: '项目主管', leadMonths: 0 }],
    ['碧江 2025年6月10号到一线上班的 重点项目参加了2个 能升主管不', 'bijiang-promotion', { frontlineMonths: '2025-06-10', keyProjectCount: 2 }],
    ['碧江一线 到下个月21号才满两年 重点项目2个 能申主管不', 'bijiang-promotion', { roleMonths: '2024-12-21', keyProjectCount: 2 }],
    ['初级证 培训了12回 每回6小时 学时够了不', 'registration-continuing-education', { trainingHours: 72 }],
    ['碧江低保申请11月17日交的 初审啥时候出结果', 'bijiang-service-deadlines', { submittedOn: '2026-11-17' }],
  ])('%s', (message, rule, facts) => {
    const understood = meant(message);
    expect(understood.rule).toBe(rule);
    expect(understood.facts).toMatchObject(facts);
  });

  it.each<[string, string, string]>([
    ['碧江 面试要考多少才能到80 笔试75没证', 'bijiang-recruitment-score', 'interviewScore'],
    ['11月16号交的申请 到今天初审还没说法 超时了没 碧江', 'bijiang-service-deadlines', 'repliedOn'],
    ['2021年2月10号第一次登的 2024年2月10号再登过一回 下回啥时候', 'registration-renewal-window', 'registerOn'],
    ['中级 今年只培训了20小时 去年25小时 还差几小时', 'registration-continuing-education', 'lastRegisteredOn'],
    ['初级证 每回培训6小时 学时够了不', 'registration-continuing-education', 'uncertifiedHours'],
  ])('%s: nothing is read that was not told', (message, rule, key) => {
    const understood = meant(message);
    expect(understood.rule).toBe(rule);
    expect(understood.facts).not.toHaveProperty(key);
  });

  it.each(['北京积分落户加几分', '宁波中级社工证奖励多少钱', '你好', '深圳社工每月补贴多少'])('%s is none of theirs', (message) => {
    expect(meant(message).rule ?? '').not.toMatch(/^(registration|bijiang)-/u);
  });
});
