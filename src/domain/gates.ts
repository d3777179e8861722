// What stays shut while promised material is owed after the result was issued (容缺后补, rules §4): a later case of the chain, or
// the start or completion of the works. docs/tolerance.md tells the rule.
import { type ApprovalPlan, type PlannedItem, plannedItem } from './approval-chain.ts';
import type { CaseFact } from './case-events.ts';
import { isTaskKind } from './task-kinds.ts';
import { namedGates } from './template.ts';

export type NamedGate = (typeof namedGates)[number];

/** `item` is the case that cannot be decided or finished meanwhile; null where this chain ends before the gate. */
export interface Gate {
  /** A named gate, or the item's code; `self`: the decision itself, which waits for the material. */
  readonly code: string;
  readonly item: string | null;
}

/** By what the items are called in every template of the house. */
const meanings: Readonly<Record<NamedGate, readonly string[]>> = {
  construction_permit: ['construction_permit'],
  start_of_works: ['construction_start', 'start_of_works'],
  completion: ['completion_filing', 'whole_process_complete'],
};

const itemOf = ({ items }: ApprovalPlan, gate: NamedGate): PlannedItem | undefined =>
  meanings[gate].flatMap((en) => items.filter(({ spec }) => spec.en === en)).at(0);

/** The gate of what is owed by a case of this item; null where nothing may be missing, or nothing stays shut. */
export function gateOf(plan: ApprovalPlan, item: PlannedItem): Gate | null {
  const { allowed, release, gate } = item.spec.tolerate_missing;
  if (!allowed) return null;
  if (release !== 'after_decision') return { code: 'self', item: item.code };
  if (gate !== undefined && !isNamed(gate))
    return { code: gate, item: plannedItem(plan, gate)?.code ?? null };
  const named = gate ?? defaultGate(plan, item);
  if (named === null) return null;
  const found = itemOf(plan, named)?.code;
  // What opens the gate itself is not kept shut by its own debt.
  return { code: named, item: found === undefined || found === item.code ? null : found };
}

const isNamed = (gate: string): gate is NamedGate => namedGates.some((one) => one === gate);

/**
 * Where the template names none: what comes before the construction permit keeps that shut, and the permit itself the start of
 * works. What comes after it keeps nothing shut, only its day: archives may follow the completion filing.
 */
function defaultGate(plan: ApprovalPlan, item: PlannedItem): NamedGate | null {
  const permit = itemOf(plan, 'construction_permit');
  if (permit?.code === item.code) return 'start_of_works';
  return permit !== undefined && isBefore(plan, item.code, permit) ? 'construction_permit' : null;
}

function isBefore(plan: ApprovalPlan, code: string, later: PlannedItem): boolean {
  const seen = new Set<string>();
  const look = (at: PlannedItem): boolean =>
    at.prerequisites.some((before) => {
      if (before === code) return true;
      if (seen.has(before)) return false;
      seen.add(before);
      const next = plannedItem(plan, before);
      return next !== null && look(next);
    });
  return look(later);
}

/** Items whose debts keep this one shut. */
export const debtorsOf = (plan: ApprovalPlan, item: string): readonly PlannedItem[] =>
  plan.items.filter((one) => {
    const gate = one.code === item ? null : gateOf(plan, one);
    return gate !== null && gate.code !== 'self' && gate.item === item;
  });

/** Whether the act would open the gate: a grant, or the end of a task; a start of works also by beginning it. */
export function opensGate(fact: CaseFact, item: PlannedItem): boolean {
  if (fact.type === 'decide') return fact.result !== 'refuse';
  if (fact.type === 'finish') return true;
  return (
    fact.type === 'start' && isTaskKind(item.spec.kind) && meanings.start_of_works.includes(item.spec.en)
  );
}
