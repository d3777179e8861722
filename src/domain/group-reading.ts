// A group of items that are handled together, at the end of a day: who has ended, who is last, and what that one alone cost.
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, type CaseState, decidedFacts, facts } from './case.ts';
import { OWNER } from './case-clocks.ts';
import { doneOn } from './case-reading.ts';
import type { Day } from './day.ts';
import type { Filing } from './joint-filing.ts';
import type { PlacedCase, ProjectReading } from './project-reading.ts';
import type { GroupSpec } from './template.ts';

export interface GroupMember {
  readonly placed: PlacedCase;
  /** Since when its department could act: its own acceptance, before that its own receipt; null while it has neither. */
  readonly actsFrom: Day | null;
  readonly endedOn: Day | null;
  /** The joint filing that it came with; null when it was filed alone or not yet. */
  readonly filing: string | null;
  /** A joint filing names it, and nobody has handed it over yet. */
  readonly awaitsHandOver: boolean;
}

export interface GroupReading {
  readonly spec: GroupSpec;
  /** Items that apply and are not waived, in the template's order. */
  readonly members: readonly GroupMember[];
  readonly filings: readonly Filing[];
  /** The first joint filing. */
  readonly filedOn: Day | null;
  readonly done: number;
  readonly finishedOn: Day | null;
  /** Days for which the whole group waited for one member alone; null where several ended, or are open, together. */
  readonly last: {
    readonly item: string;
    /** Party code, or `procedure`: who has the ball while it is open, which may be the applicant; its department once ended. */
    readonly holder: string;
    /** null while it is still open; the days are then counted to the day of the reading. */
    readonly endedOn: Day | null;
    /** The end of the one before it. */
    readonly aloneFrom: Day;
    readonly workingDays: number;
    readonly naturalDays: number;
  } | null;
}

export function readGroup(
  spec: GroupSpec,
  { cases, asOf }: ProjectReading,
  filings: readonly Filing[],
  calendar: WorkingDayCalendar,
): GroupReading {
  const own = filings.filter(({ group }) => group === spec.code);
  const members = cases
    .filter(({ item, reading }) => spec.items.includes(item.code) && reading.status !== 'waived')
    .map((placed) => memberOf(placed, own));
  const open = members.filter(({ endedOn }) => endedOn === null);
  const ends = members.flatMap(({ endedOn }) => endedOn ?? []);
  return {
    spec,
    members,
    filings: own,
    filedOn: own[0]?.on ?? null,
    done: members.length - open.length,
    finishedOn: open.length === 0 && ends.length > 0 ? Math.max(...ends) : null,
    last: lastOf(members, calendar, asOf),
  };
}

function memberOf(placed: PlacedCase, filings: readonly Filing[]): GroupMember {
  const { state } = placed.reading;
  const received = facts(state);
  return {
    placed,
    actsFrom: acceptedFacts(state)?.acceptedOn ?? received?.receivedOn ?? null,
    endedOn: doneOn(state),
    filing: received?.filing ?? null,
    awaitsHandOver: filings.some(({ awaiting }) => awaiting.includes(placed.item.code)),
  };
}

/** The day on which a case ended without a grant; null while it goes on, and where it was granted. */
function failedOn(state: CaseState): Day | null {
  if ('before' in state) return state.endedOn;
  return state.status === 'refused' ? (decidedFacts(state)?.decidedOn ?? null) : null;
}

/**
 * Who waits for an open member holds up nobody, nor does a case that ended without a grant: until it did, though, no other
 * was waited for alone. A blocked one is in nobody's hands; one that was never filed is in the applicant's.
 */
function lastOf(
  members: readonly GroupMember[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): GroupReading['last'] {
  const failed = members.flatMap(({ placed }) => failedOn(placed.reading.state) ?? []);
  const granted = members.flatMap(({ endedOn }) => endedOn ?? []);
  const [latest, second] = [...failed, ...granted].sort((a, b) => b - a);
  const open = members.filter(
    ({ placed, endedOn }) => endedOn === null && failedOn(placed.reading.state) === null,
  );
  const isOpen = (code: string): boolean => open.some(({ placed }) => placed.item.code === code);
  const holding = open.filter(({ placed }) => !placed.waitsFor.some(isOpen));
  const isAlone = holding.length === 1 || (open.length === 0 && latest !== second);
  const aloneFrom = open.length > 0 ? latest : second;
  const last = open.length > 0 ? holding[0] : members.find(({ endedOn }) => endedOn === latest);
  if (!isAlone || aloneFrom === undefined || last === undefined) return null;
  const { item, reading } = last.placed;
  if (reading.status === 'blocked') return null;
  const until = last.endedOn ?? asOf;
  return {
    item: item.code,
    holder: last.endedOn === null ? (reading.holder ?? OWNER) : item.spec.department.lead,
    endedOn: last.endedOn,
    aloneFrom,
    workingDays: calendar.workingDaysBetween(aloneFrom, until),
    naturalDays: until - aloneFrom,
  };
}
