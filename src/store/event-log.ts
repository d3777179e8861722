// The record: adds events to a project's chain and reads them back. Nothing here changes or removes one.
import { and, eq, inArray, max, sql } from 'drizzle-orm';
import { CALENDAR_GATE } from './calendar-book.ts';
import type { Db, Tx } from './db.ts';
import {
  type ChainEnd,
  chainEvents,
  type EventDraft,
  eventRows,
  headAfter,
  lostRace,
  type StoredEvent,
  toStored,
} from './event-chain.ts';
import { type ProjectRecord, projectRows } from './records.ts';
import { events } from './schema.ts';

export type { EventDraft, StoredEvent } from './event-chain.ts';

/**
 * The project's row, kept for this transaction alone until it ends; null when there is none. Statements sent after it
 * without waiting see what the last holder left, so lock, cases and events can be asked in one go. No calendar is
 * applied meanwhile (calendar-book.ts): the gate stands before the row, so that two never wait for each other.
 */
export async function lockProject(tx: Tx, projectId: string): Promise<ProjectRecord | null> {
  const [project] = await projectRows.read(
    tx,
    sql`select projects.* from (select pg_advisory_xact_lock_shared(${CALENDAR_GATE})) gate, projects
      where projects.id = ${projectId} for update of projects`,
  );
  return project ?? null;
}

/**
 * Adds the drafts in their order and moves the head of the chain; read models are the caller's. The project must have
 * been locked or inserted by this transaction. `versions` are the versions of the cases, as read under that lock; without
 * them they are looked up. Throws `version_lost`, or `key_reused` when the key was used for another project meanwhile.
 */
export async function appendEvents(
  tx: Tx,
  project: ChainEnd,
  drafts: readonly EventDraft[],
  versions?: ReadonlyMap<string, number>,
): Promise<readonly StoredEvent[]> {
  const stored = chainEvents(project, drafts, versions ?? (await versionsOf(tx, project.id, drafts)));
  if (stored.length === 0) return stored;
  try {
    await tx.execute(
      sql`with added as (${eventRows.insert(stored)})
        update projects set ${projectRows.set(headAfter(stored))} where id = ${project.id}`,
    );
  } catch (error) {
    throw lostRace(error, stored);
  }
  return stored;
}

async function versionsOf(
  tx: Tx,
  projectId: string,
  drafts: readonly EventDraft[],
): Promise<ReadonlyMap<string, number>> {
  const items = [...new Set(drafts.flatMap(({ item }) => (item === null ? [] : [item])))];
  if (items.length === 0) return new Map();
  const rows = await tx
    .select({ item: events.item, version: max(events.caseVersion) })
    .from(events)
    .where(and(eq(events.projectId, projectId), inArray(events.item, items)))
    .groupBy(events.item);
  return new Map(rows.map(({ item, version }) => [item ?? '', version ?? 0]));
}

export interface EventQuery {
  /** One case's events, or with null the project's own; left out: all. */
  readonly item?: string | null | undefined;
  /** Goes on after this `seq`, in the order asked for: above it, or below it with `desc`. */
  readonly afterSeq?: number | undefined;
  readonly limit?: number | undefined;
  /** Newest entry first. */
  readonly desc?: boolean | undefined;
}

/** Events in order of entry. */
export async function readEvents(
  db: Db,
  projectId: string,
  { item, afterSeq, limit, desc = false }: EventQuery = {},
): Promise<readonly StoredEvent[]> {
  const ofItem = item === null ? sql`and item is null` : sql`and item = ${item}`;
  const beyond = desc ? sql`and seq < ${afterSeq}` : sql`and seq > ${afterSeq}`;
  const rows = await eventRows.read(
    db,
    sql`select * from events where project_id = ${projectId}
      ${item === undefined ? sql`` : ofItem} ${afterSeq === undefined ? sql`` : beyond}
      order by seq ${desc ? sql`desc` : sql``} ${limit === undefined ? sql`` : sql`limit ${limit}`}`,
  );
  return rows.map(toStored);
}

/** The event that a request with this key gave before; null when there was none. */
export async function findByIdempotencyKey(db: Db, actor: string, key: string): Promise<StoredEvent | null> {
  const [row] = await eventRows.read(
    db,
    sql`select * from events where actor = ${actor} and idempotency_key = ${key}`,
  );
  return row === undefined ? null : toStored(row);
}
