// All that is derived from the record, as it stands in the database, to be compared before and after.
import { asc } from 'drizzle-orm';
import type { Store } from '../../src/store/db.ts';
import {
  cases,
  clocks,
  materials,
  ownerLinks,
  ownerProblems,
  projects,
  promises,
} from '../../src/store/schema.ts';

export interface ReadModels {
  readonly projects: readonly (typeof projects.$inferSelect)[];
  readonly cases: readonly (typeof cases.$inferSelect)[];
  readonly clocks: readonly (typeof clocks.$inferSelect)[];
  /** The last use is no part of the record. */
  readonly links: readonly Omit<typeof ownerLinks.$inferSelect, 'lastUsedAt'>[];
  readonly problems: readonly (typeof ownerProblems.$inferSelect)[];
  readonly promises: readonly (typeof promises.$inferSelect)[];
  readonly materials: readonly (typeof materials.$inferSelect)[];
}

/** Every column of every row, in the order of the keys. */
export const dumpReadModels = ({ db }: Store): Promise<ReadModels> =>
  db.transaction(async (tx) => ({
    projects: await tx.select().from(projects).orderBy(asc(projects.id)),
    cases: await tx.select().from(cases).orderBy(asc(cases.projectId), asc(cases.item)),
    clocks: await tx
      .select()
      .from(clocks)
      .orderBy(asc(clocks.projectId), asc(clocks.item), asc(clocks.ordinal)),
    links: (await tx.select().from(ownerLinks).orderBy(asc(ownerLinks.id))).map(
      ({ lastUsedAt: _, ...recorded }) => recorded,
    ),
    problems: await tx
      .select()
      .from(ownerProblems)
      .orderBy(asc(ownerProblems.projectId), asc(ownerProblems.problem)),
    promises: await tx.select().from(promises).orderBy(asc(promises.projectId), asc(promises.promise)),
    materials: await tx.select().from(materials).orderBy(asc(materials.projectId), asc(materials.seq)),
  }));

/** Takes away what `rebuild` makes: no cases, no clocks, and of a project what it is, not how it stands. */
export const wipeReadModels = ({ db }: Store): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.delete(cases);
    await tx.delete(clocks);
    await tx.delete(ownerLinks);
    await tx.delete(ownerProblems);
    await tx.delete(promises);
    await tx.delete(materials);
    await tx.update(projects).set({
      stage: null,
      done: 0,
      total: 0,
      yellowOn: null,
      redOn: null,
      breachOn: null,
      nextDueOn: null,
      closed: true,
      target: null,
    });
  });
