// The second engine: limits and clocks once more, written from the words of the law alone. It walks from day to day and
// asks of each day whether it is worked and whether a pause takes it out; no table, no merging, no code of the first one.
import { type Day, isoDay, parseDay } from './day.ts';
import type { ClockEvent, ClockLimit } from './legal-clock.ts';
import type { Light } from './light.ts';
import type { LiteralCalendar } from './second-calendar.ts';
import type { LimitUnit, PauseInterval } from './time-limit.ts';

type Pauses = readonly PauseInterval[];

/** 许可法 45: the day a pause begins still counts, the day it ends does not. */
function isPaused(d: Day, pauses: Pauses): boolean {
  for (const { from, to } of pauses) if (from < d && d <= to) return true;
  return false;
}

/** 许可法 82 for working days, 民法典 200 for natural ones. */
const counts = (calendar: LiteralCalendar, d: Day, unit: LimitUnit, pauses: Pauses): boolean =>
  (unit !== 'working' || calendar.isWorked(d)) && !isPaused(d, pauses);

/** 民法典 202: the corresponding day, or the month's last day when there is none. */
export function correspondingDay(start: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = isoDay(start).split('-').map(Number);
  const wanted = year * 12 + (month - 1) + months;
  const two = (n: number): string => String(n).padStart(2, '0');
  for (let d = date; d > 0; d -= 1) {
    const found = parseDay(`${Math.floor(wanted / 12)}-${two((wanted % 12) + 1)}-${two(d)}`);
    if (found !== null) return found;
  }
  throw new RangeError(`no month ${months} months from ${isoDay(start)}`);
}

/** 民法典 201: the days after `from`, up to `to` and with it, that count. Pauses may overlap, nest and begin before. */
export function literalCount(
  calendar: LiteralCalendar,
  from: Day,
  to: Day,
  unit: LimitUnit,
  pauses: Pauses,
): number {
  let counted = 0;
  for (let d = from + 1; d <= to; d += 1) if (counts(calendar, d, unit, pauses)) counted += 1;
  return counted;
}

export interface LiteralPeriod {
  readonly start: Day;
  /** With the extension, which is counted from the start. Negative days count back and take no pauses. */
  readonly days: number;
  readonly unit: LimitUnit;
  /** Whether a natural or month period that ends on a rest day moves to the next working day. */
  readonly roll: boolean;
  readonly pauses: Pauses;
}

/** The last counted day of a period, and the last day to act. Throws RangeError beyond the papers. */
export function literalDue(
  calendar: LiteralCalendar,
  { start, days, unit, roll, pauses }: LiteralPeriod,
): { readonly counted: Day; readonly due: Day } {
  if (days < 0) return { counted: start, due: countingBack(calendar, start, -days, unit, roll) };
  // 民法典 201: the day itself is not counted, the next one is the first.
  const wanted = unit === 'month' ? correspondingDay(start, days) - start : days;
  let counted = start;
  for (let left = wanted; left > 0; ) {
    counted += 1;
    if (counts(calendar, counted, unit, pauses)) left -= 1;
  }
  let due = counted;
  // Decided on the spot: on the day itself, else on the first day that is worked and not paused.
  if (unit === 'working' && days === 0)
    while (!calendar.isWorked(due) || (due > start && isPaused(due, pauses))) due += 1;
  // 民法典 203: a last day that is a rest day moves to the day after the rest.
  if (unit !== 'working' && roll) while (!calendar.isWorked(due)) due += 1;
  return { counted, due };
}

function countingBack(
  calendar: LiteralCalendar,
  start: Day,
  days: number,
  unit: LimitUnit,
  roll: boolean,
): Day {
  let d = unit === 'month' ? correspondingDay(start, -days) : start - (unit === 'natural' ? days : 0);
  if (unit === 'working')
    for (let left = days; left > 0; ) {
      d -= 1;
      if (calendar.isWorked(d)) left -= 1;
    }
  // Backwards the rest lies on the other side: the working day before it.
  if (roll) while (!calendar.isWorked(d)) d -= 1;
  return d;
}

export interface LiteralReading {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedOn: Day;
  readonly dueOn: Day | null;
  readonly expectedDueOn: Day | null;
  readonly provisional: boolean;
  readonly usedDays: number;
  readonly remainingDays: number | null;
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
  readonly light: Light;
}

interface LiteralPause {
  readonly from: Day;
  /** null: it has not ended by the day of asking. */
  readonly to: Day | null;
  /** The end told in writing. */
  readonly told: Day | null;
}

