// The used days of a project-wide budget, split by who held them.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { OWNER } from './case-clocks.ts';
import type { CaseLane } from './case-lane.ts';
import type { Day } from './day.ts';
import { type ProjectLane, within } from './project-lane.ts';
import { countedItems, type RunOf, type TargetReading } from './target.ts';
import { countedDays } from './time-limit.ts';

export interface HeldDays {
  /** Party code or `procedure`. */
  readonly holder: string;
  readonly procedure: string | null;
  readonly days: number;
}

/**
 * The used days of a target, in its unit, by who held them; they add up to `usedDays`. Of a span, every day is that of the
 * holder on the project's lane. Of a counted target, a day is that of the lane's holder where the lane's case is one that
 * counts on that day, else of the holder of the first item of the template that made it count. Most days first.
 */
export function targetAccounts(
  target: TargetReading,
  plan: ApprovalPlan,
  { cases, stretches }: ProjectLane,
  runOf: RunOf,
  calendar: WorkingDayCalendar,
  asOf: Day,
): readonly HeldDays[] {
  const { spec, startedOn, reachedOn } = target;
  if (startedOn === null) return [];
  const until = reachedOn ?? asOf;
  const days = (from: Day, to: Day): number => countedDays(calendar, spec.unit, from, to);
  const own = within(stretches, startedOn, until);
  if (spec.measure === 'span') {
    const laid = own.reduce((sum, { from, to }) => sum + days(from, to), 0);
    const beyond = days(startedOn, until) - laid;
    return sumByHolder([...own.map((one) => ({ ...one, days: days(one.from, one.to) })), applicants(beyond)]);
  }
  const atWork = countedItems(spec, plan).flatMap(({ code, spec: { department } }) => {
    const runs = runOf(code)
      .runs.map(({ from, to }) => ({ from: Math.max(from, startedOn), to: Math.min(to ?? until, until) }))
      .filter(({ from, to }) => to > from);
    return runs.length === 0 ? [] : [{ code, lead: department.lead, runs, lane: cases.get(code) ?? null }];
  });
  const edges = [...own, ...atWork.flatMap(({ runs, lane }) => [...runs, ...(lane?.held ?? [])])].flatMap(
    ({ from, to }) => [from, to],
  );
  const cuts = [...new Set(edges)].filter((day) => day >= startedOn && day <= until).sort((a, b) => a - b);
  const parts: HeldDays[] = [];
  let at = 0;
  for (let i = 1; i < cuts.length; i += 1) {
    const [from = 0, to = 0] = [cuts[i - 1], cuts[i]];
    const running = atWork.filter(({ runs }) => runs.some((run) => run.from <= from && run.to >= to));
    const [first] = running;
    if (first === undefined) continue;
    while ((own[at]?.to ?? until) <= from && at < own.length) at += 1;
    const stretch = own[at];
    const isLane = running.some(({ code }) => code === stretch?.item);
    const held = isLane && stretch !== undefined ? stretch : holderIn(first.lane, from, first.lead);
    parts.push({ holder: held.holder, procedure: held.procedure, days: days(from, to) });
  }
  return sumByHolder(parts);
}

/** Who had a case on the day after `from`. */
function holderIn(lane: CaseLane | null, from: Day, lead: string): Pick<HeldDays, 'holder' | 'procedure'> {
  const held = lane?.held.find((one) => one.from <= from && one.to > from);
  return { holder: held?.holder ?? lead, procedure: held?.procedure ?? null };
}

const applicants = (days: number): HeldDays => ({ holder: OWNER, procedure: null, days });

/** Each holder once, without those who held no day that counts; most days first, then in order of appearance. */
export function sumByHolder(parts: readonly HeldDays[]): readonly HeldDays[] {
  const sums = new Map<string, HeldDays>();
  for (const { holder, procedure, days } of parts) {
    const key = `${holder} ${procedure ?? ''}`;
    sums.set(key, { holder, procedure, days: days + (sums.get(key)?.days ?? 0) });
  }
  return [...sums.values()].filter(({ days }) => days > 0).sort((a, b) => b.days - a.days);
}
