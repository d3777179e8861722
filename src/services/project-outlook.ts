// What the page of a project shows of the days to come and of those gone by: worked out of one reading, by the limits.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { plannedItem } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { forecast } from '../domain/forecast.ts';
import type { Parties } from '../domain/parties.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import { named } from './case-view.ts';
import { forecastView } from './forecast-view.ts';
import { timeAccountView } from './time-account.ts';
import type { TimeAccountView } from './time-account-views.ts';
import type { ForecastView, Named } from './views.ts';

export interface ProjectOutlook {
  /** By the limits that remain. */
  readonly forecast: ForecastView;
  readonly account: TimeAccountView;
  /** Groups of which at least one item applies. */
  readonly groups: readonly { readonly code: string; readonly name: Named }[];
}

export function projectOutlook(
  project: { readonly id: string; readonly name: string },
  plan: ApprovalPlan,
  reading: ProjectReading,
  parties: Parties,
  calendar: WorkingDayCalendar,
): ProjectOutlook {
  const parts = { projectId: project.id, plan, reading, calendar, parties, basis: 'limits' } as const;
  return {
    forecast: forecastView(forecast({ plan, reading, calendar }), parts),
    account: timeAccountView(project, plan, reading, parties, calendar),
    groups: plan.template.groups
      .filter(({ items }) => items.some((code) => plannedItem(plan, code) !== null))
      .map((group) => ({ code: group.code, name: named(group) })),
  };
}
