// What is owed, in the words of the contract: the gate that stays shut, and what follows once the day has passed.
import type { ConsequenceEvent, LapsedSupplementKind } from '../domain/supplement-lapse.ts';
import type { Named } from './views.ts';

export interface GateView {
  /** `self` (the decision itself), `construction_permit`, `start_of_works`, `completion`, or the code of an item. */
  readonly code: string;
  /** The case that cannot end meanwhile; null where this chain ends before the gate. */
  readonly item: string | null;
  readonly name: Named | null;
}

export interface ConsequenceView {
  readonly kind: LapsedSupplementKind;
  /** What records it; null where the applicant is to be asked first. */
  readonly event: ConsequenceEvent | null;
  readonly materials: readonly { readonly material: string; readonly name: string }[];
  /** The last day to supply, and the first day after it. */
  readonly dueOn: string;
  readonly since: string;
  /** From when the breach is public. */
  readonly publicOn: string;
  /** Law or document that says so; null where it is assumed. */
  readonly source: string | null;
}
