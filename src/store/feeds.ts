// Calendar feeds: their secret addresses, known by fingerprint only, and the clocks and targets that they show.
import { and, asc, count, eq, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Day, Instant } from '../domain/day.ts';
import { currentRelease } from './calendar-book.ts';
import type { Db, Tx } from './db.ts';
import { fingerprint } from './fingerprint.ts';
import { accounts, cases, clocks, events, feeds, projects } from './schema.ts';
import { casesWithin, consultationsWithin, projectsWithin, type Scope } from './scope.ts';

export type FeedRecord = Readonly<Omit<typeof feeds.$inferSelect, 'secretHash'>>;

const columns = {
  id: feeds.id,
  username: feeds.username,
  kind: feeds.kind,
  subject: feeds.subject,
  lang: feeds.lang,
  createdAt: feeds.createdAt,
  lastUsedAt: feeds.lastUsedAt,
  revokedAt: feeds.revokedAt,
};
const live = isNull(feeds.revokedAt);

/** `secret` is the address that the calendar program will ask; it is not kept. */
export async function insertFeed(tx: Tx, record: FeedRecord, secret: string): Promise<void> {
  await tx.insert(feeds).values({ ...record, secretHash: fingerprint(secret) });
}

/** The feed of a secret that is not revoked, with whose it is and which calendars are in force. */
export async function findFeed(db: Db, secret: string) {
  const [row] = await db
    .select({ feed: columns, account: accounts, release: currentRelease })
    .from(feeds)
    .innerJoin(accounts, eq(accounts.username, feeds.username))
    .where(and(eq(feeds.secretHash, fingerprint(secret)), live));
  return row ?? null;
}

/** Those in force, oldest first. */
export async function listFeeds(db: Db, username: string): Promise<readonly FeedRecord[]> {
  return db
    .select(columns)
    .from(feeds)
    .where(and(eq(feeds.username, username), live))
    .orderBy(asc(feeds.createdAt), asc(feeds.id));
}

export async function countFeeds(db: Db, username: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(feeds)
    .where(and(eq(feeds.username, username), live));
  return row?.count ?? 0;
}

/** One that is not there, or is revoked already, stays as it is. */
export async function revokeFeed(tx: Tx, username: string, id: string, now: Instant): Promise<void> {
  await tx
    .update(feeds)
    .set({ revokedAt: now })
    .where(and(eq(feeds.id, id), eq(feeds.username, username), live));
}

/** Notes the use, unless one was noted since `since`: calendar programs come again and again. */
export async function touchFeed(db: Db, id: string, now: Instant, since: Instant): Promise<void> {
  await db
    .update(feeds)
    .set({ lastUsedAt: now })
    .where(and(eq(feeds.id, id), or(isNull(feeds.lastUsedAt), lt(feeds.lastUsedAt, since))));
}

/** Which clocks: of one project, or of all cases within a scope. */
export type ClockChoice =
  | { readonly projectId: string }
  | {
      readonly scope: Scope;
      /** Only clocks that one of these parties holds. */
      readonly holders: readonly string[] | null;
    };

const project = {
  id: projects.id,
  name: projects.name,
  region: projects.region,
  templateId: projects.templateId,
  templateVersion: projects.templateVersion,
  changes: projects.changes,
};
const day = sql<Day>`coalesce(${clocks.dueOn}, ${clocks.expectedDueOn})`;

/** Clocks that run or are paused and have a date, nearest first, each with the last event of its case. */
export async function feedClocks(db: Db, choice: ClockChoice, limit: number) {
  return db
    .select({
      project,
      item: clocks.item,
      instance: cases.instance,
      version: cases.version,
      changedAt: events.recordedAt,
      ordinal: clocks.ordinal,
      kind: clocks.kind,
      subject: clocks.subject,
      state: clocks.state,
      holder: clocks.holder,
      dueOn: clocks.dueOn,
      expectedDueOn: clocks.expectedDueOn,
      provisional: clocks.provisional,
      yellowOn: clocks.yellowOn,
      lateOn: clocks.lateOn,
      late: clocks.late,
    })
    .from(clocks)
    .innerJoin(cases, and(eq(cases.projectId, clocks.projectId), eq(cases.item, clocks.item)))
    .innerJoin(projects, eq(projects.id, clocks.projectId))
    .innerJoin(
      events,
      and(
        eq(events.projectId, cases.projectId),
        eq(events.item, cases.item),
        eq(events.caseVersion, cases.version),
      ),
    )
    .where(
      and(
        inArray(clocks.state, ['running', 'paused']),
        // What is not official is nobody's duty.
        ne(clocks.kind, 'mock'),
        sql`${day} is not null`,
        chosen(choice),
      ),
    )
    .orderBy(day, asc(projects.code), asc(cases.position), asc(clocks.ordinal))
    .limit(limit);
}

function chosen(choice: ClockChoice): SQL | undefined {
  if ('projectId' in choice) return eq(clocks.projectId, choice.projectId);
  const { scope, holders } = choice;
  const inSight = or(casesWithin(scope), consultationsWithin(scope));
  return and(inSight, holders === null ? undefined : inArray(clocks.holder, holders));
}

/** Promises of projects within the scope that run and have a day, nearest first, each with the project's last event. */
export async function feedTargets(db: Db, scope: Scope, limit: number) {
  return db
    .select({ project, target: projects.target, lastSeq: projects.lastSeq, changedAt: events.recordedAt })
    .from(projects)
    .innerJoin(events, and(eq(events.projectId, projects.id), eq(events.seq, projects.lastSeq)))
    .where(
      and(
        projectsWithin(scope),
        sql`${projects.target} ->> 'dueOn' is not null and ${projects.target} ->> 'reachedOn' is null`,
      ),
    )
    .orderBy(sql`(${projects.target} ->> 'dueOn')::int`, asc(projects.code))
    .limit(limit);
}
