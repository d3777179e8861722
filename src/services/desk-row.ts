// Rows of desk and lists from the read models: what does not stand still (days left, days late, colour) is counted here.

import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { PROCEDURE } from '../domain/case-clocks.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import { lightOn } from '../domain/light.ts';
import type { Parties } from '../domain/parties.ts';
import type { LapseConsequence, PlacePolicies } from '../domain/policy.ts';
import { mayMove } from '../domain/target.ts';
import { countedDays } from '../domain/time-limit.ts';
import type { DeskRecord } from '../store/desk.ts';
import type { ClockRecord } from '../store/records.ts';
import { named, partyName } from './case-view.ts';
import type { ClockView, DeskRow } from './views.ts';

/** A stored clock as it reads at the end of `asOf`; `pauseUntil` is the told end of the case's running pause. */
export function clockOnDay(
  clock: ClockRecord,
  pauseUntil: Day | null,
  calendar: WorkingDayCalendar,
  asOf: Day,
): ClockView {
  const { dueOn, pauses } = clock;
  const unit = clock.limitUnit === 'natural' || clock.limitUnit === 'month' ? 'natural' : 'working';
  const overdue = (kind: 'working' | 'natural') =>
    dueOn === null ? 0 : countedDays(calendar, kind, dueOn, asOf, pauses);
  const lights =
    clock.yellowOn === null || clock.lateOn === null || clock.late === null
      ? null
      : { yellowOn: clock.yellowOn, lateOn: clock.lateOn, late: clock.late };
  const late = clock.state === 'running' && lights !== null && asOf >= lights.lateOn;
  const stopped =
    clock.overdueWorking === null || clock.overdueNatural === null
      ? null
      : { working: clock.overdueWorking, natural: clock.overdueNatural };
  const remaining = (): number | null => {
    if (clock.state !== 'running' || dueOn === null) return clock.remainingDays;
    return late ? -overdue(unit) || 0 : countedDays(calendar, unit, Math.max(asOf, clock.startedOn), dueOn);
  };
  return {
    kind: clock.kind,
    subject: clock.subject,
    state: clock.state,
    holder: clock.holder,
    startedOn: isoDay(clock.startedOn),
    limit:
      clock.limitDays === null || clock.limitUnit === null
        ? null
        : { days: clock.limitDays, unit: clock.limitUnit },
    extendedBy: clock.extendedBy,
    dueOn: isoDayOrNull(dueOn),
    // What rested on an end that has passed without a resumption is no expectation any more.
    expectedDueOn: isoDayOrNull(pauseUntil !== null && pauseUntil < asOf ? null : clock.expectedDueOn),
    stoppedOn: isoDayOrNull(clock.stoppedOn),
    provisional: clock.provisional,
    edition: clock.edition,
    usedDays: clock.usedDays ?? countedDays(calendar, unit, clock.startedOn, asOf, pauses),
    remainingDays: remaining(),
    overdueDays: late ? { working: overdue('working'), natural: overdue('natural') } : stopped,
    light: clock.state === 'running' && lights !== null ? lightOn(lights, asOf) : 'none',
  };
}

export function deskRow(
  record: DeskRecord,
  plan: ApprovalPlan,
  parties: Parties,
  calendar: WorkingDayCalendar,
  policies: PlacePolicies,
  asOf: Day,
): DeskRow {
  const { project, clock } = record;
  const spec = plan.template.items.find((item) => item.code === record.case.item);
  const holder = record.reason === 'consultation' ? (clock?.holder ?? null) : record.case.holder;
  const { target } = project;
  return {
    projectId: project.id,
    projectName: project.name,
    item: record.case.item,
    itemName: spec === undefined ? { zh: record.case.item, en: record.case.item } : named(spec),
    reason: record.reason,
    status: record.case.status,
    holder,
    holderName: holder === null || holder === PROCEDURE ? null : partyName(parties, holder),
    clock: clock === null ? null : clockOnDay(clock, record.case.pauseUntil, calendar, asOf),
    target:
      target === null || target.reachedOn !== null || target.startedOn === null
        ? null
        : {
            budget: { days: target.days, unit: target.unit },
            dueOn: isoDayOrNull(target.dueOn),
            provisional: target.dueOn !== null && mayMove(calendar, target.unit, target.dueOn),
          },
    owes: record.case.owed.map(({ name }) => name),
    receivedOn: isoDayOrNull(record.case.receivedOn),
    decidedOn: isoDayOrNull(record.case.decidedOn),
    pauseUntil: isoDayOrNull(record.case.pauseUntil),
    commitment: record.case.commitments.at(-1)?.state ?? null,
    lapse: lapseOf(record, policies, asOf),
  };
}

/** By the policy of the day of the notice, as case-reading.ts reads it from the record. */
function lapseOf(
  { case: { status }, clock }: DeskRecord,
  policies: PlacePolicies,
  asOf: Day,
): LapseConsequence | null {
  if (status !== 'correcting' || clock?.kind !== 'correction') return null;
  if (clock.dueOn === null || asOf <= clock.dueOn) return null;
  return policies.on(clock.startedOn).lapsedCorrection.value;
}
