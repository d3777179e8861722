// Recording one thing that happened to one case: all that is needed in two statements, all that follows in one. The
// single functions of event-log.ts and read-models.ts do the same in more steps, for everything that is not in a hurry.
import { sql } from 'drizzle-orm';
import { currentRelease } from './calendar-book.ts';
import type { Tx } from './db.ts';
import { eventRows, headAfter, lostRace, type StoredEvent, toStored } from './event-chain.ts';
import { lockProject } from './event-log.ts';
import { selected } from './json-rows.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  type ProjectSummary,
  projectRows,
} from './records.ts';

export interface CaseFile {
  /** null when there is no such project. */
  readonly project: ProjectRecord | null;
  /** All cases of the project, in the template's order. */
  readonly cases: readonly CaseRecord[];
  /** The events of this case, in order of entry. */
  readonly events: readonly StoredEvent[];
  /** Number of the release of the calendars in force; it stays while the project is held. */
  readonly release: number;
  /** The event that a request with the same key gave before, of whatever project. */
  readonly repeated: StoredEvent | null;
}

/** Locks the project for this transaction and reads what deciding about one of its cases needs. */
export async function lockCase(
  tx: Tx,
  projectId: string,
  item: string,
  request: { readonly actor: string; readonly key: string } | null,
): Promise<CaseFile> {
  const repeated =
    request === null
      ? sql`null`
      : eventRows.all(
          sql`select * from events where actor = ${request.actor} and idempotency_key = ${request.key}`,
        );
  // Two statements: the second begins when the lock is held, and so sees what the last holder left.
  const [project, [found]] = await Promise.all([
    lockProject(tx, projectId),
    selected(
      tx,
      sql`select ${caseRows.all(sql`select * from cases where project_id = ${projectId} order by position`)} as cases,
        ${eventRows.all(sql`select * from events where project_id = ${projectId} and item = ${item} order by seq`)} as events,
        ${repeated} as repeated, ${currentRelease} as release`,
    ),
  ]);
  const [earlier] = eventRows.decode(found?.['repeated']);
  return {
    project,
    cases: caseRows.decode(found?.['cases']),
    events: eventRows.decode(found?.['events']).map(toStored),
    release: Number(found?.['release'] ?? 0),
    repeated: earlier === undefined ? null : toStored(earlier),
  };
}

export interface CaseChange {
  readonly projectId: string;
  readonly item: string;
  /** New events of the project, as `chainEvents` gave them. */
  readonly events: readonly StoredEvent[];
  /** Rows of the case and of those that waited for it. */
  readonly cases: readonly CaseRecord[];
  /** All clocks of the case. */
  readonly clocks: readonly ClockRecord[];
  readonly summary: ProjectSummary;
}

/** Events, head of the chain and read models in one statement. Throws as `appendEvents` does. */
export async function writeCaseChange(tx: Tx, change: CaseChange): Promise<void> {
  const { projectId, item, events, clocks, summary } = change;
  try {
    await tx.execute(
      sql`with added as (${eventRows.insert(events)}),
        changed as (${caseRows.insert(change.cases)} ${caseRows.orReplace}),
        surplus as (delete from clocks
          where project_id = ${projectId} and item = ${item} and ordinal >= ${clocks.length}),
        running as (${clockRows.insert(clocks)} ${clockRows.orReplace})
        update projects set ${projectRows.set({ ...summary, ...headAfter(events) })} where id = ${projectId}`,
    );
  } catch (error) {
    throw lostRace(error, events);
  }
}
