// Whether the record is as it was written: every project's chain from its first event to the head that is kept apart.
import { lockProject, readEvents } from '../store/event-log.ts';
import { verifyChain } from '../store/hash-chain.ts';
import { listProjectIds } from '../store/read-models.ts';
import type { System } from './context.ts';

export interface RecordCheck {
  readonly projects: number;
  readonly events: number;
  readonly faults: readonly { readonly projectId: string; readonly seq: number; readonly reason: string }[];
}

const PAGE = 500;

/** Names the first bad event of each broken chain; a missing tail is told by the head. */
export async function verifyRecord({ store }: System): Promise<RecordCheck> {
  const faults: { projectId: string; seq: number; reason: string }[] = [];
  let projects = 0;
  let events = 0;
  let ids = await listProjectIds(store.db, '', PAGE);
  while (ids.length > 0) {
    for (const id of ids) {
      const { fault, length } = await store.transaction(async (tx) => {
        // Under the lock, so that head and events are of one moment while others go on writing.
        const [project, chain] = await Promise.all([lockProject(tx, id), readEvents(tx, id)]);
        const head = project === null ? undefined : { seq: project.lastSeq, hash: project.lastHash };
        return { fault: verifyChain(id, chain, head), length: chain.length };
      });
      projects += 1;
      events += length;
      if (fault !== null) faults.push({ projectId: id, ...fault });
    }
    ids = await listProjectIds(store.db, ids.at(-1) ?? '', PAGE);
  }
  return { projects, events, faults };
}
