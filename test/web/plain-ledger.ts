// A working-day ledger without pauses, for the calculator's sample.
import type { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { type Day, isoDay, weekday } from '../../src/domain/day.ts';
import type { LedgerDayView } from '../../src/services/ledger-views.ts';

export function plainLedger(
  calendar: WorkingDayCalendar,
  start: Day,
  limit: number,
): readonly LedgerDayView[] {
  const lines: LedgerDayView[] = [];
  let number = 0;
  for (let at = start; number < limit; at += 1) {
    const fact = calendar.fact(at);
    const counts = at > start && fact.working;
    if (counts) number += 1;
    lines.push({
      date: isoDay(at),
      weekday: weekday(at),
      kind: at === start ? 'start' : !counts ? 'off' : number === limit ? 'due' : 'counted',
      counted: counts,
      number: counts ? number : null,
      day: fact.kind,
      dayName: fact.name,
      notice: fact.notice,
      overlay: fact.overlay,
      pause: null,
      by: [],
      article: at === start ? 'civil_201' : 'licence_82',
      provisional: fact.provisional,
    });
  }
  return lines;
}
