// What the pages of one project show, each from a single reading of its record.
import { plannedItem } from '../domain/approval-chain.ts';
import { facts } from '../domain/case.ts';
import { doneOn } from '../domain/case-reading.ts';
import { possibleEvents } from '../domain/case-rules.ts';
import { openConsultations } from '../domain/consultation.ts';
import { hardPrerequisites } from '../domain/early-review.ts';
import { notFound } from '../domain/errors.ts';
import { extensionOn, type GrantableExtension } from '../domain/extension.ts';
import { filingsOf } from '../domain/joint-filing.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { mayMend, mayRecord } from './access.ts';
import { named } from './case-view.ts';
import { evidenceOf } from './commitment-evidence.ts';
import { type ContradictionView, contradictionView } from './commitment-views.ts';
import { type ServiceContext, today } from './context.ts';
import { type RecordableType, recordableTypes } from './event-input.ts';
import { eventView } from './event-view.ts';
import { consultableParties, departmentActing } from './joint-demands.ts';
import { type OwedPaper, owedPapers } from './owed-papers.ts';
import { type ChainLink, chainLinks } from './project-chart.ts';
import { type ProjectOutlook, projectOutlook } from './project-outlook.ts';
import { eventsOf } from './projects.ts';
import type { EventView, Named, Page, ProjectView } from './views.ts';
import { byItem, readWholeProject, viewOf, type Whole } from './whole-project.ts';

export interface ProjectPageView extends ProjectOutlook {
  readonly project: ProjectView;
  /** What each item waits for: the arrows of the flow chart. */
  readonly links: readonly ChainLink[];
  /** Newest first. */
  readonly events: Page<EventView>;
  /** Papers that those events should have and the actor may issue. */
  readonly owed: readonly OwedPaper[];
  /** Items of cases for which the actor may record something now. */
  readonly recordable: readonly string[];
  /** Those of them for which it can be something that brings the case on, not only its end. */
  readonly forward: readonly string[];
}

/** One project with the latest `history` events. */
export async function getProjectPage(
  ctx: ServiceContext,
  id: string,
  history: number,
): Promise<ProjectPageView> {
  const whole = await readWholeProject(ctx, id, {});
  const possible = whole.reading.cases.map((placed) => ({
    item: placed.item.code,
    types: recordableNow(ctx, placed, whole),
  }));
  const events = eventsOf(whole, { limit: history });
  return {
    project: await viewOf(ctx, whole),
    links: chainLinks(whole.plan),
    ...outlookOf(ctx, whole),
    events,
    owed: owedPapers(ctx, whole).filter(({ about }) => events.items.some(({ seq }) => seq === about)),
    recordable: possible.filter(({ types }) => types.length > 0).map(({ item }) => item),
    forward: possible
      .filter(({ types }) => types.some((type) => !ending.includes(type)))
      .map(({ item }) => item),
  };
}

/** What was worked out of a reading once, for as long as the reading is kept. */
const outlooks = new WeakMap<Whole['reading'], ProjectOutlook>();

export function outlookOf(ctx: ServiceContext, { project, plan, reading, calendar }: Whole): ProjectOutlook {
  const known = outlooks.get(reading);
  if (known !== undefined) return known;
  const outlook = projectOutlook(project, plan, reading, ctx.parties, calendar);
  outlooks.set(reading, outlook);
  return outlook;
}

const doneIn =
  (cases: readonly PlacedCase[]) =>
  (code: string): boolean => {
    const found = cases.find((placed) => placed.item.code === code);
    return found !== undefined && doneOn(found.reading.state) !== null;
  };

/** Neither what ends a case nor what is not official brings it on. */
const ending: readonly RecordableType[] = ['waive', 'withdraw', 'terminate', 'revoke', 'mock_start'];

/** Kinds of events that may happen to the case now and that the actor may record. */
function recordableNow(ctx: ServiceContext, placed: PlacedCase, whole: Whole): readonly RecordableType[] {
  const { item, reading, rules, waitsFor } = placed;
  const { reach, plan } = whole;
  const { cases } = whole.reading;
  const department = item.spec.department.lead;
  const isReviewable = (): boolean => hardPrerequisites(plan, item, doneIn(cases)).length === 0;
  return [...possibleEvents(reading.state, rules, today(ctx)), ...lateAnswers(reading.state)]
    .filter((type): type is RecordableType => recordableTypes.includes(type as RecordableType))
    .filter((type) => {
      if (type === 'answer_consultation') return answerable(ctx, placed, whole).length > 0;
      if (type === 'hand_over') return handingOver(ctx, placed, whole).length > 0;
      return mayRecord(ctx.actor, type, department, reach);
    })
    .filter((type) => waitsFor.length === 0 || (type !== 'receive' && type !== 'start'))
    .filter((type) => type !== 'mock_start' || isReviewable());
}

/** Departments whose opinion is awaited and whose answer the actor may record. */
const answerable = (ctx: ServiceContext, { reading }: PlacedCase, { reach }: Whole): readonly string[] =>
  openConsultations(reading.state)
    .map(({ department }) => department)
    .filter((department) => mayRecord(ctx.actor, 'answer_consultation', department, reach));

