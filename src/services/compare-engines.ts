// The nightly comparison: every open project read anew from its events, held against its rows, and every date worked out a
// second time by the literal engine. It finds a wrong date of the program and a date that somebody changed in the database.
import { setImmediate } from 'node:timers/promises';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, dayOfInstant, type Instant, startOfDay } from '../domain/day.ts';
import { type LiteralCalendar, literalCalendar } from '../domain/second-calendar.ts';
import { isDatabaseAway, rootMessage } from '../store/problems.ts';
import { readOpenProjects, type StoredProject } from '../store/project-pages.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, type System } from './context.ts';
import { derivedRows } from './derived-rows.ts';
import {
  compareProject,
  type EngineDifference,
  type ProjectComparison,
  unreadable,
} from './engine-differences.ts';
import { planOf } from './plans.ts';

export type { EngineDifference } from './engine-differences.ts';

/** What one comparison found. */
export interface EngineComparison {
  /** RFC 3339. */
  readonly at: string;
  readonly durationMs: number;
  readonly projects: number;
  /** Clocks and targets that both engines have read. */
  readonly clocks: number;
  /** All that were found, also beyond the rows that are kept. */
  readonly differences: number;
}

/** Projects in one statement: few enough that pages are answered in between, also by a database in the same process. */
const PAGE = 10;
/** Differences that are kept with their values; when there are more, the first thousand tell the story. */
const MOST_ROWS = 1_000;
const LAST = 'engine-comparison';
const ROWS = 'engine-differences';

/** Compares everything as of the day of `now` and keeps the result; changes nothing else. */
export async function compareEngines(
  system: System,
  now: Instant,
): Promise<EngineComparison & { readonly rows: readonly EngineDifference[] }> {
  const began = performance.now();
  // As before every reading: the rows of a new day are those of the evening before until its changes are made.
  await catchUpIfNewDay(system, now);
  const asOf = dayOfInstant(now);
  const rows: EngineDifference[] = [];
  const count = { projects: 0, clocks: 0, differences: 0 };
  let after: string | null = '';
  while (after !== null) {
    const afterId: string = after;
    const page = await withCalendarsInForce(system, async (current) => {
      const { release, projects } = await readOpenProjects(current.store.db, afterId, PAGE);
      demandRelease(current, release);
      const found: ProjectComparison[] = [];
      for (const stored of projects) {
        found.push(await compareOne(current, stored, asOf));
        await setImmediate();
      }
      return { found, last: projects.at(-1)?.project.id ?? null };
    });
    for (const { clocks, differences } of page.found) {
      count.projects += 1;
      count.clocks += clocks;
      count.differences += differences.length;
      rows.push(...differences.slice(0, MOST_ROWS - rows.length));
    }
    after = page.last;
  }
  const durationMs = Math.round(performance.now() - began);
  const comparison = { at: new Date(now).toISOString(), durationMs, ...count };
  await system.store.transaction(async (tx) => {
    await writeSetting(tx, LAST, { ...comparison });
    await writeSetting(
      tx,
      ROWS,
      rows.map((row) => ({ ...row })),
    );
  });
  return { ...comparison, rows };
}

const HOUR = 3_600_000;
const NIGHT_ENDS = 6 * HOUR;

/**
 * Once a night, however often it is called. By day, when people want the machine for themselves, only if a whole day has
 * gone without: a process that is stopped every night does it too.
 */
export async function compareNightly(system: System, now: Instant): Promise<EngineComparison | null> {
  const last = await lastComparison(system);
  if (last !== null) {
    const at = Date.parse(last.at);
    const today = dayOfInstant(now);
    const isNight = now - startOfDay(today) < NIGHT_ENDS;
    if (dayOfInstant(at) === today || (!isNight && now - at < 24 * HOUR)) return null;
  }
  return compareEngines(system, now);
}

async function compareOne(system: System, stored: StoredProject, asOf: Day): Promise<ProjectComparison> {
  const { project, events } = stored;
  try {
    const plan = await planOf(system.store, system.store.db, project);
    const derived = derivedRows(system, project, plan, events, asOf);
    return compareProject(stored, derived, literalOf(calendarOf(system, project)), asOf);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return unreadable(stored, rootMessage(error));
  }
}

const literals = new WeakMap<WorkingDayCalendar, LiteralCalendar>();

/** From the same papers as the table, and nothing else of it. */
function literalOf(calendar: WorkingDayCalendar): LiteralCalendar {
  const made = literals.get(calendar) ?? literalCalendar(calendar.years, calendar.layers);
  literals.set(calendar, made);
  return made;
}

/** null when there was none yet. */
export async function lastComparison({ store }: Pick<System, 'store'>): Promise<EngineComparison | null> {
  return (await readSetting(store.db, LAST)) as EngineComparison | null;
}

/** Of the last comparison, in order of project; at most a thousand. */
export async function keptDifferences({
  store,
}: Pick<System, 'store'>): Promise<readonly EngineDifference[]> {
  return ((await readSetting(store.db, ROWS)) ?? []) as unknown as readonly EngineDifference[];
}

/** `never`: not once; `old`: not for two days; `differs`: they do not agree; `agree`: all is well. */
export type EngineState = 'never' | 'old' | 'differs' | 'agree';

const TWO_DAYS = 2 * 86_400_000;

/** How the engines stand; one small row is read. Everything but `agree` is an alarm. */
export async function engineAlarm(
  system: Pick<System, 'store'>,
  now: Instant,
): Promise<{ readonly state: EngineState; readonly last: EngineComparison | null }> {
  const last = await lastComparison(system);
  if (last === null) return { state: 'never', last };
  if (last.differences > 0) return { state: 'differs', last };
  return { state: now - Date.parse(last.at) > TWO_DAYS ? 'old' : 'agree', last };
}
