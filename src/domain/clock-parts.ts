// What the clocks of a case are made of: a limit, the events that move it, and the act that begins it.
import type { ItemLimit } from './case-rules.ts';
import type { ClockKind } from './clock-kinds.ts';
import type { Day } from './day.ts';
import type { ClockEvent, ClockLimit } from './legal-clock.ts';
import type { LimitSpec } from './template.ts';

export interface CaseClock {
  readonly kind: ClockKind;
  /** Material or procedure where a case has several clocks of one kind. */
  readonly subject: string | null;
  readonly holder: string | null;
  readonly limit: ClockLimit;
  /** The day of the act that begins it: its policies hold, and the clock may start on a later day by one of them. */
  readonly actedOn: Day;
  /** The first is its start. */
  readonly events: readonly ClockEvent[];
}

/** `fulfilled: false` when the case ended otherwise. */
export type Stop = { readonly on: Day; readonly fulfilled: boolean } | null;

export const at = (on: Day | null | undefined, fulfilled = true): Stop =>
  on === null || on === undefined ? null : { on, fulfilled };

/** From day 0 to the first of the stops. What was done before a moved day 0 came leaves the clock begun on that day. */
export function between(from: Day, ...stops: readonly Stop[]): readonly [ClockEvent, ...ClockEvent[]] {
  const stop = stops.find((one) => one !== null) ?? null;
  const start: ClockEvent = { type: 'started', on: Math.min(from, stop?.on ?? from) };
  return stop === null ? [start] : [start, { type: 'stopped', ...stop }];
}

export const days = (
  limit: Pick<ItemLimit, 'days' | 'unit'>,
  roll: boolean,
  late: 'red' | 'breach' = 'red',
): Extract<ClockLimit, { kind: 'days' }> => ({
  kind: 'days',
  days: limit.days,
  unit: limit.unit,
  roll,
  late,
});
/** Never ends on a rest day, so rolling is nothing to it. */
export const working = (count: number): ClockLimit => days({ days: count, unit: 'working' }, true);
export const onDate = (on: Day | null): ClockLimit =>
  on === null ? { kind: 'none' } : { kind: 'date', on, late: 'red' };

export const limitOf = (spec: LimitSpec | undefined): Pick<ItemLimit, 'days' | 'unit'> | null =>
  spec === undefined || spec.days === null || spec.unit === 'none'
    ? null
    : { days: spec.days, unit: spec.unit };