/** What one may say at the end of `asOf`, from what had happened by then; null before the start. */
export function literalReading(
  calendar: LiteralCalendar,
  history: readonly ClockEvent[],
  limit: ClockLimit,
  asOf: Day,
): LiteralReading | null {
  const happened = history.filter(({ on }) => on <= asOf);
  const start = happened.find(({ type }) => type === 'started')?.on;
  if (start === undefined) return null;
  const stop = happened.find((event) => event.type === 'stopped') ?? null;
  const end = stop?.on ?? asOf;
  const told = pausesOf(happened);
  const unit = limit.kind === 'days' ? limit.unit : 'working';
  const kind = unit === 'working' ? 'working' : 'natural';
  const open = stop === null ? (told.find(({ to }) => to === null) ?? null) : null;
  const pauses = told.map(({ from, to }) => ({ from, to: to ?? end }));
  const state = stop !== null ? 'stopped' : open !== null ? 'paused' : 'running';
  const bare = {
    state,
    startedOn: start,
    dueOn: null,
    expectedDueOn: null,
    provisional: false,
    usedDays: literalCount(calendar, start, end, unit, pauses),
    remainingDays: null,
    overdueDays: null,
    light: 'none',
  } as const;
  // Without a limit, or when the case ended otherwise, nothing is owed by any day.
  if (limit.kind === 'none' || (stop !== null && !stop.fulfilled)) return bare;
  const { due, counted } = lastDays(calendar, limit, start, happened, pauses);
  const after = (of: 'working' | 'natural'): number => literalCount(calendar, due, end, of, pauses);
  if (open !== null) {
    // Only an end that was told, and has not passed, says when it may be due.
    const until = open.told !== null && open.told >= asOf ? open.told : null;
    const resumed = told.map((pause) => ({ from: pause.from, to: pause.to ?? until ?? asOf }));
    const expectedDueOn = until === null ? null : lastDays(calendar, limit, start, happened, resumed).due;
    return {
      ...bare,
      expectedDueOn,
      provisional: expectedDueOn !== null && calendar.isProvisional(expectedDueOn),
      remainingDays: asOf > due ? negative(after(kind)) : literalCount(calendar, asOf, counted, kind, pauses),
    };
  }
  // A pause after the due date keeps lateness off too: its days are nobody's.
  const overdueDays = after('natural') > 0 ? { working: after('working'), natural: after('natural') } : null;
  const dated = { ...bare, dueOn: due, provisional: calendar.isProvisional(due), overdueDays };
  if (stop !== null) return dated;
  const remainingDays = asOf <= due ? literalCount(calendar, asOf, due, kind, []) : negative(after(kind));
  // A tenth of the limit, one day at least; of a limit not given in days, of the days it comes to.
  const size =
    limit.kind === 'days' && unit !== 'month'
      ? limit.days + extendedBy(happened)
      : literalCount(calendar, start, counted, kind, pauses);
  const isNear = remainingDays <= Math.max(1, Math.ceil(size / 10));
  // What is not official has a date and no colour.
  if (limit.kind === 'days' && limit.unlit === true) return { ...dated, remainingDays };
  return { ...dated, remainingDays, light: overdueDays !== null ? limit.late : isNear ? 'yellow' : 'none' };
}

/** 许可法 42: an extension lengthens the limit itself, which is counted from the start. */
function lastDays(
  calendar: LiteralCalendar,
  limit: Exclude<ClockLimit, { kind: 'none' }>,
  start: Day,
  happened: readonly ClockEvent[],
  pauses: Pauses,
): { readonly counted: Day; readonly due: Day } {
  // A paper that names the day needs no counting.
  if (limit.kind === 'date') return { counted: limit.on, due: limit.on };
  const { unit, roll, notAfter = Number.POSITIVE_INFINITY } = limit;
  const days = limit.days + extendedBy(happened);
  const { counted, due } = literalDue(calendar, { start, days, unit, roll, pauses });
  return { counted: Math.min(counted, notAfter), due: Math.min(due, notAfter) };
}

const extendedBy = (happened: readonly ClockEvent[]): number =>
  happened.reduce((sum, event) => sum + (event.type === 'extended' ? event.days : 0), 0);

/** One after another, as they happened; the last may still be open. */
function pausesOf(happened: readonly ClockEvent[]): readonly LiteralPause[] {
  const pauses: LiteralPause[] = [];
  for (const event of happened) {
    const last = pauses.at(-1);
    if (event.type === 'paused') pauses.push({ from: event.on, to: null, told: event.until });
    if (event.type === 'resumed' && last?.to === null) pauses[pauses.length - 1] = { ...last, to: event.on };
  }
  return pauses;
}

const negative = (days: number): number => (days === 0 ? 0 : -days);
