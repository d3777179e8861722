// The start-early list (提前介入) of one project from its record, and of all that the reader sees from the read models alone.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { acceptedFacts, mocksOf } from '../domain/case.ts';
import { doneOn, owedMaterials } from '../domain/case-reading.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import { isReviewed } from '../domain/early-review.ts';
import { invalidField } from '../domain/errors.ts';
import { materialsHandedIn } from '../domain/joint-filing.ts';
import {
  type CaseStanding,
  type EarlyEntry,
  type EarlyMaterial,
  type EarlyWay,
  earlyWays,
  startEarly,
} from '../domain/start-early.ts';
import { readEarlyProjects } from '../store/early.ts';
import { mayRecord, type Reach } from './access.ts';
import { named, partyName } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { type ServiceContext, today } from './context.ts';
import type { EarlyEntryView, EarlyMaterialView, EarlyPage, ProjectEarlyView } from './early-views.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { Named } from './views.ts';
import { type AsOf, byItem, readWholeProject } from './whole-project.ts';

interface Chain {
  readonly project: { readonly id: string; readonly code: string; readonly name: string };
  readonly plan: ApprovalPlan;
  readonly standingOf: (item: string) => CaseStanding | null;
  readonly reach: Reach;
}

/** One project at the end of a day. Throws `not_found` for what is out of sight. */
export async function getProjectEarly(
  ctx: ServiceContext,
  id: string,
  when: AsOf = {},
): Promise<ProjectEarlyView> {
  const { project, plan, reading, reach, events } = await readWholeProject(ctx, id, when);
  const standings = new Map(
    reading.cases.map(({ item, reading: one }) => [
      item.code,
      {
        status: one.status,
        doneOn: doneOn(one.state),
        acceptedOn: acceptedFacts(one.state)?.acceptedOn ?? null,
        owed: owedMaterials(one).map(({ material }) => material),
        mock: mocksOf(one.state).at(-1) ?? null,
      },
    ]),
  );
  const chain: Chain = { project, plan, standingOf: (item) => standings.get(item) ?? null, reach };
  const handedIn = materialsHandedIn(plan, byItem(events), reading.asOf);
  const list = startEarly(plan, chain.standingOf, handedIn);
  const nameOf = namesOf(plan);
  return {
    projectId: project.id,
    projectCode: project.code,
    projectName: project.name,
    asOf: isoDay(reading.asOf),
    entries: list.entries.map((entry) => entryView(ctx, entry, chain, list.towards, reading.asOf)),
    waiting: list.waiting.map(({ item, on }) => ({
      item: item.code,
      name: named(item.spec),
      on: on.map((code) => ({ item: code, name: nameOf(code) })),
    })),
  };
}

export const earlyShape = z.strictObject({
  way: z.enum(earlyWays).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type EarlyQuery = z.input<typeof earlyShape>;

/** More than these are not looked at for one page: those with the nearest dates are. */
const MOST_PROJECTS = 1_000;

/** Of all projects in sight, what weighs most on its project first. Nothing is replayed: rows and plans say it all. */
export async function listEarly(ctx: ServiceContext, query: EarlyQuery = {}): Promise<EarlyPage> {
  await catchUpIfNewDay(ctx, ctx.now);
  const asOf = today(ctx);
  const { way, limit = 50 } = query;
  const skip = offsetOf(query.cursor);
  const found = await readEarlyProjects(ctx.store.db, scopeOf(ctx.actor), MOST_PROJECTS + 1);
  const looked = found.slice(0, MOST_PROJECTS);
  const all: { entry: EarlyEntry; chain: Chain; towards: ReturnType<typeof startEarly>['towards'] }[] = [];
  for (const [n, { project, cases, handedIn }] of looked.entries()) {
    // Others are answered in between.
    if (n % 100 === 99) await setImmediate();
    const plan = await planOf(ctx.store, ctx.store.db, project);
    const standings = new Map(cases.map((one) => [one.item, one]));
    const departments = plan.items.map(({ spec }) => spec.department.lead);
    const reach = { ...project, departments };
    const chain: Chain = { project, plan, standingOf: (item) => standings.get(item) ?? null, reach };
    const { entries, towards } = startEarly(plan, chain.standingOf, handedIn);
    for (const entry of entries) all.push({ entry, chain, towards });
  }
  // Stable: projects stand in order of their nearest date, their entries in their own order.
  all.sort((a, b) => (b.entry.chainDays ?? -1) - (a.entry.chainDays ?? -1));
  const count = (one: EarlyWay): number => all.filter(({ entry }) => entry.way === one).length;
  const chosen = way === undefined ? all : all.filter(({ entry }) => entry.way === way);
  const shown = chosen.slice(skip, skip + limit);
  return {
    asOf: isoDay(asOf),
    items: shown.map(({ entry, chain, towards }) => entryView(ctx, entry, chain, towards, asOf)),
    next: skip + limit < chosen.length ? String(skip + limit) : null,
    total: all.length,
    counts: { file: count('file'), book: count('book'), review: count('review') },
    projects: looked.length,
    bounded: found.length > looked.length,
  };
}

/** The list is worked out anew for each page; a cursor is the number of rows before it. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,6}$/.test(cursor)) throw invalidField('cursor', 'cursor_invalid', {});
  return Number(cursor);
}

const namesOf =
  ({ template }: ApprovalPlan) =>
  (code: string): Named => {
    const spec = template.items.find((item) => item.code === code);
    return spec === undefined ? { zh: code, en: code } : named(spec);
  };

function entryView(
  { actor, parties }: ServiceContext,
  { item, way, since, waitsFor, materials, chainDays }: EarlyEntry,
  { project, plan, standingOf, reach }: Chain,
  towards: { readonly code: string; readonly zh: string } | null,
  asOf: Day,
): EarlyEntryView {
  const begins =
    way !== 'review'
      ? isReviewed(item.spec.kind)
        ? 'receive'
        : 'start'
      : isOpen(standingOf(item.code))
        ? 'mock_finish'
        : 'mock_start';
  const nameOf = namesOf(plan);
  const mock = standingOf(item.code)?.mock ?? null;
  return {
    projectId: project.id,
    projectCode: project.code,
    projectName: project.name,
    item: item.code,
    name: named(item.spec),
    stage: item.spec.stage,
    department: item.spec.department.lead,
    departmentName: partyName(parties, item.spec.department.lead),
    way,
    since: isoDayOrNull(since),
    sinceDays: since === null ? null : asOf - since,
    waitsFor: waitsFor.map((code) => ({ item: code, name: nameOf(code) })),
    materials: materials.map((material) => materialView(material, nameOf)),
    chainDays,
    towards: towards === null ? null : { id: towards.code, name: towards.zh },
    mock:
      mock === null
        ? null
        : {
            startedOn: isoDay(mock.startedOn),
            finishedOn: isoDayOrNull(mock.finishedOn),
            result: mock.result,
          },
    record: mayRecord(actor, begins, item.spec.department.lead, reach) ? begins : null,
  };
}

const isOpen = (standing: CaseStanding | null): boolean =>
  standing !== null && standing.mock !== null && standing.mock.finishedOn === null;

function materialView(
  { spec, state, origin }: EarlyMaterial,
  nameOf: (code: string) => Named,
): EarlyMaterialView {
  const item = origin !== null && 'item' in origin ? origin.item : null;
  return {
    code: spec.code,
    name: spec.zh,
    state,
    from: origin === null ? null : { by: origin.by, item, name: item === null ? null : nameOf(item) },
  };
}
