// What the counter is told about a file: who brought it, how each material was found, and what is done with it.
import { z } from 'zod';
import { type Issue, invalid } from '../domain/errors.ts';
import { type Checked, intakeOutcomes, lackingOf, ticks } from '../domain/intake.ts';
import type { CounterCase } from './counter-case.ts';
import { handlerShape } from './event-input.ts';
import { zDay, zOccurred, zText } from './input.ts';

const code = zText(60);

export const takeInShape = z.strictObject({
  /** When the file came; left out: now. The answer is always given now. */
  receivedAt: zOccurred.optional(),
  handler: handlerShape.optional(),
  /** Every material that has to be handed in, as it was found. */
  ticks: z
    .array(z.strictObject({ material: code, tick: z.enum(ticks), what: zText(500).optional() }))
    .max(200)
    .default([]),
  outcome: z.enum(intakeOutcomes),
  /** Accepted with gaps: the day promised for each; left out: the one proposed. */
  promises: z
    .array(z.strictObject({ material: code, promisedBy: zDay }))
    .max(50)
    .optional(),
  /** Told once: what else there is to say, until when, and why a second time. */
  text: zText(2000).optional(),
  correctBy: zDay.optional(),
  again: zText(2000).optional(),
  /** Refused, or no licence needed. */
  reason: zText(2000).optional(),
  competentAgency: zText(200).optional(),
  note: zText(2000).optional(),
});
export type TakeInInput = z.output<typeof takeInShape>;

/** Throws `invalid` naming every tick that is not one of a material to hand in, each once. */
export function checkTicks({ placed, materials }: CounterCase, input: TakeInInput): readonly Checked[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [i, { material, tick, what }] of input.ticks.entries()) {
    const known = materials.find((one) => one.code === material);
    const refuse = (field: string, why: string, name: string) =>
      issues.push({ path: `ticks[${i}].${field}`, code: why, facts: { material: name } });
    if (known === undefined) refuse('material', 'material_unknown', material);
    else if (seen.has(material)) refuse('material', 'material_twice', known.name);
    else if (!known.asked) refuse('material', 'material_in_hand', known.name);
    else if (tick === 'unfit' && what === undefined && input.outcome === 'notice')
      refuse('what', 'defect_unsaid', known.name);
    seen.add(material);
  }
  if (issues.length > 0) throw invalid(issues);
  const found = new Map(input.ticks.map(({ material, tick }) => [material, tick]));
  return materials.flatMap(({ code: own, asked }): Checked[] => {
    const material = placed.item.materials.find((spec) => spec.code === own);
    return asked && material !== undefined ? [{ material, tick: found.get(own) ?? null }] : [];
  });
}

/** Throws `invalid` where the outcome needs a word that was not said, or a promise names what is not missing. */
export function demandSaid(
  input: TakeInInput,
  checked: readonly Checked[],
  needs: { readonly handler: boolean; readonly agency: boolean },
): void {
  const { outcome, reason, competentAgency, handler, promises = [] } = input;
  const issues: Issue[] = [];
  const required = (path: string) => issues.push({ path, code: 'required', facts: {} });
  if (needs.handler && handler === undefined) required('handler.name');
  if ((outcome === 'refuse' || outcome === 'not_needed') && reason === undefined) required('reason');
  if (outcome === 'refuse' && needs.agency && competentAgency === undefined)
    issues.push({ path: 'competentAgency', code: 'competent_agency_missing', facts: {} });
  const lacking = lackingOf(checked).map(({ material }) => material.code);
  for (const [i, { material }] of promises.entries())
    if (!lacking.includes(material))
      issues.push({ path: `promises[${i}].material`, code: 'material_not_missing', facts: { material } });
  if (issues.length > 0) throw invalid(issues);
}
