// Why a promise on the whole project ends on its day: the target opened day by day, with whose work counted.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import type { TargetReading } from '../domain/target.ts';
import { type TargetLedger, type TargetWork, targetLedgerOf } from '../domain/target-ledger.ts';
import { named, procedureName } from './case-view.ts';
import { templateGround } from './ledger-ground.ts';
import { calendarUsed, ledgerLine } from './ledger-view.ts';
import type { LedgerView } from './ledger-views.ts';
import type { ClockView, Named } from './views.ts';

/** Throws `not_found` before the target has started. */
export function targetLedgerView(
  project: { readonly id: string; readonly name: string },
  { template, items }: ApprovalPlan,
  target: TargetReading,
  work: readonly TargetWork[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): LedgerView {
  const { spec } = target;
  const ledger = targetLedgerOf(target, work, calendar, asOf);
  if (ledger === null) throw notFound('clock', { clock: `target:${spec.code}` });
  const nameOf = (code: string): Named => {
    const item = items.find((one) => one.code === code);
    return item === undefined ? { zh: code, en: code } : named(item.spec);
  };
  const measure = spec.measure === 'span' ? 'span' : 'counted';
  return {
    projectId: project.id,
    projectName: project.name,
    item: null,
    itemName: null,
    clock: targetClock(target, ledger, calendar.edition, asOf),
    key: `target:${spec.code}`,
    target: { id: spec.code, name: spec.zh, measure },
    asOf: isoDay(asOf),
    calendar: calendarUsed(calendar, ledger.days, target.provisional ? target.dueOn : null),
    template: { id: template.id, version: template.version, name: template.name },
    ground: templateGround(template, {
      source: spec.days_source,
      assumed: spec.days_source === undefined || spec.days_source === 'assumed',
    }),
    rule: { roll: false, onDate: null, notAfter: null },
    policies: [],
    extension: null,
    pauses: [],
    work: work.map(({ item, runs, leftOut }) => ({
      item,
      name: nameOf(item),
      runs: runs.map(({ from, to }) => ({ from: isoDay(from), to: isoDayOrNull(to) })),
      leftOut: leftOut.map(({ from, to, procedure, document }) => ({
        from: isoDay(from),
        to: isoDayOrNull(to),
        procedure,
        name: procedureName(template, procedure),
        document,
      })),
    })),
    days: ledger.days.map((line) =>
      ledgerLine(
        line,
        line.gap === null
          ? null
          : {
              procedure: line.gap.procedure,
              name: procedureName(template, line.gap.procedure),
              document: line.gap.document,
            },
        line.by,
      ),
    ),
    totals: ledger.totals,
    statutory: null,
  };
}

function targetClock(target: TargetReading, ledger: TargetLedger, edition: string, asOf: Day): ClockView {
  const { spec, startedOn, reachedOn } = target;
  return {
    kind: 'target',
    subject: spec.code,
    state: reachedOn === null ? 'running' : 'stopped',
    holder: null,
    startedOn: isoDay(startedOn ?? asOf),
    limit: { days: spec.days, unit: spec.unit },
    extendedBy: 0,
    dueOn: isoDayOrNull(target.dueOn),
    expectedDueOn: null,
    stoppedOn: isoDayOrNull(reachedOn),
    provisional: target.provisional,
    edition,
    usedDays: target.usedDays,
    remainingDays: reachedOn === null ? target.remainingDays : null,
    overdueDays: ledger.overdueDays,
    light: target.light,
  };
}
