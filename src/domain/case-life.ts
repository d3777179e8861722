// Which event may happen in which state: the transition table of the case life cycle (rules §2.2), a row an event.
import type { CaseState } from './case.ts';
import type { CaseFact } from './case-events.ts';

type Status = CaseState['status'];

/** Ended; a new receipt opens the next instance. */
const over = [
  'not_accepted',
  'acceptance_refused',
  'withdrawn',
  'terminated',
  'refused',
  'acceptance_revoked',
  'licence_revoked',
  'licence_recalled',
  'licence_cancelled',
] as const;
const fresh = ['not_started', ...over] as const;
const intake = ['received', 'correcting'] as const;
const live = ['running', 'paused'] as const;
const granted = ['decided', 'decided_tolerant', 'delivered', 'verifying', 'verified', 'rectifying'] as const;

const allowedFrom: Readonly<Record<CaseFact['type'], readonly Status[]>> = {
  receive: fresh,
  hand_over: fresh,
  start: fresh,
  // Also where a filing has ended and none is needed any more.
  waive: fresh,
  reinstate: ['waived'],
  mock_start: ['not_started'],
  mock_finish: ['not_started'],
  correction_notice: ['received'],
  resubmit: ['correcting'],
  accept: ['received'],
  deemed_accept: ['received'],
  not_accept: ['received'],
  refuse_acceptance: intake,
  pause: ['running'],
  resume: ['paused'],
  consult: live,
  answer_consultation: live,
  extend: live,
  supplement: [...live, 'decided_tolerant'],
  postpone_supplement: [...live, 'decided_tolerant'],
  // A decision ends a pause that is still open (rules, trap 16).
  decide: live,
  finish: live,
  deliver: ['decided', 'decided_tolerant', 'verifying', 'verified', 'rectifying'],
  verify: ['verifying', 'rectifying'],
  terminate: [...intake, ...live],
  withdraw: [...intake, ...live],
  revoke: [...live, ...granted],
};

export const factTypes = Object.keys(allowedFrom) as readonly CaseFact['type'][];

export const mayHappen = (type: CaseFact['type'], status: Status): boolean =>
  allowedFrom[type].includes(status);
