// The register of promises within the reader's sight: where each stands, by when it is checked, what contradicts it, and when a
// breach is made public.
import { z } from 'zod';
import { type CaseStanding, contradictions, promisedFacts } from '../domain/commitment.ts';
import { type CommitmentState, commitmentStates } from '../domain/commitment-outcome.ts';
import { isoDay, isoDayOrNull } from '../domain/day.ts';
import {
  type CommitmentRecord,
  casesOf,
  commitmentDepartments,
  type EvidenceEvent,
  evidenceEvents,
  listCommitments as listStored,
} from '../store/commitments.ts';
import type { CaseRecord } from '../store/records.ts';
import { named, partyName } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { returnedMaterials } from './commitment-evidence.ts';
import { type ContradictionView, contradictionView } from './commitment-views.ts';
import { calendarOf, type ServiceContext, today } from './context.ts';
import { clockOnDay } from './desk-row.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { ClockView, Named } from './views.ts';

export interface CommitmentRow {
  readonly projectId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly applicant: { readonly name: string; readonly creditCode: string };
  readonly item: string;
  readonly itemName: Named;
  readonly instance: number;
  readonly department: string;
  readonly departmentName: Named;
  readonly state: CommitmentState;
  readonly decidedOn: string;
  readonly facts: readonly Named[];
  /** By which it is to be checked. */
  readonly dueOn: string | null;
  /** The clock of the checking; null for an earlier filing of the case. */
  readonly clock: ClockView | null;
  readonly rectifyBy: string | null;
  readonly judgedOn: string | null;
  /** When a breach is, or would be, made public; null once it was kept. */
  readonly publicityOn: string | null;
  /** Days on which it was made public: the promise itself, and the breach. */
  readonly publicised: { readonly promise: string | null; readonly breach: string | null };
  readonly promise: string | null;
  readonly document: string | null;
  /** Why it was granted although the record spoke against it. */
  readonly despite: string | null;
  /** What speaks against it now. */
  readonly against: readonly ContradictionView[];
}

export interface CommitmentsPage {
  readonly asOf: string;
  readonly items: readonly CommitmentRow[];
  readonly next: string | null;
  readonly total: number;
}

export const commitmentsShape = z.strictObject({
  state: z.enum(commitmentStates).optional(),
  department: z.string().max(40).optional(),
  /** Part of the applicant's name, or its credit code. */
  applicant: z.string().max(200).optional(),
  /** Only those that were granted although the record spoke against the promise. */
  despite: z.boolean().optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type CommitmentsQuery = z.input<typeof commitmentsShape>;

const text = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

/** `most`: more rows than a page may have, for a table. */
export async function listCommitments(
  ctx: ServiceContext,
  query: CommitmentsQuery,
  most: number | null = null,
): Promise<CommitmentsPage> {
  await catchUpIfNewDay(ctx, ctx.now);
  const { state, despite, cursor, limit = 50 } = query;
  const { db } = ctx.store;
  const filter = { state, despite, department: text(query.department), applicant: text(query.applicant) };
  const page = await listStored(db, scopeOf(ctx.actor), filter, cursor ?? null, most ?? limit);
  const ids = [...new Set(page.rows.map(({ project }) => project.id))];
  const [others, told] = await Promise.all([casesOf(db, ids), evidenceEvents(db, ids)]);
  const items: CommitmentRow[] = [];
  for (const row of page.rows)
    items.push(await rowOf(ctx, row, others.get(row.project.id) ?? [], told.get(row.project.id) ?? []));
  return { asOf: isoDay(today(ctx)), items, next: page.next, total: page.total };
}

/** Departments to choose from. */
export const commitmentFilters = async (ctx: ServiceContext): Promise<readonly string[]> =>
  commitmentDepartments(ctx.store.db, scopeOf(ctx.actor));

async function rowOf(
  ctx: ServiceContext,
  { project, case: own, commitment, clock }: CommitmentRecord,
  others: readonly CaseRecord[],
  told: readonly EvidenceEvent[],
): Promise<CommitmentRow> {
  const plan = await planOf(ctx.store, ctx.store.db, project);
  const item = plan.items.find(({ code }) => code === own.item);
  const spec = item?.spec ?? plan.template.items.find(({ code }) => code === own.item);
  const handedIn = told.flatMap(({ type, data }) =>
    type === 'receive' || type === 'resubmit' ? listOf(data['handedIn']) : [],
  );
  const facts = item === undefined ? [] : promisedFacts(item, handedIn);
  const returned = returnedMaterials(
    told.map(({ seq, type, data, occurredOn }) => ({ seq, type, data, on: occurredOn })),
  );
  const standing = (code: string): CaseStanding | null => {
    const found = others.find((one) => one.item === code);
    return found === undefined ? null : standingOfRow(found, returned.get(code) ?? null);
  };
  const against = contradictions(facts, standing, plan.attributes);
  const madePublic = (what: string): string | null => {
    const found = told.find(
      ({ type, data }) =>
        type === 'publicise_commitment' &&
        data['item'] === own.item &&
        data['instance'] === commitment.instance &&
        data['what'] === what,
    );
    return found === undefined ? null : String(found.data['on']);
  };
  const { ground } = commitment;
  return {
    projectId: project.id,
    projectCode: project.code,
    projectName: project.name,
    applicant: { name: project.ownerName, creditCode: project.ownerCreditCode },
    item: own.item,
    itemName: spec === undefined ? { zh: own.item, en: own.item } : named(spec),
    instance: commitment.instance,
    department: own.department,
    departmentName: partyName(ctx.parties, own.department),
    state: commitment.state,
    decidedOn: isoDay(commitment.decidedOn),
    facts: facts.map(({ zh, en }) => ({ zh, en: en ?? zh })),
    dueOn: isoDayOrNull(commitment.dueOn),
    clock: clock === null ? null : clockOnDay(clock, null, calendarOf(ctx, project), today(ctx)),
    rectifyBy: isoDayOrNull(commitment.rectifyBy),
    judgedOn: isoDayOrNull(commitment.judgedOn),
    publicityOn: isoDayOrNull(commitment.publicityOn),
    publicised: { promise: madePublic('promise'), breach: madePublic('breach') },
    promise: ground.promise,
    document: ground.document,
    despite: ground.despite,
    against: against.map((found) => contradictionView(found, facts, plan.template)),
  };
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The same as `standingOf` makes of a reading, from the row of a list. */
const standingOfRow = (row: CaseRecord, returnedOn: number | null): CaseStanding => {
  const last = row.commitments.at(-1);
  const isOfThisFiling = last !== undefined && last.instance === row.instance;
  return {
    item: row.item,
    status: row.status,
    since: row.holderSince,
    mock: row.mock?.result ?? null,
    broken: isOfThisFiling && (last.state === 'false' || last.state === 'not_kept'),
    returnedOn,
  };
};
