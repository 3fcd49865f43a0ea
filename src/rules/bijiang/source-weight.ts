import { cited, type Constant } from '../constant.ts';
import type { Finding } from '../rule.ts';
import { finding } from '../said.ts';

/** All that is known of Bijiang comes from one unofficial article; whoever acts on it should ask first. */
export function unofficial(...sources: readonly Constant[]): Finding {
  return finding('以上出自非官方网络文章,办理前请向碧江区民政局核实。', ...sources);
}

const { figure } = cited('bijiang-guide');
const SIGN_UP = '2024年报名时间为3月10日-17日,需注册账号并如实填写个人信息。';
const REVIEW = '审核地点在碧江区民政局社工科,审核时段为3月18日-20日。';

/** The days of the recruitment of one year; the article names no other. */
export const recruitmentDates = {
  year: figure(2024, '年', SIGN_UP),
  signUpMonth: figure(3, '月', SIGN_UP),
  signUpFrom: figure(10, '日', SIGN_UP),
  signUpTo: figure(17, '日', SIGN_UP),
  reviewMonth: figure(3, '月', REVIEW),
  reviewFrom: figure(18, '日', REVIEW),
  reviewTo: figure(20, '日', REVIEW),
};
