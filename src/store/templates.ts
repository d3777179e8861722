// The catalogue of published chains. A version stays as it was imported; only its status may change.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { type Day, type Instant, isoDay } from '../domain/day.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import type { Db, Tx } from './db.ts';
import { templates } from './schema.ts';

export type TemplateRecord = Readonly<typeof templates.$inferSelect>;
/** Without the document, for lists. */
export interface TemplateEntry {
  readonly id: string;
  readonly version: string;
  readonly status: ApprovalTemplate['status'];
  readonly importedAt: Instant;
  readonly importedBy: string;
}

const entryColumns = {
  id: templates.id,
  version: templates.version,
  status: templates.status,
  importedAt: templates.importedAt,
  importedBy: templates.importedBy,
};

/** False when that version is there already; it is left as it is. */
export async function insertTemplate(tx: Tx, record: TemplateRecord): Promise<boolean> {
  const rows = await tx
    .insert(templates)
    .values(record)
    .onConflictDoNothing()
    .returning({ id: templates.id });
  return rows.length > 0;
}

export async function readTemplate(db: Db, id: string, version: string): Promise<TemplateRecord | null> {
  const [row] = await db
    .select()
    .from(templates)
    .where(and(eq(templates.id, id), eq(templates.version, version)));
  return row ?? null;
}

/**
 * The version that new projects get on `on`: of the active ones in force on that day, the one that came into force last, or was
 * imported last. Where none is, the one that stands nearest to it: active ones first, then by import.
 */
export async function readCurrentTemplate(db: Db, id: string, on: Day): Promise<TemplateRecord | null> {
  const from = sql`${templates.document}->'effective'->>'from'`;
  const to = sql`${templates.document}->'effective'->>'to'`;
  const inForce = sql`${templates.status} = 'active' and ${from} <= ${isoDay(on)} and coalesce(${to} >= ${isoDay(on)}, true)`;
  const [row] = await db
    .select()
    .from(templates)
    .where(eq(templates.id, id))
    .orderBy(
      sql`(${inForce}) desc`,
      sql`${templates.status} = 'active' desc`,
      sql`case when ${inForce} then ${from} end desc nulls last`,
      desc(templates.importedAt),
      desc(templates.version),
    )
    .limit(1);
  return row ?? null;
}

/** All versions of one template, newest import first. */
export async function readVersions(db: Db, id: string): Promise<readonly TemplateRecord[]> {
  return db
    .select()
    .from(templates)
    .where(eq(templates.id, id))
    .orderBy(desc(templates.importedAt), desc(templates.version));
}

/** All versions of all templates. */
export async function listTemplates(db: Db): Promise<readonly TemplateEntry[]> {
  return db.select(entryColumns).from(templates).orderBy(asc(templates.id), desc(templates.importedAt));
}

/** All versions with their documents, for a catalogue that shows names and targets. */
export async function readTemplates(db: Db): Promise<readonly TemplateRecord[]> {
  return db.select().from(templates).orderBy(asc(templates.id), desc(templates.importedAt));
}

/** The same as `readTemplate`, held until the transaction ends. */
export async function lockTemplate(tx: Tx, id: string, version: string): Promise<TemplateRecord | null> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(and(eq(templates.id, id), eq(templates.version, version)))
    .for('update');
  return row ?? null;
}

export type StatusChange = Pick<TemplateRecord, 'status'> &
  Partial<Pick<TemplateRecord, 'publishedAt' | 'publishedBy' | 'retiredAt' | 'retiredBy'>>;

/** False when there is no such version. */
export async function setTemplateStatus(
  tx: Tx,
  id: string,
  version: string,
  change: StatusChange,
): Promise<boolean> {
  const rows = await tx
    .update(templates)
    .set(change)
    .where(and(eq(templates.id, id), eq(templates.version, version)))
    .returning({ id: templates.id });
  return rows.length > 0;
}
