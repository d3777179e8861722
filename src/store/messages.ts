// What people are told, queued with what it tells of.
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db, Tx } from './db.ts';
import { jsonRows } from './json-rows.ts';
import { likePrefix } from './like.ts';
import { messages } from './schema.ts';

export type MessageRecord = Readonly<typeof messages.$inferSelect>;

const messageRows = jsonRows(messages);
const AT_ONCE = 2_000;

/** One with a key that is known is not queued again. */
export async function queueMessages(tx: Tx, records: readonly MessageRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += AT_ONCE)
    await tx.execute(
      sql`${messageRows.insert(records.slice(at, at + AT_ONCE))} on conflict (key) do nothing`,
    );
}

/** Who reads: audiences of the reader alone, and departments, of which only the messages of some places are for the reader. */
export interface Readers {
  readonly audiences: readonly string[];
  readonly departments: readonly string[];
  /** Prefixes of region codes: `3307`; one of them must fit. */
  readonly regions: readonly string[];
}

/** After this one comes the next page. */
export interface LastShown {
  readonly createdAt: Instant;
  readonly id: string;
}

/** The newest first. */
export async function readMessages(
  db: Db,
  { audiences, departments, regions }: Readers,
  page: { readonly limit: number; readonly after: LastShown | null },
): Promise<readonly MessageRecord[]> {
  const own = inArray(messages.audience, [...audiences]);
  const places = regions.map((prefix) => likePrefix(messages.region, prefix));
  const ofPlace = and(inArray(messages.audience, [...departments]), or(...places));
  const { after } = page;
  const older =
    after === null
      ? undefined
      : or(
          lt(messages.createdAt, after.createdAt),
          and(eq(messages.createdAt, after.createdAt), lt(messages.id, after.id)),
        );
  return db
    .select()
    .from(messages)
    .where(and(departments.length === 0 || places.length === 0 ? own : or(own, ofPlace), older))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(page.limit);
}
