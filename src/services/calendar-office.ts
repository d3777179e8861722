// The calendars as administrators keep them: what is in force and by which notices, the releases that put it there, what
// waits for a signature, and whether next year's notice is still missing.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import type { CalendarYear } from '../domain/calendar-year.ts';
import { type Day, day, isoDay, yearOf } from '../domain/day.ts';
import { type CalendarRelease, listReleases } from '../store/calendar-book.ts';
import {
  type CalendarProposal,
  listProposals,
  openProposals,
  readProposals,
} from '../store/calendar-proposals.ts';
import { demand, may } from './access.ts';
import { listCalendars } from './calendars.ts';
import { type ServiceContext, today } from './context.ts';
import { type NoticeView, noticeView } from './notice-view.ts';
import { type ProposalSummary, proposalSummary } from './proposal-view.ts';
import type { Named } from './views.ts';

export interface CalendarInForce {
  readonly id: string;
  readonly region: string;
  readonly name: Named;
  readonly edition: string;
  readonly from: string;
  /** Last day of the newest notice's year. */
  readonly announcedUntil: string;
  readonly firmUntil: string;
  /** The calendar's own, newest first. */
  readonly notices: readonly NoticeView[];
}

export interface ReleaseView {
  readonly number: number;
  readonly appliedAt: string;
  /** null for the first, which was taken from the program's own files. */
  readonly proposal: string | null;
  readonly origin: CalendarProposal['origin'] | null;
  readonly note: string | null;
  readonly proposedBy: string | null;
  readonly signedBy: string | null;
  /** The newest, unless it is the first. */
  readonly mayBeUndone: boolean;
}

export interface MissingNotice {
  readonly year: number;
  /** 1 November of the year before. */
  readonly since: string;
}

export interface CalendarOffice {
  readonly asOf: string;
  readonly calendars: readonly CalendarInForce[];
  readonly missing: MissingNotice | null;
  /** Newest first. */
  readonly releases: readonly ReleaseView[];
  /** Those that wait first, else newest first. */
  readonly proposals: readonly ProposalSummary[];
}

const DECIDED_SHOWN = 30;

export async function getCalendarOffice(ctx: ServiceContext): Promise<CalendarOffice> {
  demand(ctx.actor, 'calendar.revise');
  return {
    asOf: isoDay(today(ctx)),
    calendars: calendarsInForce(ctx),
    missing: missingNotice(ctx.calendars, today(ctx)),
    releases: await releaseViews(ctx),
    proposals: await proposalViews(ctx),
  };
}

/** Newest first. */
export async function listCalendarReleases(ctx: ServiceContext): Promise<readonly ReleaseView[]> {
  demand(ctx.actor, 'calendar.revise');
  return releaseViews(ctx);
}

/** Those that wait first, then the newest that were decided. */
export async function listCalendarProposals(ctx: ServiceContext): Promise<readonly ProposalSummary[]> {
  demand(ctx.actor, 'calendar.revise');
  return proposalViews(ctx);
}

export interface CalendarDuties {
  readonly missing: MissingNotice | null;
  /** Proposals of others that wait for a signature. */
  readonly toSign: readonly ProposalSummary[];
}

/** What the desk of an administrator says of the calendars; null for everybody else. */
export async function calendarDuties(ctx: ServiceContext): Promise<CalendarDuties | null> {
  if (!may(ctx.actor, 'calendar.revise')) return null;
  const waiting = await openProposals(ctx.store.db, ctx.actor.username);
  return {
    missing: missingNotice(ctx.calendars, today(ctx)),
    toSign: waiting
      .map((proposal) => proposalSummary(proposal, ctx))
      .filter(({ actions }) => actions.includes('sign')),
  };
}

/** From 1 November on, while the State Council's notice of the next year is not in force; later too, until it is. */
export function missingNotice(calendars: CalendarSet, asOf: Day): MissingNotice | null {
  const newest = yearOf(calendars.national.firmUntil);
  const since = day(`${newest}-11-01`);
  return asOf < since ? null : { year: newest + 1, since: isoDay(since) };
}

const calendarsInForce = (ctx: ServiceContext): readonly CalendarInForce[] =>
  listCalendars(ctx).flatMap(({ id, region, name, edition, from, firmUntil }) => {
    const calendar = ctx.calendars.byId(id);
    if (calendar === null) return [];
    const notices = ownYears(calendar, id).toReversed().map(noticeView);
    const announcedUntil = isoDay(calendar.announcedUntil);
    return [{ id, region, name, edition, from, announcedUntil, firmUntil, notices }];
  });

/** Layers of what lies around a place belong to the calendars of those places. */
const ownYears = (calendar: WorkingDayCalendar, id: string): readonly CalendarYear[] =>
  calendar.layers.length === 0
    ? calendar.years
    : calendar.layers.flatMap((layer) => (layer.id === id ? layer.years : []));

async function releaseViews({ store }: ServiceContext): Promise<readonly ReleaseView[]> {
  const releases = await listReleases(store.db);
  const proposals = await readProposals(
    store.db,
    releases.flatMap(({ proposal }) => proposal ?? []),
  );
  return releases.map((release, i) =>
    releaseView(release, proposals.find(({ id }) => id === release.proposal) ?? null, i === 0),
  );
}

const releaseView = (
  { number, appliedAt, proposal }: CalendarRelease,
  cause: CalendarProposal | null,
  newest: boolean,
): ReleaseView => ({
  number,
  appliedAt: new Date(appliedAt).toISOString(),
  proposal,
  origin: cause?.origin ?? null,
  note: cause?.note ?? null,
  proposedBy: cause?.createdByName ?? null,
  signedBy: cause?.decidedByName ?? null,
  mayBeUndone: newest && number > 1,
});

async function proposalViews(ctx: ServiceContext): Promise<readonly ProposalSummary[]> {
  const { db } = ctx.store;
  const waiting = await openProposals(db);
  const latest = await listProposals(db, DECIDED_SHOWN + waiting.length);
  const decided = latest.filter(({ status }) => status !== 'open').slice(0, DECIDED_SHOWN);
  return [...waiting, ...decided].map((proposal) => proposalSummary(proposal, ctx));
}
