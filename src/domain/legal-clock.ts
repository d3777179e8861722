// One running obligation read from its events: pure, so that the same events always give the same date.
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import { type Light, type LightDays, lightDays, lightOn, nextLightChange } from './light.ts';
import { countedDays, dueOn, type LimitUnit, type PauseInterval } from './time-limit.ts';

export type ClockEvent =
  | { readonly type: 'started'; readonly on: Day }
  | { readonly type: 'paused'; readonly on: Day; readonly until: Day | null }
  | { readonly type: 'resumed'; readonly on: Day }
  /** Lengthens the limit from that day on; counted from the start, not from the approval (rules, trap 17). */
  | { readonly type: 'extended'; readonly on: Day; readonly days: number }
  /** `fulfilled: false` when the case ended otherwise: the obligation is gone and no date is owed. */
  | { readonly type: 'stopped'; readonly on: Day; readonly fulfilled: boolean };

export type ClockLimit =
  | {
      readonly kind: 'days';
      readonly days: number;
      readonly unit: LimitUnit;
      /** A period set by law rolls off a rest day; a target never does. */
      readonly roll: boolean;
      readonly late: 'red' | 'breach';
      /** Never later than this day (a supplement while the result waits for it). */
      readonly notAfter?: Day;
    }
  /** A paper names the day. */
  | { readonly kind: 'date'; readonly on: Day; readonly late: 'red' | 'breach' }
  | { readonly kind: 'none' };

export interface ClockReading {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedOn: Day;
  readonly stoppedOn: Day | null;
  /** The pauses behind the date shown; one that still runs is taken to its told end, or to `asOf`. */
  readonly pauses: readonly PauseInterval[];
  readonly extendedBy: number;
  /** null while paused, without a limit, or when the obligation fell away. */
  readonly dueOn: Day | null;
  /** While paused: the due date if it resumes at the end told in writing, or today. */
  readonly expectedDueOn: Day | null;
  /** The last counted day: the date shown before it rolled off a rest day. */
  readonly lastCountedOn: Day | null;
  readonly provisional: boolean;
  readonly usedDays: number;
  /** In the limit's unit (a month limit and its used days count natural days); negative when late; null when stopped. */
  readonly remainingDays: number | null;
  /** Days after the due date outside pauses, to `asOf` or to the stop; null when in time. */
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
  readonly light: Light;
  /** Days on which a running clock's light changes. */
  readonly lightDays: LightDays | null;
  readonly nextChangeOn: Day | null;
}

/** Reads the clock at the end of `asOf`; null when it has not started by then. Events are in order of happening. */
export function readClock(
  events: readonly ClockEvent[],
  limit: ClockLimit,
  calendar: WorkingDayCalendar,
  asOf: Day,
): ClockReading | null {
  const history = gather(events, asOf);
  if (history === null) return null;
  const { startedOn, stopped, openPause, extendedBy } = history;
  const end = stopped?.on ?? asOf;
  const pausedSoFar =
    openPause === null ? history.closed : [...history.closed, { from: openPause.on, to: end }];
  const unit = unitOf(limit);
  const state = stopped !== null ? 'stopped' : openPause !== null ? 'paused' : 'running';
  const usedDays = countedDays(calendar, unit, startedOn, end, pausedSoFar);
  const base = {
    state,
    startedOn,
    stoppedOn: stopped?.on ?? null,
    pauses: pausedSoFar,
    extendedBy,
    usedDays,
  } as const;
  const silent = { overdueDays: null, light: 'none', lightDays: null, nextChangeOn: null } as const;
  const idle = {
    dueOn: null,
    expectedDueOn: null,
    lastCountedOn: null,
    provisional: false,
    remainingDays: null,
    ...silent,
  } as const;

  if (limit.kind === 'none' || (stopped !== null && !stopped.fulfilled)) return { ...base, ...idle };
  if (openPause !== null && stopped === null) {
    const resumeOn = Math.max(openPause.until ?? asOf, asOf);
    const pauses = [...history.closed, { from: openPause.on, to: resumeOn }];
    const expected = due(calendar, startedOn, limit, extendedBy, pauses);
    const ifResumedNow = due(calendar, startedOn, limit, extendedBy, pausedSoFar);
    return {
      ...base,
      ...idle,
      pauses,
      expectedDueOn: expected.on,
      lastCountedOn: expected.lastCountedOn,
      provisional: calendar.isProvisional(expected.on),
      remainingDays: distance(calendar, unit, asOf, ifResumedNow.on, pausedSoFar),
    };
  }

  const { on: dueDay, lastCountedOn } = due(calendar, startedOn, limit, extendedBy, pausedSoFar);
  const late = end > dueDay;
  const overdueDays = late
    ? {
        working: countedDays(calendar, 'working', dueDay, end, pausedSoFar),
        natural: countedDays(calendar, 'natural', dueDay, end, pausedSoFar),
      }
    : null;
  const provisional = calendar.isProvisional(dueDay);
  if (state === 'stopped')
    return { ...base, ...idle, dueOn: dueDay, lastCountedOn, provisional, overdueDays };
  const days = lightDays(
    calendar,
    unit,
    warningBase(limit, startedOn, dueDay, extendedBy),
    dueDay,
    limit.late,
  );
  return {
    ...base,
    dueOn: dueDay,
    expectedDueOn: null,
    lastCountedOn,
    provisional,
    remainingDays: distance(calendar, unit, asOf, dueDay, pausedSoFar),
    overdueDays,
    light: lightOn(days, asOf),
    lightDays: days,
    nextChangeOn: nextLightChange(days, asOf),
  };
}

