// Forecasts of finished projects as they would have been made on days of their life, with what was known then, held against
// what happened.
import { setImmediate } from 'node:timers/promises';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { type Day, startOfDay } from '../domain/day.ts';
import { type ForecastGround, forecast } from '../domain/forecast.ts';
import { type BacktestFigures, figuresOf } from '../domain/forecast-backtest.ts';
import { readProject } from '../domain/project-reading.ts';
import { type RecordedProject, readRecordedProjects } from '../store/project-records.ts';
import { everything } from '../store/scope.ts';
import { calendarsAt } from './calendar-book.ts';
import { calendarOf, placePolicies, type System } from './context.ts';
import { forecastBases } from './forecast.ts';
import { historyAt } from './history.ts';
import { planBasis, storedBasis } from './plan-basis.ts';
import { planOf } from './plans.ts';
import type { ForecastBasis } from './views.ts';
import { byItem } from './whole-project.ts';

export interface Backtest {
  readonly projects: number;
  readonly bases: readonly { readonly basis: ForecastBasis; readonly figures: BacktestFigures | null }[];
}

const PORTION = 20;

/**
 * Of every project that has come to its end (the last event of its first promise, else its last case), from its opening on
 * every `every` working days until then. A forecast sees the events entered by that evening, the notices published by then,
 * and the cases that had ended by then.
 */
export async function backtest(
  system: System,
  bases: readonly ForecastBasis[] = forecastBases,
  every = 10,
): Promise<Backtest> {
  const errors = new Map(bases.map((basis) => [basis, [] as number[]]));
  const calendars = new Map<Day, Promise<CalendarSet>>();
  const calendarsOn = (on: Day): Promise<CalendarSet> => {
    const known = calendars.get(on) ?? calendarsAt(system, startOfDay(on + 1), on);
    calendars.set(on, known);
    return known;
  };
  let projects = 0;
  for (let after: string | null = ''; after !== null; ) {
    const page: readonly RecordedProject[] = await readRecordedProjects(
      system.store.db,
      everything,
      {},
      after,
      PORTION,
    );
    for (const recorded of page) {
      projects += (await testOne(system, recorded, errors, every, calendarsOn)) ? 1 : 0;
      await setImmediate();
    }
    after = page.length < PORTION ? null : (page.at(-1)?.project.id ?? null);
  }
  return {
    projects,
    bases: bases.map((basis) => ({ basis, figures: figuresOf(errors.get(basis) ?? []) })),
  };
}

/** Whether the project had an end to be forecast. */
async function testOne(
  system: System,
  recorded: RecordedProject,
  errors: ReadonlyMap<ForecastBasis, number[]>,
  every: number,
  calendarsOn: (on: Day) => Promise<CalendarSet>,
): Promise<boolean> {
  const { project, events } = recorded;
  const calendar = calendarOf(system, project);
  const last = events.reduce((latest, { occurredOn }) => Math.max(latest, occurredOn), project.openedOn);
  const end = await readKnown(system, recorded, last, system.calendars);
  const { towards, finishOn: happened } = forecast(end);
  if (happened === null || happened > last) return false;
  for (let on = calendar.nextOrSame(project.openedOn); on < happened; on = calendar.shift(on, every)) {
    const known = await readKnown(system, recorded, on, await calendarsOn(on), startOfDay(on + 1));
    for (const [basis, list] of errors) {
      const historyOf = await historyAt(system, basis, on);
      const found = forecast({ ...known, historyOf });
      const expected = found.cases.find(({ placed }) => placed.item.code === towards)?.finishOn;
      if (expected == null) continue;
      list.push(
        happened >= expected
          ? calendar.workingDaysBetween(expected, happened)
          : -calendar.workingDaysBetween(happened, expected),
      );
    }
  }
  return true;
}

/** The project on the evening of `on`, by what had been entered before `enteredBefore`; left out: by all that is known. */
async function readKnown(
  system: System,
  { project, events }: RecordedProject,
  on: Day,
  calendars: CalendarSet,
  enteredBefore = Number.POSITIVE_INFINITY,
): Promise<ForecastGround> {
  const known = events.filter(({ recordedAt }) => recordedAt < enteredBefore);
  const then = known.filter(({ occurredAt }) => occurredAt < startOfDay(on + 1));
  const plan = await planOf(system.store, system.store.db, { ...project, ...storedBasis(planBasis(then)) });
  const calendar = calendarOf({ calendars }, project);
  const reading = readProject(plan, byItem(known), calendar, placePolicies(system, project), on);
  return { plan, reading, calendar };
}
