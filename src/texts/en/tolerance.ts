// Tolerant intake and promises.
import type { tolerance as zh, toleranceErrors as zhErrors } from '../zh-CN/tolerance.ts';

export const tolerance: Record<keyof typeof zh, string> = {
  'event.offer_promise': 'Promise put to the applicant',
  'event.sign_promise': 'Promise signed',
  'event.withdraw_promise': 'Promise withdrawn',
  'promise.kind.tolerant': 'Promise to supply',
  'promise.kind.commitment': 'Commitment',
  'promise.capacity.legal_representative': 'legal representative',
  'promise.capacity.authorised_agent': 'authorised agent',
  'promise.how.counter': 'at the window',
  'promise.how.link': 'through the link',
  'promise.how.account': 'signed in',
};

export const toleranceErrors: Record<keyof typeof zhErrors, string> = {
  material_principal:
    '{material} is a principal document and may not be missing; only secondary ones that the guide lists may (Zhejiang “one visit” rules, art. 11).',
  promise_already_signed: 'Promise {promise} has been signed already.',
  promise_no_longer_open: 'Promise {promise} was withdrawn or replaced by a newer text; sign the newest.',
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
