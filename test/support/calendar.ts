// The State Council calendar of the repository, for pure tests: read once, no database.
import { readdirSync, readFileSync } from 'node:fs';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { type CalendarYear, readCalendarYear } from '../../src/domain/calendar-year.ts';

const folder = new URL('../../calendars/CN/', import.meta.url);

export const readYears = (): CalendarYear[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { year, issues } = readCalendarYear(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      if (year === null) throw new Error(`${name}: ${JSON.stringify(issues)}`);
      return year;
    });

export const stateCouncil = new WorkingDayCalendar('CN', 'CN-test', readYears());
