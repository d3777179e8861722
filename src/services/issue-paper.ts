// Issues papers: alone, or inside the transaction of the act that they tell of.
import { z } from 'zod';
import { forbidden, notFound } from '../domain/errors.ts';
import { type PaperKindCode, paperKind, paperKindCodes } from '../domain/papers.ts';
import type { Tx } from '../store/db.ts';
import { type PaperRecord, readPaper } from '../store/papers.ts';
import { demandAct, mayAct, mayNotRecord, mayRecord, type Reach } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { draftPaper, issued, makeOut } from './make-papers.ts';
import type { PaperFactsInput } from './paper-facts.ts';
import { type ActScene, recordActs, recordActsWithin } from './record-acts.ts';

export type PaperRequest = {
  [K in PaperKindCode]: {
    readonly kind: K;
    /** The case that it is about; null = the project. */
    readonly item: string | null;
    /** `seq` of the event that it tells of; null or left out = the latest of which it may tell. */
    readonly about?: number | null | undefined;
    /** What the record does not know; shapes in paper-facts.ts. */
    readonly facts?: PaperFactsInput<K> | undefined;
  };
}[PaperKindCode];

export interface IssuedPaper {
  readonly id: string;
  readonly kind: PaperKindCode;
  readonly number: string;
  /** Its page. */
  readonly path: string;
}

/**
 * Issues papers inside a transaction of the caller's, who has caught up with the day, runs under `withCalendarsInForce` and
 * has asked whether the actor may do the act that they tell of. Give all papers of one act in one call: their numbers are
 * taken in one order, so that two acts at once never wait for each other.
 */
export async function issuePapersWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  requests: readonly PaperRequest[],
): Promise<readonly IssuedPaper[]> {
  const { result } = await recordActsWithin(ctx, tx, projectId, async (scene) => {
    const drafts = requests.map((request) => draftPaper(scene, request));
    const papers = await makeOut(scene, drafts);
    return { result: papers, acts: papers.map((paper) => ({ act: issued(paper) })) };
  });
  return (result ?? []).map(viewOf);
}

/** As pages and the API send it; `facts` by the kind's own shape. */
export const issuePaperShape = z.strictObject({
  kind: z.enum(paperKindCodes),
  item: zText(60).nullable().default(null),
  about: z.int().min(1).nullable().default(null),
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** One paper by itself. Throws `paper_without_event`, `paper_already_issued`, `paper_not_late`, `paper_text_broken`. */
export async function issuePaper(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<IssuedPaper & { readonly created: boolean }> {
  const { result, repeated } = await recordActs(
    ctx,
    projectId,
    async (scene) => {
      demandIssuerOfSome(scene);
      const request = readInput(issuePaperShape, raw);
      demandIssuer(scene, request.kind, request.item);
      const [paper] = await makeOut(scene, [draftPaper(scene, request)]);
      if (paper === undefined) throw new Error('a draft gives a paper');
      return { result: paper, acts: [{ act: issued(paper) }] };
    },
    idempotency,
  );
  if (result !== null) return { ...viewOf(result), created: true };
  const known = repeated?.type === 'issue_paper' ? await readPaper(ctx.store.db, repeated.paper) : null;
  if (known === null) throw notFound('paper');
  return { ...viewOf(known), created: false };
}

/** Whoever may issue nothing here learns that before what is wrong with the request. */
export function demandIssuerOfSome({ ctx, reach, cases }: ActScene): void {
  const may = [null, ...cases.map(({ department }) => department)].some((department) =>
    mayAct(ctx.actor, 'issue_paper', department, reach),
  );
  if (!may) throw forbidden('act.issue_paper');
}

/** Papers of intake are the window's and the department's; what the department decides is told by the department alone. */
export function demandIssuer(
  { ctx, reach, cases }: ActScene,
  kind: PaperKindCode,
  item: string | null,
): void {
  const department = cases.find((one) => one.item === item)?.department ?? null;
  if (item !== null && department === null) throw notFound('case', { item });
  demandAct(ctx.actor, 'issue_paper', department, reach);
  if (!mayIssue(ctx, kind, department, reach)) throw mayNotRecord('decide');
}

/** Beyond the right to issue papers at all. */
export const mayIssue = (
  { actor }: Pick<ServiceContext, 'actor'>,
  kind: PaperKindCode,
  department: string | null,
  reach: Reach,
): boolean => paperKind(kind).issuer === 'intake' || mayRecord(actor, 'decide', department ?? '', reach);

export const viewOf = ({ id, kind, number }: PaperRecord): IssuedPaper => ({
  id,
  kind,
  number,
  path: `/papers/${id}`,
});
