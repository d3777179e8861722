// What a promise on the whole project comes to if all goes on as forecast: counted by the same rules as what has happened.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { ForecastCase } from './forecast.ts';
import type { ProjectReading } from './project-reading.ts';
import { countedItems, milestone, type RunOf, readTarget, type TargetReading } from './target.ts';
import type { TargetSpec } from './template.ts';

export interface TargetForecast {
  /** As of today. */
  readonly reading: TargetReading;
  /** `void`: its end item was waived or does not apply, so that nothing can be told of it any more. */
  readonly state: 'open' | 'reached' | 'void';
  /**
   * The day on which its budget runs out; of a counted target along the forecast, so that it is late exactly when this is
   * before `forecastOn`. null before the start.
   */
  readonly promisedOn: Day | null;
  /** The day of its last event, expected or past; null when that will not come (the item was waived, or does not apply). */
  readonly forecastOn: Day | null;
  /** On `forecastOn`, or today where there is none; negative left: the promise is broken by so many days of its unit. */
  readonly expectedUsedDays: number;
  readonly expectedLeftDays: number;
  /** The case on the way that went furthest beyond its own limit; null when the promise is kept, or none did. */
  readonly because: string | null;
}

/** `runOf` gives each item's run as forecast; `pathTo` the cases that lead to an item, each waiting for the one before. */
export const targetForecasts = (
  plan: ApprovalPlan,
  { targets, asOf }: Pick<ProjectReading, 'targets' | 'asOf'>,
  calendar: WorkingDayCalendar,
  runOf: RunOf,
  pathTo: (item: string) => readonly ForecastCase[],
  isVoid: (item: string) => boolean,
): readonly TargetForecast[] =>
  targets.map((reading): TargetForecast => {
    const { spec } = reading;
    const forecastOn = milestone(spec.to, runOf);
    const then = readTarget(spec, plan, runOf, calendar, Math.max(asOf, forecastOn ?? asOf));
    const state = isVoid(spec.to.item) ? 'void' : reading.reachedOn !== null ? 'reached' : 'open';
    return {
      reading,
      state,
      promisedOn: spec.measure === 'span' ? reading.dueOn : budgetEnd(then, forecastOn),
      forecastOn,
      expectedUsedDays: then.usedDays,
      expectedLeftDays: then.remainingDays,
      because:
        state !== 'void' && then.remainingDays < 0
          ? blamed(pathTo(spec.to.item).filter(costs(spec, plan, then.startedOn)))
          : null,
    };
  });

/** A budget spent on a rest day is not overdrawn by it. */
const budgetEnd = ({ dueOn, remainingDays }: TargetReading, forecastOn: Day | null): Day | null =>
  dueOn === null || forecastOn === null || remainingDays !== 0 ? dueOn : Math.max(dueOn, forecastOn);

export const isLate = ({ state, expectedLeftDays }: TargetForecast): boolean =>
  state !== 'void' && expectedLeftDays < 0;

/** The one promise to tell of a project: of those still open the one broken worst for its size, else the first. */
export function headlineOf(targets: readonly TargetForecast[]): TargetForecast | null {
  const open = targets.filter(({ state }) => state === 'open');
  const share = ({ expectedLeftDays, reading }: TargetForecast): number =>
    expectedLeftDays / reading.spec.days;
  return open.filter(isLate).toSorted((a, b) => share(a) - share(b))[0] ?? open[0] ?? null;
}

/** Whether a case's days can have been the promise's: it ended after the start, and a counted promise counts it. */
function costs(spec: TargetSpec, plan: ApprovalPlan, startedOn: Day | null) {
  const counted = countedItems(spec, plan).map(({ code }) => code);
  return ({ placed, finishOn }: ForecastCase): boolean =>
    (startedOn === null || finishOn === null || finishOn > startedOn) &&
    (spec.measure === 'span' || counted.includes(placed.item.code));
}

/** Done or not: what a case cost stays with it. Who keeps to his limit is not named, however long that is. */
function blamed(path: readonly ForecastCase[]): string | null {
  const late = path.map((one) => ({ one, by: overdueOf(one) + one.longer })).filter(({ by }) => by > 0);
  return late.toSorted((a, b) => b.by - a.by)[0]?.one.placed.item.code ?? null;
}

/** Natural days beyond its promised day, else the law's; in them a rest day tells too. */
const overdueOf = ({ placed }: ForecastCase): number =>
  placed.reading.clocks.reduce(
    (most, { clock, reading }) =>
      clock.kind === 'promised' ||
      clock.kind === 'intermediary' ||
      (clock.kind === 'statutory' && placed.rules.promised === null)
        ? Math.max(most, reading.overdueDays?.natural ?? 0)
        : most,
    0,
  );
