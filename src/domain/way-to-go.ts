// How far the end of a project still is from each of its cases, by promised limits alone.
import { doneOn } from './case-reading.ts';
import { workingDaysOf } from './critical-path.ts';
import type { PlacedCase } from './project-reading.ts';

const NATURAL_TO_WORKING = 5 / 7;

/**
 * In working days: what its promised limit leaves to each case that is not done, plus the longest chain of promised limits
 * that waits for it. A late case has nothing left; calendars are left out.
 */
export function waysToGo(cases: readonly PlacedCase[]): ReadonlyMap<string, number> {
  const waiting = new Map<string, PlacedCase[]>();
  for (const placed of cases)
    for (const code of placed.item.prerequisites) waiting.set(code, [...(waiting.get(code) ?? []), placed]);
  const known = new Map<string, number>();
  const wayFrom = (placed: PlacedCase): number => {
    const { code } = placed.item;
    const found = known.get(code);
    if (found !== undefined) return found;
    const beyond = (waiting.get(code) ?? []).reduce((most, next) => Math.max(most, wayFrom(next)), 0);
    const way = left(placed) + beyond;
    known.set(code, way);
    return way;
  };
  for (const placed of cases) wayFrom(placed);
  return known;
}

function left({ item, reading }: PlacedCase): number {
  if (doneOn(reading.state) !== null) return 0;
  const running = reading.clocks.findLast(
    ({ clock, reading: { state } }) =>
      (clock.kind === 'promised' || clock.kind === 'intermediary') && state !== 'stopped',
  );
  const days = running?.reading.remainingDays ?? null;
  if (running === undefined || days === null) return workingDaysOf(item.promised);
  const { limit } = running.clock;
  const isWorking = limit.kind !== 'days' || limit.unit === 'working';
  return Math.max(0, days) * (isWorking ? 1 : NATURAL_TO_WORKING);
}
