/** Dates that a text gives for something to come, compared with the day taken as today. */
export type Passed = Readonly<{ said: string; until: string }>;

/** What is over once its date is over; a text that tells history (自2008年起, 截至…) is not. */
const COMING = /报名|申报|启动|名额|配额|开设|将|预计|计划|审核时段|受理|缺口|窗口|招聘|征集/u;
const HISTORY = /起,|起开始|正式启用|施行|截至|首次突破|总人数|统计|创办|废止/u;

/**
 * The last date of a quote when it lies before `asOf`, else undefined. Reads 「2024年报名时间为3月10日-17日」, 「2026年申报预计3月启动」,
 * 「(2023年-2025年)」 and a bare year; a year without a month lasts to its end.
 */
export function passed(quote: string, asOf: string): Passed | undefined {
  const clause = quote
    .normalize('NFKC')
    .split(/[。;\n]/u)
    .findLast((piece) => /\d{4}年/u.test(piece) && COMING.test(piece));
  if (clause === undefined || HISTORY.test(clause)) return undefined;
  const text = clause.replace(/\s+/gu, '');
  const years = [...text.matchAll(/(\d{4})年/gu)];
  const last = years.at(-1);
  if (last === undefined) return undefined;
  const year = last[1] ?? '';
  const rest = text.slice(last.index + last[0].length);
  const range = /(\d{1,2})月(?:(\d{1,2})日?)?(?:[-–—至到~](?:(\d{1,2})月)?(\d{1,2})日)?/u.exec(rest);
  const month = range === null ? 12 : Number(range[3] ?? range[1]);
  const day = range === null ? 31 : Number(range[4] ?? range[2] ?? 31);
  const until = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (until >= asOf) return undefined;
  return { said: range === null ? `${year}年` : `${year}年${range[0]}`, until };
}
