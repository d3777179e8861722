// What an event that fits the state must still satisfy: permitted grounds, caps, papers owed and days in order
// (rules §1.3–§1.5, §4, §5). Each refusal code has its sentence in the language tables.
import {
  type Accepted,
  acceptedFacts,
  brokenPromise,
  type CaseState,
  decidedFacts,
  type Received,
  stillOwed,
} from './case.ts';
import type { CaseFact } from './case-events.ts';
import { decisionDue, decisionDueIfAccepted } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { verificationRefusal } from './commitment-outcome.ts';
import { consultationRefusal } from './consultation.ts';
import { noticeRefusal } from './correction-notice.ts';
import { type Day, isoDay } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';
import { extensionOn } from './extension.ts';
import { mockRefusal } from './mock-approval.ts';
import {
  acceptanceRevocationRefusal,
  lapsedWithdrawalRefusal,
  postponementRefusal,
} from './supplement-lapse.ts';
import { isTaskKind } from './task-kinds.ts';
import { firstDayAfter } from './time-limit.ts';
import { missingRefusal, resultWaits } from './tolerance.ts';

export function specialRefusal(
  state: CaseState,
  fact: CaseFact,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  const { item } = rules;
  const accepted = acceptedFacts(state);
  switch (fact.type) {
    case 'start':
      return isTaskKind(item.kind) ? null : conflict('not_a_task', about);
    case 'finish':
      return accepted?.task === true ? null : conflict('not_started_as_task', about);
    case 'correction_notice':
      return state.status === 'received' ? noticeRefusal(state, fact, on, rules) : null;
    case 'accept':
      return state.status === 'received' ? acceptRule(state, fact, on, rules) : null;
    case 'pause':
      if (!item.pausable_by.includes(fact.procedure)) {
        return invalidField('procedure', 'procedure_not_allowed', {
          procedure: fact.procedure,
          allowed: item.pausable_by,
        });
      }
      return fact.until !== undefined && fact.until < on
        ? invalidField('until', 'date_before_event', { on: isoDay(on) })
        : null;
    case 'consult':
    case 'answer_consultation':
      return accepted === null ? null : consultationRefusal(accepted, fact, rules, about);
    case 'extend':
      return extendRule(accepted, fact, on, rules, about);
    case 'supplement': {
      const known = new Set(accepted?.owed.map((material) => material.material));
      const unknown = (fact.materials ?? []).filter((material) => !known.has(material));
      if (unknown.length > 0) return invalidField('materials', 'material_not_owed', { materials: unknown });
      return accepted !== null && stillOwed(accepted).length === 0 ? conflict('nothing_owed', about) : null;
    }
    case 'postpone_supplement':
      return accepted === null ? null : postponementRefusal(accepted, state, fact, on, rules, about);
    case 'decide':
      return accepted === null ? null : decisionRule(accepted, fact.result, rules, about);
    case 'mock_start':
    case 'mock_finish':
      return mockRefusal(state, fact, on, rules, about);
    case 'deliver':
      if (brokenPromise(state) !== null) return conflict('promise_broken', about);
      return decidedFacts(state)?.deliveredOn === null ? null : conflict('already_delivered', about);
    case 'verify':
      return verificationRefusal(state, fact, on, about);
    case 'withdraw':
      return fact.deemed === true ? deemedWithdrawalRule(state, on, rules, about) : null;
    case 'revoke':
      if ((fact.what === 'acceptance_revoked') !== (decidedFacts(state) === null))
        return conflict('wrong_revocation', { ...about, what: fact.what });
      return accepted === null || fact.what !== 'acceptance_revoked'
        ? null
        : acceptanceRevocationRefusal(accepted, state, on, rules, about);
    default:
      return null;
  }
}

/** What is missing at acceptance is judged as in tolerance.ts; the limit is that which this very acceptance begins. */
const acceptRule = (
  state: Received,
  fact: Extract<CaseFact, { type: 'accept' }>,
  on: Day,
  rules: CaseRules,
): Refusal | null => missingRefusal(fact.missing ?? [], on, decisionDueIfAccepted(state, on, rules), rules);

/**
 * Once, within the cap, approved by the office that the law names, and before lateness has begun (许可法 42; rules, traps 17
 * and 18). Where the agency's own head may approve, a record that names no office is taken to mean that one.
 */
function extendRule(
  accepted: Accepted | null,
  { days, approverOffice = 'agency_head' }: Extract<CaseFact, { type: 'extend' }>,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  const allowed = extensionOn(rules, on);
  if (accepted === null || allowed === null) return conflict('extension_not_allowed', about);
  if (accepted.extension !== null) return conflict('already_extended', about);
  if (days > allowed.days || days < 1)
    return invalidField('days', 'extension_over_cap', { cap: allowed.days });
  if (approverOffice !== allowed.approver) {
    const facts = { office: allowed.approver, source: allowed.source };
    return invalidField('approverOffice', 'extension_wrong_office', facts);
  }
  const pauses = accepted.pauses.map(({ from, to }) => ({ from, to: to ?? on }));
  const due = decisionDue(accepted, rules, pauses);
  return due !== null && on >= firstDayAfter(due, pauses)
    ? conflict('extension_after_due', { ...about, dueOn: isoDay(due) })
    : null;
}

/**
 * National law is silent on what follows a lapsed correction: only a place whose policy says so may take it for a
 * withdrawal, and only once the day that the notice named has passed. Elsewhere the case is flagged and the applicant asked;
 * a withdrawal of the applicant's own stays open in either place. What follows was told in the notice: its day's policy holds.
 */
function deemedWithdrawalRule(state: CaseState, on: Day, rules: CaseRules, about: Facts): Refusal | null {
  if (state.status === 'running' || state.status === 'paused')
    return state.owed.length > 0
      ? lapsedWithdrawalRefusal(state, rules, on)
      : conflict('not_correcting', about);
  const notice = state.status === 'correcting' ? state.corrections.at(-1) : undefined;
  if (notice === undefined) return conflict('not_correcting', about);
  if (rules.policies.on(notice.noticeOn).lapsedCorrection.value !== 'deemed_withdrawn')
    return invalidField('deemed', 'deemed_withdrawal_not_here');
  if (notice.correctBy === null) return invalidField('deemed', 'correction_without_date');
  return on > notice.correctBy
    ? null
    : invalidField('deemed', 'correction_not_lapsed', { correctBy: isoDay(notice.correctBy) });
}

/** An excluded matter is told as such, with the article; every other item simply does not offer it. */
export function commitmentRefusal({ item: { commitment } }: Pick<CaseRules, 'item'>, about: Facts): Refusal {
  const matter = commitment.excluded?.reason;
  return matter === undefined
    ? conflict('commitment_not_allowed', about)
    : conflict('commitment_excluded', { ...about, matter });
}

function decisionRule(accepted: Accepted, result: string, rules: CaseRules, about: Facts): Refusal | null {
  if (accepted.task) return conflict('task_is_finished_not_decided', about);
  const owed = stillOwed(accepted);
  const mayIssue = !resultWaits(rules);
  if (result === 'approve_by_commitment' && !rules.item.commitment.allowed)
    return commitmentRefusal(rules, about);
  if (result === 'approve_tolerant' && owed.length === 0) return conflict('nothing_owed', about);
  if (owed.length === 0 || result === 'refuse' || (result === 'approve_tolerant' && mayIssue)) return null;
  return conflict('material_owed', {
    ...about,
    materials: owed.map((material) => material.material),
    tolerantPossible: mayIssue,
  });
}
