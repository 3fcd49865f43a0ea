import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantities } from './quantities.ts';

const TODAY = '2026-11-21';

/** "kind low high unit time", one per quantity. */
function brief(text: string): string[] {
  return readQuantities(text, TODAY).map((found) => {
    const time = found.kind === 'date' ? found.timeOfDay : undefined;
    return [found.kind, ...(found.range[0] === found.range[1] ? [found.range[0]] : found.range), found.unit, time].filter((part) => part !== undefined).join(' ');
  });
}

describe('durations', () => {
  it.each([
    ['三年半', 'months 42'],
    ['两年零三个月', 'months 27'],
    ['一年十个月', 'months 22'],
    ['四年11个月', 'months 59'],
    ['整3年', 'months 36'],
    ['满两年', 'months 24 Infinity'],
    ['刚好两年', 'months 24'],
    ['刚满两年', 'months 24'],
    ['半年', 'months 6'],
    ['一年半', 'months 18'],
    ['年半', 'months 18'],
    ['个把月', 'months 1 2'],
    ['60多个月', 'months 61 69'],
    ['三年多', 'months 37 47'],
    ['快五年了', 'months 48 59'],
    ['不到三年', 'months 0 35'],
    ['不满五年', 'months 0 59'],
    ['至少三年', 'months 36 Infinity'],
    ['超过5年', 'months 60 Infinity'],
    ['三年以上', 'months 36 Infinity'],
    ['大概三年', 'months 32 40'],
    ['大概交了三年', 'months 32 40'],
    ['三年左右', 'months 32 40'],
    ['五六年', 'months 60 72'],
    ['3到4年', 'months 36 48'],
    ['两三年', 'months 24 36'],
    ['俩月', 'months 2'],
    ['仨月', 'months 3'],
    ['一季度', 'months 3'],
    ['十八个月', 'months 18'],
    ['48月', 'months 48'],
    ['六十个月', 'months 60'],
    ['十几年', 'months 132 239'],
    ['二十多年', 'months 252 359'],
    ['一个半月', 'months 1.5'],
    ['大半年', 'months 7 11'],
    ['半年多', 'months 7 11'],
    ['3.5年', 'months 42'],
    ['3周年', 'months 36'],
    ['四年11个月零20天', 'months 59'],
    ['还差两个月满五年', 'months 58'],
    ['五年差两个月', 'months 58'],
    ['还差3个月', 'months 3 差'],
    ['3年内', 'months 36 内'],
    ['1年以内', 'months 12 内'],
    ['3 年 半', 'months 42'],
    ['近5年', 'months 60 内'],
    ['最近三个月', 'months 3 内'],
    ['交了近五年', 'months 48 59'],
    ['10个工作日内', 'days 10 工作日'],
    ['一天半', 'days 1.5'],
    ['半个月', 'days 15'],
    ['两周', 'days 14'],
    ['三个星期', 'days 21'],
    ['20天', 'days 20'],
    ['7个工作日', 'days 7 工作日'],
    ['10日内', 'days 10 内'],
    ['89个钟', 'hours 89 小时'],
    ['90课时', 'hours 90 课时'],
    ['72小时', 'hours 72 小时'],
    ['80多个学时', 'hours 81 89 学时'],
    ['两个半小时', 'hours 2.5 小时'],
    ['半小时', 'hours 0.5 小时'],
    ['90h', 'hours 90 小时'],
    ['30分钟', 'hours 0.5 分钟'],
  ])('%s = %s', (text, expected) => expect(brief(text)).toEqual([expected]));

  it('reads 1 800 generated forms', () => {
    const digits = ['一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    let forms = 0;
    for (let years = 1; years <= 9; years += 1) {
      for (let months = 1; months <= 11; months += 1) {
        for (const y of [String(years), digits[years - 1]]) {
          for (const m of [String(months), digits[months - 1]]) {
            for (const joint of ['', '零', '又']) {
              const text = `${y}年${joint}${m}个月`;
              expect([text, ...brief(text)]).toEqual([text, `months ${years * 12 + months}`]);
              forms += 1;
            }
          }
        }
      }
    }
    for (let years = 1; years <= 12; years += 1) {
      const n = years * 12;
      for (const y of [String(years), digits[years - 1]]) {
        for (const [text, low, high] of [
          [`社保交了${y}年半`, n + 6, n + 6],
          [`${y}年整`, n, n],
          [`快${y}年了`, Math.floor(n * 0.8), n - 1],
          [`不到${y}年`, 0, n - 1],
          [`满${y}年`, n, Infinity],
          [`工作${y}年多了`, n + 1, n + 11],
          [`大概${y}年`, Math.floor(n * 0.9), Math.ceil(n * 1.1)],
          [`差不多${y}年`, Math.floor(n * 0.9), Math.ceil(n * 1.1)],
          [`超过${y}年`, n, Infinity],
          [`${y}年以上`, n, Infinity],
          [`最多${y}年`, 0, n],
          [`已经${y}年了`, n, n],
          [`我在北京干了${y}年`, n, n],
          [`刚好${y}年`, n, n],
          [`还差${y}个月`, years, years],
          [`${y}个多月`, years, years + 1],
        ] as const) {
          expect([text, readQuantities(text, TODAY)[0]?.range]).toEqual([text, [low, high]]);
          forms += 1;
        }
      }
    }
    expect(forms).toBeGreaterThan(1500);
  });
});

describe('dates, on 2026-11-21, a Saturday', () => {
  it.each([
    ['2025年11月25号', 'date 2025-11-25'],
    ['2025-11-25', 'date 2025-11-25'],
    ['2025.11.25', 'date 2025-11-25'],
    ['2025/11/5', 'date 2025-11-05'],
    ['20251125', 'date 2025-11-25'],
    ['25年11月', 'date 2025-11-01 2025-11-30'],
    ['2021.7', 'date 2021-07-01 2021-07-31'],
    ['2025 年 11 月 25 日', 'date 2025-11-25'],
    ['二〇二三年六月', 'date 2023-06-01 2023-06-30'],
    ['11月23号', 'date 2026-11-23'],
    ['11月23号拿的证', 'date 2025-11-23'],
    ['11月20日', 'date 2026-11-20'],
    ['12月10号', 'date 2026-12-10'],
    ['12月25号', 'date 2025-12-25'],
    ['打算12月25号去办', 'date 2026-12-25'],
    ['6月30号出的分', 'date 2026-06-30'],
    ['9月28', 'date 2026-09-28'],
    ['9月', 'date 2026-09-01 2026-09-30'],
    ['十二月', 'date 2026-12-01 2026-12-31'],
    ['十二月考的', 'date 2025-12-01 2025-12-31'],
    ['去年6月', 'date 2025-06-01 2025-06-30'],
    ['去年12月10号', 'date 2025-12-10'],
    ['前年年底', 'date 2024-11-01 2024-12-31'],
    ['今年三月', 'date 2026-03-01 2026-03-31'],
    ['明年6月', 'date 2027-06-01 2027-06-30'],
    ['去年', 'date 2025-01-01 2025-12-31'],
    ['2024年上半年', 'date 2024-01-01 2024-06-30'],
    ['2022年考的', 'date 2022-01-01 2022-12-31'],
    ['22年考的', 'date 2022-01-01 2022-12-31'],
    ['2022考的', 'date 2022-01-01 2022-12-31'],
    ['2022下半年', 'date 2022-07-01 2022-12-31'],
    ['一九年', 'date 2019-01-01 2019-12-31'],
    ['08年', 'date 2008-01-01 2008-12-31'],
    ['90年出生', 'date 1990-01-01 1990-12-31'],
    ['两个礼拜前提交的', 'date 2026-11-07 前'],
    ['上个月', 'date 2026-10-01 2026-10-31'],
    ['上月5号', 'date 2026-10-05'],
    ['下个月1号', 'date 2026-12-01'],
    ['今天', 'date 2026-11-21'],
    ['昨天', 'date 2026-11-20'],
    ['前天', 'date 2026-11-19'],
    ['明天', 'date 2026-11-22'],
    ['后天', 'date 2026-11-23'],
    ['大后天', 'date 2026-11-24'],
    ['下周一', 'date 2026-11-23'],
    ['这周五', 'date 2026-11-20'],
    ['上周三', 'date 2026-11-11'],
    ['周一', 'date 2026-11-23'],
    ['周一交的材料', 'date 2026-11-16'],
    ['星期天', 'date 2026-11-22'],
    ['月底', 'date 2026-11-21 2026-11-30'],
    ['年底前', 'date 2026-11-01 2026-12-31'],
    ['年初', 'date 2026-01-01 2026-03-31'],
    ['17号', 'date 2026-11-17'],
    ['三年前拿的证', 'date 2023-11-21 前'],
    ['明天下午5点', 'date 2026-11-22 17:00'],
    ['11月23号16:30', 'date 2026-11-23 16:30'],
    ['下午5点半', 'time 1050'],
    ['上午九点', 'time 540'],
  ])('%s = %s', (text, expected) => expect(brief(text)).toEqual([expected]));

  it.each([
    ['从2019.9到2024.3', ['months 54 55 跨', 'date 2019-09-01 2019-09-30', 'date 2024-03-01 2024-03-31']],
    ['2021年7月到现在', ['months 64 65 跨', 'date 2021-07-01 2021-07-31']],
    ['2021年7月1日至今', ['months 64 跨', 'date 2021-07-01']],
    ['2021年7月开始一直交到现在', ['months 64 65 跨', 'date 2021-07-01 2021-07-31']],
    ['3月10日-17日', ['days 8 跨', 'date 2026-03-10', 'date 2026-03-17']],
    ['2023年6月过的,9月领的证', ['date 2023-06-01 2023-06-30', 'date 2023-09-01 2023-09-30']],
    ['干了10年', ['months 120']],
    ['2024.3.10-17', ['days 8 跨', 'date 2024-03-10', 'date 2024-03-17']],
    ['2020到2023年', ['months 24 48 跨', 'date 2020-01-01 2020-12-31', 'date 2023-01-01 2023-12-31']],
    ['从20年到23年', ['months 24 48 跨', 'date 2020-01-01 2020-12-31', 'date 2023-01-01 2023-12-31']],
    ['2026年3月5日(周四)', ['date 2026-03-05']],
    ['我交了58个月其中补缴3个月', ['months 58', 'months 3']],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['碧江2024社工3月20号还能报吗', ['date 2024-01-01 2024-12-31', 'date 2024-03-20']],
    ['2026到2028', ['months 12 36 跨', 'date 2026-01-01 2026-12-31', 'date 2028-01-01 2028-12-31']],
    ['碧江社工24年几月份开始报', ['date 2024-01-01 2024-12-31']],
    ['中组发〔2011〕25号', []],
    ['2017年的老文件到现在还管用不', ['date 2017-01-01 2017-12-31']],
    ['补2024元', ['money 2024']],
    ['干了20年', ['months 240']],
    ['20年', ['months 240']],
    ['一个月多少钱', ['months 1']],
    ['没有五年', ['months 0 59']],
    ['有没有二十万', ['money 200000']],
    ['五花八门', []],
    ['八九十级', ['grade 8 10 级']],
    ['区一级', []],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected));

  it('says whether the year was given', () => {
    const given = (text: string): unknown => readQuantities(text, TODAY).map((found) => found.kind === 'date' && found.yearGiven);
    expect(given('11月23号')).toEqual([false]);
    expect(given('去年11月23号')).toEqual([true]);
    expect(given('2025-11-23')).toEqual([true]);
  });
});

describe('counts', () => {
  it.each([
    ['75分', ['score 75']],
    ['笔试75,面试69.5', ['number 75', 'number 69.5']],
    ['笔试75分', ['score 75']],
    ['60分以上', ['score 60 Infinity']],
    ['6-8分', ['score 6 8']],
    ['一千五', ['money 1500']],
    ['3000元', ['money 3000']],
    ['800万', ['money 8000000']],
    ['一万二', ['money 12000']],
    ['1.5w', ['money 15000']],
    ['1万5', ['money 15000']],
    ['6—8分', ['score 6 8']],
    ['三十五周岁', ['count 35 岁']],
    ['工资5000多', ['number 5001 5999']],
    ['500块', ['money 500']],
    ['1,500元', ['money 1500']],
    ['15%', ['percent 15']],
    ['三成', ['percent 30']],
    ['百分之三十', ['percent 30']],
    ['2mb', ['size 2048']],
    ['500kb', ['size 500']],
    ['照片300k', ['size 300']],
    ['八级', ['grade 8 级']],
    ['十二级', ['grade 12 级']],
    ['第3级', ['grade 3 级']],
    ['一个', ['count 1 个']],
    ['3个项目', ['count 3 个']],
    ['两次', ['count 2 次']],
    ['俩证', ['count 2 个']],
    ['35岁', ['count 35 岁']],
    ['5万人次', ['count 50000 人次']],
    ['30学分', ['count 30 学分']],
    ['88', ['number 88']],
    ['六十', ['number 60']],
    ['社保48个月 居住证2年 中级', ['months 48', 'months 24']],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    '一样',
    '一直',
    '一下',
    '一般',
    '一定',
    '一起',
    '一边',
    '一线社工',
    '三区计划',
    '第一次',
    '万一',
    '十四五',
    '五险一金',
    '七七八八',
    '三级医院',
    '高级',
    '十分感谢',
    '一块去',
    '5号线',
    '京民社工发〔2017〕415号',
    '四川',
    '统一分配',
    '千万别',
    '一次性',
    '年限',
    '几年',
    '多少分',
    '百分百',
    '13800138000',
    '80后',
  ])('finds nothing in %s', (text) => expect(brief(text)).toEqual([]));
});

describe('quantities told together', () => {
  it.each([
    ['12回 每回6小时', ['hours 72 小时']],
    ['5回培训 每回3天 每天5个小时', ['hours 75 小时']],
    ['考过两门课各18小时', ['hours 36 小时']],
    ['三次培训 都是20小时', ['hours 60 小时']],
    ['我俩各18小时', ['hours 18 小时']],
    ['学时攒了60个', ['hours 60 小时']],
    ['每个月培训8小时 学了10个月', ['hours 80 小时']],
    ['6小时一次 去了8次', ['hours 48 小时']],
    ['上了5期,一期16学时', ['hours 80 学时']],
    ['每年30小时 三年', ['hours 90 小时']],
    ['5天培训 每天8小时', ['hours 40 小时']],
  ])('multiplies so much each by so many times: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it('counts both ends of what is paid by the month', () => expect(brief('从今年7月领到12月')).toContain('months 6 跨'));

  it.each([
    ['去了两次 一次24小时 一次30小时', ['count 2 次', 'count 1 次', 'hours 24 小时', 'count 1 次', 'hours 30 小时']],
    ['每月300元 领了6个月', ['money 300', 'months 6']],
    ['每次6小时。去年12次', ['hours 6 小时', 'date 2025-01-01 2025-12-31', 'count 12 次']],
    ['每次6小时', ['hours 6 小时']],
    ['每次6小时 上午2次 下午3次', ['hours 6 小时', 'count 2 次', 'count 3 次']],
  ])('leaves alone what is no rate, or not one: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['22年30小时 23年25 24年35', ['hours 30 小时', 'hours 25 小时', 'hours 35 小时']],
    ['去年50个小时 前年42', ['hours 50 小时', 'hours 42 小时']],
  ])('carries the unit from year to year: %s', (text, expected) => expect(brief(text).filter((found) => !found.startsWith('date'))).toEqual(expected));

  it.each([
    ['这周三18号', ['date 2026-11-18']],
    ['上礼拜四 11月12号交的', ['date 2026-11-12']],
    ['29号(9月)交的', ['date 2026-09-29']],
    ['18号 19号', ['date 2026-11-18', 'date 2026-11-19']],
  ])('takes a day named twice for one: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['到下个月21号才满两年', '2024-12-21', [23, 23]],
    ['今年5月1号刚满3年', '2023-05-01', [42, 42]],
  ] as const)('counts back from the day on which a length is full: %s', (text, since, range) => {
    expect(readQuantities(text, TODAY)).toEqual([expect.objectContaining({ kind: 'months', range, since: [since, since] })]);
  });

  it.each([
    ['9月25号周五', ['date 2026-09-25']],
    ['周五 9月25号', ['date 2026-09-25']],
    ['下周一23号', ['date 2026-11-23']],
  ])('trusts the day of the month before the day of some week: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['2024年2月29号入职并从当天开始交', ['date 2024-02-29', 'date 2024-02-29']],
    ['2023年7月来的 社保也是那时候交的', ['date 2023-07-01 2023-07-31', 'date 2023-07-01 2023-07-31']],
    ['2023年11月22号入职 社保同一天开始交的', ['date 2023-11-22', 'date 2023-11-22']],
    ['那时候刚毕业', []],
  ])('takes that day for the day named before: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['分别是20、24和30小时', ['hours 20 小时', 'hours 24 小时', 'hours 30 小时']],
    ['30小时、25、35', ['hours 30 小时', 'hours 25 小时', 'hours 35 小时']],
    ['笔试80 面试30小时', ['number 80', 'hours 30 小时']],
  ])('carries the unit along a list: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each([
    ['合同2025年8月1号签的三年', '2028-08-01', [20, 20]],
    ['合同是2020年5月1号跟单位签的 一年', '2021-05-01', [0, 0]],
  ] as const)('knows until when a length was agreed: %s', (text, until, range) => {
    expect(readQuantities(text, TODAY)).toEqual([expect.objectContaining({ kind: 'months', range, until: [until, until] })]);
  });

  it.each([
    ['2021年签的约 在京干了三年', ['date 2021-01-01 2021-12-31', 'months 36']],
    ['领14个月 前6个月', ['months 14', 'months 6']],
    ['面试七十五点五', ['number 75.5']],
  ])('does not join what is told apart: %s', (text, expected) => expect(brief(text)).toEqual(expected));

  it('keeps the first day of a length until today', () => {
    expect(readQuantities('2021.11.22到今天', TODAY).find(({ kind }) => kind === 'months')).toMatchObject({ range: [59, 59], since: ['2021-11-22', '2021-11-22'] });
  });
});

describe('offsets', () => {
  const piece = fc.constantFrom(
    '社保交了',
    '四年半',
    ' ',
    ',',
    '2021年7月',
    '到现在',
    '中级',
    '60',
    '个月',
    '下午5点',
    '去年',
    '3 年',
    '笔试',
    '75',
    '分',
    '从',
    '到',
    '一个',
    '2025.11.25',
    '差',
    '多',
    '快',
    '满',
    '第',
    '半',
    '号',
  );
  it('text is the slice at index..end, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const found of readQuantities(text, TODAY)) {
          expect(text.slice(found.index, found.end)).toBe(found.text);
          expect(found.range[0] <= found.range[1]).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
