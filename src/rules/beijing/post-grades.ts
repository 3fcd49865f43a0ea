import { cited } from '../constant.ts';
import { certificateConstants } from './post-certificate.ts';

const { figure, word } = cited('beijing-2017-415');
const MIDDLE = '社会工作师岗位，分为社会工作师一级岗位、社会工作师二级岗位、社会工作师三级岗位，分别对应八至十级专业技术岗位，属于中级专业技术岗位。';
const JUNIOR = '助理社会工作师岗位，分为助理社会工作师一级岗位、助理社会工作师二级岗位，分别对应十一至十二级专业技术岗位，属于初级专业技术岗位。';
const SENIOR = '高级社会工作师岗位的名称、等级划分待国家高级社会工作师评价具体办法出台后另行规定。';
const WORKER = '社会工作者级岗位的名称、等级划分待国家社会工作人员评价具体办法出台后另行规定。';

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

/** 「社会工作师一级岗位对应八级,…」 in one line. */
export function sayAllPosts(): string {
  return posts.map(({ post, grade }) => `${post}→${grade}级`).join('、');
}
