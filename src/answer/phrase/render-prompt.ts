import type { ChatMessage } from '../../model/chat-model.ts';
import { prompts } from './prompts.generated.ts';

export type PromptName = keyof typeof prompts;
export type PromptValues<N extends PromptName> = Readonly<Record<(typeof prompts)[N]['variables'][number], string>>;

/** A prompt's messages with its variables filled in. What is filled in is data: marks of variables in it stay as they are. */
export function renderPrompt<N extends PromptName>(name: N, values: PromptValues<N>): readonly ChatMessage[] {
  const { system, user }: { system: string; user: string } = prompts[name];
  const filled = (text: string): string => text.replace(/\{\{(\w+)\}\}/gu, (_, key: string) => (values as Readonly<Record<string, string>>)[key] ?? '');
  const messages: ChatMessage[] = system === '' ? [] : [{ role: 'system', content: filled(system) }];
  return [...messages, { role: 'user', content: filled(user) }];
}

/** A person's words inside a prompt: a tag of ours written by them ends nothing. */
export function quoted(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
