// What a ledger gives back: one line a day, and all that is needed to count it again.
import type { PolicyUse } from '../domain/policy.ts';
import type { ClockView, Named } from './views.ts';

export interface LedgerDayView {
  readonly date: string;
  readonly weekday: number;
  /**
   * start: day 0 · counted · off: rest day · paused · idle: nothing that a target counts was at work · due: the last day ·
   * rolled: last day moved past a rest day · late.
   */
  readonly kind: 'start' | 'counted' | 'off' | 'paused' | 'idle' | 'due' | 'rolled' | 'late';
  readonly counted: boolean;
  /** Running number of a counted day; days late for `late`; null otherwise. */
  readonly number: number | null;
  /** Day kind of the calendar, with the holiday's name and the document that says so. */
  readonly day: 'working' | 'weekend' | 'holiday' | 'makeup';
  readonly dayName: string | null;
  readonly notice: string | null;
  /** Id of the place's calendar when `notice` is its own document, e.g. `CN-513400`. */
  readonly overlay: string | null;
  readonly pause: { readonly procedure: string; readonly name: Named; readonly document: string } | null;
  /** Items whose work a target counted on that day. */
  readonly by: readonly string[];
  readonly article: string;
  readonly provisional: boolean;
}

/** Days d with from < d ≤ to are not counted. */
export interface LedgerPauseView {
  readonly from: string;
  /** For a pause that still runs: the end told in writing, or the day of asking. */
  readonly to: string;
  /** The end told in writing. */
  readonly until: string | null;
  readonly procedure: string;
  readonly name: Named;
  readonly document: string;
}

/** What the length of the limit rests on. */
export interface LedgerGroundView {
  /** `default`: the program's own figure; `none`: no limit is set. */
  readonly kind: 'law' | 'template' | 'paper' | 'default' | 'none';
  readonly article: string | null;
  /** The template's source of the figure; null when it is assumed or no figure of a template. */
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly number: string | null;
    readonly date: string | null;
  } | null;
  readonly assumed: boolean;
  /** Number of the paper that names the day. */
  readonly document: string | null;
}

/** A counted item of a target: at work on days d with from < d ≤ to (`to` null: still), and what was left out of that. */
export interface LedgerWorkView {
  readonly item: string;
  readonly name: Named;
  readonly runs: readonly { readonly from: string; readonly to: string | null }[];
  readonly leftOut: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly procedure: string;
    readonly name: Named;
    readonly document: string;
  }[];
}

export interface LedgerView {
  readonly projectId: string;
  readonly projectName: string;
  /** null for a target, which belongs to the whole project. */
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly clock: ClockView;
  /** What to ask for as `clock` to get this ledger again: `promised`, `supplement:SG07-M6`, `intake:2`, `target:T59`. */
  readonly key: string;
  readonly target: {
    readonly id: string;
    readonly name: string;
    readonly measure: 'counted' | 'span';
  } | null;
  readonly asOf: string;
  /** `notices`: those of all years that the ledger touches, the place's own among them. */
  readonly calendar: {
    readonly id: string;
    readonly edition: string;
    readonly notices: readonly string[];
    /** The year whose notice a provisional due date waits for; null for a firm one. */
    readonly unpublished: number | null;
  };
  readonly template: { readonly id: string; readonly version: string; readonly name: Named };
  readonly ground: LedgerGroundView;
  readonly rule: {
    /** A natural or month limit that ends on a rest day moves to the next working day. */
    readonly roll: boolean;
    /** The day that a paper names. */
    readonly onDate: string | null;
    readonly notAfter: string | null;
  };
  /** What the project's place has decided that bears on this clock. */
  readonly policies: readonly PolicyUse[];
  readonly extension: {
    readonly on: string;
    readonly days: number;
    readonly approver: string;
    readonly reason: string;
    readonly document: string | null;
  } | null;
  readonly pauses: readonly LedgerPauseView[];
  /** What a counted target counts; empty for all else. */
  readonly work: readonly LedgerWorkView[];
  readonly days: readonly LedgerDayView[];
  /** Each day after the start falls under one of the others, so that they add up to `naturalDays`. */
  readonly totals: {
    readonly counted: number;
    readonly restDays: number;
    readonly pausedDays: number;
    readonly rolledDays: number;
    readonly idleDays: number;
    readonly lateDays: number;
    readonly naturalDays: number;
  };
  /** The statutory clock beside a promised one, for the side card. */
  readonly statutory: ClockView | null;
}
