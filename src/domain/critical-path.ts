// How long a plan takes by its own limits: the longest chain of items, weighed in working days, and what a target asks
// of it. Calendars are left out on purpose: this is the check of a template, not a forecast.
import { type ApprovalPlan, type PlannedItem, plannedItem, type ResolvedLimit } from './approval-chain.ts';
import type { ItemSpec, MilestoneRef, TargetSpec } from './template.ts';

export interface PathStep {
  readonly item: string;
  /** Weight in working days. */
  readonly days: number;
}

export interface CriticalPath {
  /** From the first item to the asked one, both included. */
  readonly steps: readonly PathStep[];
  /** Sum of the weights, in working days. */
  readonly days: number;
}

/** Weight of a limit in working days: natural days × 5/7, a month as 30 natural days, no limit as 0. */
export function workingDaysOf(limit: ResolvedLimit | null): number {
  if (limit === null) return 0;
  if (limit.unit === 'working') return limit.days;
  return ((limit.unit === 'month' ? limit.days * 30 : limit.days) * 5) / 7;
}

const promisedDays = (item: PlannedItem): number => workingDaysOf(item.promised);

/** Longest chain that ends with `to`, by promised limits; null when `to` does not apply to the project. */
export function criticalPath(
  plan: ApprovalPlan,
  to: string,
  weight: (item: PlannedItem) => number = promisedDays,
): CriticalPath | null {
  const items = new Map(plan.items.map((item) => [item.code, item]));
  const known = new Map<string, CriticalPath>();
  const pathTo = (code: string): CriticalPath => {
    const before = known.get(code);
    const item = items.get(code);
    if (before !== undefined) return before;
    if (item === undefined) return start;
    const [first = start, ...others] = item.prerequisites.map(pathTo);
    const longest = others.reduce((best, path) => (path.days > best.days ? path : best), first);
    const days = weight(item);
    const path = { steps: [...longest.steps, { item: code, days }], days: longest.days + days };
    known.set(code, path);
    return path;
  };
  return items.has(to) ? pathTo(to) : null;
}

const start: CriticalPath = { steps: [], days: 0 };

/**
 * Whether a target counts a kind of item: work of intermediaries as far as `intermediaries` says, whatever kinds are
 * listed; everything else by its kind. A target that lists nothing counts every item.
 */
export function countsItem({ counts }: Pick<TargetSpec, 'counts'>, spec: ItemSpec): boolean {
  if (counts === undefined) return true;
  if (spec.kind !== 'intermediary') return counts.kinds.includes(spec.kind);
  const { intermediaries } = counts;
  return (
    intermediaries === 'all' || (intermediaries === 'government' && spec.commissioned_by === 'government')
  );
}

export interface TargetNeed {
  /** Working days that the plan needs at least between the target's two events. */
  readonly days: number;
  readonly path: CriticalPath;
}

/**
 * What a target asks of a plan: `path` adds up the counted items on the longest chain; `counted` takes the longest chain
 * of counted items alone; `span` everything between its two events. null when its last item does not apply.
 */
export function targetNeed(plan: ApprovalPlan, target: TargetSpec): TargetNeed | null {
  const counted = (item: PlannedItem): number => (countsItem(target, item.spec) ? promisedDays(item) : 0);
  const path = criticalPath(plan, target.to.item, target.measure === 'counted' ? counted : promisedDays);
  if (path === null) return null;
  if (target.measure === 'path') {
    const days = path.steps.map(({ item }) => plannedItem(plan, item));
    return { days: days.reduce((sum, item) => sum + (item === null ? 0 : counted(item)), 0), path };
  }
  const from = criticalPath(plan, target.from.item, target.measure === 'counted' ? counted : promisedDays);
  return { days: dayOf(path, target.to) - (from === null ? 0 : dayOf(from, target.from)), path };
}

/** Days from the start of the plan to an event of the path's last item. */
function dayOf({ steps, days }: CriticalPath, { event }: MilestoneRef): number {
  const ended = event === 'decided' || event === 'delivered';
  return ended ? days : days - (steps.at(-1)?.days ?? 0);
}

/** Working days rounded so that sevenths add up. */
const rounded = (days: number): number => Math.round(days * 1e6) / 1e6;

/** Whether the need fits: five working days fill seven natural ones. */
export const fitsTarget = ({ days }: TargetNeed, target: TargetSpec): boolean =>
  rounded(target.unit === 'working' ? days : (days * 7) / 5) <= target.days;
