import * as z from 'zod';
import { factSchema } from '../channels/chat/rule-request.ts';
import type { Fact, FactValue, QuantityCue } from '../rules/fact.ts';
import { normalise } from '../text/normalise.ts';
import { readQuantities } from '../text/quantities.ts';
import { html, type Html } from './html.ts';

/** A fact as a part of a form: choices and yes or no to tap, a date to pick, a quantity to write as a figure or in words (四年半). */
export function factField(key: string, fact: Fact<unknown>, given: string): Html {
  if (fact.kind === 'choice')
    return options(
      key,
      fact.label,
      choicesOf(fact).map((value) => [value, value]),
      given,
    );
  if (fact.kind === 'boolean')
    return options(
      key,
      fact.label,
      [
        ['true', '是'],
        ['false', '否'],
      ],
      given,
    );
  const unit = fact.unit === undefined ? '' : html`<span class="unit">${fact.unit}</span>`;
  return html`<div class="field">
    <label for="f-${key}">${fact.label}</label
    ><span class="entry"><input id="f-${key}" name="${key}" type="${inputType(fact)}" value="${given}" aria-describedby="h-${key}" autocomplete="off" />${unit}</span
    ><small id="h-${key}">${fact.ask}</small>
  </div>`;
}

function options(key: string, label: string, values: readonly (readonly [value: string, shown: string])[], given: string): Html {
  return html`<fieldset class="field">
    <legend>${label}</legend>
    <div class="options">
      ${[...values, ['', '不清楚'] as const].map(
        ([value, shown]) => html`<label><input type="radio" name="${key}" value="${value}" ${value === given ? html` checked` : ''} /><span>${shown}</span></label>`,
      )}
    </div>
  </fieldset>`;
}

/** What stands in a field as the rule takes it; null where it is empty, undefined where it cannot be read. */
export function readField(fact: Fact<unknown>, entry: string, asOf: string): FactValue | undefined {
  const given = entry.trim();
  if (given === '') return null;
  if (fact.kind === 'boolean') return given === 'true' ? true : given === 'false' ? false : undefined;
  const schema = factSchema(fact);
  if (fact.kind !== 'quantity') return schema.safeParse(given).success ? given : undefined;
  const figure = Number(given);
  if (Number.isFinite(figure)) return schema.safeParse(figure).success ? figure : undefined;
  const { kinds } = fact.cue as QuantityCue;
  const range = readQuantities(normalise(given), asOf).find(({ kind }) => kinds.includes(kind))?.range;
  if (range === undefined || typeof range[0] !== 'number' || typeof range[1] !== 'number') return undefined;
  const value = range[0] === range[1] ? range[0] : ([range[0], range[1]] as const);
  // An open end is null in the schema and Infinity in a rule.
  return schema.safeParse(typeof value === 'number' || value[1] < Infinity ? value : [value[0], null]).success ? value : undefined;
}

function choicesOf({ schema }: Fact<unknown>): readonly string[] {
  const { enum: values } = z.toJSONSchema(schema);
  return (values ?? []).filter((value) => typeof value === 'string');
}

/** A moment may be a day alone; only a field that takes days alone is given the picker of days. */
function inputType(fact: Fact<unknown>): string {
  if (fact.kind === 'quantity') return 'text';
  return fact.schema.safeParse('2026-11-21T17:00').success ? 'datetime-local' : 'date';
}
