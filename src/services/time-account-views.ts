// What the time account gives back: one lane of days for the project, one for every case, and their sums.
import type { Bucket } from '../domain/time-buckets.ts';
import type { Named, TargetView } from './views.ts';

export interface DaysView {
  readonly naturalDays: number;
  readonly workingDays: number;
}

/** Days after `from`, up to `to`, that belong to one holder. */
export interface StretchView extends DaysView {
  readonly from: string;
  readonly to: string;
  /** Party code or `procedure`; null on the lane of a case where nobody had to act. */
  readonly holder: string | null;
  readonly procedure: string | null;
  readonly name: Named | null;
}

export interface ProjectStretchView extends StretchView {
  readonly holder: string;
  readonly name: Named;
  /** The case that had the project; null while the applicant was to file the next one. */
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly bucket: Bucket;
}

export interface HolderSumView extends DaysView {
  readonly holder: string | null;
  readonly procedure: string | null;
  readonly name: Named | null;
}

export interface CaseLaneView extends DaysView {
  readonly item: string;
  readonly itemName: Named;
  readonly stage: string;
  /** First receipt or start, which is day 0. */
  readonly from: string;
  /** `asOf` while somebody has it, else `restedOn`. */
  readonly to: string;
  /** The day on which nobody had to act any more; null while somebody has. */
  readonly restedOn: string | null;
  /** null while successors may not go on. */
  readonly doneOn: string | null;
  readonly stretches: readonly StretchView[];
  /** In order of appearance; their days add up to those of the lane. */
  readonly holders: readonly HolderSumView[];
}

/** The provincial sum of a stage, in `unit`: approval, special and owner's days add up to the elapsed ones. */
export interface StageSumView {
  readonly code: string;
  readonly name: Named;
  readonly unit: 'working' | 'natural';
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly elapsedDays: number;
  readonly approvalDays: number;
  readonly specialDays: number;
  readonly ownerDays: number;
  readonly budgetDays: number | null;
  readonly lateItems: readonly { readonly item: string; readonly name: Named }[];
  readonly overdue: boolean;
}

export interface TimeAccountView extends DaysView {
  readonly projectId: string;
  readonly projectName: string;
  readonly asOf: string;
  readonly calendar: { readonly id: string; readonly edition: string };
  /** Day zero of the template; null before it, and then nothing else is told. */
  readonly startedOn: string | null;
  /** Last day of the account: `asOf`, or the day on which nothing was left to do. */
  readonly until: string;
  /** null while the project goes on. */
  readonly endedOn: string | null;
  /** Every natural day after `startedOn`, up to `until`, stands in exactly one of them, in order. */
  readonly stretches: readonly ProjectStretchView[];
  /** Most days first; they add up to the account's own days. */
  readonly holders: readonly HolderSumView[];
  readonly buckets: readonly ({ readonly bucket: Bucket } & DaysView)[];
  /** 17 + 33: what departments had, and intermediaries whoever commissioned them; with the rest, all days of the account. */
  readonly split: {
    readonly departments: DaysView;
    readonly intermediaries: DaysView;
    readonly others: DaysView;
  };
  readonly targets: readonly TargetView[];
  readonly lanes: readonly CaseLaneView[];
  readonly stages: readonly StageSumView[];
}
