// What people are told: messages to the reader alone, to the owner's company, or to the reader's department in the reader's region.
import { z } from 'zod';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { clockKinds } from '../domain/clock-kinds.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { type MessageRecord, type Readers, readMessages } from '../store/messages.ts';
import { type Actor, demand } from './access.ts';
import { type ClockNames, clockNames } from './clock-names.ts';
import type { ServiceContext } from './context.ts';
import { departmentOf } from './feeds.ts';
import { regionPrefixes } from './scope.ts';
import type { Named, Page } from './views.ts';

/** A date that moved, or became firm (`before` = `after`). */
export interface MessageMove {
  readonly projectId: string;
  readonly projectName: string;
  /** null for a promise on the whole project. */
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly clock: ClockKind;
  readonly subject: string | null;
  readonly subjectName: Named | null;
  readonly before: string;
  readonly after: string;
  readonly provisional: boolean;
}

export interface MessageView {
  readonly id: string;
  readonly kind: 'calendar_moved';
  readonly at: string;
  /** Why: what the change of the calendar was called. */
  readonly note: string;
  readonly release: number;
  /** null for a message to a department. */
  readonly projectId: string | null;
  /** How many dates there are; `moves` names the first of them. */
  readonly count: number;
  readonly moves: readonly MessageMove[];
}

const moved = z.object({
  note: z.string(),
  release: z.number(),
  count: z.number(),
  moves: z.array(
    z.object({
      project: z.string(),
      projectId: z.string(),
      item: z.string().nullable(),
      clock: z.enum(clockKinds),
      subject: z.string().nullable(),
      before: z.string(),
      after: z.string(),
      provisional: z.boolean(),
    }),
  ),
});
type Moved = z.output<typeof moved>;

const SORT = 'messages';
const SHOWN = 50;

/** Newest first. Throws `cursor_invalid`. */
export async function listMessages(
  ctx: ServiceContext,
  {
    cursor,
    limit = SHOWN,
  }: { readonly cursor?: string | undefined; readonly limit?: number | undefined } = {},
): Promise<Page<MessageView>> {
  demand(ctx.actor, 'account.own');
  const after = cursor === undefined ? null : lastShown(cursor);
  const found = await readMessages(ctx.store.db, readersFor(ctx.actor), { limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await messageViews(ctx, shown),
    next:
      found.length > limit && last !== undefined ? writeCursor(SORT, [`${last.createdAt}`, last.id]) : null,
    total: null,
  };
}

function lastShown(cursor: string): { readonly createdAt: number; readonly id: string } {
  const [createdAt, id] = readCursor(cursor, SORT, [{ of: 'text' }, { of: 'text' }]);
  const at = Number(createdAt);
  return { createdAt: Number.isSafeInteger(at) && Math.abs(at) < 8e15 ? at : 0, id: String(id) };
}

/** Never those of others: an owner without a company, or an officer without a department, has the own ones alone. */
function readersFor(actor: Actor): Readers {
  const { username, roles, creditCode, region } = actor;
  const company = roles.includes('owner') && creditCode !== null ? [`owner:${creditCode}`] : [];
  const department = departmentOf(actor);
  return {
    audiences: [`user:${username}`, ...company],
    departments: department === null ? [] : [`department:${department}`],
    regions: regionPrefixes(region),
  };
}

async function messageViews(
  ctx: ServiceContext,
  records: readonly MessageRecord[],
): Promise<readonly MessageView[]> {
  const read = records.flatMap((record) => {
    const data = moved.safeParse(record.data);
    return record.kind === 'calendar_moved' && data.success ? [{ record, data: data.data }] : [];
  });
  const names = await clockNames(
    ctx,
    read.flatMap(({ data }) => data.moves),
  );
  let at = 0;
  return read.map(({ record, data }) => {
    const own = names.slice(at, at + data.moves.length);
    at += data.moves.length;
    return messageView(record, data, own);
  });
}

const messageView = (
  { id, createdAt, projectId }: MessageRecord,
  { note, release, count, moves }: Moved,
  names: readonly ClockNames[],
): MessageView => ({
  id,
  kind: 'calendar_moved',
  at: new Date(createdAt).toISOString(),
  note,
  release,
  projectId,
  count,
  moves: moves.map(({ project, ...move }, i) => ({
    ...move,
    projectName: project,
    itemName: names[i]?.itemName ?? null,
    subjectName: names[i]?.subjectName ?? null,
  })),
});
