import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { rangeOf } from '../given.ts';
import { isExact } from '../range.ts';
import type { Finding } from '../rule.ts';
import { finding } from '../said.ts';

const { figure, word } = cited('beijing-2017-415');
const MIDDLE = '社会工作师岗位，分为社会工作师一级岗位、社会工作师二级岗位、社会工作师三级岗位，分别对应八至十级专业技术岗位，属于中级专业技术岗位。';
const JUNIOR = '助理社会工作师岗位，分为助理社会工作师一级岗位、助理社会工作师二级岗位，分别对应十一至十二级专业技术岗位，属于初级专业技术岗位。';
const SENIOR = '高级社会工作师岗位的名称、等级划分待国家高级社会工作师评价具体办法出台后另行规定。';
const WORKER = '社会工作者级岗位的名称、等级划分待国家社会工作人员评价具体办法出台后另行规定。';

/** Which certificate each tier of posts asks for, 三(六). */
export const certificateConstants = {
  高级: word('高级社会工作师职业资格证书', '聘用到高级专业技术岗位的，应具有高级社会工作师职业资格证书'),
  中级: word('社会工作师职业资格证书', '聘用到中级专业技术岗位的，应具有社会工作师职业资格证书'),
  初级: word('助理社会工作师职业资格证书', '聘用到初级专业技术岗位的，应具有助理社会工作师职业资格证书'),
};

/** 岗位等级 of 415 号文 三(四): posts in order, the grades 分别对应 between the first and the last. */
export const postConstants = {
  number: word('京民社工发〔2017〕415号', '京民社工发〔2017〕415号'),
  issued: figure(2017, '年', '2017年11月3日'),
  middleFirst: figure(8, '级', MIDDLE),
  middleLast: figure(10, '级', MIDDLE),
  middleTop: word('社会工作师一级岗位', MIDDLE),
  middleSecond: word('社会工作师二级岗位', MIDDLE),
  middleThird: word('社会工作师三级岗位', MIDDLE),
  middleTier: word('中级专业技术岗位', MIDDLE),
  juniorFirst: figure(11, '级', JUNIOR),
  juniorLast: figure(12, '级', JUNIOR),
  juniorTop: word('助理社会工作师一级岗位', JUNIOR),
  juniorSecond: word('助理社会工作师二级岗位', JUNIOR),
  juniorTier: word('初级专业技术岗位', JUNIOR),
  middleCertificate: certificateConstants.中级,
  juniorCertificate: certificateConstants.初级,
  senior: word('另行规定', SENIOR),
  worker: word('另行规定', WORKER),
};

const { middleCertificate, juniorCertificate, middleFirst, middleTop, middleSecond, middleThird, middleTier, juniorFirst, juniorTop, juniorSecond, juniorTier } = postConstants;

export type Post = Readonly<{
  post: string;
  grade: number;
  tier: string;
  source: (typeof postConstants)['middleTier'];
  /** what 聘用 to it asks for, 三(六) */ certificate: (typeof postConstants)['middleTier'];
}>;

/** Every post that the document grades. */
export const posts: readonly Post[] = [
  ...[middleTop, middleSecond, middleThird].map((post, i) => ({
    post: post.value,
    grade: middleFirst.value + i,
    tier: middleTier.value,
    source: middleTier,
    certificate: middleCertificate,
  })),
  ...[juniorTop, juniorSecond].map((post, i) => ({ post: post.value, grade: juniorFirst.value + i, tier: juniorTier.value, source: juniorTier, certificate: juniorCertificate })),
];

/** The post of an exact grade, where it is of the tier that is spoken of: 八级 is 社会工作师一级岗位. */
export function postOf(facts: Facts, tier: string | null): Post | undefined {
  const grade = rangeOf(facts, 'postGrade');
  return isExact(grade) && tier !== null ? posts.find((post) => post.grade === grade[0] && post.tier.startsWith(tier)) : undefined;
}

/** A grade that the document does not list is no post of any tier here. */
export const UNLISTED = '没有列出';

export function sayUnlisted(facts: Facts): Finding {
  const grade = rangeOf(facts, 'postGrade');
  const which = isExact(grade) ? `${grade[0]}级` : '这一级';
  const { middleFirst: first, juniorLast: last, senior, issued } = postConstants;
  return finding(
    `文件没有说明${which}:只写了${first.value}至${last.value}级;高级社会工作师岗位的名称、等级划分“${senior.value}”(${issued.value}年的文件)。`,
    senior,
    middleTier,
    juniorTier,
  );
}

/** 「社会工作师一级岗位对应八级,…」 in one line. */
export function sayAllPosts(): string {
  return posts.map(({ post, grade }) => `${post}→${grade}级`).join('、');
}
