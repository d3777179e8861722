// A whole project as one lane of days: which case, and so which holder, had the project on each natural day.
import { OWNER } from './case-clocks.ts';
import { type CaseLane, caseLane, type Held } from './case-lane.ts';
import type { Day } from './day.ts';
import type { PlacedCase, ProjectReading } from './project-reading.ts';
import { waysToGo } from './way-to-go.ts';

/** Days d with from < d ≤ to that belong to one holder. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
  /** Party code or `procedure`. */
  readonly holder: string;
  readonly procedure: string | null;
  /** The case that had the project; null while none had it and it was for the applicant to file the next. */
  readonly item: string | null;
}

export interface ProjectLane {
  /** Lanes of all cases that were ever filed, in the template's order. */
  readonly cases: ReadonlyMap<string, CaseLane>;
  /** The day on which nothing was left to do; null while the project goes on. */
  readonly endedOn: Day | null;
  /** Without gaps, in order, neighbours differing. */
  readonly stretches: readonly Stretch[];
}

/**
 * The lane over (from, end]; the end is `asOf`, or the day on which nothing was left to do. It walks back from the case that
 * ends last along the prerequisite that ended last. Days before a case's receipt are the applicant's, and so are those on
 * which nobody had the case. Which case ends last:
 *
 * 1. Of cases filed and undecided, the one with the longest way to go (way-to-go.ts); then the one in the same hands
 *    longest; then the template's order.
 * 2. While none is undecided but something remains to be filed: the case that ended last. What follows is the applicant's.
 * 3. When all is decided: the same, and what follows belongs to the case that takes longest to come to rest (delivery,
 *    debts, verification).
 *
 * Of cases that ended on one day the one received first; a waived prerequisite hands on to its own.
 */
export function projectLane({ cases, asOf }: ProjectReading, from: Day): ProjectLane {
  const lanes = new Map<string, CaseLane>();
  cases.forEach((placed, order) => {
    const lane = caseLane(placed, order, asOf);
    if (lane !== null) lanes.set(lane.item, lane);
  });
  const all = [...lanes.values()];
  const isDone = ({ item, reading: { status } }: PlacedCase): boolean =>
    status === 'waived' || (lanes.get(item.code)?.doneOn ?? null) !== null;
  const decided = cases.every(isDone) && all.length > 0;
  const endedOn = decided && all.every(({ atRest }) => atRest) ? Math.max(...all.map(({ to }) => to)) : null;

  const open = longestToGo(cases, lanes);
  const last = open ?? lastEnded(all, asOf);
  const lane = new Backwards(from, endedOn ?? asOf);
  if (last !== null && last.endedOn !== null) {
    const resting = decided ? all.reduce((best, one) => (one.to > best.to ? one : best), last) : null;
    if (resting !== null) lane.take(resting, last.endedOn);
    lane.wait(last.endedOn);
  }
  walkBack(lane, last, cases, lanes);
  lane.wait(from);
  return { cases: lanes, endedOn, stretches: lane.stretches() };
}

/** The part of each stretch in (from, to]. */
export const within = (stretches: readonly Stretch[], from: Day, to: Day): readonly Stretch[] =>
  stretches
    .map((one) => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.to > one.from);

function longestToGo(cases: readonly PlacedCase[], lanes: ReadonlyMap<string, CaseLane>): CaseLane | null {
  const open = [...lanes.values()].filter(({ open }) => open);
  if (open.length < 2) return open[0] ?? null;
  const ways = waysToGo(cases);
  const way = ({ item }: CaseLane): number => ways.get(item) ?? 0;
  const since = ({ held, from }: CaseLane): Day => held.at(-1)?.from ?? from;
  return open.reduce((best, one) => {
    const further = way(one) - way(best) || since(best) - since(one);
    return further > 0 ? one : best;
  });
}

/** Among cases that had ended by `cutoff`, or had been begun and were not needed to; null when there is none. */
function lastEnded(lanes: readonly CaseLane[], cutoff: Day): CaseLane | null {
  const end = (lane: CaseLane): Day => Math.min(lane.endedOn ?? cutoff, cutoff);
  return lanes
    .filter(({ from }) => from <= cutoff)
    .reduce<CaseLane | null>((best, one) => {
      if (best === null) return one;
      const later = end(one) - end(best) || best.from - one.from || best.order - one.order;
      return later > 0 ? one : best;
    }, null);
}

/** From a case to the one that it waited for longest, and so on; a later case may begin before an earlier one has ended. */
function walkBack(
  lane: Backwards,
  last: CaseLane | null,
  cases: readonly PlacedCase[],
  lanes: ReadonlyMap<string, CaseLane>,
): void {
  const items = new Map(cases.map(({ item }) => [item.code, item]));
  const seen = new Set<string>();
  const before = (code: string): readonly CaseLane[] =>
    (items.get(code)?.prerequisites ?? []).flatMap((prerequisite) => {
      if (seen.has(prerequisite)) return [];
      const found = lanes.get(prerequisite);
      return found === undefined ? before(prerequisite) : [found];
    });
  for (let one = last; one !== null && !lane.isFull; one = lastEnded(before(one.item), lane.cursor)) {
    seen.add(one.item);
    lane.wait(one.endedOn ?? lane.cursor);
    lane.take(one, one.from);
  }
}

/** A lane under construction, from its end to its beginning. */
class Backwards {
  readonly #from: Day;
  readonly #back: Stretch[] = [];
  /** The last day that belongs to nobody yet. */
  cursor: Day;

  constructor(from: Day, end: Day) {
    this.#from = from;
    this.cursor = end;
  }

  get isFull(): boolean {
    return this.cursor <= this.#from;
  }

  /** Days of a case that still belong to nobody, down to `downTo`; those on which nobody had it are the applicant's. */
  take({ item, held }: CaseLane, downTo: Day): void {
    for (const one of held.toReversed()) {
      if (one.from >= this.cursor) continue;
      this.wait(Math.max(one.to, downTo));
      this.#give(Math.max(one.from, downTo), one, item);
    }
  }

  /** The applicant's days down to `downTo`, while no case had the project. */
  wait(downTo: Day): void {
    this.#give(downTo, nobody, null);
  }

  #give(downTo: Day, { holder, procedure }: Pick<Held, 'holder' | 'procedure'>, item: string | null): void {
    const from = Math.max(downTo, this.#from);
    if (from >= this.cursor) return;
    const to = this.cursor;
    this.cursor = from;
    const mine =
      holder === null ? { holder: OWNER, procedure: null, item: null } : { holder, procedure, item };
    const next = this.#back.at(-1);
    if (next?.holder === mine.holder && next.procedure === mine.procedure && next.item === mine.item)
      this.#back[this.#back.length - 1] = { ...next, from };
    else this.#back.push({ from, to, ...mine });
  }

  stretches(): readonly Stretch[] {
    return this.#back.toReversed();
  }
}

const nobody = { holder: null, procedure: null };
