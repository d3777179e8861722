// Puts other calendars in force in a test house than those of the repository, as an administrator could have.

import { readCalendarYear } from '../../src/domain/calendar-year.ts';
import type { Instant } from '../../src/domain/day.ts';
import { readInForce } from '../../src/services/check-proposal.ts';
import type { System } from '../../src/services/context.ts';
import {
  type CalendarDocument,
  insertDocuments,
  insertRelease,
  readReleaseNumber,
} from '../../src/store/calendar-book.ts';
import { documentOf } from '../../src/store/calendar-documents.ts';
import type { JsonValue } from '../../src/store/records.ts';

export function documentFrom(value: object): CalendarDocument {
  const document = JSON.parse(JSON.stringify(value)) as JsonValue;
  const { year, issues } = readCalendarYear(document);
  if (year === null) throw new Error(JSON.stringify(issues));
  return documentOf({ year, document });
}

/** `choose` is given every document in force and returns those that are to be. */
export async function enforce(
  system: System,
  at: Instant,
  choose: (documents: readonly CalendarDocument[]) => readonly CalendarDocument[],
): Promise<void> {
  const chosen = choose((await readInForce(system.store.db)).documents);
  await system.store.transaction(async (tx) => {
    await insertDocuments(tx, chosen);
    const number = (await readReleaseNumber(tx)) + 1;
    const documents = chosen.map(({ hash }) => hash);
    await insertRelease(tx, { number, appliedAt: at, proposal: null, documents });
  });
  await system.book.refresh();
}

interface Notice {
  readonly revisions: readonly { readonly changes?: Readonly<Record<string, readonly { date: string }[]>> }[];
  readonly holidays: readonly { date: string }[];
  readonly workdays: readonly { date: string }[];
}

/** The notice before its last amendment. */
export function beforeAmendment(document: JsonValue): CalendarDocument {
  const notice = document as unknown as Notice;
  const changes = notice.revisions.at(-1)?.changes ?? {};
  const undo = (list: Notice['holidays'], added: string, removed: string) =>
    [
      ...list.filter(({ date }) => !(changes[added] ?? []).some((entry) => entry.date === date)),
      ...(changes[removed] ?? []),
    ].sort((a, b) => (a.date < b.date ? -1 : 1));
  return documentFrom({
    ...notice,
    revisions: notice.revisions.slice(0, -1),
    holidays: undo(notice.holidays, 'holidaysAdded', 'holidaysRemoved'),
    workdays: undo(notice.workdays, 'workdaysAdded', 'workdaysRemoved'),
  });
}
