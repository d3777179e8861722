// Whether the record is as it was written: every project's chain from its first event to the head that is kept apart, and
// every paper against the fingerprint that the chain keeps of it.
import { projectAct } from '../store/event-codec.ts';
import { lockProject, readEvents, type StoredEvent } from '../store/event-log.ts';
import { verifyChain } from '../store/hash-chain.ts';
import { type PaperRecord, readPapersOf } from '../store/papers.ts';
import { listProjectIds } from '../store/read-models.ts';
import type { System } from './context.ts';
import { matches } from './paper-truth.ts';

export interface RecordCheck {
  readonly projects: number;
  readonly events: number;
  readonly papers: number;
  readonly faults: readonly RecordFault[];
}

export interface RecordFault {
  readonly projectId: string;
  /** The first bad event of a chain, or the issue of a paper that is not what it was; 0 where there is no such event. */
  readonly seq: number;
  /** As in hash-chain.ts; of papers `paper_changed`, `paper_missing` and `paper_unrecorded`. */
  readonly reason: string;
  /** Number of the paper. */
  readonly paper?: string;
}

const PAGE = 500;

/** Names the first bad event of each broken chain, a missing tail by the head, and every paper that is changed or gone. */
export async function verifyRecord({ store }: System): Promise<RecordCheck> {
  const faults: RecordFault[] = [];
  let papers = 0;
  let projects = 0;
  let events = 0;
  let ids = await listProjectIds(store.db, '', PAGE);
  while (ids.length > 0) {
    for (const id of ids) {
      const { fault, length, ofPapers, count } = await store.transaction(async (tx) => {
        // Under the lock, so that head and events are of one moment while others go on writing.
        const [project, chain, issued] = await Promise.all([
          lockProject(tx, id),
          readEvents(tx, id),
          readPapersOf(tx, id),
        ]);
        const head = project === null ? undefined : { seq: project.lastSeq, hash: project.lastHash };
        return {
          fault: verifyChain(id, chain, head),
          length: chain.length,
          ofPapers: paperFaults(id, chain, issued),
          count: issued.length,
        };
      });
      projects += 1;
      events += length;
      papers += count;
      if (fault !== null) faults.push({ projectId: id, ...fault });
      faults.push(...ofPapers);
    }
    ids = await listProjectIds(store.db, ids.at(-1) ?? '', PAGE);
  }
  return { projects, events, papers, faults };
}

function paperFaults(
  projectId: string,
  chain: readonly StoredEvent[],
  papers: readonly PaperRecord[],
): readonly RecordFault[] {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const faults: RecordFault[] = [];
  for (const event of chain) {
    const act = projectAct(event);
    if (act?.type !== 'issue_paper') continue;
    const paper = byId.get(act.paper);
    byId.delete(act.paper);
    const reason = paper === undefined ? 'paper_missing' : matches(paper, event) ? null : 'paper_changed';
    if (reason !== null) faults.push({ projectId, seq: event.seq, reason, paper: act.number });
  }
  for (const { number } of byId.values())
    faults.push({ projectId, seq: 0, reason: 'paper_unrecorded', paper: number });
  return faults;
}
