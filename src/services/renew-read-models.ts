// After an upgrade that derives more from the record than the one before, the rows of an older house are made anew, once and by
// themselves: nobody has to remember it, and no list stays empty for what was recorded before.
import type { Instant } from '../domain/day.ts';
import { listProjectIds } from '../store/read-models.ts';
import { initSetting, readSetting, writeSetting } from '../store/settings.ts';
import type { System } from './context.ts';
import { rebuild } from './rebuild.ts';

const KEY = 'read-models';

/** Raised by whoever derives something new. 2: debts, commitments, material, promises, papers, problems. */
export const READ_MODELS = 2;

/** A house without projects has nothing to renew. */
export async function noteFreshReadModels({ store }: Pick<System, 'store'>): Promise<void> {
  const [project] = await listProjectIds(store.db, '', 1);
  if (project === undefined) await initSetting(store.db, KEY, READ_MODELS);
}

/** Gives the number of projects; 0 where the rows are of this program's form already. A run that was cut off begins again. */
export async function renewReadModels(system: System, now: Instant): Promise<number> {
  const known = await readSetting(system.store.db, KEY);
  if (typeof known === 'number' && known >= READ_MODELS) return 0;
  const count = await rebuild(system, now);
  await writeSetting(system.store.db, KEY, READ_MODELS);
  return count;
}
