// What can happen to a case, as plain facts. Events are append-only; everything else is derived from them.
import type { ClockKind } from './clock-kinds.ts';
import type { NoticeItem } from './correction-notice.ts';
import type { Day, Instant } from './day.ts';
import type { ApproverOffice } from './policy.ts';

/** Material that is still owed: code, and the day the promise letter names (null = the template's deadline). */
export interface Owed {
  readonly material: string;
  readonly promisedBy: Day | null;
}

export const authorities = ['letter', 'legal_representative', 'known_agent'] as const;

/** Who handed a file in (经办人). */
export interface Handler {
  readonly name: string;
  /** Without its middle digits: the record never forgets. */
  readonly phone?: string | undefined;
  /** Why this person may act for the applicant: a letter that was seen, the office held, or the proxy clerk of the project. */
  readonly authority: (typeof authorities)[number];
}

export type DecisionResult = 'approve' | 'approve_by_commitment' | 'approve_tolerant' | 'refuse';
/** Which of the four ways an act loses its force (rules §2.3, word traps). */
export type Revocation = 'acceptance_revoked' | 'licence_revoked' | 'licence_recalled' | 'licence_cancelled';

export const verifyResults = ['pass', 'fail', 'false', 'not_kept'] as const;
/**
 * What checking a promise after the decision finds: kept; broken but mendable; false from the start, which is revoked without
 * a chance to mend; still not kept after the chance was given (北京条例 33).
 */
export type VerifyResult = (typeof verifyResults)[number];

export const opinions = ['agree', 'agree_with_conditions', 'disagree'] as const;
/** What a department that was consulted says. */
export type Opinion = (typeof opinions)[number];

/** The body of an event: what happened, without who, when or in which order. */
export type CaseFact =
  | {
      readonly type: 'receive';
      readonly window?: boolean | undefined;
      readonly note?: string | undefined;
      /** Number of a joint filing, the same on all its cases, and the items that wait in it for their hand-over. */
      readonly filing?: string | undefined;
      readonly following?: readonly string[] | undefined;
      /** Codes of the case's materials that came with it. */
      readonly handedIn?: readonly string[] | undefined;
      readonly handler?: Handler | undefined;
    }
  /** Received from the agency before it in a joint filing: its notice of completion, instead of an application (浙规定 5(3)). */
  | {
      readonly type: 'hand_over';
      /** The item that has ended. */
      readonly from: string;
      readonly document: string;
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'correction_notice';
      readonly text: string;
      /** The complete list, material by material. */
      readonly items?: readonly NoticeItem[] | undefined;
      /** Why the applicant is told a second time what the first notice should have listed (许可法 32(4): once). */
      readonly again?: string | undefined;
      readonly correctBy?: Day | undefined;
      readonly document?: string | undefined;
    }
  | {
      readonly type: 'resubmit';
      /** Codes of the case's materials that came with it. */
      readonly handedIn?: readonly string[] | undefined;
      readonly handler?: Handler | undefined;
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'accept';
      /**
       * Of one application in parts (合并办理), where one was corrected: the day on which the last part was complete, and the
       * day as which that counts. Set by the joint acceptance alone.
       */
      readonly complete?: { readonly on: Day; readonly as: Day } | undefined;
      readonly missing?: readonly Owed[] | undefined;
      /** The paper that holds the applicant's promise to supply what is missing, where it was not signed in the record. */
      readonly document?: string | undefined;
      readonly note?: string | undefined;
    }
  /** No licence is needed (许可法 32(1)). */
  | { readonly type: 'not_accept'; readonly reason: string }
  /** Not this agency's matter, or still not compliant (许可法 32(2)). */
  | {
      readonly type: 'refuse_acceptance';
      readonly reason: string;
      readonly competentAgency?: string | undefined;
    }
  /** Written by the program when five working days pass in silence (许可法 32(4)); `on` is the day of receipt. */
  | { readonly type: 'deemed_accept'; readonly on: Day }
  | {
      readonly type: 'pause';
      readonly procedure: string;
      readonly document: string;
      readonly until?: Day | undefined;
      readonly note?: string | undefined;
    }
  | { readonly type: 'resume'; readonly note?: string | undefined }
  /** The deciding department asks another one for its opinion (征求意见). */
  | {
      readonly type: 'consult';
      /** Party code. */
      readonly department: string;
      readonly question: string;
      readonly document?: string | undefined;
    }
  | {
      readonly type: 'answer_consultation';
      /** The one that was asked. */
      readonly department: string;
      readonly opinion: Opinion;
      readonly text: string;
      readonly document?: string | undefined;
    }
  | {
      readonly type: 'extend';
      readonly days: number;
      /** The person or post, in words. */
      readonly approver: string;
      /** Left out: the head of the agency, where the policy asks for no higher one. */
      readonly approverOffice?: ApproverOffice | undefined;
      readonly reason: string;
      readonly document?: string | undefined;
    }
  /** Materials handed in; all that is owed when no list is given. */
  | {
      readonly type: 'supplement';
      readonly materials?: readonly string[] | undefined;
      readonly note?: string | undefined;
    }
  /** The day of what is owed put off, once, for a reason that nobody could help (rules §4). No list: all that is owed. */
  | {
      readonly type: 'postpone_supplement';
      readonly materials?: readonly string[] | undefined;
      readonly until: Day;
      readonly reason: string;
      readonly document?: string | undefined;
    }
  | {
      readonly type: 'decide';
      readonly result: DecisionResult;
      readonly document?: string | undefined;
      readonly reason?: string | undefined;
      /** Number of the signed promise that a decision on a commitment rests on. */
      readonly promise?: string | undefined;
      /** Why it was given although something in the record contradicts the promise. */
      readonly despite?: string | undefined;
    }
  | { readonly type: 'deliver'; readonly note?: string | undefined }
  | {
      readonly type: 'verify';
      readonly result: VerifyResult;
      /** With `fail` alone. */
      readonly rectifyBy?: Day | undefined;
      readonly note?: string | undefined;
    }
  /** Intermediaries and owners' tasks: commissioned with complete material, and report handed over. */
  | { readonly type: 'start'; readonly note?: string | undefined }
  | { readonly type: 'finish'; readonly note?: string | undefined }
  /** Not needed (免办). `cause`: because the project's attributes changed, not because somebody says so. */
  | { readonly type: 'waive'; readonly reason: string; readonly cause?: 'attributes' | undefined }
  /** A waived case is needed after all. */
  | { readonly type: 'reinstate'; readonly reason: string; readonly cause?: 'attributes' | undefined }
  /** A review before the case may be filed (模拟审批): nothing in it is a decision. `until`: when an opinion is promised. */
  | { readonly type: 'mock_start'; readonly until?: Day | undefined; readonly note?: string | undefined }
  | {
      readonly type: 'mock_finish';
      readonly result: 'pass' | 'fail';
      readonly opinion: string;
      readonly document?: string | undefined;
    }
  | { readonly type: 'terminate'; readonly reason: string }
  /** `deemed`: not by the applicant, but because the place takes a lapsed correction for a withdrawal. */
  | { readonly type: 'withdraw'; readonly reason: string; readonly deemed?: boolean | undefined }
  | { readonly type: 'revoke'; readonly what: Revocation; readonly reason: string };

