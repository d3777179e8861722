// Drafts of the counter: one an account and case, the last that was typed.
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db } from './db.ts';
import { counterDrafts, projects } from './schema.ts';

export interface DraftKey {
  readonly projectId: string;
  readonly item: string;
}
export type DraftValues = Readonly<Record<string, string | readonly string[]>>;
export interface Draft extends DraftKey {
  readonly values: DraftValues;
  readonly savedAt: Instant;
}

const at = (username: string, { projectId, item }: DraftKey) =>
  and(
    eq(counterDrafts.username, username),
    eq(counterDrafts.projectId, projectId),
    eq(counterDrafts.item, item),
  );

export async function readDraft(db: Db, username: string, key: DraftKey): Promise<Draft | null> {
  const [row] = await db.select().from(counterDrafts).where(at(username, key));
  return row ?? null;
}

export async function writeDraft(
  db: Db,
  username: string,
  key: DraftKey,
  values: DraftValues,
  savedAt: Instant,
): Promise<void> {
  await db
    .insert(counterDrafts)
    .values({ username, projectId: key.projectId, item: key.item, values, savedAt })
    .onConflictDoUpdate({
      target: [counterDrafts.username, counterDrafts.projectId, counterDrafts.item],
      set: { values, savedAt },
    });
}

export async function dropDraft(db: Db, username: string, key: DraftKey): Promise<void> {
  await db.delete(counterDrafts).where(at(username, key));
}

export async function dropDraftsBefore(db: Db, before: Instant): Promise<void> {
  await db.delete(counterDrafts).where(lt(counterDrafts.savedAt, before));
}

/** Newest first, with the name of the project; null where one is being opened. */
export const listDrafts = (db: Db, username: string, limit: number) =>
  db
    .select({
      projectId: counterDrafts.projectId,
      item: counterDrafts.item,
      values: counterDrafts.values,
      savedAt: counterDrafts.savedAt,
      projectName: projects.name,
      projectCode: projects.code,
      templateId: projects.templateId,
      templateVersion: projects.templateVersion,
    })
    .from(counterDrafts)
    .leftJoin(projects, eq(projects.id, counterDrafts.projectId))
    .where(eq(counterDrafts.username, username))
    .orderBy(desc(counterDrafts.savedAt))
    .limit(limit);
