/** How a message leans on what was said before. */
export type Lean = Readonly<{
  /** it leaves out its subject: 「那高级呢」「最晚呢」 */
  followUp: boolean;
  /** it takes back something said: 「不对,是48个月」「打错了」 */
  correction: boolean;
  /** it supposes something: 「要是考到高级呢」「再干两年呢」 */
  whatIf: boolean;
  /** it does not know what was asked: 「不知道」「不清楚」 */
  unsure: boolean;
}>;

const FOLLOW_UP = /^(那么?|要是|如果|假如|万一|那要|还有|再|然后|最(晚|早|迟|快|多|少)|另外)|[呢咧](\?|$)/u;
/** Words that take something back, so that a figure without its name is one that was told before. */
export const TAKES_BACK =
  /(?:打|说|写|记|搞|弄|看|算|报|填|讲)(?:错|岔|混|反)|口误|不对[,，。 ]|更正|纠正|^(?:哦|噢|啊|哎呀?|诶|呃|等等?一?下?|等会儿?|等哈|慢着|[,， ])*(?:错了|不是(?=[,， ])|等哈|等一下|慢着)/u;
const CORRECTION = new RegExp(`${TAKES_BACK.source}|不对$|不是.{1,8}[,，是]\\s*是?|其实(?:我|是)?|准确(?:的)?说|应该是`, 'u');
/** Words with which something is added to what was told. */
const ADDS = /(?:漏|忘了?)(?:说|讲|提|报|写|填|算)(?:了|过|的)?|^(?:哦|噢|啊|对了|,|，| )*(?:补充|另外)/u;
const WHAT_IF =
  /(要是|如果|假如|假设|万一|若是|倘若|要不然|的话|等(我)?.{0,6}(考|拿|满|干|交)(到|过|下|够|完)|(再|多)(干|交|缴|做|等|熬|攒|学|跟|考|工作|住|过|凑)|明年考|(?<!刚|已经|早就|去年|前年|今年)考[到下](?!了|的|来了)|转成|换成|改成|升(到|成)?)/u;
const UNSURE =
  /^(唉|哎|嗯|呃|额|这(个)?|那(个)?|啊|合同|社保|居住证|[,， ])*(啊|嘛)?[,， ]*(我)?(也|还|真|都)*(不知道|不清楚|不晓得|不确定|记不(得|清|住)(了)?|忘(了|记了)|没注意|不记得(了)?|说不(准|好|清)|搞不清(楚)?|不太(清楚|确定|记得))|(不知道|不清楚|记不清|不记得|忘了)(了|啊|呀|呢)?$/u;
const SHORT = 10;

/** A clause that goes on with the one before: 「要是拿了大专证 又有初级证」 */
const GOES_ON = /^(又|还|再|也|同时|并且|而且|外加|加上)/u;

/** The clauses of a message that only suppose something; what stands in the others is so. All of it where it is one clause. */
export function supposedClauses(text: string): string {
  let supposing = false;
  return text
    .split(/[\s,，。;；!?]+/u)
    .filter((clause) => {
      supposing = WHAT_IF.test(clause) || (supposing && GOES_ON.test(clause));
      return supposing;
    })
    .join(' ');
}

export function readLean(text: string): Lean {
  const said = text.trim();
  return {
    followUp: FOLLOW_UP.test(said) || said.length <= SHORT || ADDS.test(said),
    correction: CORRECTION.test(said),
    whatIf: WHAT_IF.test(said),
    unsure: UNSURE.test(said),
  };
}
