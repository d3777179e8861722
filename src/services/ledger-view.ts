// The answer to 「为什么是这一天」: one clock of one case, opened day by day.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { acceptedFacts } from '../domain/case.ts';
import type { RunClock } from '../domain/case-reading.ts';
import { type Day, isoDay, weekday } from '../domain/day.ts';
import { type LedgerDay, ledgerOf } from '../domain/ledger.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { clockView, named, procedureName } from './case-view.ts';
import type { LedgerDayView, LedgerView } from './views.ts';

/** One line of a ledger; `pause` is the paper behind a day that lies in a pause. */
export const ledgerLine = (line: LedgerDay, pause: LedgerDayView['pause']): LedgerDayView => ({
  date: isoDay(line.day),
  weekday: weekday(line.day),
  kind: line.kind,
  counted: line.counted,
  number: line.number,
  day: line.fact.kind,
  dayName: line.fact.name,
  notice: line.fact.notice,
  pause,
  article: line.article,
  provisional: line.fact.provisional,
});

export function ledgerView(
  project: { readonly id: string; readonly name: string },
  template: ApprovalTemplate,
  placed: PlacedCase,
  run: RunClock,
  calendar: WorkingDayCalendar,
  asOf: Day,
): LedgerView {
  const ledger = ledgerOf(run.clock.limit, run.reading, calendar, asOf);
  const pauses = acceptedFacts(placed.reading.state)?.pauses ?? [];
  const papers = run.reading.pauses.map(({ from }) => pauses.find((pause) => pause.from === from) ?? null);
  const lines = ledger.days.map((line) => {
    const paper = line.pause === null ? null : (papers[line.pause] ?? null);
    return ledgerLine(
      line,
      paper === null
        ? null
        : {
            procedure: paper.procedure,
            name: procedureName(template, paper.procedure),
            document: paper.document,
          },
    );
  });
  const statutory = placed.reading.clocks.find(({ clock }) => clock.kind === 'statutory');
  const notices = new Set(ledger.days.flatMap(({ fact }) => (fact.notice === null ? [] : [fact.notice])));
  return {
    projectId: project.id,
    projectName: project.name,
    item: placed.item.code,
    itemName: named(placed.item.spec),
    clock: clockView(run, calendar.edition),
    asOf: isoDay(asOf),
    calendar: { id: calendar.id, edition: calendar.edition, notices: [...notices] },
    days: lines,
    totals: ledger.totals,
    statutory: statutory === undefined || statutory === run ? null : clockView(statutory, calendar.edition),
  };
}
