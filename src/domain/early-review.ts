// Early review (提前介入): which prerequisites a case must have behind it before anybody can look at it (hard), and which only
// its result has to wait for (soft). The rule is told in docs/templates.md.
import { type ApprovalPlan, type PlannedItem, plannedItem } from './approval-chain.ts';
import type { ItemKind } from './template.ts';

/** Kinds that a department examines and answers. */
const reviewed: readonly ItemKind[] = [
  'licence',
  'filing',
  'confirmation',
  'public_service',
  'technical_review',
];
export const isReviewed = (kind: ItemKind): boolean => reviewed.includes(kind);

const isMarked = ({ spec }: PlannedItem, before: string): boolean =>
  spec.prerequisites.some(({ item, early }) => item === before && early === 'review');

/**
 * Whether a review may begin before the predecessor `before` has ended. The template's `early: review` says so; without it
 * the house rule does: both are examined by departments, and no principal material of the case comes from the predecessor.
 */
export function isSoft(plan: ApprovalPlan, item: PlannedItem, before: string): boolean {
  if (!isReviewed(item.spec.kind)) return false;
  if (isMarked(item, before)) return true;
  const kind = plannedItem(plan, before)?.spec.kind;
  if (kind === undefined || !isReviewed(kind)) return false;
  return !item.materials.some(({ role, from_item }) => role === 'principal' && from_item === before);
}

/**
 * What keeps a case from being looked at today, in the plan's order; empty means that it may be reviewed, or filed: its
 * unmet hard prerequisites, and work that is still undone behind the soft ones. A department can look past the pending answer
 * of another one, not past a design that nobody has drawn; where the template marks a prerequisite, what lies behind it does
 * not matter.
 */
export function hardPrerequisites(
  plan: ApprovalPlan,
  item: PlannedItem,
  isDone: (code: string) => boolean,
): readonly string[] {
  const hard = new Set<string>();
  const seen = new Set<string>();
  const look = (at: PlannedItem, isHard: (before: string) => boolean): void => {
    for (const before of at.prerequisites.filter((code) => !isDone(code))) {
      if (isHard(before)) hard.add(before);
      else if (!isMarked(at, before) && !seen.has(before)) {
        seen.add(before);
        const further = plannedItem(plan, before);
        if (further !== null) look(further, isWork);
      }
    }
  };
  const isWork = (code: string): boolean => {
    const kind = plannedItem(plan, code)?.spec.kind;
    return kind === undefined || !isReviewed(kind);
  };
  look(item, (before) => !isSoft(plan, item, before));
  return plan.items.map(({ code }) => code).filter((code) => hard.has(code));
}
