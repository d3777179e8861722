// What the verbs give back to pages, API, jobs and CLI: plain data, dates as `YYYY-MM-DD`, instants as RFC 3339.
import type { CaseStatus } from '../domain/case-events.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import type { CommitmentState } from '../domain/commitment-outcome.ts';
import type { DeskReason } from '../domain/desk-reasons.ts';
import type { Light } from '../domain/light.ts';
import type { LapseConsequence } from '../domain/policy.ts';
import type { LimitUnit } from '../domain/time-limit.ts';
import type { ConsequenceView, GateView } from './debt-views.ts';
import type { ConsultationView } from './group-views.ts';

export interface Named {
  readonly zh: string;
  readonly en: string;
}

export interface ClockView {
  readonly kind: ClockKind;
  /** Material or procedure code where a case has several clocks of one kind; else null. */
  readonly subject: string | null;
  readonly state: 'running' | 'paused' | 'stopped';
  /** Party code, `procedure`, or null. */
  readonly holder: string | null;
  readonly startedOn: string;
  /** null when the day is named by a paper, not by a number of days. */
  readonly limit: { readonly days: number; readonly unit: LimitUnit } | null;
  readonly extendedBy: number;
  readonly dueOn: string | null;
  readonly expectedDueOn: string | null;
  readonly stoppedOn: string | null;
  readonly provisional: boolean;
  readonly edition: string;
  readonly usedDays: number;
  readonly remainingDays: number | null;
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
  readonly light: Light;
}

export interface CaseView {
  readonly item: string;
  readonly name: Named;
  readonly stage: string;
  readonly kind: string;
  /** Lead party code. */
  readonly department: string;
  readonly departmentName: Named;
  readonly status: CaseStatus;
  readonly holder: string | null;
  readonly holderName: Named | null;
  /** The day the present holder got it. */
  readonly holderSince: string | null;
  readonly instance: number;
  readonly version: number;
  readonly receivedOn: string | null;
  readonly acceptedOn: string | null;
  /** Accepted by law because five working days passed in silence. */
  readonly deemedAccepted: boolean;
  /** Correction has lapsed: what follows by the place's policy, for a person to record; else null. */
  readonly lapse: LapseConsequence | null;
  /** Promised material has not come in time: what follows by the place's policy, for a person to record; else null. */
  readonly consequence: ConsequenceView | null;
  readonly decidedOn: string | null;
  /** The promise on which it was granted; null for every other case. */
  readonly commitment: CommitmentView | null;
  readonly deliveredOn: string | null;
  readonly result: string | null;
  /** Running pause: procedure, document, the end told in writing. */
  readonly pause: {
    readonly procedure: string;
    readonly name: Named;
    readonly document: string;
    readonly since: string;
    readonly until: string | null;
  } | null;
  readonly owes: readonly {
    readonly material: string;
    readonly name: string;
    readonly dueOn: string | null;
    /** What stays shut until it is in: a case of this project, or the start or completion of the works. */
    readonly gate: GateView | null;
  }[];
  /** Item codes that must end first (blocked cases). */
  readonly waitsFor: readonly { readonly item: string; readonly name: Named }[];
  /** The last round of mock approval (模拟审批), which decides nothing; null when there was none. */
  readonly mock: MockView | null;
  /** Number of the joint filing that it came with; null when it was filed alone. */
  readonly filing: string | null;
  /** Opinions asked of other departments in this filing, in order. */
  readonly consultations: readonly ConsultationView[];
  readonly promised: { readonly days: number; readonly unit: LimitUnit } | null;
  readonly statutory: { readonly days: number; readonly unit: LimitUnit } | null;
  /** The clock a reader should look at now: the nearest running one, else the last decision clock; null when none. */
  readonly mainClock: ClockView | null;
  /** Working days (or the limit's unit) the decision took, for ended cases. */
  readonly tookDays: number | null;
  readonly light: Light;
  readonly clocks: readonly ClockView[];
}

/** Where the promise stands on which a case was granted. */
export interface CommitmentView {
  readonly state: CommitmentState;
  /** By which it is to be checked. */
  readonly dueOn: string | null;
  readonly rectifyBy: string | null;
  /** Checked for good. */
  readonly judgedOn: string | null;
  /** When it is, or would be, made public that it was broken; null once it was kept. */
  readonly publicityOn: string | null;
  /** Number of the signed promise; null where a paper is named instead. */
  readonly promise: string | null;
  readonly document: string | null;
  /** Why it was granted although the record spoke against the promise. */
  readonly despite: string | null;
}

