// What a revision of the calendar did to some projects, as events of their chains and rows of the read models.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { dayOfInstant } from '../domain/day.ts';
import type { Tx } from '../store/db.ts';
import { chainEvents, type EventDraft, headAfter } from '../store/event-chain.ts';
import { writeRevised } from '../store/write-revised.ts';
import type { ServiceContext } from './context.ts';
import type { RevisedCase, RevisedProject } from './revise-project.ts';

/** The projects' rows must be held by this transaction. Only cases of which a date moves get an event. */
export async function writeRevisedProjects(
  tx: Tx,
  ctx: ServiceContext,
  revised: readonly RevisedProject[],
  after: CalendarSet,
  release: number,
): Promise<void> {
  const rows = revised.map(({ project, cases, summary }) => {
    const calendar = after.of(project.region);
    const moved = cases.filter(({ moves }) => moves.length > 0);
    const drafts = moved.map((one) => draft(ctx, one, calendar, release));
    const versions = new Map(moved.map(({ record }) => [record.item, record.version]));
    const events = chainEvents(project, drafts, versions);
    const versionOf = ({ record, moves }: RevisedCase) => record.version + (moves.length > 0 ? 1 : 0);
    return {
      project: {
        id: project.id,
        lastSeq: project.lastSeq,
        lastHash: project.lastHash,
        ...summary,
        ...headAfter(events),
      },
      events,
      cases: cases.map((one) => ({ record: { ...one.record, version: versionOf(one) }, clocks: one.clocks })),
    };
  });
  await writeRevised(tx, {
    projects: rows.map(({ project }) => project),
    events: rows.flatMap(({ events }) => events),
    cases: rows.flatMap(({ cases }) => cases),
  });
}

function draft(
  ctx: ServiceContext,
  { record, moves }: RevisedCase,
  calendar: WorkingDayCalendar,
  release: number,
): EventDraft {
  return {
    item: record.item,
    body: {
      type: 'calendar_revised',
      release,
      edition: calendar.edition,
      moves: moves.map(({ kind, subject, before, after, provisionalAfter }) => ({
        clock: kind,
        subject,
        before,
        after,
        provisional: provisionalAfter,
      })),
    },
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    actor: ctx.actor.username,
    actorName: ctx.actor.name,
    backEntry: false,
    restDay: !calendar.isWorkingDay(dayOfInstant(ctx.now)),
  };
}
