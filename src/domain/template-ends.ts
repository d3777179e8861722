// Whether the ends of a target can happen at all, and whether what closes a stage belongs to it.
import type { Facts, Issue } from './errors.ts';
import {
  type ApprovalTemplate,
  type ItemKind,
  type ItemSpec,
  type MilestoneRef,
  milestoneEvents,
  type StageSpec,
  type TargetSpec,
} from './template.ts';

/** Begun and finished by whoever does the work: nobody takes them in, and nothing is handed over. */
const ownWork: readonly ItemKind[] = ['intermediary', 'owner_task', 'milestone'];

/** Whether an item of this kind, with this output, can have the event; acceptance (or start) and result all have. */
function canHave(item: ItemSpec, { event }: MilestoneRef): boolean {
  if (event === 'accepted' || event === 'decided') return true;
  return !ownWork.includes(item.kind) && (event === 'received' || item.output !== undefined);
}

const issue = (path: string, code: string, facts: Facts): Issue => ({ path, code, facts });

/**
 * `target_event_impossible` and `day_zero_event_impossible` for an event that the item never has, and
 * `target_end_unreachable` for an end that does not follow from the beginning. Unknown items are told elsewhere.
 */
export function endIssues(template: ApprovalTemplate): readonly Issue[] {
  const items = new Map(template.items.map((item) => [item.code, item]));
  const isImpossible = (ref: MilestoneRef): boolean => {
    const item = items.get(ref.item);
    return item !== undefined && !canHave(item, ref);
  };
  const { day_zero: zero } = template;
  return [
    ...(isImpossible(zero) ? [issue('day_zero.event', 'day_zero_event_impossible', { ...zero })] : []),
    ...template.targets.flatMap((target, i) => {
      const impossible = (['from', 'to'] as const).flatMap((end) =>
        isImpossible(target[end])
          ? [
              issue(`targets[${i}].${end}.event`, 'target_event_impossible', {
                target: target.code,
                ...target[end],
              }),
            ]
          : [],
      );
      return impossible.length > 0 || isReachable(target, items)
        ? impossible
        : [
            issue(`targets[${i}].to`, 'target_end_unreachable', {
              target: target.code,
              from: target.from.item,
              to: target.to.item,
            }),
          ];
    }),
  ];
}

/** The end is a later event of the same item, or of one that waits for it, directly or through others. */
function isReachable({ from, to }: TargetSpec, items: ReadonlyMap<string, ItemSpec>): boolean {
  if (!items.has(from.item) || !items.has(to.item)) return true;
  if (from.item === to.item) return milestoneEvents.indexOf(from.event) < milestoneEvents.indexOf(to.event);
  const met = new Set<string>();
  const open = [to.item];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (code === from.item) return true;
    if (met.has(code)) continue;
    met.add(code);
    open.push(...(items.get(code)?.prerequisites ?? []).map((before) => before.item));
  }
  return false;
}

/** `closes_item_elsewhere` for an item that is said to close a stage to which it does not belong. */
export function closingIssues({ stages, items }: ApprovalTemplate): readonly Issue[] {
  const stageOf = new Map(items.map((item) => [item.code, item.stage]));
  const elsewhere = ({ code, closes }: StageSpec, i: number): readonly Issue[] =>
    (closes?.items ?? []).flatMap((item, j) => {
      const own = stageOf.get(item) ?? code;
      const facts = { item, stage: code, own };
      return own === code ? [] : [issue(`stages[${i}].closes.items[${j}]`, 'closes_item_elsewhere', facts)];
    });
  return stages.flatMap(elsewhere);
}
