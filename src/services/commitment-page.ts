// The page of a case that may be granted on a promise: what is told, which facts, who signed, what speaks against them, and
// how it went.

import { decidedFacts } from '../domain/case.ts';
import { instanceOf } from '../domain/case-reading.ts';
import type { PublicisedThing, Publicity } from '../domain/commitment-acts.ts';
import type { ExcludedMatter } from '../domain/commitment-spec.ts';
import { commitmentOf } from '../domain/commitment-summary.ts';
import { isoDay } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { mayAct } from './access.ts';
import { evidenceOf } from './commitment-evidence.ts';
import { type ToldText, toldText } from './commitment-text.ts';
import { type ContradictionView, contradictionView, type FactView, factView } from './commitment-views.ts';
import type { ServiceContext } from './context.ts';
import { eventView } from './event-view.ts';
import { promisesOf } from './promise-states.ts';
import { type PromiseView, promiseView } from './promise-views.ts';
import type { CaseView, EventView } from './views.ts';
import { readWholeProject, viewOf, type Whole } from './whole-project.ts';

export interface PublicityView {
  readonly what: PublicisedThing;
  readonly on: string;
  readonly where: string;
  readonly seq: number;
}

export interface CommitmentPageView {
  readonly projectId: string;
  readonly projectName: string;
  readonly ownerName: string;
  readonly asOf: string;
  readonly case: CaseView;
  /** null: the item may be granted on a promise; else the matter that forbids it, or `not_offered`. */
  readonly barred: ExcludedMatter | 'not_offered' | null;
  readonly told: ToldText;
  readonly facts: readonly FactView[];
  readonly against: readonly ContradictionView[];
  /** Promises for this item, the newest first. */
  readonly promises: readonly PromiseView[];
  readonly publicities: readonly PublicityView[];
  /** What happened to the promise: told, signed, decided, checked, revoked, made public; the newest first. */
  readonly trail: readonly EventView[];
  readonly may: {
    readonly tell: boolean;
    readonly sign: boolean;
    readonly withdraw: boolean;
    readonly publicise: readonly PublicisedThing[];
  };
}

/** Throws `not_found` for what is out of sight or not in the plan. */
export async function getCommitmentPage(
  ctx: ServiceContext,
  projectId: string,
  item: string,
): Promise<CommitmentPageView> {
  const whole = await readWholeProject(ctx, projectId, {});
  const placed = whole.reading.cases.find((one) => one.item.code === item);
  const project = await viewOf(ctx, whole);
  const view = project.cases.find((one) => one.item === item);
  if (placed === undefined || view === undefined) throw notFound('case', { item });
  const { template } = whole.plan;
  const { facts, against } = evidenceOf(whole.plan, whole.reading, whole.events, item);
  const promises = promisesOf(whole.events).filter((one) => one.item === item && one.kind === 'commitment');
  const { commitment } = placed.rules.item;
  return {
    projectId: project.id,
    projectName: project.name,
    ownerName: project.owner.name,
    asOf: isoDay(whole.reading.asOf),
    case: view,
    barred: commitment.allowed ? null : (commitment.excluded?.reason ?? 'not_offered'),
    told: toldText(placed.item.spec, facts),
    facts: facts.map((fact) => factView(fact, template, item)),
    against: against.map((found) => contradictionView(found, facts, template)),
    promises: promises.map((one) => promiseView(one, whole)).toReversed(),
    publicities: publicitiesOf(whole.events)
      .filter((one) => one.item === item && one.instance === instanceOf(placed.reading.state))
      .map(({ what, on, where, seq }) => ({ what, on: isoDay(on), where, seq })),
    trail: trailOf(whole, view),
    may: mayNow(ctx, placed, whole, promises),
  };
}

const told: readonly string[] = ['offer_promise', 'sign_promise', 'withdraw_promise', 'publicise_commitment'];
const done: readonly string[] = ['decide', 'verify', 'revoke', 'rectify_event'];

/** Acts name their case inside; events of the case stand under it. */
function trailOf({ events }: Whole, view: CaseView): readonly EventView[] {
  const own = events.filter((event) => event.item === view.item);
  const isTold = ({ type, data }: StoredEvent): boolean =>
    told.includes(type) && data['item'] === view.item && data['kind'] !== 'tolerant';
  return events
    .filter((event) => (event.item === view.item ? done.includes(event.type) : isTold(event)))
    .map((event) => eventView(event, () => view.name, own))
    .toReversed();
}

export const publicitiesOf = (events: readonly StoredEvent[]): readonly Publicity[] =>
  events.flatMap((event) => {
    const act = projectAct(event);
    if (act?.type !== 'publicise_commitment') return [];
    const { item, instance, what, on, where } = act;
    return [{ item, instance, what, on, where, seq: event.seq }];
  });

function mayNow(
  { actor }: ServiceContext,
  { item, reading, rules }: PlacedCase,
  { reach, events, reading: { asOf } }: Whole,
  promises: ReturnType<typeof promisesOf>,
): CommitmentPageView['may'] {
  const lead = item.spec.department.lead;
  const last = promises.at(-1);
  const undecided = decidedFacts(reading.state) === null || 'before' in reading.state;
  const summary = commitmentOf(reading.state, reading.clocks, rules);
  const made = publicitiesOf(events).filter(
    (one) => one.item === item.code && one.instance === instanceOf(reading.state),
  );
  const isMade = (what: PublicisedThing): boolean => made.some((one) => one.what === what);
  const breach =
    summary?.judgedOn != null &&
    summary.publicityOn !== null &&
    asOf >= summary.publicityOn &&
    !isMade('breach');
  const signed = last?.status === 'signed' || summary !== null;
  const publicise: readonly PublicisedThing[] = [
    ...(signed && !isMade('promise') ? (['promise'] as const) : []),
    ...(breach ? (['breach'] as const) : []),
  ];
  return {
    tell: rules.item.commitment.allowed && undecided && mayAct(actor, 'offer_promise', lead, reach),
    sign: last?.status === 'offered' && undecided && mayAct(actor, 'sign_promise', lead, reach),
    withdraw: last?.status === 'signed' && undecided && mayAct(actor, 'withdraw_promise', lead, reach),
    publicise: mayAct(actor, 'publicise_commitment', lead, reach) ? publicise : [],
  };
}
