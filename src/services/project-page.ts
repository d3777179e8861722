// What the pages of one project show, each from a single reading of its record.
import { possibleEvents } from '../domain/case-rules.ts';
import { notFound } from '../domain/errors.ts';
import { extensionOn, type GrantableExtension } from '../domain/extension.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { mayMend, mayRecord, type Reach } from './access.ts';
import { named } from './case-view.ts';
import { type ServiceContext, today } from './context.ts';
import { type RecordableType, recordableTypes } from './event-input.ts';
import { eventView } from './event-view.ts';
import { eventsOf } from './projects.ts';
import type { EventView, Named, Page, ProjectView } from './views.ts';
import { readWholeProject, viewOf } from './whole-project.ts';

export interface ProjectPageView {
  readonly project: ProjectView;
  /** Newest first. */
  readonly events: Page<EventView>;
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
    types: recordableNow(ctx, placed, whole.reach),
  }));
  return {
    project: await viewOf(ctx, whole),
    events: eventsOf(whole, { limit: history }),
    recordable: possible.filter(({ types }) => types.length > 0).map(({ item }) => item),
    forward: possible
      .filter(({ types }) => types.some((type) => !ending.includes(type)))
      .map(({ item }) => item),
  };
}

const ending: readonly RecordableType[] = ['waive', 'withdraw', 'terminate', 'revoke'];

/** Kinds of events that may happen to the case now and that the actor may record. */
function recordableNow(
  ctx: ServiceContext,
  { item, reading, rules, waitsFor }: PlacedCase,
  reach: Reach,
): readonly RecordableType[] {
  const department = item.spec.department.lead;
  return [...possibleEvents(reading.state, rules, today(ctx)), ...lateAnswers(reading.state)]
    .filter((type): type is RecordableType => recordableTypes.includes(type as RecordableType))
    .filter((type) => mayRecord(ctx.actor, type, department, reach))
    .filter((type) => waitsFor.length === 0 || (type !== 'receive' && type !== 'start'));
}

/** What was answered in time and not entered before silence accepted can still be told, with the day it happened. */
function lateAnswers(state: PlacedCase['reading']['state']): readonly RecordableType[] {
  const live = state.status === 'running' || state.status === 'paused';
  return live && state.deemed ? ['accept', 'correction_notice', 'not_accept', 'refuse_acceptance'] : [];
}

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
  /** Whether a withdrawal may be recorded because the correction has lapsed, not because the applicant asks. */
  readonly mayDeemWithdrawn: boolean;
  readonly commitmentAllowed: boolean;
  /** Recorded events of this case that the actor may mend, newest first. */
  readonly mendable: readonly EventView[];
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
    possible: recordableNow(ctx, placed, whole.reach),
    allowed: recordableTypes.filter((type) => mayRecord(ctx.actor, type, department, whole.reach)),
    materials: placed.item.materials.map(({ code, zh, tolerable }) => ({ code, name: zh, tolerable })),
    procedures: rules.procedures
      .filter(({ code }) => rules.item.pausable_by.includes(code))
      .map((procedure) => ({ code: procedure.code, name: named(procedure) })),
    extension: extensionOn(rules, today(ctx)),
    mayDeemWithdrawn: view.lapse === 'deemed_withdrawn',
    commitmentAllowed: rules.item.commitment.allowed,
    mendable: events
      .filter((event) => mayMend(ctx.actor, event, department, whole.reach))
      .map((event) => eventView(event, nameOf, events))
      .filter((event) => event.rectifiedBy === null)
      .toReversed(),
  };
}
