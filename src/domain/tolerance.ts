// Tolerant intake (容缺受理, rules §4): what may be missing, until when it may be promised, and which day the counter proposes.
import type { Owed } from './case-events.ts';
import { rollsFrom } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { limitOf } from './clock-parts.ts';
import { type Day, isoDay } from './day.ts';
import { type Facts, invalidField, type Refusal } from './errors.ts';
import { dueOn } from './time-limit.ts';

/** The result waits for what is missing, unless the template lets it go first (容缺后补). */
export const resultWaits = ({ item }: CaseRules): boolean =>
  item.tolerate_missing.release !== 'after_decision';

/**
 * Why these materials may not be missing; null when they may: only listed secondary material of an item that allows it, none
 * twice, and no day before the act or, while the result waits, after `latest`, the decision limit (rules §4, trap 36).
 */
export function missingRefusal(
  missing: readonly Owed[],
  on: Day,
  latest: Day | null,
  rules: CaseRules,
  field: 'missing' | 'materials' = 'missing',
): Refusal | null {
  const { tolerate_missing: tolerance, code } = rules.item;
  if (missing.length > 0 && !tolerance.allowed)
    return invalidField(field, 'tolerance_not_allowed', { item: code });
  const cap = resultWaits(rules) ? latest : null;
  const named = new Set<string>();
  for (const [index, { material, promisedBy }] of missing.entries()) {
    const refuse = (name: string, why: string, facts: Facts) =>
      invalidField(`${field}[${index}].${name}`, why, facts);
    const known = rules.item.materials.find((candidate) => candidate.code === material);
    if (known === undefined) return refuse('material', 'material_unknown', { material });
    if (known.role === 'principal') return refuse('material', 'material_principal', { material: known.zh });
    if (!known.tolerable) return refuse('material', 'material_not_tolerable', { material: known.zh });
    if (named.has(material)) return refuse('material', 'material_twice', { material: known.zh });
    named.add(material);
    if (promisedBy === null) continue;
    if (promisedBy < on) return refuse('promisedBy', 'date_before_event', { on: isoDay(on) });
    if (cap !== null && promisedBy > cap)
      return refuse('promisedBy', 'supplement_after_decision', { latest: isoDay(cap) });
  }
  return null;
}

/** What a proposed day goes by. */
export type ProposalBasis = 'template' | 'decision_limit' | 'gate';

/** A day that the counter puts in the letter unless the applicant names another one. */
export interface ProposedDay {
  readonly on: Day;
  readonly basis: ProposalBasis;
  /** The template's own day, where the decision limit has cut it short. */
  readonly capped: Day | null;
}

/**
 * The day to propose for material that is missing on the day `on`: the template's deadline, never past the decision limit
 * while the result waits for it. Where the result comes first, its days count from the last day to decide; without days, the
 * day on which the gate is due. null where nothing says a day: then the letter names one, or the gate alone blocks.
 */
export function proposedSupplementDay(
  on: Day,
  decisionDue: Day | null,
  rules: CaseRules,
  gateDue: Day | null = null,
): ProposedDay | null {
  const deadline = limitOf(rules.item.tolerate_missing.deadline);
  const waits = resultWaits(rules);
  const from = waits ? on : decisionDue;
  const byTemplate =
    deadline === null || from === null
      ? null
      : dueOn(rules.calendar, from, deadline, { roll: rollsFrom(rules, on) });
  if (waits) {
    if (decisionDue === null) return byTemplate === null ? null : own(byTemplate);
    if (byTemplate === null) return { on: Math.max(on, decisionDue), basis: 'decision_limit', capped: null };
    if (byTemplate <= decisionDue) return own(byTemplate);
    return { on: Math.max(on, decisionDue), basis: 'decision_limit', capped: byTemplate };
  }
  if (byTemplate !== null) return own(byTemplate);
  return gateDue === null || gateDue < on ? null : { on: gateDue, basis: 'gate', capped: null };
}

const own = (on: Day): ProposedDay => ({ on, basis: 'template', capped: null });
