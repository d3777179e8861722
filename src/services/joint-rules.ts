// Who may file and accept the cases of a group together, and how a member that cannot be filed is told.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { acceptedFacts, facts } from '../domain/case.ts';
import { type Day, dayOfInstant } from '../domain/day.ts';
import { type Facts, type Issue, notFound } from '../domain/errors.ts';
import type { Filing, FilingPlan } from '../domain/joint-filing.ts';
import { type PlacedCase, readProject } from '../domain/project-reading.ts';
import type { GroupSpec } from '../domain/template.ts';
import { mayRecord } from './access.ts';
import { english } from './case-view.ts';
import { placePolicies, type ServiceContext, today } from './context.ts';
import type { Occurred } from './input.ts';
import { byItem, type Whole } from './whole-project.ts';

/** Throws `not_found` for a group that the project's template does not have. */
export function groupIn({ plan }: Whole, code: string): GroupSpec {
  const spec = plan.template.groups.find((group) => group.code === code);
  if (spec === undefined) throw notFound('group', { group: code });
  return spec;
}

/** Cases of the group's items that apply to the project. */
export const membersOf = ({ reading }: Whole, { items }: GroupSpec): readonly PlacedCase[] =>
  reading.cases.filter(({ item }) => items.includes(item.code));

export const mayFile = (ctx: ServiceContext, { reach }: Whole, { item }: PlacedCase): boolean =>
  mayRecord(ctx.actor, 'receive', item.spec.department.lead, reach);
/** Officers file what is their department's, whoever else is in the group. */
export const mayFileAny = (ctx: ServiceContext, whole: Whole, spec: GroupSpec): boolean =>
  membersOf(whole, spec).some((placed) => mayFile(ctx, whole, placed));

/** Cases of one application are accepted on one day everywhere; those of other groups where the place's policy says so. */
export const isAcceptedTogether = (
  ctx: ServiceContext,
  { project }: Whole,
  { type }: GroupSpec,
  on: Day,
): boolean => type === 'merged_handling' || placePolicies(ctx, project).on(on).handOver.value === 'accepts';

/** The day on which an act happened; null or left out = now. */
export function dayActed(ctx: ServiceContext, occurred: Occurred | undefined): Day {
  if (occurred === undefined) return today(ctx);
  return 'on' in occurred ? occurred.on : dayOfInstant(occurred.at);
}

/**
 * Cases of a joint filing that waited for their acceptance on that day and have not been given one since: silence that the
 * law took for acceptance later gives way to what was answered in time and entered late.
 */
export function receivedIn(
  ctx: ServiceContext,
  whole: Whole,
  filing: string,
  on: Day,
): readonly PlacedCase[] {
  const { plan, events, project, calendar, reading } = whole;
  const then =
    on >= reading.asOf
      ? reading
      : readProject(plan, byItem(events), calendar, placePolicies(ctx, project), on);
  const waits = ({ reading: { state, status } }: PlacedCase): boolean =>
    status === 'received' && facts(state)?.filing === filing;
  const isOpen = ({ state }: PlacedCase['reading']): boolean =>
    state.status === 'received' || acceptedFacts(state)?.deemed === true;
  const open = reading.cases.filter((placed) => isOpen(placed.reading)).map(({ item }) => item.code);
  return then.cases.filter((placed) => waits(placed) && open.includes(placed.item.code));
}

/** The window for all; of one application also the department that leads the group; else whoever may accept each of them. */
export function mayAcceptTogether(
  ctx: ServiceContext,
  { reach }: Whole,
  spec: GroupSpec,
  cases: readonly PlacedCase[],
): boolean {
  const leads = spec.type === 'merged_handling' && mayRecord(ctx.actor, 'accept', spec.lead, reach);
  return leads || cases.every(({ item }) => mayRecord(ctx.actor, 'accept', item.spec.department.lead, reach));
}

/** The newest filing of the group with cases that the actor may accept together now. */
export function acceptableIn(
  ctx: ServiceContext,
  whole: Whole,
  spec: GroupSpec,
  filings: readonly Filing[],
): { readonly filing: string; readonly items: readonly string[] } | null {
  if (!isAcceptedTogether(ctx, whole, spec, today(ctx))) return null;
  const waiting = filings
    .filter(({ group }) => group === spec.code)
    .map(({ id }) => ({ filing: id, cases: receivedIn(ctx, whole, id, today(ctx)) }))
    .findLast(({ cases }) => cases.length > 0);
  if (waiting === undefined || !mayAcceptTogether(ctx, whole, spec, membersOf(whole, spec))) return null;
  return { filing: waiting.filing, items: waiting.cases.map(({ item }) => item.code) };
}

type Fault = FilingPlan['refused'][number];

/** With the names of the item and of what it waits for, in both languages. */
export function faultFacts({ template }: ApprovalPlan, { item, facts: known }: Fault): Facts {
  const names = (codes: readonly string[]) => {
    const specs = codes.flatMap((code) => template.items.filter((spec) => spec.code === code));
    return { zh: specs.map(({ zh }) => zh), en: specs.map(({ en }) => english(en)) };
  };
  const own = names([item]);
  const before = Array.isArray(known['waitsFor']) ? names(known['waitsFor']) : null;
  return {
    ...known,
    zh: own.zh[0] ?? item,
    en: own.en[0] ?? item,
    ...(before === null ? {} : { beforeZh: before.zh, beforeEn: before.en }),
  };
}

export const faultIssues = (plan: ApprovalPlan, refused: readonly Fault[]): readonly Issue[] =>
  refused.map((fault) => ({
    path: `items.${fault.item}`,
    code: fault.code,
    facts: faultFacts(plan, fault),
  }));
