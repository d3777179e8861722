// Problems of owners: one, those of a project, and the list over all that the reader may see.
import { isoDay } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { ledgerOf } from '../domain/ledger.ts';
import { lightOn } from '../domain/light.ts';
import { type OwnerProblem, problemClock, readProblemClock } from '../domain/owner-problem.ts';
import type { OwnerProblemKind } from '../domain/problem-acts.ts';
import { readEvents } from '../store/event-log.ts';
import {
  type Contact,
  countOwnerProblems,
  listOwnerProblems,
  type ProblemState,
  problemStates,
  readContacts,
} from '../store/owner-problems.ts';
import { readCases, readProject } from '../store/read-models.ts';
import { demand, demandSight } from './access.ts';
import { clockView, named, partyName } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, type ServiceContext, today } from './context.ts';
import { calendarUsed, ledgerLine } from './ledger-view.ts';
import type { LedgerView } from './ledger-views.ts';
import { planOf } from './plans.ts';
import { problemsIn, unitsOf } from './problem-model.ts';
import { type ProblemView, problemView, seesProblem } from './problem-views.ts';
import { reachOf } from './record-event.ts';
import { scopeOf } from './scope.ts';
import type { Named } from './views.ts';

export { type ProblemState, problemStates };

/** A project read for its problems alone, which some see who do not see the project. */
async function readScene(ctx: ServiceContext, projectId: string) {
  await catchUpIfNewDay(ctx, ctx.now);
  const { db } = ctx.store;
  const [project, cases, events] = await Promise.all([
    readProject(db, projectId),
    readCases(db, projectId),
    readEvents(db, projectId, {}),
  ]);
  if (project === null) return null;
  const plan = await planOf(ctx.store, db, project);
  const reach = reachOf(project, cases, unitsOf(events));
  return { project, plan, reach, problems: problemsIn(events) };
}
type Scene = NonNullable<Awaited<ReturnType<typeof readScene>>>;

async function findProblem(
  ctx: ServiceContext,
  projectId: string,
  id: string,
): Promise<{ readonly scene: Scene; readonly problem: OwnerProblem }> {
  const scene = await readScene(ctx, projectId);
  const problem = scene?.problems.find((one) => one.problem === id);
  if (scene === null || problem === undefined || !seesProblem(ctx.actor, problem, scene.reach))
    throw notFound('problem', { id });
  return { scene, problem };
}

const viewIn = (ctx: ServiceContext, scene: Scene, problem: OwnerProblem): ProblemView =>
  problemView(ctx, problem, { whole: scene, calendar: calendarOf(ctx, scene.project), asOf: today(ctx) });

/** Throws `not_found` for what is not there and for what is not the actor's to see. */
export async function getProblem(ctx: ServiceContext, projectId: string, id: string): Promise<ProblemView> {
  const { scene, problem } = await findProblem(ctx, projectId, id);
  return viewIn(ctx, scene, problem);
}

export interface ProblemPageView {
  readonly problem: ProblemView;
  /** Day by day, why it is due then. */
  readonly ledger: LedgerView;
  /** Whom to ring: for those who act on it. */
  readonly contact: Contact | null;
}

export async function getProblemPage(
  ctx: ServiceContext,
  projectId: string,
  id: string,
): Promise<ProblemPageView> {
  const { scene, problem } = await findProblem(ctx, projectId, id);
  const view = viewIn(ctx, scene, problem);
  const contacts = view.may.length === 0 ? new Map() : await readContacts(ctx.store.db, projectId, [id]);
  return { problem: view, ledger: ledgerIn(ctx, scene, problem, view), contact: contacts.get(id) ?? null };
}

function ledgerIn(
  ctx: ServiceContext,
  { project, plan }: Scene,
  problem: OwnerProblem,
  view: ProblemView,
): LedgerView {
  const calendar = calendarOf(ctx, project);
  const clock = problemClock(problem);
  const reading = readProblemClock(clock, calendar, today(ctx));
  const ledger = ledgerOf(clock.limit, reading, calendar, today(ctx), 'problem_promise');
  return {
    projectId: project.id,
    projectName: project.name,
    item: problem.item,
    itemName: view.itemName,
    clock: clockView({ clock, reading }, calendar.edition),
    key: `problem:${problem.problem}`,
    target: null,
    asOf: isoDay(today(ctx)),
    calendar: calendarUsed(calendar, ledger.days, reading.provisional ? reading.dueOn : null),
    template: { id: plan.template.id, version: plan.template.version, name: plan.template.name },
    ground: { kind: 'default', article: 'problem_promise', source: null, assumed: false, document: null },
    rule: { roll: false, onDate: null, notAfter: null },
    policies: [],
    extension: null,
    pauses: [],
    work: [],
    days: ledger.days.map((line) => ledgerLine(line, null)),
    totals: ledger.totals,
    statutory: null,
  };
}

