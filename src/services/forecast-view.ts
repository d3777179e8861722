// A forecast in the words of the contract: dates as text, names in both languages, the plan of the first day beside it.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { Forecast } from '../domain/forecast.ts';
import { plannedRun } from '../domain/forecast-plan.ts';
import { headlineOf, isLate, type TargetForecast } from '../domain/forecast-target.ts';
import type { Parties } from '../domain/parties.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import { named, partyName } from './case-view.ts';
import type { ForecastBasis, ForecastCaseView, ForecastTargetView, ForecastView } from './views.ts';

export interface ForecastParts {
  readonly projectId: string;
  readonly plan: ApprovalPlan;
  readonly reading: ProjectReading;
  readonly calendar: WorkingDayCalendar;
  readonly parties: Parties;
  readonly basis: ForecastBasis;
}

export function forecastView(found: Forecast, parts: ForecastParts): ForecastView {
  const { projectId, plan, reading, calendar, basis } = parts;
  const planned = plannedRun(plan, reading, calendar);
  return {
    projectId,
    asOf: isoDay(found.asOf),
    basis,
    towards: found.towards,
    finishOn: isoDayOrNull(found.finishOn),
    provisional: mayMove(calendar, found.asOf, found.finishOn),
    criticalPath: found.criticalPath,
    cases: found.cases.map(({ placed, ...one }, i): ForecastCaseView => {
      const { spec } = placed.item;
      return {
        item: spec.code,
        name: named(spec),
        stage: spec.stage,
        department: spec.department.lead,
        state: one.state,
        startOn: isoDayOrNull(one.startOn),
        finishOn: isoDayOrNull(one.finishOn),
        plannedStartOn: isoDayOrNull(planned[i]?.startOn ?? null),
        plannedFinishOn: isoDayOrNull(planned[i]?.finishOn ?? null),
        source: one.source,
        samples: one.samples,
        resumes: one.resumes === null ? null : { ...one.resumes, on: isoDay(one.resumes.on) },
        slackDays: one.slackDays,
        critical: one.slackDays === 0,
        provisional: mayMove(calendar, found.asOf, one.finishOn),
      };
    }),
    stages: found.stages.map(({ code, finishOn }) => {
      const spec = plan.template.stages.find((stage) => stage.code === code);
      return { code, name: named(spec ?? { zh: code, en: code }), finishOn: isoDayOrNull(finishOn) };
    }),
    targets: found.targets.map((target) => forecastTargetView(target, found.asOf, parts)),
    headline: headlineOf(found.targets)?.reading.spec.code ?? null,
  };
}

export function forecastTargetView(
  target: TargetForecast,
  asOf: Day,
  { plan, calendar, parties }: Pick<ForecastParts, 'plan' | 'calendar' | 'parties'>,
): ForecastTargetView {
  const { reading, forecastOn, expectedUsedDays, expectedLeftDays, because } = target;
  const { code, zh, days, unit } = reading.spec;
  const spec = plan.template.items.find((item) => item.code === because);
  return {
    id: code,
    name: zh,
    state: target.state,
    budget: { days, unit },
    promisedOn: isoDayOrNull(target.promisedOn),
    forecastOn: isoDayOrNull(forecastOn),
    provisional: mayMove(calendar, asOf, forecastOn),
    usedDays: reading.usedDays,
    expectedUsedDays,
    expectedLeftDays,
    late: isLate(target),
    because:
      spec === undefined
        ? null
        : { item: spec.code, name: named(spec), department: partyName(parties, spec.department.lead) },
  };
}

/** What is past stays where it is. */
export const mayMove = (calendar: WorkingDayCalendar, asOf: Day, on: Day | null): boolean =>
  on !== null && on > asOf && calendar.isProvisional(on);
