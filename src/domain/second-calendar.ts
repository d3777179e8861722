// The calendar of the second engine: asks the papers themselves, one day at a time, in the words of the law. It shares no
// code with calendar.ts and calendar-year.ts, so that a mistake in the one is not a mistake in the other.
import type { CalendarLayer } from './calendar.ts';
import type { CalendarYear, HolidayEntry } from './calendar-year.ts';
import { type Day, isoDay } from './day.ts';

export interface LiteralCalendar {
  /** Throws RangeError, naming the year, for a day on which no paper and no rule says anything. */
  readonly isWorked: (d: Day) => boolean;
  /** A paper that is still to come may change this day. */
  readonly isProvisional: (d: Day) => boolean;
}

/** 放假办法 2: the days off that the solar calendar fixes; known before any notice. */
const FIXED_DAYS_OFF: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** How far beyond the newest notice an answer is still given, in years. */
const PROVISIONAL_YEARS = 10;
const DAYS_UNTIL_2200 = 84_006;
/** 1970-01-03 was a Saturday. */
const A_SATURDAY = 2;

/**
 * `notices` of the State Council as they finally stood, amendments included, in any order; `places` are the papers of the
 * places around, from wide to narrow. `knownOn` leaves out what was published after that day.
 */
export function literalCalendar(
  notices: readonly CalendarYear[],
  places: readonly CalendarLayer[] = [],
  knownOn: Day = Number.POSITIVE_INFINITY,
): LiteralCalendar {
  const known = (papers: readonly CalendarYear[]): readonly CalendarYear[] =>
    papers.filter(({ published }) => published <= knownOn).sort((a, b) => b.year - a.year);
  const national = known(notices);
  // 放假办法 4: what the nearest place arranged for itself goes before.
  const papers = [...places.toReversed().flatMap(({ years }) => known(years)), ...national];
  const newest = national[0]?.year ?? 0;
  const hasNotice = (year: number): boolean => national.some((notice) => notice.year === year);
  // A day that was asked once is remembered: the papers do not change.
  const remembered = new Uint8Array(DAYS_UNTIL_2200);

  const isWorked = (d: Day): boolean => {
    if (!remembered[d]) remembered[d] = ask(d) ? 1 : 2;
    return remembered[d] === 1;
  };
  const ask = (d: Day): boolean => {
    const date = isoDay(d);
    const year = Number(date.slice(0, 4));
    if (!hasNotice(year) && (year < newest || year > newest + PROVISIONAL_YEARS))
      throw new RangeError(`nothing is known of ${year}`);
    // A notice may set days of the December before its own year: every paper is asked, the newest first.
    for (const notice of papers) {
      const said = whatItSays(notice, d, knownOn);
      if (said !== null) return said === 'worked';
    }
    if (year > newest && FIXED_DAYS_OFF.includes(date.slice(5))) return false;
    return !isWeekend(d);
  };

  const isProvisional = (d: Day): boolean => {
    const date = isoDay(d);
    const year = Number(date.slice(0, 4));
    // The notice of the next year has reached back to 29 December, never further.
    return year > newest || (date.slice(5) >= '12-29' && !hasNotice(year + 1));
  };
  return { isWorked, isProvisional };
}

/** 放假办法 7: what one notice makes of a day, with the amendments public by `knownOn`; null when it is silent. */
function whatItSays(notice: CalendarYear, d: Day, knownOn: Day): 'off' | 'worked' | null {
  let off = lists(notice.holidays, d);
  let worked = lists(notice.workdays, d);
  // The file holds the notice as it finally stood: what was not yet public is taken back, the newest first.
  for (const amendment of notice.revisions.toReversed()) {
    if (amendment.published <= knownOn) break;
    if (lists(amendment.holidaysAdded, d)) off = false;
    if (lists(amendment.holidaysRemoved, d)) off = true;
    if (lists(amendment.workdaysAdded, d)) worked = false;
    if (lists(amendment.workdaysRemoved, d)) worked = true;
  }
  return worked ? 'worked' : off ? 'off' : null;
}

const lists = (entries: readonly HolidayEntry[], d: Day): boolean => entries.some(({ day }) => day === d);

function isWeekend(d: Day): boolean {
  const sinceSaturday = (d - A_SATURDAY) % 7;
  return sinceSaturday === 0 || sinceSaturday === 1;
}
