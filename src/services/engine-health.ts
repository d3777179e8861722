// What the health page and its call show: how the two engines stand, the calendars in force, what runs by itself, and which
// program this is.
import { isoDay } from '../domain/day.ts';
import { regionWithin } from '../domain/regions.ts';
import { programVersion } from '../store/package-root.ts';
import { demand } from './access.ts';
import {
  type EngineComparison,
  type EngineDifference,
  type EngineState,
  engineAlarm,
  keptDifferences,
} from './compare-engines.ts';
import type { ServiceContext } from './context.ts';
import { jobRuns } from './job-runs.ts';

export interface EngineHealth {
  readonly state: EngineState;
  readonly last: EngineComparison | null;
  /** Those in projects within reach, a thousand at most; the count in `last` is of all. */
  readonly differences: readonly EngineDifference[];
}

export interface CalendarInForce {
  readonly id: string;
  readonly edition: string;
  /** Last day of the newest notice's year. */
  readonly announcedUntil: string;
  /** Last day that no later notice is expected to change. */
  readonly firmUntil: string;
  /** Last day that can be asked for. */
  readonly coveredTo: string;
}

export interface JobState {
  readonly name: string;
  readonly everySeconds: number;
  /** RFC 3339; null when it has not run in this process yet. */
  readonly lastRunAt: string | null;
  readonly failed: boolean;
}

export interface HealthView {
  readonly engines: EngineHealth;
  readonly calendars: readonly CalendarInForce[];
  readonly jobs: readonly JobState[];
  readonly version: string;
}

/** Throws `forbidden` for roles that do not watch the program. */
export async function getEngineHealth(ctx: ServiceContext): Promise<EngineHealth> {
  demand(ctx.actor, 'health.view');
  const { state, last } = await engineAlarm(ctx, ctx.now);
  const kept = last === null || last.differences === 0 ? [] : await keptDifferences(ctx);
  return { state, last, differences: kept.filter(({ region }) => regionWithin(region, ctx.actor.region)) };
}

/** Throws `forbidden` for roles that do not watch the program. */
export async function getHealth(ctx: ServiceContext): Promise<HealthView> {
  const engines = await getEngineHealth(ctx);
  return {
    engines,
    calendars: ctx.calendars.all.map((calendar) => ({
      id: calendar.id,
      edition: calendar.edition,
      announcedUntil: isoDay(calendar.announcedUntil),
      firmUntil: isoDay(calendar.firmUntil),
      coveredTo: isoDay(calendar.to),
    })),
    jobs: jobRuns(ctx.store).map(({ name, everySeconds, lastRunAt, failed }) => ({
      name,
      everySeconds,
      lastRunAt: lastRunAt === null ? null : new Date(lastRunAt).toISOString(),
      failed,
    })),
    version: programVersion(),
  };
}
