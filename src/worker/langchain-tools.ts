import type * as z from 'zod';

type Call = Readonly<{ id: string; name: string; args: unknown }>;
type Options = Readonly<{ name: string; description: string; schema: z.ZodType<Record<string, unknown>>; responseFormat: 'content_and_artifact' }>;

/**
 * Stands for `tool` of @langchain/core/tools in the Worker (see `alias` in wrangler.toml), as far as rules/tools.ts uses it: what a model hands over is
 * validated, the function runs, and its artifact comes back beside the text. The package itself is two thirds of the Worker's size and half of its start,
 * and esbuild, which wraps everything that an `import()` reaches, leaves zod without its initialisation.
 */
export function tool<Artifact>(run: (given: Record<string, unknown>) => readonly [content: string, artifact: Artifact], { name, description, schema }: Options) {
  return {
    name,
    description,
    schema,
    async invoke({ id, args }: Call) {
      const [content, artifact] = run(await schema.parseAsync(args));
      return { type: 'tool' as const, tool_call_id: id, name, content, artifact };
    },
  };
}
