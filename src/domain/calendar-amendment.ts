// One day marked by hand, as the amendment of a notice: the document that follows is checked like any other.
import { NATIONAL } from './calendar-year.ts';
import { isWeekend, parseDay } from './day.ts';

export interface MarkedDay {
  /** `CN`, or `CN-513400` for a place. */
  readonly calendarId: string;
  /** `YYYY-MM-DD`, as all dates of a document. */
  readonly date: string;
  readonly kind: 'off' | 'work';
  /** The holiday, or what the day is worked for. */
  readonly name: string;
  /** The paper that says so. */
  readonly title: string;
  readonly number: string;
  readonly published: string;
  readonly url: string;
}

interface Entry {
  readonly date: string;
}
interface Notice {
  readonly revisions: readonly unknown[];
  readonly holidays: readonly Entry[];
  readonly workdays: readonly Entry[];
}

/** `document` is the one in force for that year, null when there is none; it must have been read without a fault. */
export function amended(document: object | null, mark: MarkedDay): object {
  const base = document ?? emptyYear(mark);
  const { revisions, holidays, workdays } = base as Notice;
  const holiday = { date: mark.date, name: mark.name };
  const workday = { date: mark.date, for: mark.name };
  // A weekday that the notice gave off is worked again by taking it out; a make-up day it cannot be.
  const asBefore = mark.calendarId === NATIONAL && holidays.some(({ date }) => date === mark.date);
  const isWeekday = !isWeekend(parseDay(mark.date) ?? 0);
  const [off, work] = mark.kind === 'off' ? [[holiday], []] : [[], asBefore && isWeekday ? [] : [workday]];
  const removed = (list: readonly Entry[]) => list.filter(({ date }) => date === mark.date);
  const changes = {
    holidaysAdded: off,
    holidaysRemoved: removed(holidays),
    workdaysAdded: work,
    workdaysRemoved: removed(workdays),
  };
  const { title, number, published, url } = mark;
  const revision = { published, note: title, title, number, issued: published, url, changes };
  return {
    ...base,
    revisions: [...revisions, ...(document === null ? [] : [revision])],
    holidays: replaced(holidays, mark.date, off),
    workdays: replaced(workdays, mark.date, work),
  };
}

const replaced = (list: readonly Entry[], date: string, added: readonly Entry[]): readonly Entry[] =>
  [...list.filter((entry) => entry.date !== date), ...added].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The first document of a place for a year. */
function emptyYear({ calendarId, date, title, number, published, url }: MarkedDay): Notice {
  return {
    schema: 1,
    jurisdiction: calendarId,
    ...(calendarId === NATIONAL ? {} : { appliesTo: 'everyone' }),
    year: Number(date.slice(0, 4)),
    source: { title, number, issued: published, published, url },
    revisions: [{ published, note: title }],
    holidays: [],
    workdays: [],
  } as Notice;
}
