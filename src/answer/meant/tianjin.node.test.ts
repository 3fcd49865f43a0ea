import { describe, expect, it } from 'vitest';
import { meant } from './meant.node.suite.ts';

const from = (months: number) => [months, Infinity];

describe('Tianjin: what a message means and says', () => {
  it.each([
    ['天津社工师证对应什么职称', 'tianjin-certificate-to-title', { certificateLevel: '中级' }],
    ['我在天津,助理社工师,能聘什么职称', 'tianjin-certificate-to-title', { certificateLevel: '初级' }],
    ['我是高级工证,干了2年,工程系列,能聘初级职称吗', 'tianjin-skill-to-title', { titleSeries: '工程技术', skillLevel: '高级工', skillWorkMonths: 24 }],
    ['技师干了两年半能评中级职称吗,工艺美术的', 'tianjin-skill-to-title', { titleSeries: '工艺美术', skillLevel: '技师', skillWorkMonths: 30 }],
    ['天津我是社工有技师证能评社工的中级职称吗', 'tianjin-skill-to-title', { titleSeries: '社会工作', skillLevel: '技师' }],
    ['特级技师满五年 体育系列能评正高级职称不', 'tianjin-skill-to-title', { titleSeries: '体育', skillLevel: '特级技师', skillWorkMonths: from(60) }],
    ['我中级职称满一年,农业技术,能报技师吗', 'tianjin-skill-application', { titleSeries: '农业技术', heldTitle: '中级', heldTitleMonths: from(12), targetSkill: '技师' }],
    [
      '助理级职称后干了4年相应技能工作,能申报技师吗 工程技术系列',
      'tianjin-skill-application',
      { titleSeries: '工程技术', heldTitle: '助理级', skillWorkAfterTitleMonths: 48, targetSkill: '技师' },
    ],
    ['我中级职称两年,文博系列,能报哪级技能', 'tianjin-title-to-skill', { titleSeries: '文物博物', heldTitle: '中级', heldTitleMonths: 24 }],
    ['数字技术工程师中级专业技术等级证书能认定什么职称', 'tianjin-digital-engineer', { digitalCertificate: '中级专业技术等级证书' }],
    ['初级培训合格证书能认定什么职称', 'tianjin-digital-engineer', { digitalCertificate: '初级培训合格证书' }],
    ['海外职业资格在目录里,能对应职称吗天津', 'tianjin-overseas', { overseasQualification: true }],
    ['香港的职业资格在天津最高能对应什么职称', 'tianjin-overseas', {}],
  ])('%s', (message, rule, facts) => {
    expect(meant(message)).toEqual({ rule, facts });
  });

  it.each(['上海技师能评职称吗', '天津通知什么时候施行', '高级工怎么考', '北京社工职称分几级'])('leaves to the documents: %s', (message) => {
    expect(meant(message).rule ?? '').not.toMatch(/^tianjin-/u);
  });
});
