// The links of owners: found by the open half of their address, listed by project, made from the record.
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day, Instant } from '../domain/day.ts';
import { currentRelease } from './calendar-book.ts';
import type { Db, Tx } from './db.ts';
import { accounts, ownerLinks, projects } from './schema.ts';

export type OwnerLinkRecord = Readonly<typeof ownerLinks.$inferSelect>;

/** What the record says of a link; the last use is no part of it. */
export type RecordedLink = Omit<OwnerLinkRecord, 'lastUsedAt'>;

/** Puts the links of a project as the record has them; when they were last used stays. */
export async function writeLinks(tx: Tx, links: readonly RecordedLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insert(ownerLinks)
    .values([...links])
    .onConflictDoUpdate({
      target: ownerLinks.id,
      set: {
        projectId: sql`excluded.project_id`,
        purpose: sql`excluded.purpose`,
        note: sql`excluded.note`,
        createdBy: sql`excluded.created_by`,
        createdByName: sql`excluded.created_by_name`,
        createdAt: sql`excluded.created_at`,
        expiresOn: sql`excluded.expires_on`,
        revokedAt: sql`excluded.revoked_at`,
        revokedByName: sql`excluded.revoked_by_name`,
      },
    });
}

export interface FoundLink {
  readonly link: OwnerLinkRecord;
  /** Of the calendars in force. */
  readonly release: number;
  /** All that its page shows and the calendars do not say: the head of the record, and what is kept beside it. */
  readonly head: string;
}

/** A link whatever has become of it, in one query: a page that is looked at again needs no other. */
export async function findLink(db: Db, id: string): Promise<FoundLink | null> {
  const [row] = await db
    .select({
      link: ownerLinks,
      release: currentRelease,
      hash: projects.lastHash,
      name: projects.name,
      agent: accounts.name,
      phone: accounts.phone,
    })
    .from(ownerLinks)
    .innerJoin(projects, eq(projects.id, ownerLinks.projectId))
    .leftJoin(accounts, eq(accounts.username, projects.agent))
    .where(eq(ownerLinks.id, id));
  if (row === undefined) return null;
  const { link, release, hash, name, agent, phone } = row;
  return { link, release: release ?? 0, head: JSON.stringify([hash, name, agent, phone]) };
}

/** Oldest first. */
export async function readLinks(db: Db, projectId: string): Promise<readonly OwnerLinkRecord[]> {
  return db
    .select()
    .from(ownerLinks)
    .where(eq(ownerLinks.projectId, projectId))
    .orderBy(asc(ownerLinks.createdAt), asc(ownerLinks.id));
}

/** Notes the use, unless one was noted since `since`. */
export async function touchLink(db: Db, id: string, now: Instant, since: Instant): Promise<void> {
  await db
    .update(ownerLinks)
    .set({ lastUsedAt: now })
    .where(and(eq(ownerLinks.id, id), or(isNull(ownerLinks.lastUsedAt), lte(ownerLinks.lastUsedAt, since))));
}

export const isLive = (link: Pick<OwnerLinkRecord, 'expiresOn' | 'revokedAt'>, on: Day): boolean =>
  link.revokedAt === null && on <= link.expiresOn;
