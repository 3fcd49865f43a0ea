import { sayDate, sayMonths } from '../said.ts';
import { isExact } from '../range.ts';
import { sayPath, type PathState } from './skill-paths.ts';

/** 「报技师要取得助理级职称后从事相应技能工作满4年,现在36个月,还差12个月」 */
export function sayPathGap({ path, have, lacking, earliest }: PathState): string {
  const when = have[1] < Infinity && isExact(have) ? `,最早${sayDate(earliest)}` : '';
  return `报${path.skill}要${sayPath(path)},${have[0] === 0 && have[1] > 0 ? '' : `现在${sayMonths(have)},`}还差${have[0] === 0 && have[1] > 0 ? `至少${lacking[0]}个月` : sayMonths(lacking)}${when}`;
}