/** Days that remain from the end of `asOf` to the end of `dueDay`; negative when late. */
function distance(
  calendar: WorkingDayCalendar,
  unit: 'working' | 'natural',
  asOf: Day,
  dueDay: Day,
  pauses: readonly PauseInterval[],
): number {
  if (asOf <= dueDay) return countedDays(calendar, unit, asOf, dueDay, pauses);
  return -countedDays(calendar, unit, dueDay, asOf, pauses) || 0;
}

interface ClockHistory {
  readonly startedOn: Day;
  readonly closed: readonly PauseInterval[];
  readonly openPause: { readonly on: Day; readonly until: Day | null } | null;
  readonly extendedBy: number;
  readonly stopped: { readonly on: Day; readonly fulfilled: boolean } | null;
}

function gather(events: readonly ClockEvent[], asOf: Day): ClockHistory | null {
  let startedOn: Day | null = null;
  let openPause: ClockHistory['openPause'] = null;
  let stopped: ClockHistory['stopped'] = null;
  let extendedBy = 0;
  const closed: PauseInterval[] = [];
  for (const event of events) {
    if (event.on > asOf) continue;
    switch (event.type) {
      case 'started':
        startedOn = event.on;
        break;
      case 'paused':
        openPause = { on: event.on, until: event.until };
        break;
      case 'resumed':
        if (openPause !== null) closed.push({ from: openPause.on, to: event.on });
        openPause = null;
        break;
      case 'extended':
        extendedBy += event.days;
        break;
      case 'stopped':
        stopped = { on: event.on, fulfilled: event.fulfilled };
        break;
    }
  }
  return startedOn === null ? null : { startedOn, closed, openPause, extendedBy, stopped };
}

type DatedLimit = Exclude<ClockLimit, { kind: 'none' }>;

/** Limits named by a day are told in working days, as people who wait for a paper do. */
const unitOf = (limit: ClockLimit): 'working' | 'natural' =>
  limit.kind !== 'days' || limit.unit === 'working' ? 'working' : 'natural';

function due(
  calendar: WorkingDayCalendar,
  startedOn: Day,
  limit: DatedLimit,
  extendedBy: number,
  pauses: readonly PauseInterval[],
): { readonly on: Day; readonly lastCountedOn: Day } {
  if (limit.kind === 'date') return { on: limit.on, lastCountedOn: limit.on };
  const total = { days: limit.days + extendedBy, unit: limit.unit };
  const raw = dueOn(calendar, startedOn, total, { pauses, roll: false });
  const rolled = limit.roll && limit.unit !== 'working' ? calendar.nextOrSame(raw) : raw;
  const latest = limit.notAfter ?? rolled;
  return { on: Math.min(rolled, latest), lastCountedOn: Math.min(raw, latest) };
}

/** What the 10 % are taken of: the days of the limit, or the days between start and due when it is not given in days. */
function warningBase(limit: DatedLimit, startedOn: Day, dueDay: Day, extendedBy: number): number {
  if (limit.kind === 'days' && limit.unit !== 'month') return limit.days + extendedBy;
  return dueDay - startedOn;
}
