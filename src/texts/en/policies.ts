// English words for what places decide where the law leaves room.
import type { policies as zh, policyErrors as zhErrors } from '../zh-CN/policies.ts';

export const policies: Record<keyof typeof zh, string> = {
  'policy.receiptOnRestDay.actual': 'A filing or acceptance on a rest day counts as of that day.',
  'policy.receiptOnRestDay.next_working_day':
    'A filing or acceptance on a rest day counts as of the next working day.',
  'policy.receiptAfterHours.actual': 'A filing after {closes} counts as of that day.',
  'policy.receiptAfterHours.next_working_day': 'A filing after {closes} counts as of the next working day.',
  'policy.intakeDays':
    'All that is missing is told within {days} working days of receipt; silence is acceptance.',
  'policy.deliveryDays': 'A permit is delivered within {days} working days of the decision.',
  'policy.extendLicence': 'The limit may be extended once, by {days} days at most, approved by {approver}.',
  'policy.extendJoint':
    'The limit of joint handling may be extended once, by {days} days at most, approved by {approver}.',
  'policy.extendVerification':
    'The limit of a project’s verification may be extended once, by {days} days at most, approved by {approver}.',
  'policy.rollNaturalLimits.true':
    'A limit in natural days or months that ends on a rest day moves to the next working day.',
  'policy.rollNaturalLimits.false': 'A limit in natural days or months may end on a rest day.',
  'policy.lapsedCorrection.deemed_withdrawn':
    'An application not corrected in time is deemed withdrawn; somebody records it.',
  'policy.lapsedCorrection.flagged':
    'An application not corrected in time is only flagged; somebody asks the applicant.',
  'policy.tolerance.may':
    'An application may be accepted without listed material once its supply is promised.',
  'policy.tolerance.shall':
    'An application shall be accepted without listed material once its supply is promised.',
  'policy.lapsedSupplement.revoke_acceptance':
    'If promised material does not come in time, the acceptance is revoked; somebody records it.',
  'policy.lapsedSupplement.deemed_withdrawn':
    'If promised material does not come in time, the application is deemed withdrawn; somebody records it.',
  'policy.lapsedSupplement.terminate':
    'If promised material does not come in time, the case is terminated; somebody records it.',
  'policy.lapsedSupplement.by_template':
    'If promised material does not come in time, the item’s own consequence follows; somebody records it.',
  'policy.lapsedSupplement.flagged':
    'If promised material does not come in time, it is only flagged; somebody asks the applicant.',
  'policy.lapsedDeferred.take_back':
    'If material owed after the result does not come in time, the permit is taken back; somebody records it.',
  'policy.lapsedDeferred.flagged':
    'If material owed after the result does not come in time, it is flagged and goes to the credit record.',
  'policy.publicity': 'A breach is made public from the {days}th day after the promise ran out.',
  'policy.verification.working': 'A commitment is verified within {days} working days of the decision.',
  'policy.verification.natural': 'A commitment is verified within {days} days of the decision.',
  'policy.verification.month': 'A commitment is verified within {days} months of the decision.',
  'policy.creditMark.on_record': 'With the record of its consequence a breach goes to the credit record.',
  'policy.creditMark.when_confirmed':
    'With the record of its consequence a breach is proposed for the credit record, and counts once confirmed.',
  'policy.creditBan.until_repaired': 'A breach bars from gaps and commitments until it is repaired.',
  'policy.creditBan.months':
    'A breach bars from gaps and commitments for {months} months, unless it is repaired before.',
  'policy.assumed': 'no rule found, set by custom',
  'policy.approvedBy': '{approver} ({office})',
  'policy.withSource': '{text} Source: {source}.',
  'office.agency_head': 'the head of the agency',
  'office.government_head': 'the head of the people’s government of that level',
  'field.approverOffice': 'Whose approval',
  'lapse.line.deemed_withdrawn': 'Not corrected in time; deemed withdrawn by rule',
  'lapse.line.flagged': 'Not corrected in time',
  'lapse.next.deemed_withdrawn': 'Record it as deemed withdrawn',
  'lapse.next.flagged': 'Ask the applicant',
  'lapse.deemed_withdrawn': 'Not corrected in time: deemed withdrawn by rule, please record it.',
  'lapse.flagged': 'Not corrected in time: please ask the applicant.',
};

export const policyErrors: Record<keyof typeof zhErrors, string> = {
  policy_twice: 'There is an entry of this place and day already: {first}.',
  policy_not_nationwide: 'The whole country (000000) lacks “{policy}”.',
  policy_region_unknown: 'There is no division {region}.',
  not_a_time: '“{found}” is not a time such as 17:30.',
  extension_wrong_office: 'An extension is for {office} to approve ({source}); please check who did.',
  not_correcting: 'Now “{status}”: nothing is being corrected, so nothing can lapse.',
  deemed_withdrawal_not_here:
    'No rule here takes a lapsed correction for a withdrawal; ask the applicant, and leave this unticked if they withdraw.',
  correction_without_date: 'The notice named no day; it cannot be deemed withdrawn.',
  correction_not_lapsed: 'The day for correction, {correctBy}, has not passed yet.',
};
