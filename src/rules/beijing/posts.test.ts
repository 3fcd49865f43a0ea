import { describe, expect, it } from 'vitest';
import { beijingCertificateToGrades } from './certificate-to-grades.ts';
import { beijingGradeToPost } from './grade-to-post.ts';
import { beijingPostAppointment } from './post-appointment.ts';
import { beijingPostCertificate } from './post-certificate.ts';
import { beijingPostToGrade } from './post-to-grade.ts';

const AS_OF = '2026-11-21';

describe('岗位等级', () => {
  const table = [
    [8, '社会工作师一级岗位', '中级'],
    [9, '社会工作师二级岗位', '中级'],
    [10, '社会工作师三级岗位', '中级'],
    [11, '助理社会工作师一级岗位', '初级'],
    [12, '助理社会工作师二级岗位', '初级'],
  ] as const;

  it.each(table)('%i级 is %s (%s)', (postGrade, socialWorkPost, tier) => {
    const down = beijingGradeToPost.evaluate({ postGrade }, AS_OF);
    const up = beijingPostToGrade.evaluate({ socialWorkPost }, AS_OF);
    expect(down).toMatchObject({ outcome: 'value', value: socialWorkPost });
    expect(up).toMatchObject({ outcome: 'value', value: postGrade });
    for (const { verdict } of [down, up]) expect(verdict?.text).toContain(`属于${tier}专业技术岗位`);
  });

  it.each([1, 7, 13])('%i级 is not in the document, and the answer says so', (postGrade) => {
    const { verdict, value } = beijingGradeToPost.evaluate({ postGrade }, AS_OF);
    expect(verdict?.text).toContain(`文件没有说明${postGrade}级`);
    expect(verdict?.text).toContain('另行规定');
    expect(value).toBe('文件没有说明');
  });

  it.each(['高级社会工作师', '社会工作者级'])('%s was left open in 2017', (socialWorkPost) => {
    const { verdict, value } = beijingPostToGrade.evaluate({ socialWorkPost }, AS_OF);
    expect(value).toBe('另行规定');
    expect(verdict?.text).toMatch(/没有定.*2017年/u);
  });

  it('lists all while nothing is named, or the grade is vague', () => {
    for (const result of [beijingPostToGrade.evaluate({}, AS_OF), beijingGradeToPost.evaluate({}, AS_OF), beijingGradeToPost.evaluate({ postGrade: [8, 9] }, AS_OF)]) {
      expect(result.outcome).toBe('unknown');
      for (const [grade, post] of table) expect(result.verdict?.text).toContain(`${post}→${grade}级`);
    }
  });
});

describe('岗位要求的证书', () => {
  it.each([
    ['高级', '高级社会工作师职业资格证书'],
    ['中级', '社会工作师职业资格证书'],
    ['初级', '助理社会工作师职业资格证书'],
  ])('%s岗: %s', (postCertificateTarget, value) => {
    const result = beijingPostCertificate.evaluate({ postCertificateTarget }, AS_OF);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text).toContain(`应具有${value}`);
  });

  it.each([
    ['初级', '初级', 'yes'],
    ['中级', '初级', 'no'],
    ['中级', '中级', 'yes'],
    ['高级', '中级', 'no'],
    ['高级', '高级', 'yes'],
    ['初级', '高级', 'yes'],
    ['初级', '无', 'no'],
    [null, '无', 'unknown'],
    [null, '高级', 'unknown'],
    ['没有列出', '高级', 'value'],
    ['没有列出', null, 'value'],
    [null, '中级', 'unknown'],
    ['高级', null, 'unknown'],
  ] as const)('%s岗 with %s: %s', (postCertificateTarget, certificateLevel, outcome) => {
    expect(beijingPostAppointment.evaluate({ postCertificateTarget, certificateLevel }, AS_OF).outcome).toBe(outcome);
  });

  it('says that a higher certificate for a lower post is not written', () => {
    const notes = (postCertificateTarget: string) => beijingPostAppointment.evaluate({ postCertificateTarget, certificateLevel: '中级' }, AS_OF).notes;
    expect(
      notes('初级')
        .map(({ text }) => text)
        .join(''),
    ).toContain('没有明说');
    expect(notes('中级')).toEqual([]);
  });
});

describe('哪几级 a certificate reaches', () => {
  it.each([
    ['中级', [8, 10], '最高8级'],
    ['初级', [11, 12], '最高11级'],
    ['高级', '另行规定', '没有说明是几级'],
    ['无', '没有', '聘不到'],
  ])('%s: %s', (certificateLevel, value, words) => {
    const result = beijingCertificateToGrades.evaluate({ certificateLevel }, AS_OF);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text).toContain(words);
  });

  it('shows all while no certificate is named', () => {
    expect(beijingCertificateToGrades.evaluate({}, AS_OF)).toMatchObject({ outcome: 'unknown', value: null });
    expect(beijingCertificateToGrades.evaluate({}, AS_OF).verdict?.text).toMatch(/8至10级.*11至12级/u);
  });
});

describe('the name of a post that is told by its grade', () => {
  it('stands in what is asked of it', () => {
    expect(beijingPostAppointment.evaluate({ certificateLevel: '中级', postCertificateTarget: '中级', postGrade: 9 }, AS_OF).verdict?.text).toContain('社会工作师二级岗位');
    expect(beijingPostCertificate.evaluate({ postCertificateTarget: '初级', postGrade: 11 }, AS_OF).verdict?.text).toContain('11级是助理社会工作师一级岗位');
  });

  it('is left out where the grade is of another tier', () => {
    expect(beijingPostCertificate.evaluate({ postCertificateTarget: '高级', postGrade: 11 }, AS_OF).verdict?.text).not.toContain('11级');
  });
});
