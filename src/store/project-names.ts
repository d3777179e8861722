// What a list of cases from many projects needs to name them, looked up in one go.
import { inArray } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { ProjectRecord } from './records.ts';
import { projects } from './schema.ts';

export type NamedProject = Pick<
  ProjectRecord,
  'id' | 'name' | 'region' | 'templateId' | 'templateVersion' | 'attributes' | 'changes'
>;

/** By id; those that are not there are left out. */
export async function readNamedProjects(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedProject>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { id, name, region, templateId, templateVersion, attributes, changes } = projects;
  const rows = await db
    .select({ id, name, region, templateId, templateVersion, attributes, changes })
    .from(projects)
    .where(inArray(projects.id, wanted));
  return new Map(rows.map((row) => [row.id, row]));
}
