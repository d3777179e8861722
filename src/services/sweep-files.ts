// Takes away what nobody needs: uploads that were never filed, files that neither the record nor a certificate names, and what
// was cut off half way. A day old at least, so that nobody's form loses its file.
import type { Instant } from '../domain/day.ts';
import { closeFileGate, neededFiles } from '../store/material-rows.ts';
import { clearPartial } from '../store/partial-uploads.ts';
import { deleteUploads } from '../store/uploads.ts';
import type { System } from './context.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;

export async function sweepFiles({ store, files }: System, now: Instant): Promise<{ removed: number }> {
  const before = now - DAY_MS;
  await deleteUploads(store.db, before);
  await files.clearUnfinished(before);
  await clearPartial(files.partial);
  let removed = 0;
  let old: string[] = [];
  const sweep = async (): Promise<void> => {
    const asked = old;
    old = [];
    if (asked.length === 0) return;
    removed += await store.transaction(async (tx) => {
      await closeFileGate(tx);
      const needed = await neededFiles(tx, asked);
      const unneeded = asked.filter((hash) => !needed.has(hash));
      for (const hash of unneeded) await files.remove(hash);
      return unneeded.length;
    });
  };
  for await (const { hash, storedAt } of files.list()) {
    if (storedAt < before) old.push(hash);
    if (old.length >= AT_ONCE) await sweep();
  }
  await sweep();
  return { removed };
}
