// One running obligation read from its events: pure, so that the same events always give the same date.
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import { type Light, type LightDays, lightDays, lightOn, nextLightChange } from './light.ts';
import { countedDays, dueOn, firstDayAfter, type LimitUnit, type PauseInterval } from './time-limit.ts';

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
      /** An unofficial limit: it has a date and never a light. */
      readonly unlit?: true;
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
  /** While paused: the due date if it resumes at the end told in writing; null when none was told or it has passed. */
  readonly expectedDueOn: Day | null;
  /** The last counted day (of a limit of 0, the start): the date shown before it rolled off a rest day. */
  readonly lastCountedOn: Day | null;
  readonly provisional: boolean;
  readonly usedDays: number;
  /**
   * In the limit's unit (a month limit and its used days count natural days); negative when late, null when stopped.
   * While paused it stands still: what the limit leaves, without the days by which it may roll.
   */
  readonly remainingDays: number | null;
  /** Days after the due date outside pauses, to `asOf` or to the stop; null when in time: no such day has come. */
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
  const { startedOn, closed, openPause, stopped } = history;
  const end = stopped?.on ?? asOf;
  const pauses = openPause === null ? closed : [...closed, { from: openPause.on, to: end }];
  const standing =
    limit.kind === 'none' || stopped?.fulfilled === false
      ? undated(pauses)
      : openPause !== null && stopped === null
        ? whilePaused(history, openPause, pauses, limit, calendar, asOf)
        : dated(history, pauses, limit, calendar, asOf);
  const { lightDays: days } = standing;
  // Written out, because spreading this many fields is a thousand times slower than naming them.
  return {
    state: stopped !== null ? 'stopped' : openPause !== null ? 'paused' : 'running',
    startedOn,
    stoppedOn: stopped?.on ?? null,
    pauses: standing.pauses,
    extendedBy: history.extendedBy,
    dueOn: standing.dueOn,
    expectedDueOn: standing.expectedDueOn,
    lastCountedOn: standing.lastCountedOn,
    provisional: standing.provisional,
    usedDays: countedDays(calendar, unitOf(limit), startedOn, end, pauses),
    remainingDays: standing.remainingDays,
    overdueDays: standing.overdueDays,
    light: days === null ? 'none' : lightOn(days, asOf),
    lightDays: days,
    nextChangeOn: days === null ? null : nextLightChange(days, asOf),
  };
}

/** What a clock says of its date, apart from what has happened to it. */
type Standing = Pick<
  ClockReading,
  | 'pauses'
  | 'dueOn'
  | 'expectedDueOn'
  | 'lastCountedOn'
  | 'provisional'
  | 'remainingDays'
  | 'overdueDays'
  | 'lightDays'
>;

const undated = (pauses: readonly PauseInterval[]): Standing => ({
  pauses,
  dueOn: null,
  expectedDueOn: null,
  lastCountedOn: null,
  provisional: false,
  remainingDays: null,
  overdueDays: null,
  lightDays: null,
});

function whilePaused(
  { startedOn, closed, extendedBy }: ClockHistory,
  pause: OpenPause,
  pausedSoFar: readonly PauseInterval[],
  limit: DatedLimit,
  calendar: WorkingDayCalendar,
  asOf: Day,
): Standing {
  const unit = unitOf(limit);
  const told = pause.until !== null && pause.until >= asOf ? pause.until : null;
  const pauses = told === null ? pausedSoFar : [...closed, { from: pause.on, to: told }];
  const expected = told === null ? null : due(calendar, startedOn, limit, extendedBy, pauses);
  const ifResumedNow = due(calendar, startedOn, limit, extendedBy, pausedSoFar);
  return {
    pauses,
    dueOn: null,
    expectedDueOn: expected?.on ?? null,
    lastCountedOn: expected?.lastCountedOn ?? null,
    provisional: expected !== null && calendar.isProvisional(expected.on),
    remainingDays:
      asOf > ifResumedNow.on
        ? distance(calendar, unit, asOf, ifResumedNow.on, pausedSoFar)
        : Math.max(0, distance(calendar, unit, asOf, ifResumedNow.lastCountedOn, pausedSoFar)),
    overdueDays: null,
    lightDays: null,
  };
}

/** Of a clock that runs, or was stopped by what it asked for. */
function dated(
  { startedOn, extendedBy, stopped }: ClockHistory,
  pauses: readonly PauseInterval[],
  limit: DatedLimit,
  calendar: WorkingDayCalendar,
  asOf: Day,
): Standing {
  const unit = unitOf(limit);
  const end = stopped?.on ?? asOf;
  const { on, lastCountedOn } = due(calendar, startedOn, limit, extendedBy, pauses);
  // A pause that begins on or after the due date keeps lateness off too: its days are nobody's.
  const lateOn = firstDayAfter(on, pauses);
  const late = (kind: 'working' | 'natural') => countedDays(calendar, kind, on, end, pauses);
  // The 10 % of a limit that is not given in days are taken of the days it comes to.
  const size =
    limit.kind === 'days' && limit.unit !== 'month'
      ? limit.days + extendedBy
      : countedDays(calendar, unit, startedOn, lastCountedOn, pauses);
  return {
    pauses,
    dueOn: on,
    expectedDueOn: null,
    lastCountedOn,
    provisional: calendar.isProvisional(on),
    remainingDays: stopped === null ? distance(calendar, unit, asOf, on, pauses) : null,
    overdueDays: end < lateOn ? null : { working: late('working'), natural: late('natural') },
    lightDays:
      stopped === null && !isUnlit(limit) ? lightDays(calendar, unit, size, on, limit.late, lateOn) : null,
  };
}

const isUnlit = (limit: DatedLimit): boolean => limit.kind === 'days' && limit.unlit === true;

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

interface OpenPause {
  readonly on: Day;
  readonly until: Day | null;
}

interface ClockHistory {
  readonly startedOn: Day;
  readonly closed: readonly PauseInterval[];
  readonly openPause: OpenPause | null;
  readonly extendedBy: number;
  readonly stopped: { readonly on: Day; readonly fulfilled: boolean } | null;
}

function gather(events: readonly ClockEvent[], asOf: Day): ClockHistory | null {
  let startedOn: Day | null = null;
  let openPause: OpenPause | null = null;
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
  const lastCounted = total.days === 0 ? startedOn : raw;
  return { on: Math.min(rolled, latest), lastCountedOn: Math.min(lastCounted, latest) };
}
