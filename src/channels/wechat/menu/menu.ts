import * as z from 'zod';
import { byteLength } from '../render/bytes.ts';
import { clickKey } from '../messages/click.ts';

/** A button: a question that it asks, or a page that it opens; a path is one of our own pages. */
const itemSchema = z.union([
  z.strictObject({ name: z.string().min(1), ask: z.string().min(1) }),
  z.strictObject({ name: z.string().min(1), page: z.string().regex(/^(?:\/|https?:\/\/)/u, 'a path that begins with / or a whole address') }),
]);
export const menuSchema = z.array(z.strictObject({ name: z.string().min(1), items: z.array(itemSchema).min(1) })).min(1);
export type Menu = z.infer<typeof menuSchema>;

export type Button = Readonly<{ name: string; type: 'click'; key: string } | { name: string; type: 'view'; url: string } | { name: string; sub_button: readonly Button[] }>;

/** The menu does not fit what WeChat takes; the message names the button and the limit. */
export class MenuError extends Error {
  override readonly name = 'MenuError';
}

const [MOST_GROUPS, MOST_ITEMS, GROUP_WIDTH, ITEM_WIDTH, KEY_BYTES, URL_BYTES] = [3, 5, 8, 16, 128, 1024];

/**
 * What `menu/create` takes. Pages of our own need the public address; without it they are left out. Throws a MenuError when WeChat would refuse the menu or
 * cut a name: at most three groups of five, names of four and eight Chinese characters.
 */
export function menuButtons(menu: Menu, { publicUrl }: Readonly<{ publicUrl?: string | undefined }>): Readonly<{ button: readonly Button[] }> {
  if (menu.length > MOST_GROUPS) throw new MenuError(`the menu has ${menu.length} groups; WeChat shows ${MOST_GROUPS}`);
  return {
    button: menu.map(({ name, items }) => {
      checkName(name, GROUP_WIDTH);
      if (items.length > MOST_ITEMS) throw new MenuError(`「${name}」 has ${items.length} buttons; WeChat shows ${MOST_ITEMS}`);
      return { name, sub_button: items.flatMap((item) => buttonOf(item, publicUrl)) };
    }),
  };
}

function buttonOf(item: Menu[number]['items'][number], publicUrl: string | undefined): readonly Button[] {
  checkName(item.name, ITEM_WIDTH);
  if ('ask' in item) {
    const key = clickKey(item.ask);
    if (byteLength(key) > KEY_BYTES) throw new MenuError(`「${item.name}」 asks too much: ${byteLength(key)} bytes, at most ${KEY_BYTES}`);
    return [{ name: item.name, type: 'click', key }];
  }
  const own = item.page.startsWith('/');
  if (own && publicUrl === undefined) return [];
  const url = own ? `${publicUrl ?? ''}${item.page}` : item.page;
  if (byteLength(url) > URL_BYTES) throw new MenuError(`the address of 「${item.name}」 is too long`);
  return [{ name: item.name, type: 'view', url }];
}

/** Chinese characters count twice. */
function checkName(name: string, most: number): void {
  const width = [...name].reduce((sum, character) => sum + (character.charCodeAt(0) > 0xff ? 2 : 1), 0);
  if (width > most) throw new MenuError(`the name 「${name}」 is too long for WeChat: at most ${most / 2} Chinese characters`);
}

const presentSchema = z.looseObject({ is_menu_open: z.int().optional(), selfmenu_info: z.looseObject({ button: z.array(z.unknown()).optional() }).optional() });
const buttonSchema = z.looseObject({ name: z.string(), type: z.string().optional(), key: z.string().optional(), url: z.string().optional(), sub_button: z.unknown().optional() });
const subSchema = z.union([z.array(z.unknown()), z.looseObject({ list: z.array(z.unknown()) })]);

/** The account's present menu as lines, whether it was made here or in the console. */
export function describeMenu(answer: unknown): readonly string[] {
  const read = presentSchema.safeParse(answer);
  const buttons = read.success ? (read.data.selfmenu_info?.button ?? []) : [];
  if (buttons.length === 0) return ['(no menu)'];
  const hidden = read.data?.is_menu_open === 0 ? ['(the menu is switched off in the console)'] : [];
  return [...hidden, ...buttons.flatMap((button) => lines(button, ''))];
}

function lines(button: unknown, indent: string): readonly string[] {
  const read = buttonSchema.safeParse(button);
  if (!read.success) return [];
  const { name, type, key, url, sub_button: sub } = read.data;
  const below = subSchema.safeParse(sub);
  const children = below.success ? (Array.isArray(below.data) ? below.data : below.data.list) : [];
  const does = children.length > 0 ? '' : `  ${type ?? ''} ${key ?? url ?? ''}`.trimEnd();
  return [`${indent}${name}${does}`, ...children.flatMap((child) => lines(child, `${indent}  `))];
}
