// A whole project as the page and the API see it, built from one reading of its record.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { Parties } from '../domain/parties.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import { regionName } from '../domain/regions.ts';
import type { TargetReading } from '../domain/target.ts';
import type { HeldDays } from '../domain/target-account.ts';
import { accountsOfTargets, timeAccount } from '../domain/time-account.ts';
import { caseView, english, named, nameOfHolder, partyName } from './case-view.ts';
import type { AccountView, Named, ProjectView, TargetView } from './views.ts';

/** What a project is besides its cases: the facts of its opening. */
export interface ProjectIdentity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly ownerName: string;
  readonly ownerCreditCode: string;
  readonly agent: { readonly username: string; readonly name: string; readonly phone: string | null } | null;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly openedOn: Day;
  readonly warnings: readonly { readonly path: string; readonly code: string }[];
}

export function targetView(target: TargetReading, accounts: readonly AccountView[]): TargetView {
  return {
    id: target.spec.code,
    name: target.spec.zh,
    budget: { days: target.spec.days, unit: target.spec.unit },
    startedOn: isoDayOrNull(target.startedOn),
    dueOn: isoDayOrNull(target.dueOn),
    usedDays: target.usedDays,
    remainingDays: target.remainingDays,
    reachedOn: isoDayOrNull(target.reachedOn),
    provisional: target.provisional,
    light: target.light,
    accounts,
  };
}

/** All targets, each with the accounts of its used days. */
export function targetViews(
  reading: ProjectReading,
  plan: ApprovalPlan,
  calendar: WorkingDayCalendar,
  parties: Parties,
  account = timeAccount(reading),
): readonly TargetView[] {
  const named = ({ holder, procedure, days }: HeldDays): AccountView => ({
    holder,
    procedure,
    name: nameOfHolder(plan.template, parties, holder, procedure),
    days,
  });
  const accounts = accountsOfTargets(reading, plan, calendar, account);
  return reading.targets.map((target, i) => targetView(target, (accounts[i] ?? []).map(named)));
}

export function projectView(
  project: ProjectIdentity,
  plan: ApprovalPlan,
  reading: ProjectReading,
  parties: Parties,
  calendar: WorkingDayCalendar,
  versionOf: (item: string) => number,
): ProjectView {
  const { template } = plan;
  const { edition } = calendar;
  const names = new Map(template.items.map((item) => [item.code, named(item)]));
  const nameOf = (item: string): Named => names.get(item) ?? { zh: item, en: item };
  const parts = { template, parties, edition, nameOf, versionOf };
  return {
    id: project.id,
    code: project.code,
    name: project.name,
    template: { id: template.id, version: template.version, name: template.name },
    regime: { zh: template.project.regime_zh, en: english(template.project.regime) },
    category: { zh: template.project.category_zh, en: english(template.project.category) },
    region: { code: project.region, name: regionName(project.region, 'zh') },
    owner: { name: project.ownerName, creditCode: project.ownerCreditCode },
    agent: project.agent,
    attributes: project.attributes,
    openedOn: isoDay(project.openedOn),
    asOf: isoDay(reading.asOf),
    span: reading.span === null ? null : { from: isoDay(reading.span.from), days: reading.span.days },
    light: reading.light,
    stages: reading.stages.map((stage) => ({
      code: stage.spec.code,
      name: named(stage.spec),
      lead: stage.spec.lead,
      leadName: partyName(parties, stage.spec.lead),
      total: stage.total,
      done: stage.done,
      overdue: stage.overdue,
      state: stage.state,
    })),
    cases: reading.cases.map((placed) => caseView(placed, parts)),
    targets: targetViews(reading, plan, calendar, parties),
    warnings: project.warnings,
  };
}
