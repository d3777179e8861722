// The chain of a plan as numbers, worked out once: in which order to go through its items so that each comes after what it
// waits for, and who waits for whom.
import type { ApprovalPlan, PlannedItem } from './approval-chain.ts';

export interface Network {
  readonly items: readonly PlannedItem[];
  /** Positions in `items`, each after its prerequisites; a checked plan has no circle. */
  readonly order: readonly number[];
  /** By position: what it waits for, and what waits for it. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  readonly positionOf: ReadonlyMap<string, number>;
}

const made = new WeakMap<ApprovalPlan, Network>();

export function networkOf(plan: ApprovalPlan): Network {
  const known = made.get(plan);
  if (known !== undefined) return known;
  const { items } = plan;
  const positionOf = new Map(items.map(({ code }, position) => [code, position]));
  const before = items.map(({ prerequisites }) =>
    prerequisites.flatMap((code) => positionOf.get(code) ?? []),
  );
  const after = items.map((): number[] => []);
  for (const [position, waits] of before.entries()) for (const one of waits) after[one]?.push(position);
  const network = { items, order: ordered(before), before, after, positionOf };
  made.set(plan, network);
  return network;
}

function ordered(before: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (position: number): void => {
    if (seen.has(position)) return;
    seen.add(position);
    for (const one of before[position] ?? []) visit(one);
    order.push(position);
  };
  for (const position of before.keys()) visit(position);
  return order;
}

/** The item at `end` and everything that it waits for, directly or not. */
export function towardsOf({ before }: Network, end: number): ReadonlySet<number> {
  const found = new Set<number>([end]);
  const open = [end];
  for (let one = open.pop(); one !== undefined; one = open.pop())
    for (const position of before[one] ?? [])
      if (!found.has(position)) {
        found.add(position);
        open.push(position);
      }
  return found;
}
