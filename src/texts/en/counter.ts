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
  phone_unreadable: 'A mobile number has 11 digits, a land line its area code; {length} digits were given.',
};
