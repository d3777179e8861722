// Who may file and accept the cases of a group together, and how a member that cannot be filed is told.
import { type ApprovalPlan, plannedItem } from '../domain/approval-chain.ts';
import { type CaseState, facts, initialState } from '../domain/case.ts';
import { mayHappen } from '../domain/case-life.ts';
import { type Day, dayOfInstant } from '../domain/day.ts';
import { conflict, type Facts, type Issue, notFound } from '../domain/errors.ts';
import { type Filing, type FilingPlan, groupOf, isCorrecting, waitsFor } from '../domain/joint-filing.ts';
import { noChanges } from '../domain/plan-changes.ts';
import { type PlacedCase, readProject } from '../domain/project-reading.ts';
import type { GroupSpec } from '../domain/template.ts';
import type { Db } from '../store/db.ts';
import { mayRecord } from './access.ts';
import { english } from './case-view.ts';
import { placePolicies, type ServiceContext, today } from './context.ts';
import type { Occurred } from './input.ts';
import { planOf } from './plans.ts';
import { byItem, type Whole } from './whole-project.ts';

/** Throws `not_found` for a group that the project's template does not have. */
export function groupIn({ plan }: Whole, code: string): GroupSpec {
  const spec = plan.template.groups.find((group) => group.code === code);
  if (spec === undefined) throw notFound('group', { group: code });
  return spec;
}

/** The plan in which every case goes by the project's attributes as they are now, as it does once it is filed anew. */
export function refiledPlan(ctx: ServiceContext, db: Db, { project, plan }: Whole): Promise<ApprovalPlan> {
  const changes = project.changes ?? noChanges;
  if (Object.keys(changes.kept).length === 0) return Promise.resolve(plan);
  return planOf(ctx.store, db, { ...project, changes: { ...changes, kept: {} } });
}

/** Cases that can be filed, with the limits, materials and prerequisites that they would then have. */
export const asRefiled = (cases: readonly PlacedCase[], refiled: ApprovalPlan): readonly PlacedCase[] =>
  cases.map((placed) =>
    mayHappen('receive', placed.reading.state.status)
      ? { ...placed, item: plannedItem(refiled, placed.item.code) ?? placed.item }
      : placed,
  );

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

interface Waiting {
  /** To be accepted as of that day. */
  readonly cases: readonly PlacedCase[];
  /** Parts of one application (`merged_handling`) that are not all in: being corrected, or received later than that day. */
  readonly incomplete: readonly PlacedCase[];
}

function waitingIn(ctx: ServiceContext, whole: Whole, filing: string, on: Day): Waiting {
  const { plan, events, project, calendar, reading } = whole;
  const then =
    on >= reading.asOf
      ? reading
      : readProject(plan, byItem(events), calendar, placePolicies(ctx, project), on);
  const states = new Map(reading.cases.map(({ item, reading: { state } }) => [item.code, state]));
  const nowOf = ({ item }: PlacedCase): CaseState => states.get(item.code) ?? initialState;
  const isIncomplete = (placed: PlacedCase): boolean => {
    const { state } = placed.reading;
    const now = nowOf(placed);
    const isLater = facts(state) === null && now.status === 'received' && now.filing === filing;
    return isLater || isCorrecting(filing, state) || isCorrecting(filing, now);
  };
  const isOne = groupOf(plan, filing)?.type === 'merged_handling';
  return {
    cases: then.cases.filter((placed) => waitsFor(filing, placed.reading.state, nowOf(placed))),
    incomplete: isOne ? then.cases.filter(isIncomplete) : [],
  };
}

/**
 * Cases of a joint filing that waited for their acceptance on that day and have not been given one since. Throws
 * `filing_incomplete` where they are parts of one application of which others are not in.
 */
export function receivedIn(
  ctx: ServiceContext,
  whole: Whole,
  filing: string,
  on: Day,
): readonly PlacedCase[] {
  const { cases, incomplete } = waitingIn(ctx, whole, filing, on);
  if (cases.length === 0 || incomplete.length === 0) return cases;
  const items = incomplete.map(({ item }) => item);
  throw conflict('filing_incomplete', {
    filing,
    waitsFor: items.map(({ code }) => code),
    zh: items.map(({ spec }) => spec.zh),
    en: items.map(({ spec }) => english(spec.en)),
  });
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
    .map(({ id }) => ({ filing: id, ...waitingIn(ctx, whole, id, today(ctx)) }))
    .findLast(({ cases, incomplete }) => cases.length > 0 && incomplete.length === 0);
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
