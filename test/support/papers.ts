// Papers in tests: issued inside a transaction of their own, as composite verbs do, and read back as they were stored.
import { withCalendarsInForce } from '../../src/services/calendar-book.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { type IssuedPaper, issuePapersWithin, type PaperRequest } from '../../src/services/issue-paper.ts';
import { type PaperRecord, readPaper } from '../../src/store/papers.ts';

export const issue = (
  ctx: ServiceContext,
  projectId: string,
  ...requests: readonly PaperRequest[]
): Promise<readonly IssuedPaper[]> =>
  withCalendarsInForce(ctx, (current) =>
    current.store.transaction((tx) => issuePapersWithin(current, tx, projectId, requests)),
  );

/** The one paper, as stored. */
export async function issueOne(
  ctx: ServiceContext,
  projectId: string,
  request: PaperRequest,
): Promise<PaperRecord> {
  const [paper] = await issue(ctx, projectId, request);
  const stored = paper === undefined ? null : await readPaper(ctx.store.db, paper.id);
  if (stored === null) throw new Error('no paper was issued');
  return stored;
}

/** Its paragraphs, tables as their cells with a bar between. */
export const bodyOf = ({ content }: PaperRecord): readonly string[] =>
  content.body.flatMap((block) =>
    typeof block === 'string' ? [block] : block.table.map((row) => row.join(' | ')),
  );
