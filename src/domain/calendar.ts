// The working-day calendar, of the nation or of a place with days of its own: asked only whether a day is worked, it shifts
// and counts in constant time from two tables over epoch days (running count, and the k-th working day).
import { asKnownOn, type CalendarYear, publicationDaysOf } from './calendar-year.ts';
import { type Day, firstDayOf, isoDay, isWeekend, lastDayOf, parseDay, yearOf } from './day.ts';
import { Refusal } from './errors.ts';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeup';

export interface DayFact {
  readonly kind: DayKind;
  readonly working: boolean;
  /** The holiday's name, for a holiday or the make-up day that pays for it. */
  readonly name: string | null;
  /** Number of the document that says so, or its title where it has none; null for ordinary days and provisional years. */
  readonly notice: string | null;
  /** Id of the place's calendar whose own document decides this day, e.g. `CN-513400`; null elsewhere. */
  readonly overlay: string | null;
  readonly provisional: boolean;
}

/** A place's own notices, laid over those of what is wider. */
export interface CalendarLayer {
  readonly id: string;
  readonly years: readonly CalendarYear[];
}

/** Years after the newest notice for which a provisional answer is still given. */
const PROVISIONAL_YEARS = 10;
/** The last days of December are set by the next year's notice: they reached back to 29 December, never further. */
const LATE_DECEMBER = 3;
/** Days that 全国年节及纪念日放假办法 art. 2 fixes by the solar calendar: all that is known before a notice. */
const FIXED_HOLIDAYS: readonly (readonly [string, string])[] = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
];

const notCovered = (year: number, { from, to }: { readonly from: Day; readonly to: Day }): Refusal =>
  new Refusal('invalid', 'calendar_not_covered', { year, from: isoDay(from), to: isoDay(to) });

/** Immutable; a new notice makes a new calendar. All days are civil dates in Asia/Shanghai. */
export class WorkingDayCalendar {
  readonly id: string;
  /** Names the data: id, newest notice year and content hash. */
  readonly edition: string;
  /** First and last day that can be asked for, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Last day that no later notice is expected to touch: 28 December of the newest notice's year. */
  readonly firmUntil: Day;
  /** The State Council's notices: they alone say what is covered and what is provisional. */
  readonly years: readonly CalendarYear[];
  /** From wide to narrow; a day of a later one wins. Empty for the national calendar. */
  readonly layers: readonly CalendarLayer[];
  readonly #named: ReadonlyMap<Day, NamedDay>;
  /** Years between the first and the newest for which no notice is loaded. */
  readonly #gaps: readonly number[];
  /** #rank[i] = working days in [from, from + i), so that a period may start on the eve of the first covered day. */
  readonly #rank: Int32Array;
  /** #select[k] = the (k+1)-th working day from `from` on. */
  readonly #select: Int32Array;

  constructor(
    id: string,
    edition: string,
    years: readonly CalendarYear[],
    layers: readonly CalendarLayer[] = [],
  ) {
    const sorted = [...years].sort((a, b) => a.year - b.year);
    const first = sorted[0];
    const newest = sorted.at(-1);
    if (first === undefined || newest === undefined) throw new Refusal('invalid', 'calendar_empty', { id });
    this.id = id;
    this.edition = edition;
    this.years = sorted;
    this.layers = layers;
    this.from = firstDayOf(first.year);
    this.to = lastDayOf(newest.year + PROVISIONAL_YEARS);
    this.firmUntil = lastDayOf(newest.year) - LATE_DECEMBER;
    const loaded = new Set(sorted.map((year) => year.year));
    this.#gaps = Array.from({ length: newest.year - first.year }, (_, i) => first.year + i).filter(
      (y) => !loaded.has(y),
    );
    this.#named = namedDays(sorted, layers);

    const length = this.to - this.from + 1;
    this.#rank = new Int32Array(length + 1);
    const select: Day[] = [];
    for (let i = 0; i < length; i += 1) {
      const d = this.from + i;
      if (this.#named.get(d)?.working ?? !isWeekend(d)) select.push(d);
      this.#rank[i + 1] = select.length;
    }
    this.#select = Int32Array.from(select);
  }

  /** The same calendar from the documents, and their amendments, that were public by the end of `knownOn`. */
  asKnownOn(knownOn: Day): WorkingDayCalendar {
    const known = (years: readonly CalendarYear[]) =>
      years.map((year) => asKnownOn(year, knownOn)).filter((year) => year !== null);
    const layers = this.layers.map(({ id, years }) => ({ id, years: known(years) }));
    return new WorkingDayCalendar(this.id, `${this.edition}@${isoDay(knownOn)}`, known(this.years), layers);
  }

  /** Days on which a document of this calendar was published or amended, from early to late: its pasts differ only there. */
  get publicationDays(): readonly Day[] {
    const all = [...this.years, ...this.layers.flatMap(({ years }) => years)];
    return [...new Set(all.flatMap(publicationDaysOf))].sort((a, b) => a - b);
  }

