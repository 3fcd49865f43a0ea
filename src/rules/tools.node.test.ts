import { describe, expect, it } from 'vitest';
import { catalogue, vocabulary } from './catalogue.ts';
import { runRule, toolParameters, toTool, type RuleArtifact } from './tools.ts';

const hukou = catalogue.find(({ name }) => name === 'beijing-hukou-eligibility')!;
const asOf = '2026-11-21';
const call = (args: Record<string, unknown>) => ({ type: 'tool_call' as const, id: 'a', name: hukou.name, args });

describe('a rule as a tool', () => {
  it('gives Chinese words to the model and the computation to the application', async () => {
    const tool = await toTool(hukou, { vocabulary, asOf });
    expect(tool.name).toBe(hukou.name);
    const message = (await tool.invoke(call({ certificateLevel: '中级', socialInsuranceMonths: 54, backPaidMonths: 0 }))) as { content: string; artifact: RuleArtifact };
    expect(message.content).toContain('不符合');
    expect(message.artifact.computation).toEqual(hukou.evaluate({ certificateLevel: '中级', socialInsuranceMonths: 54, backPaidMonths: 0 }, asOf));
    expect(message.artifact.missing).toEqual([]);
  });

  it('refuses keys and values that it does not know', async () => {
    const tool = await toTool(hukou, { vocabulary, asOf });
    await expect(tool.invoke(call({ asOf: '1999-01-01' }))).rejects.toThrow();
    await expect(tool.invoke(call({ socialInsuranceMonths: 'sixty' }))).rejects.toThrow();
  });

  it('is not overruled by a model, and takes from it only what is admitted', () => {
    const given = { certificateLevel: '高级', socialInsuranceMonths: 99, residencePermitMonths: 40 };
    const { facts } = runRule(hukou, given, { vocabulary, asOf, facts: { socialInsuranceMonths: 54 }, admits: (key) => key === 'certificateLevel' });
    expect(facts).toEqual({ certificateLevel: '高级', socialInsuranceMonths: 54 });
    expect(runRule(hukou, { certificateLevel: '特级' }, { vocabulary, asOf }).facts).toEqual({});
  });

  it.each(catalogue)('$name has parameters that strict endpoints take', (rule) => {
    const parameters = toolParameters(rule, vocabulary) as { properties: Record<string, { description?: string }>; required: string[]; additionalProperties: boolean };
    expect(parameters.additionalProperties).toBe(false);
    expect(parameters.required).toEqual([...rule.facts]);
    for (const key of rule.facts) expect(parameters.properties[key]?.description).toMatch(/[一-鿿]/u);
    expect(JSON.stringify(parameters)).not.toContain('"default"');
  });

  it('loads nothing of the package before the first tool', async () => {
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(new URL('./tools.ts', import.meta.url), 'utf8')).not.toMatch(/^import (?!type)[^;]*@langchain/mu);
  });
});
