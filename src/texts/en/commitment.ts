// Words for deciding on a promise. Keys are those of the Chinese table.
import type { commitment as zh, commitmentErrors as zhErrors } from '../zh-CN/commitment.ts';

export const commitment: Record<keyof typeof zh, string> = {
  'commitment.matter.national_security': 'national security',
  'commitment.matter.state_secrets': 'state secrets',
  'commitment.matter.public_safety': 'public safety',
  'commitment.matter.prudential_finance': 'prudential supervision of finance',
  'commitment.matter.ecology': 'ecological protection',
  'commitment.matter.health_and_life': 'health, life and property',
  'commitment.matter.foreign_related': 'important foreign-related matters',
  'commitment.outcome.any': 'refused, ended, revoked, cancelled, found wanting, or its material returned',
  'commitment.outcome.refused': 'refused or not accepted',
  'commitment.outcome.terminated': 'terminated or withdrawn',
  'commitment.outcome.revoked': 'revoked or recalled',
  'commitment.outcome.expired': 'lapsed or cancelled',
  'commitment.outcome.check_failed': 'checked and found wanting',
  'commitment.outcome.material_returned': 'its material returned as unfit',
  'commitment.ifCase': '“{item}” {outcome}',
  'commitment.ifProject': 'the project has “{when}”',
  'condition.and': ' and ',
  'condition.or': ' or ',
  'condition.either': ' or ',
  'condition.is': '{name}: {values}',
  'condition.isNot': '{name}: not {values}',
  'commitment.against': 'could be contradicted by: {cases}',
  'commitment.state.to_verify': 'To verify',
  'commitment.state.rectifying': 'Rectifying',
  'commitment.state.kept': 'Kept',
  'commitment.state.false': 'False',
  'commitment.state.not_kept': 'Not kept',
  'commitment.state.revoked': 'Revoked',
  'commitment.state.ended': 'Licence ended',
  'commitment.line.false': 'The promise was found false; to be revoked directly',
  'commitment.line.not_kept': 'Still wanting after rectification; to be revoked',
  'commitment.next.false': 'Revoke the licence',
  'commitment.next.not_kept': 'Revoke the licence',
  'commitment.mark.false': 'False promise, to revoke',
  'commitment.mark.not_kept': 'Not kept, to revoke',
  'commitment.due.false':
    'Found false on {date}: there is no rectification; record the revocation of the licence.',
  'commitment.due.not_kept':
    'Found still wanting after rectification on {date}: record the revocation of the licence.',
  'commitment.publicity.ahead': 'If false or not kept, made public on {date}',
  'commitment.publicity.broken': 'Made public on {date}',
  'commitment.outcome.circumstance': 'circumstances of the project',
  'field.despite': 'Reason for deciding all the same',
  'commitment.despiteHint':
    'Needed where the record contradicts the promise; it is kept, and supervision sees it.',
  'commitment.warn.title': 'The record contradicts the promise; check first',
  'commitment.warn.case': '{fact}: “{item}” {outcome} ({date})',
  'commitment.warn.caseNoDate': '{fact}: “{item}” {outcome}',
  'commitment.warn.project': '{fact}: the project has “{when}”',
  'commitment.see': 'The promise and what it rests on',
  'history.promise': 'Promise {promise}',
  'history.despite': 'decided although the record speaks against it: {reason}',
  'tpl.field.commitment.text': 'What is told',
  'tpl.field.commitment.facts': 'Fact promised',
  'tpl.field.commitment.excluded': 'Matter that allows no promise',
  'tpl.field.fact.zh': 'Fact promised',
  'tpl.field.fact.en': 'Fact promised (English)',
  'tpl.field.fact.about': 'In place of the material',
  'tpl.field.fact.contradicted_by': 'Could be contradicted by',
  'tpl.field.fact.source': 'Source of the fact promised',
  'tpl.field.fact.assumed': 'Fact promised is assumed',
};

export const commitmentErrors: Record<keyof typeof zhErrors, string> = {
  promise_or_document:
    'A decision on a promise needs one that the applicant has signed: have it signed first, or name the paper under “Document”.',
  promise_contradicted:
    'The record contradicts the promise: {en}. To decide all the same, give a reason; it stays in the record and supervision sees it.',
  promise_unknown: 'There is no promise {promise}.',
  promise_of_other_case:
    'Promise {promise} was not made for this filing; use the one that was signed for it.',
  promise_signed_later: 'The promise was signed on {on}; the decision cannot be earlier.',
  promise_broken:
    'The promise was judged false or not kept; the licence can only be revoked. If the judgement is wrong, mend that record.',
  not_to_be_mended:
    'A promise that was false, or is still not kept, gets no time to mend: leave the rectification date out (Beijing Regulations, art. 33).',
  rectification_comes_first:
    'Rectification is ordered first; only what is still wanting after it is not kept (Beijing Regulations, art. 33; Zhejiang Provisions, art. 14).',
  rectification_not_over:
    'The rectification ends on {rectifyBy}; only after it can the promise be judged not kept. If it was mended earlier, record that it passed.',
  commitment_excluded:
    'This item concerns {matter}: no promise may stand for it (State Council Office paper 2020 no. 42; Zhejiang Provisions, art. 14; Anyang Regulations, art. 25). Use the ordinary procedure.',
  commitment_on_excluded_matter:
    'An item that concerns {matter} may not be granted on a promise (State Council Office paper 2020 no. 42); write allowed: false.',
  unknown_material: 'Item {item} has no material “{code}”.',
  contradiction_of_itself: 'The case of item {code} cannot contradict its own promise.',
};
