import { cited, type Constant } from '../constant.ts';
import { verbatim, type Finding } from '../rule.ts';
import { finding } from '../said.ts';

const { word } = cited('certificate-registration');

/** What follows each state of the form of the first registration: certificate-registration, 社工首次登记注意事项 2–4. */
export const statusConstants = {
  order: word(
    '待审核、初审通过、初审未通过、终审通过、终审未通过、首次登记已完成、已出证',
    '其余状态为:待审核、初审通过、初审未通过、终审通过、终审未通过、首次登记已完成、已出证。',
  ),
  apply: word('申请登记证书', '只需勾选承诺声明,然后点击申请登记证书即可。'),
  view: word('查看证书', '当状态为首次登记已完成和已出证时,可在个人信息模块下方点击查看证书查看社工电子登记证。'),
} satisfies Record<string, Constant>;

const { order, apply, view } = statusConstants;

export function nextStep(status: string | null): readonly Finding[] {
  switch (status) {
    case '未申请登记证书':
      return [verbatim(apply)];
    case '待审核':
      return [finding('下一步是初审,通过了再终审,状态会变成初审通过、终审通过,最后是首次登记已完成、已出证。', order)];
    case '初审通过':
      return [finding('下一步是终审。', order)];
    case '终审通过':
      return [finding('接下来等状态变成首次登记已完成、已出证,就能看电子登记证。', order, view)];
    case '首次登记已完成':
    case '已出证':
      return [verbatim(view)];
    case '初审未通过':
    case '终审未通过':
      return [finding(`文章没有说明${status}以后怎么办,请问当地民政部门。`, order)];
    default:
      return [];
  }
}
