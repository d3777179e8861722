// Proposing another calendar: a notice file, one day marked by hand, or the release before. Checked whole, then worked out
// over every running clock and target, so that a second administrator signs what is known.
import { z } from 'zod';
import { amended } from '../domain/calendar-amendment.ts';
import { NATIONAL, readCalendarYear } from '../domain/calendar-year.ts';
import { dayOfInstant, type Instant, isoDay } from '../domain/day.ts';
import { conflict, invalid, invalidField, Refusal } from '../domain/errors.ts';
import {
  type CalendarDocument,
  insertDocuments,
  listReleases,
  readDocuments,
} from '../store/calendar-book.ts';
import { calendarSetOf, documentOf } from '../store/calendar-documents.ts';
import { LARGEST_CALENDAR_FILE, locateIssues, readCalendarFile } from '../store/calendar-file.ts';
import { type CalendarProposal, insertProposal, replaceMoves } from '../store/calendar-proposals.ts';
import type { JsonValue } from '../store/records.ts';
import { type Actor, demand } from './access.ts';
import { demandPlace, demandPlaces, movesUnder, ranked, readInForce } from './check-proposal.ts';
import { type ServiceContext, type System, today } from './context.ts';
import { zDay, zText } from './input.ts';
import { againstLoaded, documentsWith, notYetPublished } from './loaded-calendars.ts';

/** One day marked by hand. */
export const markedDayShape = z.strictObject({
  /** `CN`, or `CN-513400` for a place. */
  calendarId: z.string().regex(/^CN(-\d{6})?$/),
  date: zDay,
  kind: z.enum(['off', 'work']),
  /** The holiday, or what the day is worked for. */
  name: zText(50),
  title: zText(200),
  number: zText(100),
  published: zDay,
  url: zText(500),
});
export type MarkedDayInput = z.output<typeof markedDayShape>;

/**
 * A notice file as text; without a note the title of the newest document in it stands for one. Throws an `invalid` refusal
 * that names line and reason; the calendar in force is untouched.
 */
export async function proposeFile(
  ctx: ServiceContext,
  file: { readonly name: string; readonly text: string; readonly note: string },
): Promise<CalendarProposal> {
  demand(ctx.actor, 'calendar.revise');
  if (Buffer.byteLength(file.text) > LARGEST_CALENDAR_FILE)
    throw invalidField('file', 'file_too_large', { max: LARGEST_CALENDAR_FILE });
  const { document, year, issues } = readCalendarFile(file.text, file.name);
  if (year === null) throw invalid(issues);
  const title = year.revisions.at(-1)?.title ?? year.title;
  const note = file.note === '' ? title : file.note;
  const proposed = documentOf({ year, document: document as JsonValue });
  try {
    return await propose(ctx, proposed, 'upload', note);
  } catch (error) {
    if (!(error instanceof Refusal) || error.issues.length === 0) throw error;
    // What those in force say against it stands on a line of the file too, if it is not about the whole.
    const own = `${proposed.calendarId}/${proposed.year}.json:`;
    const issues = error.issues.flatMap((issue) => {
      const path = issue.path.replace(own, '');
      return path.includes('.') ? locateIssues([{ ...issue, path }], file.text, file.name) : [issue];
    });
    throw invalid(issues);
  }
}

/** Throws an `invalid` refusal when the day is that already, or may not be it. */
export async function proposeDay(ctx: ServiceContext, input: MarkedDayInput): Promise<CalendarProposal> {
  demand(ctx.actor, 'calendar.revise');
  const mark = { ...input, date: isoDay(input.date), published: isoDay(input.published) };
  const year = Number(mark.date.slice(0, 4));
  const { documents } = await readInForce(ctx.store.db);
  const own = documents.find((one) => one.calendarId === mark.calendarId && one.year === year);
  if (own === undefined && mark.calendarId === NATIONAL)
    throw invalidField('date', 'no_notice_of_year', { year });
  const document = amended((own?.document ?? null) as object | null, mark) as JsonValue;
  const read = readCalendarYear(document);
  if (read.year === null) throw invalid(read.issues.map((issue) => ({ ...issue, path: 'date' })));
  return propose(ctx, documentOf({ year: read.year, document }), 'day', mark.title);
}

/** The documents in force before the newest release. It is signed like any other change. */
export async function proposeUndo(ctx: ServiceContext, note: string): Promise<CalendarProposal> {
  demand(ctx.actor, 'calendar.revise');
  const [newest, before] = await listReleases(ctx.store.db);
  if (newest === undefined || before === undefined) throw conflict('nothing_to_undo');
  await demandPlaces(ctx, before.documents);
  const { number: base } = newest;
  const origin = { by: ctx.actor, now: ctx.now, base, origin: 'undo', note, undoes: base } as const;
  return insertCalendarProposal(ctx, origin, before.documents);
}

async function propose(
  ctx: ServiceContext,
  document: CalendarDocument,
  origin: 'upload' | 'day',
  note: string,
): Promise<CalendarProposal> {
  demandPlace(ctx.actor, document.calendarId);
  const { number: base, documents: loaded } = await readInForce(ctx.store.db);
  const issues = [...againstLoaded(document, loaded), ...notYetPublished(document, today(ctx))];
  if (issues.length > 0) throw invalid(issues);
  const documents = documentsWith(loaded, document).map(({ hash }) => hash);
  return insertCalendarProposal(
    ctx,
    { by: ctx.actor, now: ctx.now, base, origin, note },
    documents,
    document,
  );
}

/** `base` is the release that its documents were taken from. */
export interface ProposalOrigin extends Pick<CalendarProposal, 'origin' | 'note' | 'base'> {
  readonly by: Actor;
  readonly now: Instant;
  /** The release that it takes back. */
  readonly undoes?: number;
}

/**
 * Keeps a proposal with all that it would move. `documents` are the hashes of all that would be in force, `added` the one
 * that is not kept yet. Throws when no set can be made of them: a year is missing in between, a place works on a weekday.
 */
export async function insertCalendarProposal(
  system: System,
  { by, now, base, origin, note, undoes }: ProposalOrigin,
  documents: readonly string[],
  added?: CalendarDocument,
): Promise<CalendarProposal> {
  const { db } = system.store;
  const known = (await readDocuments(db, documents)).filter(({ hash }) => hash !== added?.hash);
  const after = calendarSetOf(added === undefined ? known : [...known, added]);
  const proposal: CalendarProposal = {
    id: crypto.randomUUID(),
    status: 'open',
    origin,
    undoes: undoes ?? null,
    base,
    documents,
    note,
    createdAt: now,
    createdBy: by.username,
    createdByName: by.name,
    checkedAt: now,
    checkedFor: dayOfInstant(now),
    decidedAt: null,
    decidedBy: null,
    decidedByName: null,
    decisionNote: null,
    release: null,
  };
  const moves = await movesUnder(system, after, now);
  await system.store.transaction(async (tx) => {
    if (added !== undefined) await insertDocuments(tx, [added]);
    await insertProposal(tx, proposal);
    await replaceMoves(tx, proposal.id, ranked(proposal.id, moves));
  });
  return proposal;
}
