// Who held a project, day by day: the time account as pages, API and table see it.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CaseLane } from '../domain/case-lane.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { Parties } from '../domain/parties.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import { type StageAccount, stageAccounts } from '../domain/stage-account.ts';
import { timeAccount } from '../domain/time-account.ts';
import { type Bucket, bucketOf, buckets } from '../domain/time-buckets.ts';
import { named, nameOfHolder } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { targetViews } from './project-view.ts';
import type {
  CaseLaneView,
  DaysView,
  HolderSumView,
  ProjectStretchView,
  StageSumView,
  StretchView,
  TimeAccountView,
} from './time-account-views.ts';
import type { Named } from './views.ts';
import { type AsOf, readWholeProject } from './whole-project.ts';

/** The account at the end of a day. Throws `not_found` for what is not there or out of the actor's sight. */
export async function getTimeAccount(
  ctx: ServiceContext,
  id: string,
  when: AsOf = {},
): Promise<TimeAccountView> {
  const { project, plan, reading, calendar } = await readWholeProject(ctx, id, when);
  return timeAccountView(project, plan, reading, ctx.parties, calendar);
}

export function timeAccountView(
  project: { readonly id: string; readonly name: string },
  plan: ApprovalPlan,
  reading: ProjectReading,
  parties: Parties,
  calendar: WorkingDayCalendar,
): TimeAccountView {
  const account = timeAccount(reading);
  const { whole, lane } = account;
  const specs = new Map(plan.items.map(({ code, spec }) => [code, spec]));
  const nameOf = (code: string): Named => {
    const spec = specs.get(code);
    return spec === undefined ? { zh: code, en: code } : named(spec);
  };
  const daysOf = (from: Day, to: Day): DaysView => ({
    naturalDays: to - from,
    workingDays: calendar.workingDaysBetween(from, to),
  });
  const heldBy = (holder: string, procedure: string | null): Named =>
    nameOfHolder(plan.template, parties, holder, procedure);
  const laneView = ({ item, from, to, held, doneOn, atRest }: CaseLane): CaseLaneView => {
    const stretches = held.map(
      (one): StretchView => ({
        from: isoDay(one.from),
        to: isoDay(one.to),
        holder: one.holder,
        procedure: one.procedure,
        name: one.holder === null ? null : heldBy(one.holder, one.procedure),
        ...daysOf(one.from, one.to),
      }),
    );
    return {
      item,
      itemName: nameOf(item),
      stage: specs.get(item)?.stage ?? '',
      from: isoDay(from),
      to: isoDay(to),
      restedOn: atRest ? isoDay(to) : null,
      doneOn: isoDayOrNull(doneOn),
      stretches,
      holders: sumOf(stretches),
      ...daysOf(from, to),
    };
  };
  const stretches = (whole?.stretches ?? []).map(
    (one): ProjectStretchView => ({
      from: isoDay(one.from),
      to: isoDay(one.to),
      holder: one.holder,
      procedure: one.procedure,
      name: heldBy(one.holder, one.procedure),
      item: one.item,
      itemName: one.item === null ? null : nameOf(one.item),
      bucket: bucketOf(
        one,
        one.item === null ? null : (specs.get(one.item) ?? null),
        plan.template.special_procedures,
      ),
      ...daysOf(one.from, one.to),
    }),
  );
  const sums = buckets.map((bucket) => ({
    bucket,
    ...total(stretches.filter((one) => one.bucket === bucket)),
  }));
  const inBuckets = (...names: readonly Bucket[]): DaysView =>
    total(sums.filter(({ bucket }) => names.includes(bucket)));
  return {
    projectId: project.id,
    projectName: project.name,
    asOf: isoDay(reading.asOf),
    calendar: { id: calendar.id, edition: calendar.edition },
    startedOn: isoDayOrNull(whole?.from ?? null),
    until: isoDay(whole?.to ?? reading.asOf),
    endedOn: isoDayOrNull(whole === null ? null : lane.endedOn),
    ...total(stretches),
    stretches,
    holders: sumOf(stretches).toSorted((a, b) => b.naturalDays - a.naturalDays),
    buckets: sums.filter(({ naturalDays }) => naturalDays > 0),
    split: {
      departments: inBuckets('government'),
      intermediaries: inBuckets('government_intermediary', 'owner_intermediary'),
      others: inBuckets('utility', 'publicity', 'statutory_excluded', 'owner'),
    },
    targets: targetViews(reading, plan, calendar, parties, account),
    lanes: [...lane.cases.values()].map(laneView),
    stages: stageAccounts(reading, calendar).map((stage) => stageView(stage, nameOf)),
  };
}

const total = (parts: readonly DaysView[]): DaysView => ({
  naturalDays: parts.reduce((sum, { naturalDays }) => sum + naturalDays, 0),
  workingDays: parts.reduce((sum, { workingDays }) => sum + workingDays, 0),
});

/** Each holder once, in order of appearance. */
function sumOf(stretches: readonly StretchView[]): readonly HolderSumView[] {
  const sums = new Map<string, HolderSumView>();
  for (const { holder, procedure, name, ...days } of stretches) {
    const key = `${holder ?? ''} ${procedure ?? ''}`;
    sums.set(key, {
      holder,
      procedure,
      name,
      ...total([days, ...[sums.get(key)].filter((one) => one !== undefined)]),
    });
  }
  return [...sums.values()];
}

function stageView(stage: StageAccount, nameOf: (item: string) => Named): StageSumView {
  return {
    code: stage.spec.code,
    name: named(stage.spec),
    unit: stage.unit,
    startedOn: isoDayOrNull(stage.startedOn),
    endedOn: isoDayOrNull(stage.endedOn),
    elapsedDays: stage.elapsed,
    approvalDays: stage.approval,
    specialDays: stage.special,
    ownerDays: stage.owner,
    budgetDays: stage.budget,
    lateItems: stage.lateItems.map((item) => ({ item, name: nameOf(item) })),
    overdue: stage.overdue,
  };
}