/** Of one project, as far as the actor sees them, newest first. Throws `not_found` for a project that is not there. */
export async function problemsOfProject(
  ctx: ServiceContext,
  projectId: string,
): Promise<readonly ProblemView[]> {
  const scene = await readScene(ctx, projectId);
  demandSight(ctx.actor, scene?.reach ?? null, projectId);
  if (scene === null) throw new Error('a project in sight is there');
  return scene.problems
    .filter((problem) => seesProblem(ctx.actor, problem, scene.reach))
    .map((problem) => viewIn(ctx, scene, problem))
    .toReversed();
}

export interface ProblemQuery {
  readonly state?: ProblemState | undefined;
  readonly kind?: OwnerProblemKind | undefined;
  readonly unit?: string | undefined;
  /** 1 is the first. */
  readonly page?: number | undefined;
}

export interface ProblemRowView {
  readonly projectId: string;
  readonly projectName: string;
  readonly problem: string;
  readonly kind: OwnerProblemKind;
  readonly itemName: Named | null;
  readonly unit: string;
  readonly unitName: Named;
  readonly status: ProblemView['status'];
  readonly named: boolean;
  readonly complex: boolean;
  readonly summary: string;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly light: 'none' | 'yellow' | 'red' | 'breach';
  /** Left until the due day, or late when negative, in working days; of a closed one how late it was, or 0. */
  readonly remainingDays: number;
  /** A call that is owed by this day. */
  readonly contactDueOn: string | null;
  readonly closedOn: string | null;
}

export interface ProblemList {
  readonly counts: { readonly open: number; readonly late: number; readonly closed: number };
  readonly items: readonly ProblemRowView[];
  readonly page: number;
  readonly more: boolean;
}

export const PROBLEMS_A_PAGE = 50;

/** For all who are signed in: each sees what is in the own scope, a department what it has. */
export async function listProblems(ctx: ServiceContext, query: ProblemQuery = {}): Promise<ProblemList> {
  demand(ctx.actor, 'problem.list');
  await catchUpIfNewDay(ctx, ctx.now);
  const { db } = ctx.store;
  const { state = 'open', kind, unit, page = 1 } = query;
  const asOf = today(ctx);
  const scope = scopeOf(ctx.actor);
  const [counts, rows] = await Promise.all([
    countOwnerProblems(db, scope, { kind, unit }, asOf),
    listOwnerProblems(db, scope, { state, kind, unit }, asOf, {
      limit: PROBLEMS_A_PAGE + 1,
      offset: (page - 1) * PROBLEMS_A_PAGE,
    }),
  ]);
  const items: ProblemRowView[] = [];
  for (const row of rows.slice(0, PROBLEMS_A_PAGE)) items.push(await rowView(ctx, row));
  return { counts, items, page, more: rows.length > PROBLEMS_A_PAGE };
}

type ListedRow = Awaited<ReturnType<typeof listOwnerProblems>>[number];

async function rowView(ctx: ServiceContext, { problem, project }: ListedRow): Promise<ProblemRowView> {
  const plan = await planOf(ctx.store, ctx.store.db, { ...project, attributes: {} });
  const spec = plan.template.items.find(({ code }) => code === problem.item);
  const calendar = calendarOf(ctx, project);
  const asOf = today(ctx);
  const { yellowOn, lateOn, dueOn } = problem;
  const isOpen = problem.closedOn === null;
  const end = problem.closedOn ?? asOf;
  return {
    projectId: project.id,
    projectName: project.name,
    problem: problem.problem,
    kind: problem.kind,
    itemName: spec === undefined ? null : named(spec),
    unit: problem.unit,
    unitName: partyName(ctx.parties, problem.unit),
    status: problem.status,
    named: problem.named,
    complex: problem.complex,
    summary: problem.summary,
    openedOn: isoDay(problem.openedOn),
    dueOn: isoDay(dueOn),
    provisional: problem.provisional,
    light:
      isOpen && yellowOn !== null && lateOn !== null
        ? lightOn({ yellowOn, lateOn, late: 'red' }, asOf)
        : 'none',
    remainingDays:
      end > dueOn
        ? -calendar.workingDaysBetween(dueOn, end) || 0
        : isOpen
          ? calendar.workingDaysBetween(asOf, dueOn)
          : 0,
    contactDueOn: problem.contactDueOn === null ? null : isoDay(problem.contactDueOn),
    closedOn: problem.closedOn === null ? null : isoDay(problem.closedOn),
  };
}
