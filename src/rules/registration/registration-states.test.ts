import { describe, expect, it } from 'vitest';
import { registrationStatuses } from '../facts/registration.ts';
import { registrationCertificateViewing } from './certificate-viewing.ts';
import { registrationFormEditing } from './form-editing.ts';

describe('what a state of the form allows', () => {
  it.each([
    ['未申请登记证书', 'yes', 'no'],
    ['待审核', 'yes', 'no'],
    ['初审通过', 'no', 'no'],
    ['初审未通过', 'value', 'no'],
    ['终审通过', 'no', 'no'],
    ['终审未通过', 'no', 'no'],
    ['首次登记已完成', 'no', 'yes'],
    ['已出证', 'no', 'yes'],
  ] as const)('%s: editing %s, viewing %s', (registrationStatus, editing, viewing) => {
    expect(registrationFormEditing.evaluate({ registrationStatus }, '2026-11-21').outcome).toBe(editing);
    expect(registrationCertificateViewing.evaluate({ registrationStatus }, '2026-11-21').outcome).toBe(viewing);
  });

  it('covers every state, and says the next step of each', () => {
    for (const registrationStatus of registrationStatuses) {
      const { next, verdict } = registrationFormEditing.evaluate({ registrationStatus }, '2026-11-21');
      expect(next.length, registrationStatus).toBeGreaterThan(0);
      expect(verdict?.text).toContain(registrationStatus);
    }
  });

  it('says that the document leaves 初审未通过 open', () => {
    const result = registrationFormEditing.evaluate({ registrationStatus: '初审未通过' }, '2026-11-21');
    expect(result.value).toBe('没有说明');
    expect(result.verdict?.text).toContain('文章没有说明初审未通过');
  });

  it('says where the certificate is seen', () => {
    expect(registrationCertificateViewing.evaluate({ registrationStatus: '已出证' }, '2026-11-21').verdict?.text).toContain('个人信息模块下方');
    expect(registrationCertificateViewing.evaluate({}, '2026-11-21')).toMatchObject({ outcome: 'unknown' });
    expect(registrationFormEditing.evaluate({}, '2026-11-21').verdict?.text).toContain('待审核');
  });
});
