// One proposal of another calendar as it is shown: who, when and why, the days that change, and how many dates would move.
import type { DayFact, WorkingDayCalendar } from '../domain/calendar.ts';
import { type DifferingDay, differingDays } from '../domain/calendar-difference.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { readCalendarYear } from '../domain/calendar-year.ts';
import { isoDay } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { nationwide, regionName } from '../domain/regions.ts';
import { type CalendarDocument, listReleases, readDocuments } from '../store/calendar-book.ts';
import { calendarSetOf } from '../store/calendar-documents.ts';
import {
  type CalendarProposal,
  countMoves,
  countProjectsMoved,
  type MoveCount,
  readProposal,
} from '../store/calendar-proposals.ts';
import { demand } from './access.ts';
import { partyName } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { type NoticeView, noticeView } from './notice-view.ts';
import type { Named } from './views.ts';

interface Person {
  readonly username: string;
  readonly name: string;
}

export type ProposalAction = 'sign' | 'reject' | 'withdraw' | 'recheck';

export interface ProposalSummary {
  readonly id: string;
  readonly status: CalendarProposal['status'];
  readonly origin: CalendarProposal['origin'];
  /** Number of the release that it takes back. */
  readonly undoes: number | null;
  /** Number of the release that it was worked out against. */
  readonly base: number;
  /** Another release came in between: it can only be rejected or taken back. */
  readonly outdated: boolean;
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: Person;
  /** When the list of what moves was last worked out, and for which day. */
  readonly checkedAt: string;
  readonly checkedFor: string;
  readonly decision: { readonly at: string; readonly by: Person; readonly note: string } | null;
  /** Number of the release that it became. */
  readonly release: number | null;
  /** What the reader may do with it now. */
  readonly actions: readonly ProposalAction[];
}

interface ShownDay {
  readonly kind: DayFact['kind'];
  readonly working: boolean;
  readonly name: string | null;
  readonly notice: string | null;
}

export interface CalendarChange {
  readonly id: string;
  readonly name: Named;
  readonly announcedUntil: { readonly before: string; readonly after: string };
  /** Worked under one and not under the other; a place's list leaves out what the nation's has. */
  readonly days: readonly { readonly date: string; readonly before: ShownDay; readonly after: ShownDay }[];
  /** Worked, or not, under both, but by another name. */
  readonly renamed: number;
}

export interface MoveTotals {
  readonly projects: number;
  readonly earlier: number;
  readonly later: number;
  /** Same date: no longer provisional, and provisional from now on. */
  readonly firm: number;
  readonly provisional: number;
  /** Of all of them, clocks that had stopped: how late they were changes. */
  readonly ended: number;
  readonly all: number;
}

export interface ProposalView extends ProposalSummary {
  /** The documents that come new or anew. */
  readonly notices: readonly (NoticeView & { readonly calendar: string })[];
  readonly calendars: readonly CalendarChange[];
  readonly totals: MoveTotals;
  /** By lead department; null stands for the promises on whole projects. */
  readonly departments: readonly (MoveTotals & {
    readonly department: string | null;
    readonly name: Named | null;
  })[];
}

export function proposalSummary(
  proposal: CalendarProposal,
  { actor, release: inForce }: ServiceContext,
): ProposalSummary {
  const { decidedAt, decidedBy, decidedByName, decisionNote } = proposal;
  const { id, status, origin, undoes, base, note, release } = proposal;
  const open = status === 'open';
  const own = proposal.createdBy === actor.username;
  const outdated = open && base !== inForce;
  const actions: readonly (ProposalAction | null)[] = [
    open && !own && !outdated ? 'sign' : null,
    open ? (own ? 'withdraw' : 'reject') : null,
    open && !outdated ? 'recheck' : null,
  ];
  return {
    id,
    status,
    origin,
    undoes,
    base,
    outdated,
    note,
    createdAt: new Date(proposal.createdAt).toISOString(),
    createdBy: { username: proposal.createdBy, name: proposal.createdByName },
    checkedAt: new Date(proposal.checkedAt).toISOString(),
    checkedFor: isoDay(proposal.checkedFor),
    decision:
      decidedAt === null
        ? null
        : {
            at: new Date(decidedAt).toISOString(),
            by: { username: decidedBy ?? '', name: decidedByName ?? '' },
            note: decisionNote ?? '',
          },
    release,
    actions: actions.filter((action) => action !== null),
  };
}