  /** Last day of the newest notice's year; after it only weekends and fixed days are known. */
  get announcedUntil(): Day {
    return this.firmUntil + LATE_DECEMBER;
  }

  /** Whether the day can be asked for: neither outside the years nor in one that is missing between them. */
  covers(d: Day): boolean {
    return d >= this.from && d <= this.to && (this.#gaps.length === 0 || !this.#gaps.includes(yearOf(d)));
  }

  isWorkingDay(d: Day): boolean {
    this.#refuseGap(d, d);
    return this.#rankOf(d) > this.#rankOf(d - 1);
  }

  /** First working day after `d`. */
  next(d: Day): Day {
    return this.shift(d, 1);
  }

  nextOrSame(d: Day): Day {
    return this.isWorkingDay(d) ? d : this.shift(d, 1);
  }

  previousOrSame(d: Day): Day {
    return this.isWorkingDay(d) ? d : this.shift(d, -1);
  }

  /**
   * n > 0: the n-th working day strictly after `d`; n < 0: the |n|-th strictly before; 0: `d` or the next working day.
   * 许可法 82, 民法典 201: the starting day is not counted, so it may be the eve of the first covered day.
   */
  shift(d: Day, n: number): Day {
    if (n === 0) return this.nextOrSame(d);
    const found = this.#select[n > 0 ? this.#rankOf(d) + n - 1 : this.#rankOf(d - 1) + n];
    if (found === undefined) throw notCovered(n > 0 ? yearOf(this.to) + 1 : yearOf(this.from) - 1, this);
    if (n > 0) this.#refuseGap(d + 1, found);
    else this.#refuseGap(found, d - 1);
    return found;
  }

  /** Working days w with startExclusive < w ≤ endInclusive; 0 when the end is not after the start. */
  workingDaysBetween(startExclusive: Day, endInclusive: Day): number {
    if (endInclusive <= startExclusive) return 0;
    this.#refuseGap(startExclusive + 1, endInclusive);
    return this.#rankOf(endInclusive) - this.#rankOf(startExclusive);
  }

  /** True when a later notice may still change this day: the answer must be marked. */
  isProvisional(d: Day): boolean {
    const isEveOf = (year: number) => d < firstDayOf(year) && d >= firstDayOf(year) - LATE_DECEMBER;
    return d > this.firmUntil || this.#gaps.some(isEveOf);
  }

  fact(d: Day): DayFact {
    const working = this.isWorkingDay(d);
    const named = this.#named.get(d);
    return {
      kind: named?.kind ?? (working ? 'working' : 'weekend'),
      working,
      name: named?.name ?? null,
      notice: named?.notice ?? null,
      overlay: named?.overlay ?? null,
      provisional: this.isProvisional(d),
    };
  }

  /** Working days from the first covered day to `d`, included. */
  #rankOf(d: Day): number {
    const rank = this.#rank[d - this.from + 1];
    if (rank === undefined) throw notCovered(yearOf(d), this);
    return rank;
  }

  /** Both ends included: every day whose kind an answer rests on must be known. */
  #refuseGap(first: Day, last: Day): void {
    if (this.#gaps.length === 0) return;
    const missing = this.#gaps.find((year) => lastDayOf(year) >= first && firstDayOf(year) <= last);
    if (missing !== undefined) throw notCovered(missing, this);
  }
}

type NamedDay = Omit<DayFact, 'provisional'>;

/** Every day that differs from Monday-to-Friday or carries a name; later notices win over earlier, narrow places over wide ones. */
function namedDays(years: readonly CalendarYear[], layers: readonly CalendarLayer[]): Map<Day, NamedDay> {
  const named = new Map<Day, NamedDay>();
  const newest = years.at(-1)?.year ?? 0;
  for (let year = newest + 1; year <= newest + PROVISIONAL_YEARS; year += 1) {
    for (const [monthDay, name] of FIXED_HOLIDAYS) {
      const d = parseDay(`${year}-${monthDay}`);
      if (d !== null) named.set(d, { kind: 'holiday', working: false, name, notice: null, overlay: null });
    }
  }
  for (const year of years) lay(named, year, null);
  for (const layer of layers)
    for (const year of layer.years.toSorted((a, b) => a.year - b.year)) lay(named, year, layer.id);
  return named;
}

function lay(named: Map<Day, NamedDay>, year: CalendarYear, overlay: string | null): void {
  const noticeOf = (d: Day, key: 'holidaysAdded' | 'workdaysAdded'): string => {
    const revision = year.revisions.findLast((one) => one[key].some((entry) => entry.day === d));
    return revision?.number ?? revision?.title ?? year.number ?? year.title;
  };
  for (const { day, name } of year.holidays) {
    const notice = noticeOf(day, 'holidaysAdded');
    named.set(day, { kind: 'holiday', working: false, name, notice, overlay });
  }
  for (const { day, name } of year.workdays) {
    const notice = noticeOf(day, 'workdaysAdded');
    named.set(day, { kind: 'makeup', working: true, name, notice, overlay });
  }
}
