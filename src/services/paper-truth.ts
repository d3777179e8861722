// Whether a paper is what was issued: the stored words against the fingerprint in the project's chain, and that event against
// the one that follows it. Used by the public check and by the check of the whole record.
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { canHash, chainHash, documentHash } from '../store/hash-chain.ts';
import type { PaperRecord } from '../store/papers.ts';
import type { ProjectRecord } from '../store/records.ts';
import { paperStates } from './paper-states.ts';

export type PaperTruth =
  /** Word for word as issued. */
  | { readonly is: 'true' }
  | { readonly is: 'void'; readonly replacedBy: string | null; readonly voidedAt: number }
  /** Its words, or the record of its issue, are not what they were. */
  | { readonly is: 'altered' };

/** `project` must have been read before `events`, so that its head is not ahead of them. */
export function truthOf(
  paper: PaperRecord,
  project: Pick<ProjectRecord, 'lastSeq' | 'lastHash'>,
  events: readonly StoredEvent[],
): PaperTruth {
  const issue = events.find((event) => {
    const act = projectAct(event);
    return act?.type === 'issue_paper' && act.paper === paper.id;
  });
  if (issue === undefined || !stands(issue, project, events) || !matches(paper, issue))
    return { is: 'altered' };
  const state = paperStates(events).find(({ id }) => id === paper.id);
  return state === undefined || state.voidedAt === null
    ? { is: 'true' }
    : { is: 'void', replacedBy: state.replacedBy, voidedAt: state.voidedAt };
}

/** The event gives its own fingerprint, and what comes after it points back to that. */
function stands(
  issue: StoredEvent,
  project: Pick<ProjectRecord, 'lastSeq' | 'lastHash'>,
  events: readonly StoredEvent[],
): boolean {
  if (!canHash(issue.hashAlgorithm) || chainHash(issue.prevHash, issue) !== issue.hash) return false;
  const next = events.find(({ seq }) => seq === issue.seq + 1);
  if (next !== undefined) return next.prevHash === issue.hash;
  return project.lastSeq === issue.seq && project.lastHash === issue.hash;
}

/** What the row says against what the record says. */
export function matches(paper: PaperRecord, issue: StoredEvent): boolean {
  const act = projectAct(issue);
  if (act?.type !== 'issue_paper' || !canHash(issue.hashAlgorithm)) return false;
  const { content } = paper;
  return (
    documentHash(issue.hashAlgorithm, content) === act.hash &&
    paper.hash === act.hash &&
    content.number === act.number &&
    paper.number === act.number &&
    paper.kind === act.kind &&
    paper.projectId === issue.projectId
  );
}
