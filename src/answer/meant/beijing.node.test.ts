import { describe, expect, it } from 'vitest';
import { meant } from './meant.node.suite.ts';

const from = (months: number) => [months, Infinity];

describe('Beijing: what a message means and says', () => {
  it.each([
    ['我中级社工证 在北京连续干了5年 积分落户能加多少分', 'beijing-points-bonus', { certificateLevel: '中级', serviceMonths: 60 }],
    ['初级社工证积分落户能加分吗', 'beijing-points-bonus', { certificateLevel: '初级' }],
    ['有中级证干了四年十一个月,能加几分', 'beijing-points-bonus', { certificateLevel: '中级', serviceMonths: 59 }],
    ['我想考中级,现在是初级,积分加分有吗', 'beijing-points-bonus', { certificateLevel: '初级' }],
    ['没证能积分加分吗', 'beijing-points-bonus', { certificateLevel: '无' }],
    ['中级社工证和中级职称的加分能叠加吗', 'beijing-points-no-stacking', { certificateLevel: '中级', titleLevel: '中级' }],
    ['社保交了四年半中级能落户不', 'beijing-hukou-eligibility', { certificateLevel: '中级', socialInsuranceMonths: 54 }],
    [
      '我是社工师,社保交了62个月其中补缴3个月,合同还有两年,居住证四年,能办北京落户吗',
      'beijing-hukou-eligibility',
      { certificateLevel: '中级', socialInsuranceMonths: 62, backPaidMonths: 3, localAgencyContract: true, contractRemainingMonths: 24, residencePermitMonths: 48 },
    ],
    [
      '中级证社保58个月合同还剩1年居住证3年能落户吗',
      'beijing-hukou-eligibility',
      { certificateLevel: '中级', socialInsuranceMonths: 58, localAgencyContract: true, contractRemainingMonths: 12, residencePermitMonths: 36 },
    ],
    [
      '我中级证,在京社保连续60个月没补过,跟海淀一家社工机构签了合同还剩一年,居住证满3年,能落户吗',
      'beijing-hukou-eligibility',
      { certificateLevel: '中级', socialInsuranceMonths: 60, backPaidMonths: 0, localAgencyContract: true, contractRemainingMonths: 12, residencePermitMonths: from(36) },
    ],
    ['落户公示从11月20号开始,哪天公示完', 'beijing-hukou-notice', { noticeStartedOn: '2026-11-20' }],
    ['公示从2026年9月30日开始 职称公示到哪天', 'beijing-title-notice', { noticeStartedOn: '2026-09-30' }],
    ['拿了北京市优秀社会工作者,能走人才引进吗', 'beijing-talent-channel', { awardLevel: '市级以上' }],
    ['我被评为朝阳区优秀社工 能直接走绿色通道不', 'beijing-talent-channel', { awardLevel: '区级' }],
    ['常规审批要100天的话,绿色通道要多少天', 'beijing-approval-days', { usualApprovalDays: 100 }],
    ['平时审批6个月,走人才引进要多久', 'beijing-approval-months', { usualApprovalMonths: 6 }],
    [
      '我有中级社工证,居住证刚满2年,在社工机构全职,没在外地报,能参评职称吗',
      'beijing-title-eligibility',
      { certificateLevel: '中级', residencePermitMonths: 24, fullTimeInBeijing: true, applyingElsewhere: false },
    ],
    ['我兼职的,居住证三年,能评职称吗', 'beijing-title-eligibility', { residencePermitMonths: 36, fullTimeInBeijing: false }],
    ['同时在河北也报了中级职称,北京还能参评吗', 'beijing-title-eligibility', { applyingElsewhere: true }],
    ['我拿了全国优秀社工,能破格评高级职称吗', 'beijing-title-exception', { nationalAward: true }],
    ['国奖拿了,工作年限不够,能评高级职称吗', 'beijing-title-exception', { nationalAward: true }],
    ['公租房 我在北京干社工一年半 社保四年', 'beijing-public-housing', { serviceMonths: 18, socialInsuranceMonths: 48 }],
    ['市里的奖能破格评职称吗', 'beijing-title-exception', { nationalAward: false }],
    ['参加过市级重点项目,评职称能加分吗', 'beijing-title-key-project', { keyMunicipalProject: true }],
    ['参加的是区级重点项目,职称评审有加分权重吗', 'beijing-title-key-project', { keyMunicipalProject: false }],
    ['2026年北京社工职称什么时候申报', 'beijing-title-calendar', {}],
    ['在京社工岗干了两年,社保交了三年,能优先配租公租房吗', 'beijing-public-housing', { serviceMonths: 24, socialInsuranceMonths: 36 }],
    ['社工岗干了23个月社保满3年能申请公租房吗', 'beijing-public-housing', { serviceMonths: 23, socialInsuranceMonths: from(36) }],
    ['我在天津做了3年社工,岗位证明和社保记录都有,到北京能算年限吗', 'beijing-outside-experience', { outsideServiceMonths: 36, postProof: true, insuranceProof: true }],
    ['外地干了四年社工,只有社保记录没有岗位证明,能折算吗', 'beijing-outside-experience', { outsideServiceMonths: 48, postProof: false, insuranceProof: true }],
    ['外地干了四年社工,岗位证明有 社保记录没有,能折算吗', 'beijing-outside-experience', { outsideServiceMonths: 48, postProof: true, insuranceProof: false }],
    ['社会工作师二级岗位是几级专业技术岗', 'beijing-post-to-grade', { socialWorkPost: '社会工作师二级岗位' }],
    ['助理社工师一级岗位对应几级', 'beijing-post-to-grade', { socialWorkPost: '助理社会工作师一级岗位' }],
    ['九级专业技术岗对应什么岗位', 'beijing-grade-to-post', { postGrade: 9 }],
    ['十级专业技术岗位对应社会工作师几级岗位', 'beijing-grade-to-post', { postGrade: 10 }],
    ['聘到中级专业技术岗位要什么证', 'beijing-post-certificate', { postCertificateTarget: '中级' }],
    ['我只有助理社工师证,能聘到九级岗吗', 'beijing-post-appointment', { certificateLevel: '初级', postCertificateTarget: '中级', postGrade: 9 }],
    ['手里是社工师证 最高能聘到几级', 'beijing-certificate-to-grades', { certificateLevel: '中级' }],
  ])('%s', (message, rule, facts) => {
    expect(meant(message)).toEqual({ rule, facts });
  });

  it.each(['落户要带哪些材料', '上海落户要几个月社保', '职称有几级', '社工证怎么领', '碧江职称补贴每年多少', '北京有多少社工机构', '今天天气怎么样', '公租房在哪里申请'])(
    'leaves to the documents: %s',
    (message) => {
      expect(meant(message).rule ?? '').not.toMatch(/^beijing-/u);
    },
  );
});
