// The calculator's answer: a period from a start day, its last day, and the ledger that shows why.
import type { z } from 'zod';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, day } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import { type LedgerDay, ledgerOf } from '../domain/ledger.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../domain/legal-clock.ts';
import { mergePauses, type PauseInterval, rawNaturalDue, type TimeLimit } from '../domain/time-limit.ts';
import { type CalendarDue, type Calendars, calendarDue, calendarOf, type dueShape } from './calendars.ts';
import { ledgerLine, unpublishedYear } from './ledger-view.ts';
import type { LedgerDayView } from './ledger-views.ts';

/** A ledger longer than this is told by its dates alone. */
export const LONGEST_LEDGER = 800;

export interface CalculationView extends CalendarDue {
  /** The year whose notice must be known before the answer is firm; null for a firm one. */
  readonly unpublished: number | null;
  /** One a day from the start to the answer, backwards when counting back; null when there are too many. */
  readonly lines: readonly LedgerDayView[] | null;
  readonly totals: { readonly counted: number; readonly restDays: number; readonly pausedDays: number };
}

/** Throws `not_found` for the calendar, or an `invalid` refusal naming the field. */
export function calculate(
  calendars: Calendars,
  id: string,
  question: z.output<typeof dueShape>,
): CalculationView {
  const { start, days, unit, pauses = [], roll = true, knownOn } = question;
  const answer = calendarDue(calendars, id, question);
  const calendar = calendarOf(calendars, id, knownOn);
  const on = day(answer.dueOn);
  const unpublished = answer.provisional ? unpublishedYear(calendar, Math.max(start, on)) : null;
  if (Math.abs(on - start) > LONGEST_LEDGER)
    return { ...answer, unpublished, lines: null, totals: { counted: 0, restDays: 0, pausedDays: 0 } };
  const limit = { days, unit };
  const ledger =
    days < 0 ? countedBack(calendar, start, limit, on) : countedOn(calendar, start, limit, pauses, roll);
  const noPaper = { procedure: '', name: { zh: '暂停', en: 'Pause' }, document: '' };
  const lines = ledger.map((line) => ledgerLine(line, line.pause === null ? null : noPaper));
  const tally = (kind: LedgerDay['kind']): number => ledger.filter((line) => line.kind === kind).length;
  const counted = ledger.filter((line) => line.counted).length;
  return {
    ...answer,
    unpublished,
    lines,
    totals: { counted, restDays: tally('off'), pausedDays: tally('paused') },
  };
}

/** As `calculate`, for those who ask for the lines: more of them than `LONGEST_LEDGER` are refused. */
export function dueWithLedger(calendars: Calendars, id: string, question: z.output<typeof dueShape>) {
  const { lines, totals, ...answer } = calculate(calendars, id, question);
  if (lines === null) throw invalidField('ledger', 'ledger_too_long', { max: LONGEST_LEDGER });
  return { ...answer, lines, totals };
}

function countedOn(
  calendar: WorkingDayCalendar,
  start: Day,
  { days, unit }: TimeLimit,
  pauses: readonly PauseInterval[],
  roll: boolean,
): readonly LedgerDay[] {
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
  const reading = readClock(events, limit, calendar, last);
  if (reading === null) throw new Error('a clock that has started can be read');
  // Read on its own last day, so that no line is late.
  return ledgerOf(limit, { ...reading, overdueDays: null }, calendar, last).days;
}

/** From the start, which is day 0, back to the answer; it takes no pauses. */
function countedBack(
  calendar: WorkingDayCalendar,
  start: Day,
  limit: TimeLimit,
  on: Day,
): readonly LedgerDay[] {
  const working = limit.unit === 'working';
  const lastCounted = working ? on : rawNaturalDue(start, limit, []);
  const article = working ? 'licence_82' : limit.unit === 'month' ? 'civil_202' : 'civil_200';
  let number = 0;
  return Array.from({ length: start - on + 1 }, (_, i): LedgerDay => {
    const at = start - i;
    const fact = calendar.fact(at);
    const line = { day: at, fact, pause: null, number: null, counted: false };
    if (i === 0) return { ...line, kind: 'start', article: 'civil_201' };
    if (at < lastCounted) return { ...line, kind: at === on ? 'due' : 'rolled', article: 'civil_203' };
    if (working && !fact.working) return { ...line, kind: 'off', article };
    number += 1;
    return { ...line, kind: at === on ? 'due' : 'counted', article, number, counted: true };
  });
}
