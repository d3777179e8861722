// One case as a lane of whole days: each natural day from its first receipt on belongs to exactly one holder.
import { acceptedFacts, type CaseState, facts, openPause } from './case.ts';
import { PROCEDURE } from './case-clocks.ts';
import { doneOn, holderOf } from './case-reading.ts';
import type { Day } from './day.ts';
import type { PlacedCase } from './project-reading.ts';

/** Days d with from < d ≤ to. */
export interface Held {
  readonly from: Day;
  readonly to: Day;
  /** Party code or `procedure`; null where nobody had to act. */
  readonly holder: string | null;
  /** The special procedure that has the case; null for every other holder. */
  readonly procedure: string | null;
}

export interface CaseLane {
  readonly item: string;
  /** Position of the item in the template. */
  readonly order: number;
  /** First receipt or start. */
  readonly from: Day;
  /** `asOf` while somebody has it, else the day on which it came to rest. */
  readonly to: Day;
  /** Without gaps from `from` to `to`, neighbours differing; empty when it came to rest on its first day. */
  readonly held: readonly Held[];
  /** The day from which successors may go on; null while it is not done. */
  readonly doneOn: Day | null;
  /** Filed and undecided. */
  readonly open: boolean;
  /** Done, or ended otherwise; null while it is open. */
  readonly endedOn: Day | null;
  /** Nobody has to act on it any more. */
  readonly atRest: boolean;
}

const openStatuses: readonly CaseState['status'][] = ['received', 'correcting', 'running', 'paused'];

/**
 * The lane of a case over all its instances; null when it was never filed. A day is the holder's who had the case when the
 * day before ended, as days are counted: the day a pause begins is still the department's, the day it ends the procedure's.
 */
export function caseLane(placed: PlacedCase, order: number, asOf: Day): CaseLane | null {
  const { history, reading, item, rules } = placed;
  const first = history.moves.findIndex(({ state }) => facts(state) !== null);
  const begun = history.moves[first];
  if (begun === undefined) return null;
  const held: Held[] = [];
  const moves = history.moves.slice(first);
  moves.forEach(({ on, state }, i) => {
    const to = moves[i + 1]?.on ?? asOf;
    if (to <= on) return;
    const { holder } = holderOf(state, rules);
    const procedure = holder === PROCEDURE ? procedureOf(state) : null;
    const last = held.at(-1);
    if (last?.holder === holder && last.procedure === procedure) held[held.length - 1] = { ...last, to };
    else held.push({ from: on, to, holder, procedure });
  });
  // At rest at the end: those days are no longer part of the lane.
  const resting = held.at(-1)?.holder === null ? held.pop() : undefined;
  const { state } = reading;
  return {
    item: item.code,
    order,
    from: begun.on,
    to: resting?.from ?? held.at(-1)?.to ?? begun.on,
    held,
    doneOn: doneOn(state),
    open: openStatuses.includes(state.status),
    endedOn: doneOn(state) ?? endOf(state),
    atRest: reading.holder === null,
  };
}

const procedureOf = (state: CaseState): string | null => {
  const accepted = acceptedFacts(state);
  return accepted === null ? null : (openPause(accepted)?.procedure ?? null);
};

/** The day on which a case ended without being done; a refusal ends it too. */
const endOf = (state: CaseState): Day | null => {
  if ('before' in state) return state.endedOn;
  return state.status === 'refused' ? state.decidedOn : null;
};
