// Opens what the program lives on: database at its present form, calendar, parties, published templates, and the first
// administrator of an empty house.
import { CalendarSet } from '../domain/calendar-set.ts';
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { checkParties } from '../domain/parties.ts';
import { countAccounts } from '../store/accounts.ts';
import { loadCalendar } from '../store/calendar-files.ts';
import { openStore } from '../store/db.ts';
import { readFixture } from '../store/fixture-files.ts';
import { migrate } from '../store/migrate.ts';
import { templateFolders } from '../store/template-files.ts';
import type { System } from './context.ts';
import { ensureBootstrapToken, ensureFirstAdministrator } from './first-start.ts';
import { isDemo } from './load-demo.ts';
import { ensureTemplates } from './templates.ts';

export interface SystemOptions {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly bootstrapToken: string | null;
}
export interface Opened {
  readonly system: System;
  /** Path of the one-time link for the first administrator; null when there is one already. */
  readonly firstLink: string | null;
}

/** Throws with a sentence for the operator when a part cannot be used; nothing is left open then. */
export async function openSystem(
  options: SystemOptions,
  { now, demo }: { readonly now: Instant; readonly demo: boolean | 'either' },
): Promise<Opened> {
  const store = await openStore({ databaseUrl: options.databaseUrl ?? undefined, dataDir: options.dataDir });
  try {
    await migrate(store);
    const parties = checkParties(readFixture('departments.yaml'));
    if (!parties.ok) throw new Refusal('invalid', 'departments_invalid', {}, parties.issues);
    const system: System = { store, calendars: new CalendarSet(loadCalendar()), parties: parties.value };
    // The command line takes a house as it finds it.
    if (demo === 'either') return { system, firstLink: null };
    await demandOneKind(system, demo);
    await ensureTemplates(system, now, demo ? templateFolders.demo : templateFolders.published);
    if (options.bootstrapToken !== null) await ensureBootstrapToken(system, options.bootstrapToken, now);
    return { system, firstLink: demo ? null : await ensureFirstAdministrator(system, now) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Sample data and real work never share a database. */
async function demandOneKind(system: System, demo: boolean): Promise<void> {
  const used = (await countAccounts(system.store.db)) > 0;
  if (used && demo !== (await isDemo(system)))
    throw new Refusal('conflict', demo ? 'demo_needs_empty' : 'demo_data_here');
}

export const closeSystem = ({ store }: System): Promise<void> => store.close();
