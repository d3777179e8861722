// The calendars of the repository, for pure tests: read once, no database.
import { readdirSync, readFileSync } from 'node:fs';
import { type CalendarLayer, WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { CalendarSet } from '../../src/domain/calendar-set.ts';
import { type CalendarYear, readCalendarYear } from '../../src/domain/calendar-year.ts';

const calendars = new URL('../../calendars/', import.meta.url);

/** One notice as its file has it; `id` is `CN` or that of a place. */
export const documentOf = (id: string, year: number) =>
  JSON.parse(readFileSync(new URL(`${id}/${year}.json`, calendars), 'utf8'));

/** The notices of the State Council, or of one place. */
export const readYears = (id = 'CN'): CalendarYear[] => {
  const folder = new URL(`${id}/`, calendars);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { year, issues } = readCalendarYear(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      if (year === null) throw new Error(`${name}: ${JSON.stringify(issues)}`);
      return year;
    });
};

export const stateCouncil = new WorkingDayCalendar('CN', 'CN-test', readYears());

/** A place's calendar over the State Council's; `layers` from wide to narrow, the last being the place's own. */
export const placeOver = (...layers: readonly CalendarLayer[]): WorkingDayCalendar => {
  const id = layers.at(-1)?.id ?? 'CN';
  return new WorkingDayCalendar(id, `${id}-test`, readYears(), layers);
};

export const liangshan = placeOver({ id: 'CN-513400', years: readYears('CN-513400') });
export const beijing = placeOver({ id: 'CN-110000', years: readYears('CN-110000') });
/** All calendars of the repository. */
export const calendarSet = new CalendarSet(stateCouncil, [liangshan, beijing]);