/** Throws `not_found`. */
export async function getProposal(ctx: ServiceContext, id: string): Promise<ProposalView> {
  demand(ctx.actor, 'calendar.revise');
  const { db } = ctx.store;
  const proposal = await readProposal(db, id);
  if (proposal === null) throw notFound('calendar_proposal', { id });
  const releases = await listReleases(db);
  const base = releases.find(({ number }) => number === proposal.base);
  const before = await readDocuments(db, base?.documents ?? []);
  const after = await readDocuments(db, proposal.documents);
  const counts = await countMoves(db, id);
  const departments = [...new Set(counts.map(({ department }) => department))];
  return {
    ...proposalSummary(proposal, ctx),
    notices: newNotices(before, after),
    calendars: before.length === 0 ? [] : changesBetween(calendarSetOf(before), calendarSetOf(after)),
    totals: totalsOf(counts, await countProjectsMoved(db, id)),
    departments: departments.map((department) => {
      const own = counts.filter((count) => count.department === department);
      const projects = own.find(({ running }) => running)?.projects ?? own[0]?.projects ?? 0;
      const name = department === null ? null : partyName(ctx.parties, department);
      return { department, name, ...totalsOf(own, projects) };
    }),
  };
}

function newNotices(before: readonly CalendarDocument[], after: readonly CalendarDocument[]) {
  const known = new Set(before.map(({ hash }) => hash));
  return after.flatMap(({ hash, calendarId, document }) => {
    const { year } = readCalendarYear(document);
    return known.has(hash) || year === null ? [] : [{ ...noticeView(year), calendar: calendarId }];
  });
}

/** Only calendars in which something changes; the State Council's first. */
function changesBetween(before: CalendarSet, after: CalendarSet): readonly CalendarChange[] {
  const ids = [...new Set([...before.all, ...after.all].map(({ id }) => id))];
  const national = differingDays(before.national, after.national).days;
  return ids.flatMap((id): CalendarChange[] => {
    const region = /\d{6}$/.exec(id)?.[0] ?? nationwide;
    const [old, next] = [before.byId(id) ?? before.of(region), after.byId(id) ?? after.of(region)];
    if (old.edition === next.edition) return [];
    const { days, renamed } = differingDays(old, next);
    const own = region === nationwide ? days : days.filter((one) => !national.some(isSame(one)));
    const reaches = until(old) !== until(next);
    if (region !== nationwide && own.length === 0) return [];
    if (own.length === 0 && renamed.length === 0 && !reaches) return [];
    return [
      {
        id,
        name: { zh: regionName(region, 'zh'), en: regionName(region, 'en') },
        announcedUntil: { before: until(old), after: until(next) },
        days: own.map((one) => ({
          date: isoDay(one.day),
          before: shown(one.before),
          after: shown(one.after),
        })),
        renamed: renamed.length,
      },
    ];
  });
}

const until = (calendar: WorkingDayCalendar): string => isoDay(calendar.announcedUntil);
const isSame = (one: DifferingDay) => (other: DifferingDay) =>
  one.day === other.day && one.after.working === other.after.working;
const shown = ({ kind, working, name, notice }: DayFact): ShownDay => ({ kind, working, name, notice });

function totalsOf(counts: readonly MoveCount[], projects: number): MoveTotals {
  const sum = (of: (count: MoveCount) => number, list = counts): number =>
    list.reduce((total, count) => total + of(count), 0);
  const every = ({ earlier, later, firm, provisional }: MoveCount) => earlier + later + firm + provisional;
  return {
    projects,
    earlier: sum(({ earlier }) => earlier),
    later: sum(({ later }) => later),
    firm: sum(({ firm }) => firm),
    provisional: sum(({ provisional }) => provisional),
    ended: sum(
      every,
      counts.filter(({ running }) => !running),
    ),
    all: sum(every),
  };
}
