// The second signature: a proposal is applied in one step with an event on each case that moves, or rejected, or taken back.
import type { CalendarSet } from '../domain/calendar-set.ts';
import { dayOfInstant } from '../domain/day.ts';
import { conflict, forbidden } from '../domain/errors.ts';
import { closeCalendarGate, insertRelease, readReleaseNumber } from '../store/calendar-book.ts';
import { calendarSetOf } from '../store/calendar-documents.ts';
import {
  type CalendarProposal,
  decideProposal,
  readEarlierMoves,
  replaceMoves,
} from '../store/calendar-proposals.ts';
import type { Tx } from '../store/db.ts';
import { queueMessages } from '../store/messages.ts';
import { demand } from './access.ts';
import { calendarEffects } from './calendar-effects.ts';
import { type CalendarNews, DepartmentNews, messagesOf } from './calendar-messages.ts';
import { demandPlaces, openProposal, ranked, readInForce, setUnder } from './check-proposal.ts';
import type { ServiceContext } from './context.ts';
import { reviseProblems } from './revise-problems.ts';
import type { CalendarMove, RevisedProject } from './revise-project.ts';
import { writeRevisedProjects } from './write-revised-projects.ts';

export interface Signature {
  readonly note: string;
  /** Named by whoever signs: that some dates become earlier. */
  readonly acceptsEarlier: boolean;
}

/**
 * Another administrator than the one who proposed it. Throws `earlier_not_accepted` with their number when dates would
 * become earlier and the signature does not say so, `moves_changed` when others would than were listed.
 */
export async function signProposal(
  ctx: ServiceContext,
  id: string,
  { note, acceptsEarlier }: Signature,
): Promise<{ readonly release: number; readonly moves: number }> {
  demand(ctx.actor, 'calendar.revise');
  const proposal = await openProposal(ctx.store.db, id);
  if (proposal.createdBy === ctx.actor.username) throw forbidden('calendar.sign_own');
  await demandPlaces(ctx, proposal.documents);
  const listed = await readEarlierMoves(ctx.store.db, id);
  if (listed.length > 0 && !acceptsEarlier) throw conflict('earlier_not_accepted', { count: listed.length });
  const applied = await ctx.store.transaction(async (tx) => {
    await closeCalendarGate(tx);
    const after = await setUnder(tx, proposal);
    const release = (await readReleaseNumber(tx)) + 1;
    const moves = await applySet(tx, ctx, after, { release, note: proposal.note, at: ctx.now });
    const named = new Set(listed.map(nameOf));
    const unnamed = moves.filter((move) => move.after < move.before && !named.has(nameOf(move))).length;
    if (unnamed > 0) throw conflict('moves_changed', { count: unnamed });
    const { documents } = proposal;
    await insertRelease(tx, { number: release, appliedAt: ctx.now, proposal: id, documents });
    const decision = { ...decidedBy(ctx, 'applied', note), release };
    if (!(await decideProposal(tx, id, decision))) await openProposal(tx, id);
    await replaceMoves(tx, id, ranked(id, moves));
    return { release, moves: moves.length };
  });
  await ctx.book.refresh();
  return applied;
}

/** Of which clock, and from which day to which: as many other dates are not those that were signed for. */
const nameOf = (move: Omit<CalendarMove, 'department'>): string =>
  JSON.stringify([move.projectId, move.item, move.kind, move.subject, move.before, move.after]);

/** Taken back by the one who proposed it, rejected by anybody else: nothing has changed and nothing does. */
export async function rejectProposal(ctx: ServiceContext, id: string, note: string): Promise<void> {
  demand(ctx.actor, 'calendar.revise');
  const { createdBy, documents } = await openProposal(ctx.store.db, id);
  await demandPlaces(ctx, documents);
  const status = createdBy === ctx.actor.username ? 'withdrawn' : 'rejected';
  await ctx.store.transaction(async (tx) => {
    if (!(await decideProposal(tx, id, decidedBy(ctx, status, note)))) await openProposal(tx, id);
  });
}

const decidedBy = (ctx: ServiceContext, status: CalendarProposal['status'], note: string) => ({
  status,
  decidedAt: ctx.now,
  decidedBy: ctx.actor.username,
  decidedByName: ctx.actor.name,
  decisionNote: note,
});

/** Projects written at a time. */
const BATCH = 200;

/** Under the closed gate: nobody writes a date meanwhile, and everybody can read. */
async function applySet(
  tx: Tx,
  ctx: ServiceContext,
  after: CalendarSet,
  news: CalendarNews,
): Promise<readonly CalendarMove[]> {
  const before = calendarSetOf((await readInForce(tx)).documents);
  const departments = new DepartmentNews();
  const moves: CalendarMove[] = [];
  let batch: RevisedProject[] = [];
  const flush = async (): Promise<void> => {
    await writeRevisedProjects(tx, ctx, batch, after, news.release);
    await queueMessages(
      tx,
      batch.flatMap((revised) => messagesOf(revised, news)),
    );
    batch = [];
  };
  for await (const revised of calendarEffects(tx, ctx, before, after, dayOfInstant(ctx.now), 'write')) {
    moves.push(...revised.cases.flatMap((one) => one.moves), ...revised.targets);
    departments.add(revised);
    batch.push(revised);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await reviseProblems(tx, after);
  await queueMessages(tx, departments.messages(news));
  return moves;
}
