// What a forecast gives back to pages, API and command line: plain data, dates as `YYYY-MM-DD`.
import type { Named } from './views.ts';

/** How the rest of a project is reckoned: by the limits that remain, or by what finished cases of the kind took. */
export type ForecastBasis = 'limits' | 'median' | 'p80';

export interface ForecastCaseView {
  readonly item: string;
  readonly name: Named;
  readonly stage: string;
  readonly department: string;
  readonly state: 'done' | 'running' | 'waiting' | 'waived';
  /** Begins (acceptance or start) and ends: facts where they are past, else expected. null for waived cases. */
  readonly startOn: string | null;
  readonly finishOn: string | null;
  /** By the published limits alone, had every case begun as soon as it could: the plan of the project's first day. */
  readonly plannedStartOn: string | null;
  readonly plannedFinishOn: string | null;
  /** Where the remaining length comes from; `none`: no limit is set, so that no time at all is assumed. */
  readonly source: 'fact' | 'limit' | 'history' | 'what_if' | 'none';
  /** Of a case that a procedure has stopped: when that is taken to be over, and how it is known; else null. */
  readonly resumes: {
    readonly on: string;
    /** `told` in writing; `longest`: no end was told; `…_passed`: that day is over, so today; `untold`: nothing is known. */
    readonly by: 'told' | 'told_passed' | 'longest' | 'longest_passed' | 'untold';
    readonly longest: { readonly days: number; readonly unit: 'working' | 'natural' | 'month' } | null;
  } | null;
  /** Finished cases behind `history`; else null. */
  readonly samples: number | null;
  /** Working days by which the case may end later without moving the end; null where nothing at the end waits for it. */
  readonly slackDays: number | null;
  /** Still to end, and any working day more moves the end. */
  readonly critical: boolean;
  readonly provisional: boolean;
}

export interface ForecastTargetView {
  readonly id: string;
  readonly name: string;
  /** `void`: its end item was waived or does not apply; it is neither kept nor broken. */
  readonly state: 'open' | 'reached' | 'void';
  readonly budget: { readonly days: number; readonly unit: 'working' | 'natural' };
  /**
   * The day on which its budget runs out; of a counted target along the forecast, so that it is late exactly when this is
   * before `forecastOn`. null before the start.
   */
  readonly promisedOn: string | null;
  /** The day on which its last event is expected, or happened. */
  readonly forecastOn: string | null;
  /** A notice not published yet may still move `forecastOn`. */
  readonly provisional: boolean;
  readonly usedDays: number;
  /** Used and left on `forecastOn`; negative left = the promise is broken by so many days of its unit. */
  readonly expectedUsedDays: number;
  readonly expectedLeftDays: number;
  readonly late: boolean;
  /** The case on its path that went furthest beyond its own limit, done or not; null when in time, or when none did. */
  readonly because: { readonly item: string; readonly name: Named; readonly department: Named } | null;
}

export interface ForecastView {
  readonly projectId: string;
  readonly asOf: string;
  readonly basis: ForecastBasis;
  /** The case whose end is the end: the last event of the project's first target still open, else the last case. */
  readonly towards: string;
  readonly finishOn: string | null;
  readonly provisional: boolean;
  /** Items of the critical path to `towards`, in order. */
  readonly criticalPath: readonly string[];
  readonly cases: readonly ForecastCaseView[];
  readonly stages: readonly {
    readonly code: string;
    readonly name: Named;
    readonly finishOn: string | null;
  }[];
  readonly targets: readonly ForecastTargetView[];
  /**
   * The id of the one target shown as "the" promise everywhere: of those still open the one that is late by the largest
   * share of its budget, else the first; null when none is open.
   */
  readonly headline: string | null;
}

/** What was supposed of a project, and where it leads; nothing of it is kept. */
export interface WhatIfView {
  readonly supposed: {
    readonly longer: readonly { readonly item: string; readonly workingDays: number }[];
    readonly startToday: readonly string[];
    readonly pauses: readonly {
      readonly item: string;
      readonly workingDays: number;
      readonly procedure: string | null;
    }[];
  };
  readonly before: ForecastView;
  readonly after: ForecastView;
}

/** One open project among the forecasts of many. */
export interface ForecastRowView {
  readonly projectId: string;
  readonly projectName: string;
  readonly code: string;
  readonly finishOn: string | null;
  readonly provisional: boolean;
  /** The project's headline; where no promise is open the first that was reached, else a void one; null where there is none. */
  readonly target: ForecastTargetView | null;
  /** The same if what was asked about takes longer; null where nothing was asked, or it does not touch the project. */
  readonly after: {
    readonly finishOn: string | null;
    readonly provisional: boolean;
    readonly target: ForecastTargetView | null;
  } | null;
  /** In time as things stand, and late if what was asked about takes longer. */
  readonly newlyLate: boolean;
}
