// What finished cases of each kind took: aggregate figures over the whole house, so that whoever sees one project learns
// nothing of another.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { HistoryOf } from '../domain/forecast-step.ts';
import type { Store } from '../store/db.ts';
import { type DurationRow, readDurations } from '../store/durations.ts';
import type { System } from './context.ts';
import type { ForecastBasis } from './views.ts';

/** Fewer finished cases than this say nothing: the limit is taken then. */
export const LEAST_SAMPLES = 5;
/** How far back it looks: practice of three years ago is no longer practice. */
const LOOKS_BACK = 730;
/** For so long the figures of one day are kept in the process. */
const KEPT_MS = 60_000;
const MOST_KEPT = 100;

type Figures = ReadonlyMap<string, DurationRow>;
interface Kept {
  readonly until: number;
  readonly figures: Promise<Figures>;
}
const kept = new WeakMap<Store, Map<Day, Kept>>();

const keyOf = (item: string, department: string | null): string => `${item} ${department ?? ''}`;

const byLimits: HistoryOf = () => null;

/** As known on the evening of `asOf`: by cases of the same item and department, else of the item anywhere. */
export async function historyAt(
  { store, calendars }: Pick<System, 'store' | 'calendars'>,
  basis: ForecastBasis,
  asOf: Day,
): Promise<HistoryOf> {
  if (basis === 'limits') return byLimits;
  const figures = await figuresAt(store, calendars.national, asOf);
  return ({ code, spec }) => {
    const row = figures.get(keyOf(code, spec.department.lead)) ?? figures.get(keyOf(code, null));
    if (row === undefined) return null;
    const [whole, handling] = [row.whole[basis], row.handling[basis]];
    return { whole: Math.max(whole, handling), handling, samples: row.samples };
  };
}

function figuresAt(store: Store, calendar: WorkingDayCalendar, asOf: Day): Promise<Figures> {
  const days = kept.get(store) ?? new Map<Day, Kept>();
  kept.set(store, days);
  const now = performance.now();
  const known = days.get(asOf);
  if (known !== undefined && known.until > now) return known.figures;
  if (days.size >= MOST_KEPT) days.clear();
  const figures = read(store, calendar, asOf);
  days.set(asOf, { until: now + KEPT_MS, figures });
  figures.catch(() => days.delete(asOf));
  return figures;
}

async function read(store: Store, calendar: WorkingDayCalendar, asOf: Day): Promise<Figures> {
  const from = Math.max(calendar.from, asOf - LOOKS_BACK);
  if (asOf < from) return new Map();
  const ranks = Array.from({ length: asOf - from + 1 }, (_, i) =>
    calendar.workingDaysBetween(from - 1, from + i),
  );
  const rows = await readDurations(store.db, from, asOf, ranks, LEAST_SAMPLES);
  return new Map(rows.map((row) => [keyOf(row.item, row.department), row]));
}
