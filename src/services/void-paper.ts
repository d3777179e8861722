// Takes a paper back, alone or by another one in its place. The void paper keeps its number and its words.
import { z } from 'zod';
import { conflict, notFound } from '../domain/errors.ts';
import type { PaperAct } from '../domain/project-acts.ts';
import type { Tx } from '../store/db.ts';
import { type PaperRecord, readPaper } from '../store/papers.ts';
import { withCalendarsInForce } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandIssuer, type IssuedPaper, viewOf } from './issue-paper.ts';
import { draftPaper, issued, makeOut } from './make-papers.ts';
import { ensureOwnerLinkWithin } from './owner-links.ts';
import { paperStates } from './paper-states.ts';
import { type ActScene, recordActs, recordActsWithin } from './record-acts.ts';

export const voidPaperShape = z.strictObject({ reason: zText(500) });
export const reprintPaperShape = z.strictObject({
  reason: zText(500),
  /** In place of what was said before; left out: as it was said. */
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** Throws `paper_already_void`, and `not_found` for a paper that is not there or out of sight. */
export async function voidPaper(
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<IssuedPaper> {
  const paper = await paperOf(ctx, id);
  await recordActs(
    ctx,
    paper.projectId,
    (scene) => {
      demandIssuer(scene, paper.kind, paper.item);
      const { reason } = readInput(voidPaperShape, raw);
      return { result: null, acts: [{ act: voided(scene, paper, reason) }] };
    },
    idempotency,
  );
  return viewOf(paper);
}

/** Voids it and issues another with a new number from what the record says now, in one transaction. */
export async function reprintPaper(
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<IssuedPaper> {
  const paper = await paperOf(ctx, id);
  await catchUpIfNewDay(ctx, ctx.now);
  return withCalendarsInForce(ctx, (current) =>
    current.store.transaction(async (tx) => {
      const { repeated } = await recordActsWithin(
        current,
        tx,
        paper.projectId,
        (scene) => {
          demandIssuer(scene, paper.kind, paper.item);
          const { reason } = readInput(reprintPaperShape, raw);
          return { result: null, acts: [{ act: voided(scene, paper, reason) }] };
        },
        idempotency,
      );
      if (repeated !== null) return known(tx, paper);
      const progressPath =
        paper.content.progressLink === null
          ? undefined
          : await ensureOwnerLinkWithin(current, tx, paper.projectId);
      const made = await recordActsWithin(current, tx, paper.projectId, async (scene) => {
        const { facts } = readInput(reprintPaperShape, raw);
        const request = {
          kind: paper.kind,
          item: paper.item,
          about: paper.about,
          facts: { ...paper.facts, ...facts, ...(progressPath === undefined ? {} : { progressPath }) },
        };
        const [next] = await makeOut(scene, [draftPaper(scene, request, paper.id)]);
        if (next === undefined) throw new Error('a draft gives a paper');
        return { result: next, acts: [{ act: issued(next) }] };
      });
      if (made.result === null) throw new Error('nothing is repeated without a key');
      return viewOf(made.result);
    }),
  );
}

/** The same request came before: the paper that it gave. */
async function known(tx: Tx, paper: PaperRecord): Promise<IssuedPaper> {
  const { replacedBy } = (await readPaper(tx, paper.id)) ?? paper;
  const next = replacedBy === null ? null : await readPaper(tx, replacedBy);
  return viewOf(next ?? paper);
}

async function paperOf(ctx: ServiceContext, id: string): Promise<PaperRecord> {
  const paper = await readPaper(ctx.store.db, id);
  if (paper === null) throw notFound('paper', { id });
  return paper;
}

/** Asked under the project's lock, so that of two at once one is told that it is void already. */
function voided(scene: ActScene, paper: PaperRecord, reason: string): PaperAct {
  const state = paperStates(scene.events).find(({ id }) => id === paper.id);
  if (state === undefined) throw notFound('paper', { id: paper.id });
  if (state.voidedAt !== null) throw conflict('paper_already_void', { number: paper.number });
  return { type: 'void_paper', paper: paper.id, number: paper.number, item: paper.item, reason };
}
