// The groups of a project: who of those that were filed together has ended, whom the others wait for, and each material once.
import { type ApprovalPlan, plannedItem } from '../domain/approval-chain.ts';
import { isoDay, isoDayOrNull } from '../domain/day.ts';
import { type GroupReading, readGroup } from '../domain/group-reading.ts';
import {
  type Filing,
  type FilingFault,
  filingsOf,
  materialsHandedIn,
  planFiling,
  type SharedMaterial,
  sharedMaterials,
} from '../domain/joint-filing.ts';
import { originIn } from '../domain/project-reading.ts';
import type { GroupSpec } from '../domain/template.ts';
import { type CaseViewParts, caseView, named, partyName } from './case-view.ts';
import { type ServiceContext, today } from './context.ts';
import type { GroupPageView, GroupView } from './group-views.ts';
import {
  acceptableIn,
  asRefiled,
  faultFacts,
  groupIn,
  mayFile,
  mayFileAny,
  refiledPlan,
} from './joint-rules.ts';
import type { Named } from './views.ts';
import { type AsOf, byItem, readWholeProject, type Whole } from './whole-project.ts';

/** All groups of which at least one item applies to the project. */
export async function getGroups(
  ctx: ServiceContext,
  id: string,
  when: AsOf = {},
): Promise<readonly GroupView[]> {
  const whole = await readWholeProject(ctx, id, when);
  const refiled = await refiledPlan(ctx, ctx.store.db, whole);
  const filings = filingsIn(whole);
  return whole.plan.template.groups
    .filter(({ items }) => items.some((code) => plannedItem(whole.plan, code) !== null))
    .map((spec) => groupView(ctx, whole, refiled, spec, filings));
}

/** What the list of members says anyway. */
const known: readonly FilingFault[] = ['filing_already', 'filing_does_not_apply'];

/** Throws `not_found` for a group that the project's template does not have. */
export async function getGroupPage(ctx: ServiceContext, id: string, code: string): Promise<GroupPageView> {
  const whole = await readWholeProject(ctx, id, {});
  const refiled = await refiledPlan(ctx, ctx.store.db, whole);
  const spec = groupIn(whole, code);
  const filings = filingsIn(whole);
  const cases = asRefiled(whole.reading.cases, refiled);
  const { now, following, refused } = planFiling(spec, cases, today(ctx), null);
  const own = (placed: typeof now): readonly string[] =>
    placed.filter((one) => mayFile(ctx, whole, one)).map(({ item }) => item.code);
  const fileable = own(now);
  return {
    projectName: whole.project.name,
    group: groupView(ctx, whole, refiled, spec, filings),
    mayFile: mayFileAny(ctx, whole, spec),
    fileable,
    following: fileable.length === 0 ? [] : own(following),
    refused: refused
      .filter(({ code: why }) => !known.includes(why))
      .map((fault) => ({
        item: fault.item,
        code: fault.code,
        facts: faultFacts(whole.plan, fault),
      })),
    acceptable: acceptableIn(ctx, whole, spec, filings),
  };
}

/** The group alone, as it stands now. */
export async function getGroup(ctx: ServiceContext, id: string, code: string): Promise<GroupView> {
  const whole = await readWholeProject(ctx, id, {});
  const refiled = await refiledPlan(ctx, ctx.store.db, whole);
  return groupView(ctx, whole, refiled, groupIn(whole, code), filingsIn(whole));
}

const filingsIn = ({ plan, events, reading }: Whole): readonly Filing[] =>
  filingsOf(plan, byItem(events), reading.asOf);

function groupView(
  ctx: ServiceContext,
  whole: Whole,
  refiled: ApprovalPlan,
  spec: GroupSpec,
  filings: readonly Filing[],
): GroupView {
  const { plan, calendar, reading, events } = whole;
  const group = readGroup(spec, reading, filings, calendar);
  const names = new Map(plan.template.items.map((item) => [item.code, named(item)]));
  const nameOf = (item: string): Named => names.get(item) ?? { zh: item, en: item };
  const parts: CaseViewParts = {
    template: plan.template,
    parties: ctx.parties,
    edition: calendar.edition,
    nameOf,
    versionOf: (item) => events.filter((event) => event.item === item).length,
  };
  return {
    code: spec.code,
    type: spec.type,
    name: named(spec),
    rule: spec.rule ?? null,
    lead: spec.lead,
    leadName: partyName(ctx.parties, spec.lead),
    asOf: isoDay(reading.asOf),
    members: group.members.map(({ placed, actsFrom, endedOn, filing, awaitsHandOver }) => ({
      case: caseView(placed, parts),
      actsFrom: isoDayOrNull(actsFrom),
      endedOn: isoDayOrNull(endedOn),
      filing,
      awaitsHandOver,
    })),
    done: group.done,
    filedOn: isoDayOrNull(group.filedOn),
    finishedOn: isoDayOrNull(group.finishedOn),
    last: lastView(ctx, group, parts),
    filings: group.filings.map(({ id, on, items, following, awaiting }) => ({
      id,
      on: isoDay(on),
      items,
      following,
      awaiting,
    })),
    materials: materialsOf(whole, refiled, group, nameOf),
  };
}

function lastView(
  ctx: ServiceContext,
  { last, members }: GroupReading,
  parts: CaseViewParts,
): GroupView['last'] {
  const member = members.find(({ placed }) => placed.item.code === last?.item);
  if (last === null || member === undefined) return null;
  const { holder, holderName } = caseView(member.placed, parts);
  const isHeld = last.endedOn === null && holder === last.holder;
  return {
    item: last.item,
    name: parts.nameOf(last.item),
    department: last.holder,
    departmentName: (isHeld ? holderName : null) ?? partyName(ctx.parties, last.holder),
    endedOn: isoDayOrNull(last.endedOn),
    aloneFrom: isoDay(last.aloneFrom),
    workingDays: last.workingDays,
    naturalDays: last.naturalDays,
  };
}

/** What must still be handed in comes first. */
const urgency: readonly SharedMaterial['state'][] = ['needed', 'awaited', 'handed_in', 'produced', 'exempt'];

function materialsOf(
  { plan, reading, events }: Whole,
  refiled: ApprovalPlan,
  { members }: GroupReading,
  nameOf: (item: string) => Named,
): GroupView['materials'] {
  const materials = sharedMaterials(
    asRefiled(
      members.map(({ placed }) => placed),
      refiled,
    ).map(({ item }) => item),
    originIn(reading.cases),
    materialsHandedIn(plan, byItem(events), reading.asOf),
  );
  const inOrder = materials.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
  return inOrder.map(({ fromItem, neededBy, ...material }) => ({
    ...material,
    from: fromItem === null ? null : { item: fromItem, name: nameOf(fromItem) },
    neededBy: neededBy.map(({ item, code }) => ({ item, code, name: nameOf(item) })),
  }));
}
