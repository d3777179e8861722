// Proposed changes of the calendars, what each would move, and how they were decided.
import { and, asc, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from './db.ts';
import { jsonRows, selected } from './json-rows.ts';
import { calendarMoves, calendarProposals } from './schema.ts';

export type CalendarProposal = Readonly<typeof calendarProposals.$inferSelect>;
export type StoredMove = Readonly<typeof calendarMoves.$inferSelect>;

const moveRows = jsonRows(calendarMoves);

export async function insertProposal(tx: Tx, proposal: CalendarProposal): Promise<void> {
  await tx.insert(calendarProposals).values({ ...proposal });
}

export async function readProposal(db: Db, id: string): Promise<CalendarProposal | null> {
  const [found] = await db.select().from(calendarProposals).where(eq(calendarProposals.id, id));
  return found ?? null;
}

export async function readProposals(db: Db, ids: readonly string[]): Promise<readonly CalendarProposal[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(calendarProposals)
    .where(inArray(calendarProposals.id, [...ids]));
}

/** Those that wait, the newest first; with `notBy` only those that somebody else proposed. */
export async function openProposals(
  db: Db,
  notBy: string | null = null,
): Promise<readonly CalendarProposal[]> {
  const others = notBy === null ? undefined : ne(calendarProposals.createdBy, notBy);
  return db
    .select()
    .from(calendarProposals)
    .where(and(eq(calendarProposals.status, 'open'), others))
    .orderBy(desc(calendarProposals.createdAt));
}

/** The newest first. */
export async function listProposals(db: Db, limit: number): Promise<readonly CalendarProposal[]> {
  return db.select().from(calendarProposals).orderBy(desc(calendarProposals.createdAt)).limit(limit);
}

/** Whether a document has been proposed before, whatever became of it. */
export async function wasProposed(db: Db, hash: string): Promise<boolean> {
  const [row] = await selected(
    db,
    sql`select exists (select 1 from calendar_proposals where documents @> ${JSON.stringify([hash])}::jsonb) as found`,
  );
  return row?.['found'] === true;
}

/** False when it is no longer open: somebody else decided it. */
export async function decideProposal(
  tx: Tx,
  id: string,
  change: Partial<CalendarProposal> & Pick<CalendarProposal, 'status'>,
): Promise<boolean> {
  const rows = await tx
    .update(calendarProposals)
    .set(change)
    .where(and(eq(calendarProposals.id, id), eq(calendarProposals.status, 'open')))
    .returning({ id: calendarProposals.id });
  return rows.length > 0;
}

/** Notes when an open proposal was worked out, and for which day. */
export async function markChecked(
  tx: Tx,
  id: string,
  checked: Pick<CalendarProposal, 'checkedAt' | 'checkedFor'>,
): Promise<void> {
  await tx
    .update(calendarProposals)
    .set(checked)
    .where(and(eq(calendarProposals.id, id), eq(calendarProposals.status, 'open')));
}

const MOVES_AT_ONCE = 2_000;

/** The list in place of the one before. */
export async function replaceMoves(tx: Tx, proposal: string, moves: readonly StoredMove[]): Promise<void> {
  await tx.delete(calendarMoves).where(eq(calendarMoves.proposal, proposal));
  for (let at = 0; at < moves.length; at += MOVES_AT_ONCE)
    await tx.execute(moveRows.insert(moves.slice(at, at + MOVES_AT_ONCE)));
}

export async function readMoves(
  db: Db,
  proposal: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly StoredMove[]> {
  return db
    .select()
    .from(calendarMoves)
    .where(eq(calendarMoves.proposal, proposal))
    .orderBy(asc(calendarMoves.rank))
    .limit(page.limit)
    .offset(page.offset);
}

/** Those that become earlier. */
export async function readEarlierMoves(db: Db, proposal: string): Promise<readonly StoredMove[]> {
  return db
    .select()
    .from(calendarMoves)
    .where(and(eq(calendarMoves.proposal, proposal), lt(calendarMoves.after, calendarMoves.before)));
}

export interface MoveCount {
  /** Lead department; null for targets. */
  readonly department: string | null;
  readonly running: boolean;
  readonly earlier: number;
  readonly later: number;
  /** Same date, no longer provisional; and the other way round. */
  readonly firm: number;
  readonly provisional: number;
  readonly projects: number;
}

export async function countMoves(db: Db, proposal: string): Promise<readonly MoveCount[]> {
  const rows = await selected(
    db,
    sql`select department, running, count(*) filter (where after < before)::int as earlier,
        count(*) filter (where after > before)::int as later,
        count(*) filter (where after = before and not provisional_after)::int as firm,
        count(*) filter (where after = before and provisional_after)::int as provisional,
        count(distinct project_id)::int as projects
      from calendar_moves where proposal = ${proposal} group by 1, 2 order by 1 nulls last, 2 desc`,
  );
  return rows as unknown as readonly MoveCount[];
}

export async function countProjectsMoved(db: Db, proposal: string): Promise<number> {
  const [row] = await selected(
    db,
    sql`select count(distinct project_id)::int as n from calendar_moves where proposal = ${proposal}`,
  );
  return Number(row?.['n'] ?? 0);
}

/** How many lines the list of what moves has. */
export async function countAllMoves(db: Db, proposal: string): Promise<number> {
  return db.$count(calendarMoves, eq(calendarMoves.proposal, proposal));
}
