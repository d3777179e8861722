// The dates that a proposal would move, or moved when it was applied, line by line with their names.
import type { ClockKind } from '../domain/clock-kinds.ts';
import { isoDay } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import { regionWithin } from '../domain/regions.ts';
import { countAllMoves, readMoves, readProposal, type StoredMove } from '../store/calendar-proposals.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { type Actor, demand } from './access.ts';
import { partyName } from './case-view.ts';
import { type ClockNames, clockNames } from './clock-names.ts';
import type { ServiceContext } from './context.ts';
import type { Named, Page } from './views.ts';

export type MoveChange = 'earlier' | 'later' | 'firm' | 'provisional';

export interface MoveView {
  readonly change: MoveChange;
  /** null where the project lies outside the reader's region: that it moves is known, which it is is not. */
  readonly project: { readonly id: string; readonly name: string } | null;
  /** null for a promise on the whole project. */
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly clock: ClockKind;
  readonly subject: string | null;
  readonly subjectName: Named | null;
  readonly department: string | null;
  readonly departmentName: Named | null;
  /** False for a clock that had stopped: how late it was changes. */
  readonly running: boolean;
  /** The date of a paused clock, if it resumes on the day told. */
  readonly expected: boolean;
  readonly before: string;
  readonly after: string;
  readonly provisionalBefore: boolean;
  readonly provisionalAfter: boolean;
}

export const MOVES_SHOWN = 100;
const MOVES_READ = 1_000;

/** Earlier ones first. Throws `not_found`. `offset` is the number of lines before the page. */
export async function listProposalMoves(
  ctx: ServiceContext,
  id: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly MoveView[]; readonly total: number }> {
  await demandProposal(ctx, id);
  const rows = await readMoves(ctx.store.db, id, page);
  return { items: await moveViews(ctx, rows), total: await countAllMoves(ctx.store.db, id) };
}

const SORT = 'calendar-moves';

/** The same by cursor. Throws `cursor_invalid`. */
export async function pageOfMoves(
  ctx: ServiceContext,
  id: string,
  {
    cursor,
    limit = MOVES_SHOWN,
  }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<MoveView>> {
  const [offset] = cursor === undefined ? [0] : readCursor(cursor, SORT, [{ of: 'number' }]);
  if (typeof offset !== 'number' || offset < 0) throw invalidField('cursor', 'cursor_invalid');
  const { items, total } = await listProposalMoves(ctx, id, { offset, limit });
  const end = offset + items.length;
  return { items, total, next: end < total && items.length > 0 ? writeCursor(SORT, [end]) : null };
}

/** All of them, a thousand at a time: a province has many. Throws `not_found` before the first. */
export async function allMoves(
  ctx: ServiceContext,
  id: string,
): Promise<AsyncGenerator<readonly MoveView[]>> {
  await demandProposal(ctx, id);
  return inParts(ctx, id);
}

async function* inParts(ctx: ServiceContext, id: string): AsyncGenerator<readonly MoveView[]> {
  for (let offset = 0; ; offset += MOVES_READ) {
    const rows = await readMoves(ctx.store.db, id, { offset, limit: MOVES_READ });
    if (rows.length > 0) yield await moveViews(ctx, rows);
    if (rows.length < MOVES_READ) return;
  }
}

async function demandProposal(ctx: ServiceContext, id: string): Promise<void> {
  demand(ctx.actor, 'calendar.revise');
  if ((await readProposal(ctx.store.db, id)) === null) throw notFound('calendar_proposal', { id });
}

async function moveViews(ctx: ServiceContext, rows: readonly StoredMove[]): Promise<readonly MoveView[]> {
  const names = await clockNames(ctx, rows);
  return rows.flatMap((row, i) => {
    const found = names[i];
    return found === undefined ? [] : [moveView(ctx, row, found)];
  });
}

function moveView(
  ctx: ServiceContext,
  row: StoredMove,
  { project, itemName, subjectName }: ClockNames,
): MoveView {
  const { item, kind, subject, department, running, expected, provisionalBefore, provisionalAfter } = row;
  return {
    change: changeOf(row),
    project:
      project === null || !inRegion(ctx.actor, project) ? null : { id: project.id, name: project.name },
    item,
    itemName,
    clock: kind,
    subject,
    subjectName,
    department,
    departmentName: department === null ? null : partyName(ctx.parties, department),
    running,
    expected,
    before: isoDay(row.before),
    after: isoDay(row.after),
    provisionalBefore,
    provisionalAfter,
  };
}

/** As administrators see projects. */
const inRegion = ({ region }: Actor, project: { readonly region: string }): boolean =>
  regionWithin(project.region, region);

function changeOf({ before, after, provisionalAfter }: StoredMove): MoveChange {
  if (before !== after) return after < before ? 'earlier' : 'later';
  return provisionalAfter ? 'provisional' : 'firm';
}
