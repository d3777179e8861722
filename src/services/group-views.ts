// What pages and API show of joint work: groups of items that are handled together, and opinions asked of other
// departments. Plain data, as in views.ts.
import type { Opinion } from '../domain/case-events.ts';
import type { SharedMaterial } from '../domain/joint-filing.ts';
import type { Light } from '../domain/light.ts';
import type { GroupSpec } from '../domain/template.ts';
import type { CaseView, Named } from './views.ts';

/** An opinion asked of another department (征求意见). Its lateness is that department's, not the case's. */
export interface ConsultationView {
  readonly department: string;
  readonly departmentName: Named;
  readonly question: string;
  readonly document: string | null;
  readonly askedOn: string;
  /** null once the case was decided, or ended, without it. */
  readonly dueOn: string | null;
  readonly isOpen: boolean;
  readonly light: Light;
  readonly answer: {
    readonly on: string;
    readonly opinion: Opinion;
    readonly text: string;
    readonly document: string | null;
  } | null;
}

export interface GroupMemberView {
  /** With its own clock: one department's count depends on nobody else's. */
  readonly case: CaseView;
  /** Since when its department could act. */
  readonly actsFrom: string | null;
  readonly endedOn: string | null;
  /** Number of its joint filing; null when it was filed alone or not yet. */
  readonly filing: string | null;
  readonly awaitsHandOver: boolean;
}

export interface FilingView {
  readonly id: string;
  readonly on: string;
  readonly items: readonly string[];
  /** Left to be handed over; and those of them that nobody has received yet. */
  readonly following: readonly string[];
  readonly awaiting: readonly string[];
}

export interface SharedMaterialView extends Omit<SharedMaterial, 'neededBy' | 'fromItem'> {
  /** The item that makes it. */
  readonly from: { readonly item: string; readonly name: Named } | null;
  readonly neededBy: readonly { readonly item: string; readonly name: Named; readonly code: string }[];
}

export interface GroupView {
  readonly code: string;
  readonly type: GroupSpec['type'];
  readonly name: Named;
  readonly rule: string | null;
  readonly lead: string;
  readonly leadName: Named;
  readonly asOf: string;
  readonly members: readonly GroupMemberView[];
  readonly done: number;
  readonly filedOn: string | null;
  readonly finishedOn: string | null;
  /** For how long all waited for one alone; null where several ended, or are open, together. */
  readonly last: {
    readonly item: string;
    readonly name: Named;
    /** Who has the ball while it is open, which may be the applicant or a procedure; its department once it has ended. */
    readonly department: string;
    readonly departmentName: Named;
    readonly endedOn: string | null;
    readonly aloneFrom: string;
    readonly workingDays: number;
    readonly naturalDays: number;
  } | null;
  readonly filings: readonly FilingView[];
  /** Each material of the members once. */
  readonly materials: readonly SharedMaterialView[];
}

/** A group with what the reader may do about it now. */
export interface GroupPageView {
  readonly projectName: string;
  readonly group: GroupView;
  /** Whether the reader files any of the members at all. */
  readonly mayFile: boolean;
  /** What a filing of the reader's would take in today. */
  readonly fileable: readonly string[];
  readonly following: readonly string[];
  /** Why members that are still to be filed are not in it. */
  readonly refused: readonly {
    readonly item: string;
    readonly code: string;
    readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  }[];
  /** The filing whose received cases the reader may accept together; null when there is none. */
  readonly acceptable: { readonly filing: string; readonly items: readonly string[] } | null;
}
