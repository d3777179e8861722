// Tolerant intake and promises.
import type { tolerance as zh, toleranceErrors as zhErrors } from '../zh-CN/tolerance.ts';

export const tolerance: Record<keyof typeof zh, string> = {
  'event.offer_promise': 'Promise put to the applicant',
  'event.sign_promise': 'Promise signed',
  'event.withdraw_promise': 'Promise withdrawn',
  'event.postpone_supplement': 'Supplement put off',
  'follows.postpone_supplement':
    'For force majeure and the like only, once for each document; while the result waits, not past the decision limit.',
  'tolerance.postponedTo': 'Put off to',
  'gate.self': 'the decision',
  'gate.construction_permit': 'the construction permit',
  'gate.start_of_works': 'the start of works',
  'gate.completion': 'the completion filing',
  'gate.none': 'none',
  'gate.line': 'Until it is in, {gate} must wait.',
  'gate.lineItem': 'Until it is in, “{gate}” cannot end.',
  'consequence.revoke_acceptance':
    'Not supplied in time: {materials}. The acceptance is revoked by rule, please record it.',
  'consequence.deemed_withdrawn':
    'Not supplied in time: {materials}. Deemed withdrawn by rule, please record it.',
  'consequence.terminate':
    'Not supplied in time: {materials}. The case is terminated by rule, please record it.',
  'consequence.take_back':
    'Not supplied in time: {materials}. The permit is taken back as promised, please record it.',
  'consequence.flagged': 'Not supplied in time: {materials}. Please ask the applicant.',
  'consequence.reason': 'Promised by {date} and not supplied: {materials}.',
  'consequence.public': 'The breach is public from {date}.',
  'credit.ground.supplement_lapsed': 'promised material not supplied',
  'credit.ground.acceptance_revoked': 'not supplied, acceptance revoked',
  'credit.ground.false_promise': 'false promise',
  'credit.ground.promise_not_kept': 'promise not kept',
  'credit.ground.external_list': 'on a list kept elsewhere',
  'field.promiseLetterHint':
    'Where material is missing and the promise was not signed in the record: the number of the letter',
  'credit.status.proposed': 'to be confirmed',
  'credit.status.standing': 'standing',
  'credit.status.ended': 'ended',
  'credit.status.repaired': 'repaired',
  'credit.status.withdrawn': 'withdrawn',
  'credit.status.dismissed': 'not entered',
  'credit.act.propose': 'Proposed',
  'credit.act.mark': 'Entered',
  'credit.act.dismiss': 'Not entered',
  'credit.act.repair': 'Repaired',
  'credit.act.appeal': 'Appeal',
  'credit.act.decide_appeal': 'Appeal answered',
  'credit.outcome.upheld': 'the mark stands',
  'credit.outcome.withdrawn': 'the mark is withdrawn',
  'credit.untilRepaired': 'it is repaired',
  'promise.kind.tolerant': 'Promise to supply',
  'promise.kind.commitment': 'Commitment',
  'promise.capacity.legal_representative': 'legal representative',
  'promise.capacity.authorised_agent': 'authorised agent',
  'promises.title': 'Promises',
  'promises.sub':
    'What was put to you to sign, word for word with its consequence; whether to promise is your choice',
  'promises.none': 'There is nothing to sign.',
  'promises.noneSub': 'Once the window has told you of a promise, it is read and signed here.',
  'promises.kind.tolerant': 'Promise of missing material',
  'promises.kind.commitment': 'Commitment',
  'promises.status.offered': 'To be signed',
  'promises.status.signed': 'Signed',
  'promises.status.withdrawn': 'Withdrawn',
  'promises.status.replaced': 'Replaced by a new text',
  'promise.how.counter': 'at the window',
  'promise.how.link': 'through the link',
  'promise.how.account': 'signed in',
};

export const toleranceErrors: Record<keyof typeof zhErrors, string> = {
  bad_credit:
    'The applicant has a credit mark ({ground}; source: {source}) that bars from gaps and commitments from {since} until {until}. It may be repaired, appealed against under “Credit”, or the ordinary procedure taken.',
  gate_shut:
    '“{en}” was granted on a promise to supply ({promise}); {materials} is still owed, and this item cannot end before it is in.',
  promise_withdrawn:
    'Promise {promise} was withdrawn on {on}, as is free before the decision (Anyang Regulations, art. 26); take the ordinary procedure, or have a new one signed.',
  credit_not_proposed: 'The mark is “{credit}”; there is nothing to confirm.',
  credit_not_standing: 'The mark is “{credit}”; this cannot be done to it.',
  credit_before_mark: 'The repair cannot be before the day from which the mark stands.',
  credit_appeal_open: 'An appeal is open already; please wait for its answer.',
  credit_no_appeal: 'No appeal waits for an answer.',
  'forbidden.credit.decide_own': 'Whoever made the mark does not answer the appeal against it.',
  supplement_withdrawal_not_here:
    'No rule here takes a lapsed promise for a withdrawal; leave this unticked if the applicant withdraws.',
  supplement_not_lapsed: 'The day for what is owed has not passed yet; it is no withdrawal.',
  supplement_postponed_before: 'The day for {material} was put off once already.',
  supplement_not_later: 'It must be later than the present day, {dueOn}.',
  material_principal:
    '{material} is a principal document and may not be missing; only secondary ones that the guide lists may (Zhejiang “one visit” rules, art. 11).',
  promise_already_signed: 'Promise {promise} has been signed already.',
  promise_no_longer_open: 'Promise {promise} was withdrawn or replaced by a newer text; sign the newest.',
  revocation_without_gap:
    'This case was not accepted with material missing, so its acceptance cannot be revoked; mend a slip in the record, or record that the case is ended or withdrawn (Zhejiang Provisions, art. 11).',
  revocation_before_lapse:
    'The material is due by {dueOn}: the acceptance can be revoked once that day has passed without it, or when what came does not do (Zhejiang Provisions, art. 11).',
  tolerance_needs_promise:
    'Accepting with material missing rests on the applicant’s written promise: have the promise letter signed first, or name the letter under “document” (Zhejiang Provisions, art. 11; Anyang Regulations, art. 24).',
  promise_not_signed: 'Promise {promise} was not signed or has been withdrawn; it cannot be withdrawn.',
  promise_after_decision:
    'The decision has been made: a promise can be offered or withdrawn only before it (Anyang rules, art. 26).',
  authority_missing: 'An authorised agent signs with the name or number of the document that empowers him.',
  agent_signs_by_authority:
    'A proxy clerk signs as authorised agent only, with the document that empowers him.',
  credit_code_not_owner:
    '{found} is not the credit code of this project’s applicant; nobody signs for another company.',
  signed_before_offer: 'The day of signature cannot be before the day on which the text was told.',
};
