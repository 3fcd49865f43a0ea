/** Whose case a message speaks of, where it says so: one's own, or that of somebody else (「那我同事呢」). */
export type Person = Readonly<{ self: true } | { self: false; name: string }>;

/** Whom one speaks of, as a pattern: 同事, 师傅, 老公 */
export const PEOPLE =
  '同事|跟我(?:竞争|比|抢)的?(?:那个|那位|人)?|竞争对手|对手|师傅|师父|徒弟|搭档|搭子|朋友|同学|同桌|室友|舍友|同寝|闺蜜|哥们|姐妹|姐姐|妹妹|哥哥|弟弟|姐(?!妹)|妹(?!妹)|哥(?!哥)|弟(?!弟)|对象|老公|老婆|媳妇|爱人|丈夫|妻子|男友|女友|男朋友|女朋友|表[姐妹哥弟]|堂[姐妹哥弟]|学[姐妹长弟]|(?<![小大中老])[小老][王李张刘陈赵杨黄周吴孙朱](?![师员龄板家])';
/** What somebody says is no case of theirs: 「站长说有2个」 */
const SAYS = '(?!们?.{0,2}(?:说|讲|告诉|让|叫|问|建议|介绍|推荐))';
const OTHER = new RegExp(`(?:我|俺|咱)?们?(?:单位|机构|站里|公司|隔壁|家|那个|那位|那)?的?(?<who>${PEOPLE})${SAYS}`, 'u');
const PRONOUN = /(?<!其)(?:他|她|人家|ta)(?!们|那|的?(?:单位|机构|地方))/iu;
const SELF = /我(?!们|妈|爸|儿|女|家|国|这边)|俺|本人|自己/u;
const BOTH = /我俩|俩人|我们俩|我们(?!单位|机构|站|公司|家|那|的)|咱们(?!单位|机构|站)|两人|两个人|一共|谁/u;

/** Somebody else whom a message names, or whom its pronoun means, though it may speak of more than one. */
export function personNamed(text: string, known: readonly string[] = []): string | undefined {
  const who = OTHER.exec(text)?.groups?.['who'] ?? known.find((name) => !PRONOUN.test(name) && text.includes(name));
  return who ?? (PRONOUN.test(text) ? known[0] : undefined);
}

/**
 * Reads whose case it is; `known` are the others spoken of before, the last one first. Undefined where the message does not say (then it is whose it was),
 * or speaks of several at once.
 */
export function readPerson(text: string, known: readonly string[] = []): Person | undefined {
  if (BOTH.test(text)) return undefined;
  const who = personNamed(text, known);
  if (who !== undefined) return { self: false, name: who };
  return SELF.test(text) ? { self: true } : undefined;
}
