import { cited } from '../constant.ts';
import { finding } from '../said.ts';
import type { Finding } from '../rule.ts';

const { word } = cited('beijing-2017-415');

/** What the official document says where the article gives figures: principles only. */
export const official = {
  number: word('京民社工发〔2017〕415号', '京民社工发〔2017〕415号'),
  benefits: word('积分落户', '按照规定享受积分落户、保障房申请等相关优惠政策'),
  talent: word('人才引进范围', '积极探索将高层次社会工作专业人才纳入急需紧缺和重点人才引进范围'),
};

/** The figures are an unofficial article's; the official text names none. */
export function unofficialFigures(principle = official.benefits): Finding {
  return finding(
    `数字出自非官方网络文章,没有见到官方文件印证;官方文件${official.number.value}只写“${principle.quote}”,没有列数字。办理前请向主管部门核实。`,
    official.number,
    principle,
  );
}

export function unofficial(): Finding {
  return finding('以上出自非官方网络文章,没有见到官方文件印证,办理前请向主管部门核实。');
}
