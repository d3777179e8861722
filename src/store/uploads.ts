// Uploads: files that came in and may be filed by whoever sent them.
import { and, eq, gte, lt, sum } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db } from './db.ts';
import { uploads } from './schema.ts';

export type UploadRow = Readonly<typeof uploads.$inferSelect>;

/** A second row of the same id is the same upload, told twice. */
export async function insertUpload(db: Db, row: UploadRow): Promise<void> {
  await db.insert(uploads).values(row).onConflictDoNothing();
}

/** null when there is none of that id, or when somebody else sent it. */
export async function readUpload(db: Db, id: string, holder: string): Promise<UploadRow | null> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.holder, holder)));
  return row ?? null;
}

/** How much somebody has sent since that instant. */
export async function bytesSince(db: Db, holder: string, since: Instant): Promise<number> {
  const [row] = await db
    .select({ bytes: sum(uploads.bytes) })
    .from(uploads)
    .where(and(eq(uploads.holder, holder), gte(uploads.createdAt, since)));
  return Number(row?.bytes ?? 0);
}

export async function deleteUploads(db: Db, before: Instant): Promise<void> {
  await db.delete(uploads).where(lt(uploads.createdAt, before));
}
