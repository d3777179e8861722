// From drafts to events of the record: numbered, versioned and bound to the one before. Pure; event-log.ts and case-file.ts
// write them.
import type { CaseEvent, CaseEventBody } from '../domain/case-events.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { decodeBody, encodeBody, type ProjectEventBody } from './event-codec.ts';
import { chainAlgorithm, chainHash, type EventRow } from './hash-chain.ts';
import { jsonRows } from './json-rows.ts';
import { violatedConstraint } from './problems.ts';
import type { ProjectRecord } from './records.ts';
import { events } from './schema.ts';

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

/** Where a project's chain ends. */
export type ChainEnd = Pick<ProjectRecord, 'id' | 'lastSeq' | 'lastHash'>;

export const eventRows = jsonRows(events);

export const toStored = (row: EventRow): StoredEvent => ({ ...row, body: decodeBody(row) });

/**
 * The drafts as the next events of the chain, in their order. `versions` are those of the cases concerned, as read under
 * the project's lock. Throws `version_lost` when a draft expects another one.
 */
export function chainEvents(
  project: ChainEnd,
  drafts: readonly EventDraft[],
  versions: ReadonlyMap<string, number>,
): readonly StoredEvent[] {
  const last = new Map(versions);
  for (const { item, expectedVersion: expected } of drafts) {
    const actual = last.get(item ?? '') ?? 0;
    if (item !== null && expected !== undefined && expected !== actual) throw versionLost(expected, actual);
  }
  let { lastSeq: seq, lastHash: prevHash } = project;
  return drafts.map((draft) => {
    seq += 1;
    const caseVersion = draft.item === null ? null : (last.get(draft.item) ?? 0) + 1;
    if (draft.item !== null && caseVersion !== null) last.set(draft.item, caseVersion);
    const row = unhashed(project.id, draft, seq, caseVersion);
    const event = { ...row, prevHash, hash: chainHash(prevHash, row) };
    prevHash = event.hash;
    return toStored(event);
  });
}

function unhashed(projectId: string, draft: EventDraft, seq: number, caseVersion: number | null) {
  const { item, body, occurredAt, recordedAt, actor, actorName, backEntry, restDay } = draft;
  const { type, data } = encodeBody(body);
  return {
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
}

const versionLost = (expected: number | null, actual: number | null): Refusal =>
  new Refusal('version_lost', 'version_lost', { expected, actual });

/** The head of the chain after these events: columns of the project. */
export const headAfter = (
  stored: readonly StoredEvent[],
): Partial<Pick<ProjectRecord, 'lastSeq' | 'lastHash'>> => {
  const head = stored.at(-1);
  return head === undefined ? {} : { lastSeq: head.seq, lastHash: head.hash };
};

/** A lost race, as the database tells it, in the program's own words; any other error as it is. */
export function lostRace(error: unknown, stored: readonly Pick<StoredEvent, 'idempotencyKey'>[]): unknown {
  switch (violatedConstraint(error)) {
    case 'events_pkey':
    case 'events_case_version':
      return versionLost(null, null);
    case 'events_idempotency': {
      const key = stored.find(({ idempotencyKey }) => idempotencyKey !== null)?.idempotencyKey ?? null;
      return new Refusal('key_reused', 'idempotency_key_reused', { key });
    }
    default:
      return error;
  }
}
