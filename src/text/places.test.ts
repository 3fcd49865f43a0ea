import { describe, expect, it } from 'vitest';
import { CITIES, DISTRICTS } from './places-data.ts';
import { readPlaces } from './places.ts';

const brief = (text: string): string[] =>
  readPlaces(text).map((p) => [p.text, p.name, p.kind, p.city ?? p.province, p.role, p.negated].filter((x) => x !== undefined && x !== '').join(' '));

describe('readPlaces', () => {
  it.each([
    ['北京落户', ['北京 北京 province 北京']],
    ['北京市民政局', ['北京市 北京 province 北京']],
    ['天津市武清区', ['天津市 天津 province 天津', '武清区 武清 district 天津']],
    ['我在朝阳上班', ['朝阳 朝阳 district 北京']],
    ['辽宁朝阳', ['辽宁 辽宁 province 辽宁', '朝阳 朝阳 city 辽宁']],
    ['海淀和丰台', ['海淀 海淀 district 北京', '丰台 丰台 district 北京']],
    ['碧江区招聘', ['碧江区 碧江 district 铜仁']],
    ['铜仁市碧江', ['铜仁市 铜仁 city 贵州', '碧江 碧江 district 铜仁']],
    ['宁波海曙', ['宁波 宁波 city 浙江', '海曙 海曙 district 宁波']],
    ['台州玉环有奖励吗', ['台州 台州 city 浙江', '玉环 玉环 district 台州']],
    ['江苏南通通州', ['江苏 江苏 province 江苏', '南通 南通 city 江苏', '通州 通州 district 南通']],
    ['非京籍能落户吗', ['京 北京 province 北京 residence true']],
    ['京籍社工', ['京 北京 province 北京 residence']],
    ['河北户口在京工作', ['河北 河北 province 河北 residence', '京 北京 province 北京']],
    ['在沪社工', ['沪 上海 province 上海']],
    ['广州深圳有补贴吗', ['广州 广州 city 广东', '深圳 深圳 city 广东']],
    ['国外学历', ['国外 国外 foreign']],
    ['美国社工证', ['美国 美国 foreign']],
    ['吉林省吉林市', ['吉林省 吉林 province 吉林', '吉林市 吉林 city 吉林']],
    ['天津和平区', ['天津 天津 province 天津', '和平区 和平 district 天津']],
    ['山西安置', ['山西 山西 province 山西']],
    ['内蒙古自治区', ['内蒙古自治区 内蒙古 province 内蒙古']],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    '爱好和平',
    '身体安康',
    '世界大同',
    '阿里巴巴',
    '孙中山',
    '京剧',
    '吃川菜',
    '东方红',
    '社工证',
    '港口',
    '南开大学',
    '北京路',
    '长治久安',
    '扩大连续缴费',
    '东西安置',
    '平台中',
    '最大理由',
    '推广安置房',
    '国内江湖',
    '都完成都要做什么',
    '评价办法国家',
    '光明前途',
    '深圳大学',
    '一路长安',
    '日程',
    '海运',
    '通过',
    '西湖龙井',
    '朝阳产业',
  ])('no place in %j', (text) => expect(brief(text)).toEqual([]));

  it('knows 34 provinces and reads every name of the tables with its suffix', () => {
    expect(Object.keys(CITIES)).toHaveLength(34);
    const names = Object.values(CITIES).flatMap((cities) => cities.split(' ').filter((name) => name !== ''));
    expect(names.length).toBeGreaterThan(330);
    for (const name of names) expect([name, readPlaces(`我在${name}市工作`)[0]?.name]).toEqual([name, name]);
    for (const [city, districts] of Object.entries(DISTRICTS)) {
      for (const name of districts.split(' ')) expect([name, readPlaces(`${city} ${name}`).at(-1)?.name]).toEqual([name, name]);
    }
  });
});
