// A slip at the counter is mended in one act: the event says what it should have said, the old words stay in the record, and the
// papers that told of it are void, each with another in its place under a new number.
import { z } from 'zod';
import type { PlannedItem } from '../domain/approval-chain.ts';
import { facts as factsOf, standingFiling } from '../domain/case.ts';
import { type EffectiveEvent, effectiveEvents, stateAsOf } from '../domain/case-history.ts';
import { rulesFor } from '../domain/case-rules.ts';
import { conflict, notFound } from '../domain/errors.ts';
import type { IntakeOutcome } from '../domain/intake.ts';
import type { ProjectAct } from '../domain/project-acts.ts';
import { toldLapse } from '../domain/supplement-lapse.ts';
import type { Tx } from '../store/db.ts';
import { findByIdempotencyKey, lockProject, readEvents } from '../store/event-log.ts';
import { demand } from './access.ts';
import { withCalendarsInForce } from './calendar-book.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { readInput, zOccurred, zText } from './input.ts';
import { type IntakePaper, papersIn } from './intake-done.ts';
import { type IssuedPaper, viewOf } from './issue-paper.ts';
import { draftPaper, issued, makeOut } from './make-papers.ts';
import { ensureOwnerLinkWithin } from './owner-links.ts';
import { type ActScene, recordActsWithin } from './record-acts.ts';
import { recordWithin } from './record-event.ts';
import { type IntakePapers, requestFor } from './take-in-papers.ts';
import { byItem, readWholeProject } from './whole-project.ts';

export const mendIntakeShape = z.strictObject({
  /** `seq` of the event that is mended. */
  target: z.int().min(1),
  reason: zText(2000),
  /** What it should have said; left out = it never happened, and its papers are void without others in their place. */
  replacement: z
    .strictObject({ occurredAt: zOccurred, data: z.record(z.string(), z.unknown()) })
    .nullable()
    .default(null),
});

export interface MendRequest {
  readonly projectId: string;
  readonly item: string;
  readonly raw: unknown;
  readonly idempotency: Idempotency | null;
}

export interface Mended {
  readonly created: boolean;
  /** Numbers that are void now, and the papers in their place. */
  readonly voided: readonly string[];
  readonly papers: readonly IssuedPaper[];
}

/** Throws a Refusal of any kind; on a refusal nothing is written, and every paper stands. */
export async function mendIntake(ctx: ServiceContext, request: MendRequest): Promise<Mended> {
  demand(ctx.actor, 'counter.use');
  // Whether it is there and in sight comes before what is wrong with what was sent.
  await readWholeProject(ctx, request.projectId, {});
  const { target, reason } = readInput(mendIntakeShape, request.raw);
  return withCalendarsInForce(ctx, (current) =>
    current.store.transaction(async (tx) => {
      const { projectId, item, idempotency } = request;
      await lockProject(tx, projectId);
      if (idempotency !== null) {
        const repeat = await findByIdempotencyKey(tx, ctx.actor.username, idempotency.key);
        if (repeat !== null) {
          demandSameRequest(repeat.requestHash, idempotency);
          return { created: false, voided: [], papers: [] };
        }
      }
      const mended = (await readEvents(tx, projectId, { item })).find(({ seq }) => seq === target);
      if (mended !== undefined && !mendable.includes(mended.type))
        throw conflict('not_mended_at_counter', { type: mended.type });
      const raw = { type: 'rectify_event', ...(request.raw as object) };
      await recordWithin(current, tx, { projectId, item, raw, expectedVersion: null, idempotency });
      return { created: true, ...(await reprint(current, tx, projectId, item, target, reason)) };
    }),
  );
}

/** Papers of the mended event and of what was said on it later in the same intake: their words rest on it. */
async function reprint(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  code: string,
  target: number,
  reason: string,
): Promise<Pick<Mended, 'voided' | 'papers'>> {
  const progressPath = await ensureOwnerLinkWithin(ctx, tx, projectId);
  const { result } = await recordActsWithin(ctx, tx, projectId, async (scene) => {
    const item = scene.plan.items.find((planned) => planned.code === code);
    if (item === undefined) throw notFound('case', { item: code });
    const said = intakeSaid(scene, item, target);
    const concerned = [target, ...(said?.tells ?? []).filter((seq) => seq > target)];
    const standing = papersIn(scene, code, target).filter(
      ({ voided, about }) => !voided && concerned.includes(about ?? 0),
    );
    const drafts = standing.flatMap((paper) => {
      if (said === null || !said.tells.includes(paper.about ?? 0)) return [];
      const request = requestFor(ctx, paper.kind, code, said.papers, said, progressPath);
      return [draftPaper(scene, request, paper.id)];
    });
    const made = await makeOut(scene, drafts);
    const acts: ProjectAct[] = [...standing.map((paper) => voidOf(paper, code, reason)), ...made.map(issued)];
    return {
      result: { voided: standing.map(({ number }) => number), papers: made.map(viewOf) },
      acts: acts.map((act) => ({ act })),
    };
  });
  if (result === null) throw new Error('nothing is repeated without a key');
  return result;
}

