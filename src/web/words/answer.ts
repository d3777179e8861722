// The answer to "who has it now": which case speaks for the project, and in which words.
import type { CaseView } from '../../services/views.ts';
import type { TextKey } from '../../texts/index.ts';
import { brokenOf } from './marks.ts';

/** Cases that somebody must act on, or that a procedure holds. */
export function isOpen(c: Pick<CaseView, 'status' | 'owes'>): boolean {
  switch (c.status) {
    case 'received':
    case 'correcting':
    case 'running':
    case 'paused':
    case 'verifying':
    case 'rectifying':
      return true;
    case 'decided_tolerant':
      return c.owes.length > 0;
    default:
      return false;
  }
}

const rank = { breach: 0, red: 1, yellow: 2, none: 3 } as const;
const dueOf = (c: CaseView): string => c.mainClock?.dueOn ?? c.mainClock?.expectedDueOn ?? '9999';

/** Open cases, the one that needs an answer most first: worst light, then nearest date. */
export const openCases = (cases: readonly CaseView[]): readonly CaseView[] =>
  cases.filter(isOpen).toSorted((a, b) => rank[a.light] - rank[b.light] || dueOf(a).localeCompare(dueOf(b)));

export interface Since {
  readonly date: string;
  readonly verb: TextKey;
}

/** When and by which act the present holder got it. */
export function sinceOf(c: CaseView): Since | null {
  switch (c.status) {
    case 'received':
      return c.receivedOn === null ? null : { date: c.receivedOn, verb: 'event.receive' };
    case 'correcting':
      return c.holderSince === null ? null : { date: c.holderSince, verb: 'event.correction_notice' };
    case 'running':
      return c.acceptedOn === null ? null : { date: c.acceptedOn, verb: acceptVerb(c) };
    case 'paused':
      return c.pause === null ? null : { date: c.pause.since, verb: 'event.pause' };
    case 'verifying':
      if (brokenOf(c) !== null && c.holderSince !== null)
        return { date: c.holderSince, verb: 'event.verify' };
      return c.decidedOn === null ? null : { date: c.decidedOn, verb: 'event.decide' };
    case 'decided_tolerant':
      return c.decidedOn === null ? null : { date: c.decidedOn, verb: 'event.decide' };
    case 'rectifying':
      return c.holderSince === null ? null : { date: c.holderSince, verb: 'event.verify' };
    default:
      return null;
  }
}

const tasks = ['intermediary', 'owner_task', 'utility', 'milestone'];
const acceptVerb = (c: CaseView): TextKey => (tasks.includes(c.kind) ? 'event.start' : 'event.accept');

/** What must be done by the date of the main clock. */
export function duty(c: CaseView): TextKey {
  if (c.mainClock?.kind === 'supplement') return 'answer.supplement';
  switch (c.status) {
    case 'received':
      return 'answer.notice';
    case 'correcting':
      return 'answer.correct';
    case 'paused':
      return 'answer.expected';
    case 'verifying':
      return 'answer.verify';
    case 'running':
      return tasks.includes(c.kind) ? 'answer.by' : 'answer.shouldEnd';
    default:
      return 'answer.by';
  }
}