/** Mends an earlier event of the same case: takes it back, or puts another instant or body in its place. */
export interface RectifyEvent {
  readonly type: 'rectify_event';
  /** `seq` of the event that is mended. */
  readonly target: number;
  readonly reason: string;
  readonly replacement: { readonly occurredAt: Instant; readonly fact: CaseFact } | null;
}

/**
 * Written by the program when a revision of the calendar is applied: which dates of the case moved. It explains; the
 * dates themselves follow from the calendar in force.
 */
export interface CalendarRevised {
  readonly type: 'calendar_revised';
  /** Number of the release of the calendars. */
  readonly release: number;
  /** Edition of the case's calendar from now on. */
  readonly edition: string;
  readonly moves: readonly {
    readonly clock: ClockKind;
    readonly subject: string | null;
    readonly before: Day;
    /** The same day where a provisional date became firm, or a firm one provisional. */
    readonly after: Day;
    readonly provisional: boolean;
  }[];
}

/** Events that say nothing of what happened to the case, only of the record or its dates. */
export type CaseRemark = RectifyEvent | CalendarRevised;

export type CaseEventBody = CaseFact | CaseRemark;
export type CaseEventType = CaseEventBody['type'];

/** An event as recorded. `seq` orders the project's events by entry; `occurredAt` says when it happened. */
export interface CaseEvent {
  readonly seq: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly body: CaseEventBody;
}

export const caseStatuses = [
  'blocked',
  'ready',
  'waived',
  'received',
  'correcting',
  'not_accepted',
  'acceptance_refused',
  'running',
  'paused',
  'decided',
  'decided_tolerant',
  'delivered',
  'verifying',
  'verified',
  'rectifying',
  'refused',
  'withdrawn',
  'terminated',
  'acceptance_revoked',
  'licence_revoked',
  'licence_recalled',
  'licence_cancelled',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];
