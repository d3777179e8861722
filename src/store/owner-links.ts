// The links of owners: found by the open half of their address, listed by project, made from the record.
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day, Instant } from '../domain/day.ts';
import { currentRelease } from './calendar-book.ts';
import type { Db, Tx } from './db.ts';
import { ownerLinks } from './schema.ts';

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

/** A link whatever has become of it, and which calendars are in force. */
export async function findLink(
  db: Db,
  id: string,
): Promise<{ readonly link: OwnerLinkRecord; readonly release: number } | null> {
  const [row] = await db
    .select({ link: ownerLinks, release: currentRelease })
    .from(ownerLinks)
    .where(eq(ownerLinks.id, id));
  return row === undefined ? null : { link: row.link, release: row.release ?? 0 };
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
