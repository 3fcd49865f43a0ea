import * as z from 'zod';
import type { Fact } from '../fact.ts';

export const rewardPlaces = ['宁波', '台州', '其他'] as const;

/** Facts of the rewards that Zhejiang's cities pay. */
export const zhejiangFacts = {
  rewardPlace: {
    kind: 'choice',
    label: '在哪里领奖励',
    ask: '您在哪里(宁波、台州还是其他地方)?',
    schema: z.enum(rewardPlaces),
    cue: {
      options: [
        ['宁波', /宁波|甬城|甬(?=[的市]|社工)|海曙|鄞州|北仑|镇海区|奉化|余姚|慈溪|宁海县?|象山县?/u],
        ['台州', /台州|玉环|椒江|黄岩|路桥区|临海市?|温岭|天台县|仙居|三门县/u],
        ['其他', /杭州|温州|嘉兴|湖州|绍兴|金华|义乌|衢州|舟山|丽水|(?:别|其他|其它)的?(?:地方|城市|地市)/u],
      ],
    },
  },
} as const satisfies Record<string, Fact<unknown>>;