/** A review before the case may be filed. Unofficial: no light, no decision, nobody goes on from it. */
export interface MockView {
  /** 1, 2, …: another round follows one that failed. */
  readonly round: number;
  readonly startedOn: string;
  /** The day by which an opinion is expected: the one told, else the item's own limit. */
  readonly expectedOn: string | null;
  /** The opinion, or the official filing where that came first. */
  readonly finishedOn: string | null;
  readonly result: 'pass' | 'fail' | null;
  readonly opinion: string | null;
  readonly document: string | null;
}

export interface TargetView {
  readonly id: string;
  readonly name: string;
  readonly budget: { readonly days: number; readonly unit: 'working' | 'natural' };
  readonly startedOn: string | null;
  readonly dueOn: string | null;
  readonly usedDays: number;
  readonly remainingDays: number;
  readonly reachedOn: string | null;
  readonly provisional: boolean;
  readonly light: Light;
  /** `usedDays` split by who held them, most days first: they add up to it. */
  readonly accounts: readonly AccountView[];
}

/** Days of one holder. */
export interface AccountView {
  /** Party code or `procedure`. */
  readonly holder: string;
  /** The special procedure that had the case; null for every other holder. */
  readonly procedure: string | null;
  readonly name: Named;
  readonly days: number;
}

export interface StageView {
  readonly code: string;
  readonly name: Named;
  readonly lead: string;
  readonly leadName: Named;
  /** Cases that apply (waived ones left out). */
  readonly total: number;
  readonly done: number;
  readonly overdue: number;
  readonly state: 'not_started' | 'running' | 'done' | 'late';
}

export interface ProjectView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly template: { readonly id: string; readonly version: string; readonly name: Named };
  readonly regime: Named;
  readonly category: Named;
  readonly region: { readonly code: string; readonly name: string };
  readonly owner: { readonly name: string; readonly creditCode: string };
  readonly agent: { readonly username: string; readonly name: string; readonly phone: string | null } | null;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly openedOn: string;
  readonly asOf: string;
  /** Natural days since the template's day zero, which is day 0; null before it. */
  readonly span: { readonly from: string; readonly days: number } | null;
  readonly light: Light;
  readonly stages: readonly StageView[];
  readonly cases: readonly CaseView[];
  readonly targets: readonly TargetView[];
  /** Warnings that did not block, e.g. a credit code whose check digit fails. */
  readonly warnings: readonly { readonly path: string; readonly code: string }[];
}

export interface EventView {
  readonly seq: number;
  readonly item: string | null;
  readonly itemName: Named | null;
  /** Items that an event of the project names in its data. */
  readonly names: Readonly<Record<string, Named>>;
  readonly type: string;
  readonly occurredAt: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: { readonly username: string; readonly name: string };
  readonly backEntry: boolean;
  readonly restDay: boolean;
  /** Taken back or replaced by a later rectification (its seq). */
  readonly rectifiedBy: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface ProjectRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly ownerName: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly templateName: Named;
  readonly agentName: string | null;
  readonly stage: { readonly code: string; readonly name: Named } | null;
  readonly done: number;
  readonly total: number;
  readonly light: Light;
  /** Nearest case: what a row of the desk shows. */
  readonly next: DeskRow | null;
}

/** One line of the home page: one case of one project, with what is due. */
export interface DeskRow {
  readonly projectId: string;
  readonly projectName: string;
  readonly item: string;
  readonly itemName: Named;
  readonly reason: DeskReason;
  readonly status: CaseStatus;
  readonly holder: string | null;
  readonly holderName: Named | null;
  readonly clock: ClockView | null;
  /** The project's own promise, when a target runs. */
  readonly target: {
    readonly budget: { readonly days: number; readonly unit: string };
    readonly dueOn: string | null;
    /** A later holiday notice may still move the day. */
    readonly provisional: boolean;
  } | null;
  readonly owes: readonly string[];
  readonly receivedOn: string | null;
  readonly decidedOn: string | null;
  readonly pauseUntil: string | null;
  /** Where the promise stands; null for a case that was not granted on one. */
  readonly commitment: CommitmentState | null;
  /** As in `CaseView`. */
  readonly lapse: LapseConsequence | null;
}

export interface HomeView {
  readonly asOf: string;
  readonly projects: number;
  /** Parties whose matters fall to the reader; null for those who follow all that they see. */
  readonly mine: readonly string[] | null;
  /** `todo` counts what one of `mine` holds, or every open case where that is null. */
  readonly counters: {
    readonly todo: number;
    readonly dueSoon: number;
    readonly overdue: number;
    readonly paused: number;
    readonly deemed: number;
    readonly owed: number;
    readonly verification: number;
  };
  readonly rows: readonly DeskRow[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number | null;
}

export type {
  ForecastBasis,
  ForecastCaseView,
  ForecastRowView,
  ForecastTargetView,
  ForecastView,
  WhatIfView,
} from './forecast-views.ts';
