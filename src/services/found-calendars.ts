// Calendar files placed beside the program: newer ones wait for review like any that is uploaded; an empty house takes them.
import type { Instant } from '../domain/day.ts';
import {
  type CalendarDocument,
  closeCalendarGate,
  insertDocuments,
  insertRelease,
} from '../store/calendar-book.ts';
import { calendarSetOf } from '../store/calendar-documents.ts';
import { loadCalendarDocuments } from '../store/calendar-files.ts';
import { wasProposed } from '../store/calendar-proposals.ts';
import { listProjectIds } from '../store/read-models.ts';
import { systemActor } from './access.ts';
import { insertCalendarProposal } from './calendar-proposals.ts';
import { type CalendarsInForce, readInForce } from './check-proposal.ts';
import type { System } from './context.ts';
import { againstLoaded, documentsWith } from './loaded-calendars.ts';

/** Gives how many files are newer than what is in force. Throws, naming file and line, when one cannot be used. */
export async function takeFoundCalendars(
  system: System,
  now: Instant,
  found: readonly CalendarDocument[] = loadCalendarDocuments(),
): Promise<number> {
  const inForce = await readInForce(system.store.db);
  const fresh = found.filter((document) => againstLoaded(document, inForce.documents).length === 0);
  if (fresh.length === 0) return 0;
  const [project] = await listProjectIds(system.store.db, '', 1);
  if (project === undefined) await takeAll(system, inForce, fresh, now);
  else for (const document of fresh) await proposeFound(system, inForce, document, now);
  return fresh.length;
}

/** Nothing has been dated by the old ones. */
async function takeAll(
  system: System,
  { number, documents: loaded }: CalendarsInForce,
  fresh: readonly CalendarDocument[],
  now: Instant,
): Promise<void> {
  const all = fresh.reduce(documentsWith, loaded);
  calendarSetOf(all);
  const documents = all.map(({ hash }) => hash);
  await system.store.transaction(async (tx) => {
    await closeCalendarGate(tx);
    await insertDocuments(tx, fresh);
    // Another process that started at the same moment has taken the same files.
    await insertRelease(tx, { number: number + 1, appliedAt: now, proposal: null, documents });
  });
  await system.book.refresh();
}

/** Once: one that was rejected is not proposed again at every start. */
async function proposeFound(
  system: System,
  { number: base, documents: loaded }: CalendarsInForce,
  document: CalendarDocument,
  now: Instant,
): Promise<void> {
  if (await wasProposed(system.store.db, document.hash)) return;
  const documents = documentsWith(loaded, document).map(({ hash }) => hash);
  const note = `${document.calendarId}/${document.year}.json`;
  await insertCalendarProposal(
    system,
    { by: systemActor, now, base, origin: 'file', note },
    documents,
    document,
  );
}
