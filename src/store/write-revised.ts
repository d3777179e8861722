// Writes many projects anew at once: what a change of the calendar moved, with an event on each case.
import { sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { eventRows, type StoredEvent } from './event-chain.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  type ProjectSummary,
  projectRows,
} from './records.ts';

export interface RevisedRows {
  /** Summary and head of the chain, by project. */
  readonly projects: readonly (ProjectSummary & Pick<ProjectRecord, 'id' | 'lastSeq' | 'lastHash'>)[];
  readonly events: readonly StoredEvent[];
  readonly cases: readonly { readonly record: CaseRecord; readonly clocks: readonly ClockRecord[] }[];
}

/** The projects must have been locked by this transaction. */
export async function writeRevised(tx: Tx, { projects, events, cases }: RevisedRows): Promise<void> {
  const clocks = cases.flatMap((one) => one.clocks);
  const counts = cases.map(({ record: { projectId, item }, clocks: own }) => ({
    projectId,
    item,
    clocks: own.length,
  }));
  if (events.length > 0) await tx.execute(eventRows.insert(events));
  if (cases.length > 0) {
    await tx.execute(sql`${caseRows.insert(cases.map(({ record }) => record))} ${caseRows.orReplace}`);
    await tx.execute(
      sql`delete from clocks using json_to_recordset(${JSON.stringify(counts)}::json)
          as k("projectId" text, item text, clocks int)
        where clocks.project_id = k."projectId" and clocks.item = k.item and clocks.ordinal >= k.clocks`,
    );
    if (clocks.length > 0) await tx.execute(sql`${clockRows.insert(clocks)} ${clockRows.orReplace}`);
  }
  if (projects.length > 0) await tx.execute(projectRows.changeEach(projects));
}
