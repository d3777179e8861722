// A project-wide budget opened into one line a day: which days it counted, whose work made them count, and why others not.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, type CaseState } from './case.ts';
import type { Day } from './day.ts';
import type { LedgerDay, LedgerLineKind, LedgerTotals } from './ledger.ts';
import { countedItems, type RunOf, type TargetReading } from './target.ts';

/** A counted item at work on the days d with from < d ≤ to; `to` null = it still runs. */
export interface TargetWork {
  readonly item: string;
  readonly runs: readonly { readonly from: Day; readonly to: Day | null }[];
  /** Pauses that the target does not count. */
  readonly leftOut: readonly TargetGap[];
}

export interface TargetGap {
  readonly from: Day;
  readonly to: Day | null;
  readonly procedure: string;
  readonly document: string;
}

export interface TargetDay extends LedgerDay {
  /** Items that made the day count, or would have on a rest day; empty for a span, and for days that are yet to come. */
  readonly by: readonly string[];
  /** The pause that took the day out, when nothing else was at work. */
  readonly gap: TargetGap | null;
}

export interface TargetLedger {
  readonly days: readonly TargetDay[];
  readonly totals: LedgerTotals;
  /** Days beyond the budget by either way of counting; null when it is not overdrawn. */
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
}

/** What a target counts, by item, in the order of the template; empty for a span. `instances` as at the end of the day. */
export function targetWork(
  { spec }: TargetReading,
  plan: ApprovalPlan,
  runOf: RunOf,
  instancesOf: (item: string) => readonly CaseState[],
): readonly TargetWork[] {
  if (spec.measure === 'span') return [];
  const uncounted = new Set(
    plan.template.special_procedures.filter((one) => !one.counted_in_target).map(({ code }) => code),
  );
  return countedItems(spec, plan).flatMap(({ code }): TargetWork[] => {
    const leftOut = instancesOf(code)
      .flatMap((state) => acceptedFacts(state)?.pauses ?? [])
      .filter(({ procedure }) => uncounted.has(procedure))
      .map(({ from, to, procedure, document }) => ({ from, to, procedure, document }));
    const { runs } = runOf(code);
    return runs.length + leftOut.length === 0 ? [] : [{ item: code, runs, leftOut }];
  });
}

const covers = ({ from, to }: { readonly from: Day; readonly to: Day | null }, day: Day): boolean =>
  day > from && (to === null || day <= to);

/**
 * From the start (day 0) to the due date, or to the end or `asOf` when that is later; null before the start. A target never
 * rolls. Days after `asOf`, or after the target was reached, are counted as if work went on, as the due date assumes.
 */
export function targetLedgerOf(
  { spec, startedOn, dueOn, reachedOn, remainingDays }: TargetReading,
  work: readonly TargetWork[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): TargetLedger | null {
  if (startedOn === null || dueOn === null) return null;
  const span = spec.measure === 'span';
  const until = reachedOn ?? asOf;
  const late = span ? until > dueOn : remainingDays < 0;
  const last = Math.max(dueOn, until);
  const days: TargetDay[] = [];
  const totals = { counted: 0, restDays: 0, pausedDays: 0, rolledDays: 0, idleDays: 0, lateDays: 0 };
  const overdue = { working: 0, natural: 0 };
  for (let day = startedOn; day <= last; day += 1) {
    const fact = calendar.fact(day);
    const by =
      day > until
        ? []
        : work.filter(({ runs }) => runs.some((run) => covers(run, day))).map(({ item }) => item);
    const atWork = span || day > until || by.length > 0;
    const isRest = spec.unit === 'working' && !fact.working;
    const gap = atWork ? null : (work.flatMap((one) => one.leftOut).find((one) => covers(one, day)) ?? null);
    let kind: LedgerLineKind = isRest ? 'off' : atWork ? 'counted' : gap === null ? 'idle' : 'paused';
    const isCounted = kind === 'counted' && day > startedOn && day <= dueOn;
    let number: number | null = null;
    if (day === startedOn) kind = 'start';
    else if (day > dueOn && atWork) {
      overdue.natural += 1;
      if (fact.working) overdue.working += 1;
      if (span || !isRest) kind = 'late';
    }
    if (kind === 'late') {
      totals.lateDays += 1;
      number = spec.unit === 'working' ? overdue.working : overdue.natural;
    } else if (kind === 'off') totals.restDays += 1;
    else if (kind === 'paused') totals.pausedDays += 1;
    else if (kind === 'idle') totals.idleDays += 1;
    if (isCounted) {
      totals.counted += 1;
      number = totals.counted;
    }
    if (day === dueOn) kind = 'due';
    days.push({ day, fact, kind, counted: isCounted, number, pause: null, article: 'target', by, gap });
  }
  return {
    days,
    totals: { ...totals, naturalDays: Math.max(0, last - startedOn) },
    overdueDays: late ? overdue : null,
  };
}
