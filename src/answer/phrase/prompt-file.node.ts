import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const headSchema = z.strictObject({ name: z.string().regex(/^[a-z-]+$/u), version: z.int().min(1), variables: z.array(z.string().regex(/^[a-z]+$/u)) });

export type PromptFile = z.infer<typeof headSchema> & Readonly<{ system: string; user: string }>;

/** Reads a prompt: a head with name, version and variables, then `## system` (may be left out) and `## user`. Throws an Error that names the file and the fault. */
export function parsePrompt(text: string, file: string): PromptFile {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  const parsed = headSchema.safeParse(parse(head));
  if (!parsed.success) throw new Error(`${file}: the head should hold name, version and variables`);
  const sections = new Map(
    body
      .split(/^## /mu)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section.slice(section.indexOf('\n')).trim()]),
  );
  const [system, user] = [sections.get('system') ?? '', sections.get('user')];
  if (user === undefined) throw new Error(`${file}: there is no section ## user`);
  const used = new Set([...`${system}${user}`.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name));
  for (const name of parsed.data.variables) if (!used.has(name)) throw new Error(`${file}: the variable ${name} is not used`);
  for (const name of used) if (!parsed.data.variables.includes(name)) throw new Error(`${file}: {{${name}}} is not among the variables`);
  return { ...parsed.data, system, user };
}

export function promptFiles(folder: string): readonly PromptFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => parsePrompt(readFileSync(join(folder, name), 'utf8'), name));
}

/** The source of prompts.generated.ts. */
export function promptsModule(prompts: readonly PromptFile[]): string {
  const entries = prompts.map(({ name, ...prompt }) => `  ${JSON.stringify(name)}: ${JSON.stringify(prompt, undefined, 2).replaceAll('\n', '\n  ')},`);
  return `/** Generated from prompts/ by scripts/build-prompts.ts; do not edit. */\n// prettier-ignore\nexport const prompts = {\n${entries.join('\n')}\n} as const;\n`;
}
