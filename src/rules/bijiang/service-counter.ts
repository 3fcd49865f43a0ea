import { cited } from '../constant.ts';
import type { Facts } from '../fact.ts';
import { choiceOf } from '../given.ts';
import { verbatim, type Computation, type Rule } from '../rule.ts';
import { finding } from '../said.ts';
import { serviceTerms } from './service-terms.ts';
import { unofficial } from './source-weight.ts';

const { word } = cited('bijiang-guide');
const LIVELIHOOD = '民生兜底类项目可到社区居委会或“碧江政务”线上平台提交申请';
const STATION = '社区治理、特殊群体帮扶项目直接对接辖区街道社工站提交申请';

const constants = {
  livelihood: word('社区居委会或“碧江政务”线上平台', LIVELIHOOD),
  livelihoodPapers: word('身份证、家庭收入证明', '申请需携带身份证、家庭收入证明等材料,部分情况可现场填写声明。'),
  station: word('辖区街道社工站', STATION),
  groupPapers: word('残障证、困境儿童认定材料', '特殊群体申请需额外提供相关资质证明,如残障证、困境儿童认定材料等。'),
  ...serviceTerms,
};

/** 碧江服务申请去哪办, article 服务②. The value names the counter. */
export const serviceCounter: Rule = {
  name: 'bijiang-service-counter',
  title: '碧江服务申请去哪办、带什么',
  number: 18,
  description: '碧江区社工服务按项目类别(民生兜底、社区治理、特殊群体帮扶)去哪里申请、带什么材料。',
  facts: ['serviceKind'],
  constants,
  evaluate,
};

function evaluate(facts: Facts): Computation {
  const kind = choiceOf(facts, 'serviceKind');
  const { livelihood, livelihoodPapers, station, groupPapers, first } = constants;
  const frame = { conditions: [], sums: [], notes: [unofficial(livelihood)] };
  if (kind === null)
    return {
      ...frame,
      outcome: 'unknown',
      value: null,
      verdict: finding(`民生兜底类到${livelihood.value}申请;社区治理、特殊群体帮扶到${station.value}申请。`, livelihood, station),
      next: [],
    };
  if (kind === '民生兜底')
    return {
      ...frame,
      outcome: 'value',
      value: livelihood.value,
      verdict: finding(`到${livelihood.value}申请,带${livelihoodPapers.value}等材料。`, livelihood, livelihoodPapers),
      next: [livelihoodPapers, first].map(verbatim),
    };
  const special = kind === '特殊群体帮扶';
  return {
    ...frame,
    notes: special ? frame.notes : [finding('文章没有说明社区治理类要带什么材料,去之前问一下社工站。', station), ...frame.notes],
    outcome: 'value',
    value: station.value,
    verdict: finding(`到${station.value}申请${special ? `,另外带相关资质证明,如${groupPapers.value}等` : ''}。`, station, ...(special ? [groupPapers] : [])),
    next: (special ? [groupPapers, first] : [first]).map(verbatim),
  };
}
