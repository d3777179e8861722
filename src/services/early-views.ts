// What the start-early list gives to pages and API: plain data, dates as `YYYY-MM-DD`.
import type { EarlyWay } from '../domain/start-early.ts';
import type { MockView, Named } from './views.ts';

export interface EarlyMaterialView {
  readonly code: string;
  /** Materials have a Chinese name only. */
  readonly name: string;
  /** `awaited`: comes by itself when the item that makes it ends. */
  readonly state: 'in_hand' | 'awaited' | 'to_prepare';
  /** `item`: issued by it · `case`: handed in with it · `filing`: came with the filing of its group · sharing: not to be handed in. null = to be prepared. */
  readonly from: {
    readonly by: 'item' | 'case' | 'filing' | 'data_sharing' | 'e_licence';
    readonly item: string | null;
    readonly name: Named | null;
  } | null;
}

export interface EarlyEntryView {
  readonly projectId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly item: string;
  readonly name: Named;
  readonly stage: string;
  /** Lead party code. */
  readonly department: string;
  readonly departmentName: Named;
  /** `file`: hand it in · `book`: commission, book or begin it · `review`: let the department look at it ahead of time. */
  readonly way: EarlyWay;
  /** The day on which its last prerequisite ended; null for reviews and for what waits for nothing. */
  readonly since: string | null;
  /** Natural days since then. */
  readonly sinceDays: number | null;
  /** What the result of a review still waits for. */
  readonly waitsFor: readonly { readonly item: string; readonly name: Named }[];
  readonly materials: readonly EarlyMaterialView[];
  /** Working days of promised limits on the longest chain from here to the end; null when the end does not wait for it. */
  readonly chainDays: number | null;
  /** The promise that the chain leads to; null = the end of the project. */
  readonly towards: { readonly id: string; readonly name: string } | null;
  readonly mock: Pick<MockView, 'startedOn' | 'finishedOn' | 'result'> | null;
  /** The event that begins it, where the reader may record it. */
  readonly record: 'receive' | 'start' | 'mock_start' | 'mock_finish' | null;
}

export interface ProjectEarlyView {
  readonly projectId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly asOf: string;
  /** What weighs most on the end comes first. */
  readonly entries: readonly EarlyEntryView[];
  /** Cases not begun that have to wait, and what keeps them. */
  readonly waiting: readonly {
    readonly item: string;
    readonly name: Named;
    readonly on: readonly { readonly item: string; readonly name: Named }[];
  }[];
}

export interface EarlyPage {
  readonly asOf: string;
  readonly items: readonly EarlyEntryView[];
  readonly next: string | null;
  /** Of all kinds together, and of each, among the projects that were looked at. */
  readonly total: number;
  readonly counts: Readonly<Record<EarlyWay, number>>;
  /** Projects looked at; when there are more in sight than can be, those with the nearest dates. */
  readonly projects: number;
  readonly bounded: boolean;
}
