// Opens what the program lives on: database at its present form, calendars, policies, parties, published templates, and the first
// administrator of an empty house.
import { join } from 'node:path';
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { checkParties } from '../domain/parties.ts';
import { countAccounts } from '../store/accounts.ts';
import { openStore } from '../store/db.ts';
import { openFileStore } from '../store/file-store.ts';
import { readFixture } from '../store/fixture-files.ts';
import { migrate } from '../store/migrate.ts';
import { loadPolicies } from '../store/policy-files.ts';
import { templateFolders } from '../store/template-files.ts';
import { openCalendarBook } from './calendar-book.ts';
import { type System, systemOf } from './context.ts';
import { ensureBootstrapToken, ensureFirstAdministrator } from './first-start.ts';
import { takeFoundCalendars } from './found-calendars.ts';
import { isDemo } from './load-demo.ts';
import { noteFreshReadModels } from './renew-read-models.ts';
import { ensureTemplates } from './templates.ts';

export interface SystemOptions {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly bootstrapToken: string | null;
  /** Program and arguments of the virus scanner; null: nothing is scanned. */
  readonly scanCommand?: readonly string[] | null | undefined;
}
export interface OpeningOptions {
  readonly now: Instant;
  readonly demo: boolean | 'either';
  /** Told what goes wrong later without anybody having asked for it: a virus scanner that does not answer. */
  readonly report?: ((error: unknown) => void) | undefined;
}

export interface Opened {
  readonly system: System;
  /** Path of the one-time link for the first administrator; null when there is one already. */
  readonly firstLink: string | null;
  /**
   * Files beside the program that were not taken, and why: calendars that cannot be used, templates of a version that the house
   * has otherwise. What is in force holds all the same.
   */
  readonly faults: readonly Refusal[];
}

/** Throws with a sentence for the operator when a part cannot be used; nothing is left open then. */
export async function openSystem(
  options: SystemOptions,
  { now, demo, report }: OpeningOptions,
): Promise<Opened> {
  const store = await openStore({ databaseUrl: options.databaseUrl ?? undefined, dataDir: options.dataDir });
  try {
    await migrate(store);
    await noteFreshReadModels({ store });
    const parties = checkParties(readFixture('departments.yaml'));
    if (!parties.ok) throw new Refusal('invalid', 'departments_invalid', {}, parties.issues);
    const book = await openCalendarBook(store, now);
    const { scanCommand = null } = options;
    const scan = scanCommand === null ? undefined : { command: scanCommand };
    const files = openFileStore(join(options.dataDir, 'files'), { scan, report });
    const system = systemOf({ store, files, book, policies: loadPolicies(), parties: parties.value });
    // The command line takes a house as it finds it.
    if (demo === 'either') return { system, firstLink: null, faults: [] };
    await demandOneKind(system, demo);
    const folder = demo ? templateFolders.demo : templateFolders.published;
    const { taken } = await ensureTemplates(system, now, folder);
    if (options.bootstrapToken !== null) await ensureBootstrapToken(system, options.bootstrapToken, now);
    const firstLink = demo ? null : await ensureFirstAdministrator(system, now);
    const fault = await faultOf(takeFoundCalendars(system, now));
    return { system, firstLink, faults: fault === null ? taken : [...taken, fault] };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A file that cannot be used stops nothing: the calendars in force are in the database. */
const faultOf = async (taken: Promise<unknown>): Promise<Refusal | null> => {
  try {
    await taken;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** Sample data and real work never share a database. */
async function demandOneKind(system: System, demo: boolean): Promise<void> {
  const used = (await countAccounts(system.store.db)) > 0;
  if (used && demo !== (await isDemo(system)))
    throw new Refusal('conflict', demo ? 'demo_needs_empty' : 'demo_data_here');
}

export const closeSystem = ({ store }: System): Promise<void> => store.close();
