import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordsOfClick } from '../messages/click.ts';
import { describeMenu, menuButtons, menuSchema, type Menu } from './menu.ts';

const menu = menuSchema.parse(JSON.parse(readFileSync(new URL('menu.json', import.meta.url), 'utf8')));

test('the menu of the project has three groups, and every button asks its words', () => {
  const { button } = menuButtons(menu, { publicUrl: 'https://youju.example' });
  expect(button.map(({ name }) => name)).toEqual(['查政策', '算一算', '我的']);
  const below = button.flatMap((group) => ('sub_button' in group ? group.sub_button : []));
  expect(below.find(({ name }) => name === '资料原文')).toEqual({ name: '资料原文', type: 'view', url: 'https://youju.example/sources' });
  for (const one of below) if ('key' in one) expect(wordsOfClick(one.key)).toMatch(/\p{Script=Han}/u);
});

test('pages need a public address', () => {
  const { button } = menuButtons(menu, {});
  expect(JSON.stringify(button)).not.toContain('资料原文');
});

test.each([
  [Array.from({ length: 4 }, () => ({ name: '组', items: [{ name: '甲', ask: '甲' }] })), '4 groups'],
  [[{ name: '组', items: Array.from({ length: 6 }, () => ({ name: '甲', ask: '甲' })) }], '6 buttons'],
  [[{ name: '名字太长了', items: [{ name: '甲', ask: '甲' }] }], '4 Chinese'],
  [[{ name: '组', items: [{ name: '一个名字长得不像样', ask: '甲' }] }], '8 Chinese'],
  [[{ name: '组', items: [{ name: '甲', ask: '问'.repeat(42) }] }], '130 bytes'],
] as [Menu, string][])('what WeChat would refuse is refused here', (wrong, reason) => {
  expect(() => menuButtons(wrong, {})).toThrow(reason);
});

test('the present menu is shown as lines, in either of its shapes', () => {
  expect(describeMenu({ is_menu_open: 0, selfmenu_info: {} })).toEqual(['(no menu)']);
  const made = { name: '查政策', sub_button: { list: [{ type: 'click', name: '证书登记', key: 'ask:社工证怎么登记' }] } };
  expect(describeMenu({ is_menu_open: 1, selfmenu_info: { button: [made, { type: 'view', name: '官网', url: 'https://x' }] } })).toEqual([
    '查政策',
    '  证书登记  click ask:社工证怎么登记',
    '官网  view https://x',
  ]);
  expect(describeMenu({ is_menu_open: 1, selfmenu_info: menuButtons(menu, {}) })[1]).toBe('  证书登记  click ask:社工证怎么登记');
});
