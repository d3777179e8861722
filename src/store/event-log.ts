// The record: adds events to a project's chain and reads them back. Nothing here changes or removes one.
import { and, asc, desc, eq, gt, inArray, isNull, lt, max, type SQL } from 'drizzle-orm';
import type { CaseEvent, CaseEventBody } from '../domain/case-events.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import type { Db, Tx } from './db.ts';
import { decodeBody, encodeBody, type ProjectEventBody } from './event-codec.ts';
import { chainAlgorithm, chainHash, type EventRow } from './hash-chain.ts';
import { violatedConstraint } from './problems.ts';
import { type ProjectRecord, projectColumns } from './records.ts';
import { events, projects } from './schema.ts';

/** `body` is a case's fact when `item` is not null; of a project's own event read `data`. */
export type StoredEvent = EventRow & CaseEvent;

export interface EventDraft {
  readonly item: string | null;
  readonly body: CaseEventBody | ProjectEventBody;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly actorName: string;
  readonly backEntry: boolean;
  readonly restDay: boolean;
  /** Unique for an actor: of the events that one request gives, one may carry its key. */
  readonly idempotencyKey?: string | null | undefined;
  readonly requestHash?: string | null | undefined;
  /** The case's version before this call, as the sender saw it; another one is refused. */
  readonly expectedVersion?: number | undefined;
}

/**
 * The project's row, kept for this transaction alone until it ends; null when there is none. Statements sent after it
 * without waiting see what the last holder left, so lock, cases and events can be asked in one go.
 */
export async function lockProject(tx: Tx, projectId: string): Promise<ProjectRecord | null> {
  const [row] = await tx
    .select(projectColumns)
    .from(projects)
    .where(eq(projects.id, projectId))
    .for('update');
  return row ?? null;
}

/**
 * Adds the drafts in their order and moves the head of the chain; read models are the caller's. The project must have
 * been locked or inserted by this transaction. `versions` are the versions of the cases, as read under that lock; without
 * them they are looked up. Throws `version_lost`, or `key_reused` when the key was used for another project meanwhile.
 */
export async function appendEvents(
  tx: Tx,
  project: Pick<ProjectRecord, 'id' | 'lastSeq' | 'lastHash'>,
  drafts: readonly EventDraft[],
  versions?: ReadonlyMap<string, number>,
): Promise<readonly StoredEvent[]> {
  const last = await lastVersions(tx, project.id, drafts, versions);
  const stored: StoredEvent[] = [];
  let { lastSeq: seq, lastHash: prevHash } = project;
  for (const draft of drafts) {
    seq += 1;
    const version = draft.item === null ? null : (last.get(draft.item) ?? 0) + 1;
    if (draft.item !== null && version !== null) last.set(draft.item, version);
    const event = chained(project.id, draft, seq, version, prevHash);
    prevHash = event.hash;
    stored.push(event);
  }
  if (stored.length === 0) return stored;
  try {
    await Promise.all([
      tx.insert(events).values(stored.map(({ body: _, ...row }) => row)),
      tx.update(projects).set({ lastSeq: seq, lastHash: prevHash }).where(eq(projects.id, project.id)),
    ]);
  } catch (error) {
    throw refusalOf(error, drafts) ?? error;
  }
  return stored;
}

function chained(
  projectId: string,
  draft: EventDraft,
  seq: number,
  caseVersion: number | null,
  prevHash: string,
): StoredEvent {
  const { item, body, occurredAt, recordedAt, actor, actorName, backEntry, restDay } = draft;
  const { type, data } = encodeBody(body);
  const row = {
    projectId,
    seq,
    item,
    caseVersion,
    type,
    occurredAt,
    occurredOn: dayOfInstant(occurredAt),
    recordedAt,
    actor,
    actorName,
    data,
    backEntry,
    restDay,
    idempotencyKey: draft.idempotencyKey ?? null,
    requestHash: draft.requestHash ?? null,
    hashAlgorithm: chainAlgorithm,
  };
  return toStored({ ...row, prevHash, hash: chainHash(prevHash, row) });
}

const toStored = (row: EventRow): StoredEvent => ({ ...row, body: decodeBody(row) });

async function lastVersions(
  tx: Tx,
  projectId: string,
  drafts: readonly EventDraft[],
  known: ReadonlyMap<string, number> | undefined,
): Promise<Map<string, number>> {
  const items = [...new Set(drafts.flatMap(({ item }) => (item === null ? [] : [item])))];
  const versions = new Map(known ?? []);
  if (items.some((item) => !versions.has(item))) {
    const rows = await tx
      .select({ item: events.item, version: max(events.caseVersion) })
      .from(events)
      .where(and(eq(events.projectId, projectId), inArray(events.item, items)))
      .groupBy(events.item);
    for (const { item, version } of rows) versions.set(item ?? '', version ?? 0);
  }
  for (const { item, expectedVersion: expected } of drafts) {
    const actual = versions.get(item ?? '') ?? 0;
    if (item !== null && expected !== undefined && expected !== actual) throw versionLost(expected, actual);
  }
  return versions;
}

const versionLost = (expected: number | null, actual: number | null): Refusal =>
  new Refusal('version_lost', 'version_lost', { expected, actual });

/** What a lost race looks like to the database, in the program's own words; null for other errors. */
function refusalOf(error: unknown, drafts: readonly EventDraft[]): Refusal | null {
  switch (violatedConstraint(error)) {
    case 'events_pkey':
    case 'events_case_version':
      return versionLost(
        drafts.find((draft) => draft.expectedVersion !== undefined)?.expectedVersion ?? null,
        null,
      );
    case 'events_idempotency': {
      const key = drafts.find((draft) => typeof draft.idempotencyKey === 'string')?.idempotencyKey ?? null;
      return new Refusal('key_reused', 'idempotency_key_reused', { key });
    }
    default:
      return null;
  }
}

export interface EventQuery {
  /** One case's events, or with null the project's own; left out: all. */
  readonly item?: string | null | undefined;
  /** Goes on after this `seq`, in the order asked for: above it, or below it with `desc`. */
  readonly afterSeq?: number | undefined;
  readonly limit?: number | undefined;
  /** Newest entry first. */
  readonly desc?: boolean | undefined;
}

/** Events in order of entry. */
export async function readEvents(
  db: Db,
  projectId: string,
  { item, afterSeq, limit, desc: newestFirst = false }: EventQuery = {},
): Promise<readonly StoredEvent[]> {
  const wanted: (SQL | undefined)[] = [eq(events.projectId, projectId)];
  if (item !== undefined) wanted.push(item === null ? isNull(events.item) : eq(events.item, item));
  if (afterSeq !== undefined) wanted.push((newestFirst ? lt : gt)(events.seq, afterSeq));
  const query = db
    .select()
    .from(events)
    .where(and(...wanted))
    .orderBy((newestFirst ? desc : asc)(events.seq));
  return (await (limit === undefined ? query : query.limit(limit))).map(toStored);
}

/** The event that a request with this key gave before; null when there was none. */
export async function findByIdempotencyKey(db: Db, actor: string, key: string): Promise<StoredEvent | null> {
  const [row] = await db
    .select()
    .from(events)
    .where(and(eq(events.actor, actor), eq(events.idempotencyKey, key)));
  return row === undefined ? null : toStored(row);
}