/** Ended items whose department hands this case over, where a joint filing left it to follow and the actor may record it. */
function handingOver(
  ctx: ServiceContext,
  { item, waitsFor }: PlacedCase,
  { reach, plan, events }: Whole,
): readonly string[] {
  if (waitsFor.length > 0) return [];
  const filings = filingsOf(plan, byItem(events));
  if (!filings.some(({ awaiting }) => awaiting.includes(item.code))) return [];
  const leadOf = (code: string): string => plannedItem(plan, code)?.spec.department.lead ?? '';
  return item.prerequisites.filter((code) => mayRecord(ctx.actor, 'hand_over', leadOf(code), reach));
}

/** What was answered in time and not entered before silence accepted can still be told, with the day it happened. */
function lateAnswers(state: PlacedCase['reading']['state']): readonly RecordableType[] {
  const live = state.status === 'running' || state.status === 'paused';
  return live && state.deemed ? ['accept', 'correction_notice', 'not_accept', 'refuse_acceptance'] : [];
}

const notAsked = (departments: readonly string[], { reading }: PlacedCase): readonly string[] => {
  const asked = openConsultations(reading.state).map(({ department }) => department);
  return departments.filter((department) => !asked.includes(department));
};

export interface CaseForm {
  readonly project: ProjectView;
  readonly case: ProjectView['cases'][number];
  /** Kinds of events that may happen now and that the actor may record. */
  readonly possible: readonly RecordableType[];
  /** Kinds of events that the actor may record for the case, whatever its state. */
  readonly allowed: readonly RecordableType[];
  readonly materials: readonly {
    readonly code: string;
    readonly name: string;
    readonly tolerable: boolean;
  }[];
  readonly procedures: readonly { readonly code: string; readonly name: Named }[];
  /** What an extension granted today may add and whose head approves; null when none may be granted. */
  readonly extension: GrantableExtension | null;
  /** Whether the applicant was told already what is missing from this filing. */
  readonly noticed: boolean;
  /** Whether a withdrawal may be recorded because the correction has lapsed, not because the applicant asks. */
  readonly mayDeemWithdrawn: boolean;
  readonly commitmentAllowed: boolean;
  /** What of the record speaks against a promise now; empty where none is possible. */
  readonly against: readonly ContradictionView[];
  /** Departments that may be asked for an opinion, those whose answer the actor may record, and items that may be handed over. */
  readonly consultable: readonly string[];
  readonly answerable: readonly string[];
  readonly handingOver: readonly { readonly code: string; readonly name: Named }[];
  /** Papers that events of this case should have and the actor may issue, latest event first. */
  readonly owed: readonly OwedPaper[];
  /** Recorded events of this case that the actor may mend, newest first. */
  readonly mendable: readonly EventView[];
}

function againstPromise({ item, rules }: PlacedCase, whole: Whole): readonly ContradictionView[] {
  if (!rules.item.commitment.allowed) return [];
  const { facts: promised, against } = evidenceOf(whole.plan, whole.reading, whole.events, item.code);
  return against.map((found) => contradictionView(found, promised, whole.plan.template));
}

/** Everything the form for one case needs. */
export async function getCaseForm(ctx: ServiceContext, id: string, item: string): Promise<CaseForm> {
  const whole = await readWholeProject(ctx, id, {});
  const placed = whole.reading.cases.find((candidate) => candidate.item.code === item);
  const project = await viewOf(ctx, whole);
  const view = project.cases.find((candidate) => candidate.item === item);
  if (placed === undefined || view === undefined) throw notFound('case', { item });
  const { rules } = placed;
  const department = placed.item.spec.department.lead;
  const events = whole.events.filter((event) => event.item === item);
  const nameOf = (): Named => view.name;
  return {
    project,
    case: view,
    possible: recordableNow(ctx, placed, whole),
    allowed: recordableTypes.filter((type) => mayRecord(ctx.actor, type, department, whole.reach)),
    materials: placed.item.materials.map(({ code, zh, tolerable }) => ({ code, name: zh, tolerable })),
    procedures: rules.procedures
      .filter(({ code }) => rules.item.pausable_by.includes(code))
      .map((procedure) => ({ code: procedure.code, name: named(procedure) })),
    extension: extensionOn(rules, today(ctx)),
    noticed: (facts(placed.reading.state)?.corrections.length ?? 0) > 0,
    mayDeemWithdrawn: view.lapse === 'deemed_withdrawn' || view.consequence?.kind === 'deemed_withdrawn',
    commitmentAllowed: rules.item.commitment.allowed,
    against: againstPromise(placed, whole),
    consultable: notAsked(consultableParties(ctx.parties, department), placed),
    answerable: answerable(ctx, placed, whole),
    handingOver: handingOver(ctx, placed, whole).map((code) => {
      const spec = plannedItem(whole.plan, code)?.spec;
      return { code, name: spec === undefined ? { zh: code, en: code } : named(spec) };
    }),
    owed: owedPapers(ctx, whole, item),
    mendable: events
      .filter((event) =>
        mayMend(ctx.actor, event, departmentActing(event.body, placed.item, whole.plan), whole.reach),
      )
      .map((event) => eventView(event, nameOf, events))
      .filter((event) => event.rectifiedBy === null)
      .toReversed(),
  };
}
