// What a proposal of another calendar would move, worked out over the record as it is now.
import type { CalendarSet } from '../domain/calendar-set.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { conflict, notFound } from '../domain/errors.ts';
import {
  type CalendarDocument,
  readDocuments,
  readRelease,
  readReleaseNumber,
} from '../store/calendar-book.ts';
import { calendarSetOf } from '../store/calendar-documents.ts';
import {
  type CalendarProposal,
  markChecked,
  readProposal,
  replaceMoves,
} from '../store/calendar-proposals.ts';
import type { Db } from '../store/db.ts';
import { demand } from './access.ts';
import { calendarEffects } from './calendar-effects.ts';
import type { ServiceContext, System } from './context.ts';
import type { CalendarMove } from './revise-project.ts';

/** Works an open proposal out anew: the record goes on while it waits. */
export async function recheckProposal(ctx: ServiceContext, id: string): Promise<void> {
  demand(ctx.actor, 'calendar.revise');
  const { db } = ctx.store;
  const proposal = await openProposal(db, id);
  const moves = await movesUnder(ctx, await setUnder(db, proposal), ctx.now);
  const checked = { checkedAt: ctx.now, checkedFor: dayOfInstant(ctx.now) };
  await ctx.store.transaction(async (tx) => {
    await markChecked(tx, id, checked);
    await replaceMoves(tx, id, ranked(id, moves));
  });
}

/** Throws `not_found`, or `proposal_decided` naming by whom. */
export async function openProposal(db: Db, id: string): Promise<CalendarProposal> {
  const proposal = await readProposal(db, id);
  if (proposal === null) throw notFound('calendar_proposal', { id });
  if (proposal.status !== 'open')
    throw conflict('proposal_decided', { status: proposal.status, by: proposal.decidedByName ?? '' });
  return proposal;
}

/** The calendars it would put in force. Throws `proposal_outdated` when another release came in between. */
export async function setUnder(db: Db, { base, documents }: CalendarProposal): Promise<CalendarSet> {
  const now = await readReleaseNumber(db);
  if (now !== base) throw conflict('proposal_outdated', { base, now });
  return calendarSetOf(await readDocuments(db, documents));
}

/** Every date that moves, and every one that becomes firm or provisional, if `after` were in force. */
export async function movesUnder(
  system: System,
  after: CalendarSet,
  now: Instant,
): Promise<readonly CalendarMove[]> {
  const { db } = system.store;
  const moves: CalendarMove[] = [];
  const before = calendarSetOf(await documentsInForce(db));
  for await (const revised of calendarEffects(db, system, before, after, dayOfInstant(now), 'list'))
    moves.push(...revised.cases.flatMap((one) => one.moves), ...revised.targets);
  return moves;
}

/** Earlier ones first: they need to be named by whoever signs. */
export function ranked(proposal: string, moves: readonly CalendarMove[]) {
  const order = (move: CalendarMove): number => (move.after < move.before ? 0 : move.running ? 1 : 2);
  return moves
    .toSorted((a, b) => order(a) - order(b) || a.before - b.before)
    .map((move, rank) => ({ ...move, proposal, rank }));
}

export async function documentsInForce(db: Db): Promise<readonly CalendarDocument[]> {
  const release = await readRelease(db);
  return readDocuments(db, release?.documents ?? []);
}
