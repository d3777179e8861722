// What a proposal of another calendar would move, worked out over the record as it is now.
import type { CalendarSet } from '../domain/calendar-set.ts';
import { NATIONAL } from '../domain/calendar-year.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { conflict, forbidden, notFound } from '../domain/errors.ts';
import { regionWithin } from '../domain/regions.ts';
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
import { type Actor, demand } from './access.ts';
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
  const before = calendarSetOf((await readInForce(db)).documents);
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

export interface CalendarsInForce {
  /** Number of the release. */
  readonly number: number;
  readonly documents: readonly CalendarDocument[];
}

/** Number and documents of one release: what is worked out from the documents is worked out against that number. */
export async function readInForce(db: Db): Promise<CalendarsInForce> {
  const release = await readRelease(db);
  return { number: release?.number ?? 0, documents: await readDocuments(db, release?.documents ?? []) };
}

/**
 * A place's own days are for those whose region holds it; the State Council's hold for every house. Throws `forbidden`
 * when one of the calendars that would change is of another place.
 */
export async function demandPlaces(ctx: ServiceContext, documents: readonly string[]): Promise<void> {
  const { db } = ctx.store;
  const inForce = (await readInForce(db)).documents.map(({ hash }) => hash);
  const changed = [
    ...documents.filter((hash) => !inForce.includes(hash)),
    ...inForce.filter((hash) => !documents.includes(hash)),
  ];
  for (const { calendarId } of await readDocuments(db, changed)) demandPlace(ctx.actor, calendarId);
}

export function demandPlace(actor: Actor, calendarId: string): void {
  const place = calendarId.slice(NATIONAL.length + 1);
  if (place !== '' && !regionWithin(place, actor.region)) throw forbidden('calendar.revise');
}
