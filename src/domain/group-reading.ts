// A group of items that are handled together, at the end of a day: who has ended, who is last, and what that one alone cost.
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, facts } from './case.ts';
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
  const ends = members.flatMap(({ endedOn }) => endedOn ?? []).sort((a, b) => b - a);
  return {
    spec,
    members,
    filings: own,
    filedOn: own[0]?.on ?? null,
    done: members.length - open.length,
    finishedOn: open.length === 0 ? (ends[0] ?? null) : null,
    last: lastOf(members, open, ends, calendar, asOf),
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

/** Who waits for an open member holds up nobody. `ends`: the latest first. */
function lastOf(
  members: readonly GroupMember[],
  open: readonly GroupMember[],
  ends: readonly Day[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): GroupReading['last'] {
  const [latest, second] = ends;
  const isOpen = (code: string): boolean => open.some(({ placed }) => placed.item.code === code);
  const holding = open.filter(({ placed }) => !placed.waitsFor.some(isOpen));
  const isAlone = holding.length === 1 || (open.length === 0 && latest !== second);
  const aloneFrom = open.length > 0 ? latest : second;
  const last = open.length > 0 ? holding[0] : members.find(({ endedOn }) => endedOn === latest);
  if (!isAlone || aloneFrom === undefined || last === undefined) return null;
  const until = last.endedOn ?? asOf;
  return {
    item: last.placed.item.code,
    endedOn: last.endedOn,
    aloneFrom,
    workingDays: calendar.workingDaysBetween(aloneFrom, until),
    naturalDays: until - aloneFrom,
  };
}
