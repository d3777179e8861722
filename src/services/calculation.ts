// The calculator's answer: a period from a start day, its last day, and the ledger that shows why.
import type { Day } from '../domain/day.ts';
import { isoDay } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import { ledgerOf } from '../domain/ledger.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../domain/legal-clock.ts';
import { mergePauses, type PauseInterval, type TimeLimit } from '../domain/time-limit.ts';
import { calendarDue } from './calendars.ts';
import type { System } from './context.ts';
import { ledgerLine } from './ledger-view.ts';
import type { LedgerDayView } from './views.ts';

/** A ledger longer than this is told by its dates alone. */
const LONGEST_LEDGER = 800;

export interface CalculationInput extends TimeLimit {
  readonly start: Day;
  readonly roll?: boolean | undefined;
  readonly pauses: readonly PauseInterval[];
}

export interface CalculationView {
  readonly start: string;
  readonly days: number;
  readonly unit: TimeLimit['unit'];
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly edition: string;
  readonly lines: readonly LedgerDayView[];
  readonly totals: { readonly counted: number; readonly restDays: number; readonly pausedDays: number };
}

/** Negative days count back and have no ledger. Throws an `invalid` refusal naming the field. */
export function calculate(
  { calendars }: Pick<System, 'calendars'>,
  input: CalculationInput,
): CalculationView {
  const calendar = calendars.national;
  const { start, days, unit, pauses, roll = true } = input;
  for (const [index, pause] of pauses.entries()) {
    if (pause.from < start)
      throw invalidField(`from${index + 1}`, 'pause_before_start', { start: isoDay(start) });
  }
  const due = calendarDue({ calendars }, calendar.id, { start, days, unit, pauses, roll });
  const answer = {
    start: isoDay(start),
    days,
    unit,
    dueOn: due.dueOn,
    provisional: due.provisional,
    edition: due.edition,
  };
  const limit: ClockLimit = { kind: 'days', days, unit, roll, late: 'red' };
  const merged = mergePauses(pauses, start);
  const events: ClockEvent[] = [
    { type: 'started', on: start },
    ...merged.flatMap((pause): ClockEvent[] => [
      { type: 'paused', on: pause.from, until: null },
      { type: 'resumed', on: pause.to },
    ]),
  ];
  const last = merged.at(-1)?.to ?? start;
  const reading = days < 0 ? null : readClock(events, limit, calendar, last);
  const nothing = { counted: 0, restDays: 0, pausedDays: 0 };
  if (reading === null || (reading.dueOn ?? start) - start > LONGEST_LEDGER)
    return { ...answer, lines: [], totals: nothing };
  // Read on its own last day, so that no line is late.
  const ledger = ledgerOf(limit, { ...reading, overdueDays: null }, calendar, last);
  const lines = ledger.days.map((line) =>
    ledgerLine(
      line,
      line.pause === null ? null : { procedure: '', name: { zh: '暂停', en: 'Pause' }, document: '' },
    ),
  );
  return { ...answer, lines, totals: ledger.totals };
}
