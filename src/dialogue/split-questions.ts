import { readPlaces } from '../text/places.ts';

/** Words with which a second question begins in a message that has no marks. */
const TURN =
  /(?<=(?:多少|几|什么|怎么|哪)[^,，。;?]{0,8})[啊阿呀呢吗嘛](?=[^,，。;?]{0,2}(?:多少|几时|几号|什么时候|怎么|哪|谁|多久))|(?:(?<![是要得再还就])另外(?![给加算收交的])|还有就是|还有(?=[^\s,，。]{3,})|顺便(?:问(?:一?下|句)?)?|再问(?:一?下|一个)?|对了|以及(?=.*(?:多少|怎么|什么|几)))/u;
const ASKING =
  /多少|几(?!号?(?:我)?(?:也)?(?:记不|忘|不记|不清))|怎么|什么|哪|谁|[吗嘛呢](?=$|[\s,，。;?!])|么$|不$|行不|能不能|可不可以|是不是|有没有|要不要|会不会|为什么|够不够|\?/u;
const SHORTEST = 4;
const MOST = 4;

/**
 * The questions of one message, in order; each keeps its own words. A part that asks nothing is background and goes with its neighbour:
 * 「社保62个月 里头3个月是补的 还差多少」 is one question.
 */
export function splitQuestions(text: string): readonly string[] {
  const sentences = text
    .split(/(?<=[?。!;])/u)
    .flatMap((sentence) => splitAt(sentence, TURN))
    .flatMap(splitAtPlaces)
    .flatMap(splitAtClauses);
  const parts: string[] = [];
  let background = '';
  for (const sentence of sentences) {
    const said = sentence.replace(/^[,，。;、\s]+|[。;、,，\s]+$/gu, '');
    if (said === '') continue;
    if (ASKING.test(said) && said.length >= SHORTEST) {
      parts.push(`${background}${said}`);
      background = '';
    } else background += `${said} `;
  }
  const left = background.trim();
  if (left !== '') {
    const last = parts.pop();
    parts.push(last === undefined ? left : `${last} ${left}`);
  }
  return parts.length <= MOST ? parts : [...parts.slice(0, MOST - 1), parts.slice(MOST - 1).join(' ')];
}

/** A question without what is told ahead of it: of 「学时攒了60个 再登记窗口哪天开」 the second clause. */
export function withoutTold(question: string): string {
  const clauses = question.split(/(?<=[\s,，])/u);
  const first = clauses.findIndex((clause) => SURELY_ASKS.test(clause.trim()));
  return first <= 0 ? question : clauses.slice(first).join('').trim();
}

function splitAt(sentence: string, pattern: RegExp): readonly string[] {
  const match = pattern.exec(sentence);
  if (match === null || match.index < SHORTEST) return [sentence];
  return [sentence.slice(0, match.index), ...splitAt(sentence.slice(match.index + match[0].length), pattern)];
}

/** 「宁波中级奖多少碧江中级每月补多少」: a second place after a finished question begins another one. */
function splitAtPlaces(sentence: string): readonly string[] {
  const places = readPlaces(sentence);
  const cuts = places.slice(1).filter(({ index }, i) => ASKING.test(sentence.slice(places[i]?.index ?? 0, index)) && ASKING.test(sentence.slice(index)) && index >= SHORTEST);
  const [cut] = cuts;
  return cut === undefined ? [sentence] : [sentence.slice(0, cut.index), ...splitAtPlaces(sentence.slice(cut.index))];
}

/** a clause that surely asks: 「去哪交」, 「再登记哪天开始收」, 「学时还差几个」 */
const SURELY_ASKS =
  /多少|几(?!号?(?:我)?(?:也)?(?:记不|忘|不记|不清))(?!个?(?:月|年|天|次|回|位|家)[^,，。]*(?:了|过|前|后))|怎么|什么|哪|谁|多久|够不够|能不能|可不可以|行不行|要不要|[吗么嘛不没](?=$)/u;
/** it only completes the question before, or asks whether that is so */
const COMPLETES = /^(?:还是|或者?|要么|是不是|对(?:吧|吗|不)|是(?:吧|吗|不)|行(?:吗|不)|好(?:吗|不)|可以吗|(?:不|没)?(?:能|会|行)[吗不]?$|为什么|怎么回事|怎么办$)/u;
const CLAUSE = 3;

/** 「中级 学时攒了60个 再登记哪天开始收 学时还差几个」: a clause that asks after one that has asked begins another question. */
function splitAtClauses(sentence: string): readonly string[] {
  const clauses = sentence.split(/(?<=[\s,，])/u);
  const parts: string[] = [];
  let told = '';
  for (const clause of clauses) {
    const said = clause.replace(/[\s,，?。!]+$/u, '');
    const asks = said.length >= CLAUSE && SURELY_ASKS.test(said) && !COMPLETES.test(said);
    if (asks) parts.push(parts.length === 0 ? `${told}${clause}` : clause);
    else if (parts.length === 0) told += clause;
    else parts.push(`${parts.pop() ?? ''}${clause}`);
  }
  return parts.length === 0 ? [sentence] : parts;
}
