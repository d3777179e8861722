// What the page of a time account shows, from a single reading of the project's record.
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { forecastOf } from './forecast.ts';
import { timeAccountView } from './time-account.ts';
import type { TimeAccountView } from './time-account-views.ts';
import type { ForecastTargetView, Named } from './views.ts';
import { type AsOf, readWholeProject } from './whole-project.ts';

export interface TimeAccountPageView {
  readonly account: TimeAccountView;
  /** By the limits that remain; null when it is over, or cannot be told. */
  readonly finishOn: string | null;
  /** The promise that is shown of the project; null where none is open. */
  readonly promise: ForecastTargetView | null;
  /** The item with whose event the account begins. */
  readonly begins: Named;
}

export async function getTimeAccountPage(
  ctx: ServiceContext,
  id: string,
  when: AsOf = {},
): Promise<TimeAccountPageView> {
  const whole = await readWholeProject(ctx, id, when);
  const { project, plan, reading, calendar } = whole;
  const account = timeAccountView(project, plan, reading, ctx.parties, calendar);
  const { item } = plan.template.day_zero;
  const spec = plan.template.items.find(({ code }) => code === item);
  const isOpen = account.startedOn !== null && account.endedOn === null;
  const forecast = isOpen ? await forecastOf(ctx, whole, 'limits') : null;
  return {
    account,
    finishOn: forecast?.finishOn ?? null,
    promise: forecast?.targets.find(({ id: target }) => target === forecast.headline) ?? null,
    begins: spec === undefined ? { zh: item, en: item } : named(spec),
  };
}
