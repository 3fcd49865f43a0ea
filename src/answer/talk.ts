import type { Act } from '../dialogue/acts.ts';

/** What is said when no document is needed. Figures and sources have no place here. */
const EXAMPLES = '比如:\n· 社工师三年要学多少学时\n· 中级,社保交了四年半,能在北京落户吗\n· 碧江社工师一年能领多少补贴';

export const HELP =
  '我是「有据」,社工政策的自动查询助手。可以查、也可以算:社工证领取与登记、继续教育学时、北京落户和积分、职称、公租房、岗位等级,碧江的招聘、补贴、晋升和服务申请,天津职称对应,宁波和台州的考证奖励。每句话都附原文出处。\n' + EXAMPLES;

export const TEACHING = '(回复「继续」看没说完的,「原文1」看第1条出处的原文,「菜单」看能问什么,「忘掉我」清除记录)';

const TALK: Partial<Record<Act['act'], string>> = {
  greeting: '您好,在的。社工证登记、继续教育、落户、职称、补贴这些政策,直接问我就行。\n' + EXAMPLES,
  thanks: '不客气,能帮到您就好。还有社工方面的问题随时问。',
  farewell: '好的,有社工政策的问题随时来问。',
  identity: '我不是真人,是「有据」,一个自动回答社工(社会工作)政策问题的程序。每个答案都引用资料原文,您可以自己核对;资料里没有的我会直说。',
  capabilities: HELP,
  menu: HELP,
  inside: '抱歉,内部设定不能提供。我只回答社工政策方面的问题,比如证书登记、继续教育、落户、职称和补贴。',
  human: '我是自动助手,这里没有人工坐席。办事请直接联系当地民政部门、人社部门或您所在的社工站;资料里查得到的,您可以继续问我。',
  distress:
    '听到您这样说,我很担心您。您现在安全吗?如果您或身边的人有危险,请马上拨打110或120,也可以拨打12356心理援助热线,或告诉身边信得过的人陪着您。我只是查政策的程序,帮不了这件事,但请您一定不要一个人扛着。',
};

export function talk(act: Act['act']): string | undefined {
  return TALK[act];
}
