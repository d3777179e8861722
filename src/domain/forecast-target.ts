// What a promise on the whole project comes to if all goes on as forecast: counted by the same rules as what has happened.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { ForecastCase } from './forecast.ts';
import type { ProjectReading } from './project-reading.ts';
import { milestone, type RunOf, readTarget, type TargetReading } from './target.ts';

export interface TargetForecast {
  /** As of today. */
  readonly reading: TargetReading;
  /** The day of its last event, expected or past; null when that will not come (the item was waived, or does not apply). */
  readonly forecastOn: Day | null;
  /** On `forecastOn`, or today where there is none; negative left: the promise is broken by so many days of its unit. */
  readonly expectedUsedDays: number;
  readonly expectedLeftDays: number;
  /** null when the promise is kept, or nothing on the way is to blame. */
  readonly because: string | null;
}

/** `runOf` gives each item's run as forecast; `pathTo` the cases that lead to an item, each waiting for the one before. */
export const targetForecasts = (
  plan: ApprovalPlan,
  { targets, asOf }: Pick<ProjectReading, 'targets' | 'asOf'>,
  calendar: WorkingDayCalendar,
  runOf: RunOf,
  pathTo: (item: string) => readonly ForecastCase[],
): readonly TargetForecast[] =>
  targets.map((reading): TargetForecast => {
    const { spec } = reading;
    const forecastOn = milestone(spec.to, runOf);
    const then = readTarget(spec, plan, runOf, calendar, Math.max(asOf, forecastOn ?? asOf));
    return {
      reading,
      forecastOn,
      expectedUsedDays: then.usedDays,
      expectedLeftDays: then.remainingDays,
      because: then.remainingDays < 0 ? blamed(pathTo(spec.to.item), calendar, asOf) : null,
    };
  });

/** What is still open goes first; of that the most overdue, else the one that still takes longest. */
function blamed(path: readonly ForecastCase[], calendar: WorkingDayCalendar, asOf: Day): string | null {
  const open = path.filter(({ state }) => state !== 'done' && state !== 'waived');
  const among = open.length > 0 ? open : path;
  const ahead = ({ startOn, finishOn }: ForecastCase): number => {
    const begins = open.length > 0 ? Math.max(startOn ?? asOf, asOf) : (startOn ?? asOf);
    return calendar.workingDaysBetween(begins, finishOn ?? asOf);
  };
  const weighed = among.map((one) => ({ one, late: overdueOf(one), ahead: ahead(one) }));
  weighed.sort((a, b) => b.late - a.late || b.ahead - a.ahead);
  return weighed[0]?.one.placed.item.code ?? null;
}

/** Natural days after its promised day, in which a rest day tells too. */
const overdueOf = ({ placed }: ForecastCase): number =>
  placed.reading.clocks.reduce(
    (most, { clock, reading }) =>
      clock.kind === 'promised' || clock.kind === 'intermediary'
        ? Math.max(most, reading.overdueDays?.natural ?? 0)
        : most,
    0,
  );
