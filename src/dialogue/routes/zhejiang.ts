import type { Route } from '../route.ts';
import { CAN, either, HOW_MUCH } from './asking.ts';

export const zhejiangRoutes: readonly Route[] = [
  {
    rule: 'zhejiang-certificate-reward',
    subject:
      /奖励|奖金|奖多少|奖(?:了|给)?几|一次性.{0,4}(?:发|给|奖|补)|(?:浙江|宁波|台州|海曙|鄞州|北仑|余姚|慈溪|玉环|温岭|临海|椒江|黄岩).{0,24}(?:补贴|补助|多少钱|钱|发多少|给多少|拿多少|奖|多少|几千)/u,
    asks: either(HOW_MUCH, CAN, /比|发|给/u),
    not: /碧江|铜仁|每(?:个)?月|一个月|岗位补贴|职称补贴|专项奖励|项目奖励|优秀(?:社工|社会工作者)|表彰|北京|天津|国家级|报考人数|持证人数|多少人/u,
    places: ['浙江', '宁波', '台州'],
    pays: 'once',
  },
];
