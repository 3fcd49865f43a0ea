/** What a conversation about a rule is about, in the words of the bank: what a follow-up (「要带什么」「一整年呢」) leaves out. By number in the catalogue. */
const MATTERS: Readonly<Record<number, string>> = {
  1: '北京积分落户加分',
  2: '北京落户',
  3: '北京优秀社工人才引进',
  4: '北京社工职称',
  5: '北京社工公租房',
  6: '外地社工经验北京折算',
  7: '社工证首次登记',
  8: '社工证再登记',
  9: '社工继续教育学时',
  10: '社工登记信息表',
  11: '社工机构变更',
  12: '社工证书领取',
  13: '天津职称',
  14: '碧江社工招聘',
  15: '碧江社工招聘',
  16: '碧江社工补贴',
  17: '碧江社工晋升',
  18: '碧江社工服务申请',
  19: '北京社工岗位等级',
  20: '浙江社工证奖励',
};

export const matterOf = (number: number): string => MATTERS[number] ?? '';

/** Whether two rules are sides of one matter. */
export const sameMatter = (a: number, b: number): boolean => matterOf(a) === matterOf(b) || [a, b].every((number) => REGISTERING.has(number));

/** first registration, renewal, hours, the form */
const REGISTERING = new Set([7, 8, 9, 10]);
