// The intake counter: finding a project, the check list, the outcomes, drafts, what waits for an answer, and its refusals.
import type { counter as zh, counterErrors as zhErrors } from '../zh-CN/counter.ts';

export const counter: Record<keyof typeof zh, string> = {
  'history.again': 'told again ({reason})',
  'history.listed': '{n} {n|item|items} listed',
  'field.again': 'Why a second notice',
};

export const counterErrors: Record<keyof typeof zhErrors, string> = {
  notice_given_before:
    'What is missing was told on {noticeOn}. Article 32(4) of the Administrative Licensing Law allows one notice; a second one needs its reason, which supervision sees.',
  defect_unsaid: 'Say what is wrong with “{material}” and what would be right.',
  intake_unchecked: '{n} materials have not been looked at.',
  intake_unchecked_notice:
    '{n} materials have not been looked at: there is one notice, so its list must be complete (Administrative Licensing Law 32).',
  intake_lacks_missing: '{n} missing: it cannot be accepted as it is.',
  intake_lacks_unfit: '{n} not as required: it cannot be accepted as it is.',
  intake_lacks: '{missing} missing, {unfit} not as required: it cannot be accepted as it is.',
  intake_not_tolerable: '“{materials}” may not come later; it must be there and as required.',
  intake_nothing_lacks: 'Everything is there; nothing has to come later.',
  intake_nothing_to_correct: 'Everything is there; nothing has to be corrected.',
  material_in_hand: '“{material}” is in hand or not asked for.',
  material_not_missing: '{material} is not ticked as missing or unfit; nothing is promised of it.',
  competent_agency_missing: 'Name the agency to apply to (Administrative Licensing Law 32(2)).',
  phone_unreadable: 'A mobile number has 11 digits, a land line its area code; {length} digits were given.',
};
