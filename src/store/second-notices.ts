// Cases in which somebody was told a second time what was missing; what the record says of them now is the caller's to read.
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { cases, events, projects } from './schema.ts';
import { casesWithin, type Scope } from './scope.ts';

/** In the words of the partial index: the notice itself, or a rectification that made one of it. */
const saysAgain = sql`jsonb_path_exists(${events.data}, '$.again') or jsonb_path_exists(${events.data}, '$.replacement.fact.again')`;

/** Newest first, each case once. */
export const casesToldAgain = (db: Db, scope: Scope, limit: number) =>
  db
    .select({ projectId: events.projectId, item: cases.item })
    .from(events)
    .innerJoin(projects, eq(projects.id, events.projectId))
    .innerJoin(cases, and(eq(cases.projectId, events.projectId), eq(cases.item, events.item)))
    .where(and(sql`${events.type} in ('correction_notice', 'rectify_event')`, saysAgain, casesWithin(scope)))
    .groupBy(events.projectId, cases.item)
    .orderBy(desc(sql`max(${events.recordedAt})`))
    .limit(limit);