const voidOf = ({ id, number }: IntakePaper, item: string, reason: string): ProjectAct => ({
  type: 'void_paper',
  paper: id,
  number,
  item,
  reason: reason.slice(0, 500),
});

interface Said {
  readonly arrival: number | null;
  readonly answer: number;
  /** Events that still stand, of which papers may be made out. */
  readonly tells: readonly number[];
  readonly papers: IntakePapers;
}

const outcomeOf: Readonly<Record<string, IntakeOutcome>> = {
  accept: 'accept',
  correction_notice: 'notice',
  refuse_acceptance: 'refuse',
  not_accept: 'not_needed',
};

/** The intake in which the event stands, as the record says it now; null where nothing of it is left. */
function intakeSaid(scene: ActScene, item: PlannedItem, target: number): Said | null {
  const { ctx, events, project, plan } = scene;
  const own = byItem(events)(item.code);
  const told = effectiveEvents(own);
  const isArrival = ({ fact }: EffectiveEvent): boolean =>
    fact.type === 'receive' || fact.type === 'resubmit';
  const arrival = told.findLast((event) => isArrival(event) && event.seq <= target) ?? null;
  const from = arrival?.seq ?? target;
  const next = told.find((event) => isArrival(event) && event.seq > from)?.seq ?? Number.POSITIVE_INFINITY;
  const answer = told.find(({ seq, fact }) => seq > from && seq < next && outcomeOf[fact.type] !== undefined);
  const kept = [arrival, answer].flatMap((event) => (event === null || event === undefined ? [] : [event]));
  if (kept.length === 0) return null;
  const rules = rulesFor(plan, item, calendarOf(ctx, project), placePolicies(ctx, project));
  const state = stateAsOf(own, today(ctx), rules);
  const filed = factsOf(state);
  const standing = filed === null ? null : standingFiling(filed);
  const nameOf = (material: string): string =>
    item.materials.find(({ code }) => code === material)?.zh ?? material;
  const formOf = (material: string): string =>
    formWords[item.materials.find(({ code }) => code === material)?.form ?? 'original'];
  const came = arrival?.fact.type === 'receive' || arrival?.fact.type === 'resubmit' ? arrival.fact : null;
  const fact = answer?.fact;
  const missing = fact?.type === 'accept' ? (fact.missing ?? []) : [];
  const outcome = fact === undefined ? 'accept' : (outcomeOf[fact.type] ?? 'accept');
  return {
    arrival: arrival?.seq ?? null,
    answer: answer?.seq ?? 0,
    tells: kept.map(({ seq }) => seq),
    papers: {
      step: came === null ? 'answer' : came.type,
      outcome: missing.length > 0 ? 'accept_tolerantly' : outcome,
      handedIn: (came?.handedIn ?? []).map((code) => ({ name: nameOf(code), form: formOf(code) })),
      missing: missing.map(({ material, promisedBy }) => ({ material, name: nameOf(material), promisedBy })),
      defects:
        fact?.type === 'correction_notice'
          ? (fact.items ?? []).map((one) => ({ ...one, name: nameOf(one.material) }))
          : [],
      handler: came?.handler ?? null,
      countsAs: standing !== null && standing.as !== standing.on ? standing.as : null,
      correctBy: fact?.type === 'correction_notice' ? (fact.correctBy ?? null) : null,
      again: fact?.type === 'correction_notice' ? (fact.again ?? null) : null,
      reason: fact?.type === 'refuse_acceptance' || fact?.type === 'not_accept' ? fact.reason : null,
      competentAgency: fact?.type === 'refuse_acceptance' ? (fact.competentAgency ?? null) : null,
      lapse: toldLapse(rules, answer?.on ?? today(ctx)).kind,
    },
  };
}
const formWords = { original: '原件', copy: '复印件', electronic: '电子' } as const;

/** What happens to a case afterwards is mended where it was recorded. */
const mendable: readonly string[] = ['receive', 'resubmit', ...Object.keys(outcomeOf)];
