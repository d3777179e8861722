// What the pictures of one project are drawn from, each from a single reading of its record.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { type Day, day, isoDay, weekday } from '../domain/day.ts';
import type { ServiceContext } from './context.ts';
import { forecastOf } from './forecast.ts';
import type { ForecastBasis, ForecastView, ProjectView } from './views.ts';
import { readWholeProject, viewOf } from './whole-project.ts';

/** An item of a project and those that must end first. */
export interface ChainLink {
  readonly item: string;
  readonly after: readonly string[];
}

export interface ProjectChartView {
  readonly project: ProjectView;
  readonly links: readonly ChainLink[];
  readonly forecast: ForecastView;
}

export interface ProjectGanttView extends ProjectChartView {
  /** Whole weeks, Monday to Sunday, that hold every date of the picture. */
  readonly from: string;
  readonly to: string;
  /** Days within that are not worked: weekends and holidays, without those made up for. */
  readonly rest: readonly string[];
}

export const chainLinks = ({ items }: ApprovalPlan): readonly ChainLink[] =>
  items.map(({ code, prerequisites }) => ({ item: code, after: prerequisites }));

/** Throws `not_found` for what is out of sight. */
export async function getProjectChart(ctx: ServiceContext, id: string): Promise<ProjectChartView> {
  const whole = await readWholeProject(ctx, id, {});
  const [project, forecast] = await Promise.all([viewOf(ctx, whole), forecastOf(ctx, whole, 'limits')]);
  return { project, links: chainLinks(whole.plan), forecast };
}

/** Throws `not_found` for what is out of sight. */
export async function getProjectGantt(
  ctx: ServiceContext,
  id: string,
  basis: ForecastBasis,
): Promise<ProjectGanttView> {
  const whole = await readWholeProject(ctx, id, {});
  const [project, forecast] = await Promise.all([viewOf(ctx, whole), forecastOf(ctx, whole, basis)]);
  const { from, to } = weeksOf(forecast);
  const { calendar } = whole;
  const rest: string[] = [];
  for (let at = from; at <= to; at += 1) {
    if (calendar.covers(at) && !calendar.isWorkingDay(at)) rest.push(isoDay(at));
  }
  return { project, links: chainLinks(whole.plan), forecast, from: isoDay(from), to: isoDay(to), rest };
}

/** Longer projects are shown from their first day on for so long. */
const MOST_DAYS = 3660;

/** The whole weeks that hold every date of a forecast. */
export function weeksOf({ asOf, finishOn, cases, targets }: ForecastView): { from: Day; to: Day } {
  const dates = [
    asOf,
    finishOn,
    ...targets.flatMap(({ promisedOn, forecastOn }) => [promisedOn, forecastOn]),
    ...cases.flatMap((one) => [one.startOn, one.finishOn, one.plannedStartOn, one.plannedFinishOn]),
  ].filter((date) => date !== null);
  const first = day(dates.reduce((a, b) => (a < b ? a : b), asOf));
  const last = day(dates.reduce((a, b) => (a > b ? a : b), asOf));
  const from = first - weekday(first) + 1;
  return { from, to: Math.min(last + 7 - weekday(last), from + MOST_DAYS - 1) };
}
