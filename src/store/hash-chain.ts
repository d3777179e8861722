// Binds each event of a project to the one before it, so that a change by any means outside the program is found and named.
import { createHash, getHashes } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { sqlDay, sqlInstant } from './dates.ts';
import type { events } from './schema.ts';

export type EventRow = Readonly<typeof events.$inferSelect>;

export type HashAlgorithm = 'sm3' | 'sha256';
const known: readonly string[] = getHashes();
/** SM3 (GB/T 32905) where this runtime has it, else SHA-256; each event says which. */
export const chainAlgorithm: HashAlgorithm = known.includes('sm3') ? 'sm3' : 'sha256';

/** What the first event of a project points back to. */
export const genesisHash = (projectId: string): string => digest(chainAlgorithm, `project:${projectId}`);

/** Hash of all fields of the event and of `prev`, in hexadecimal. Dates and instants are hashed as text. */
export const chainHash = (prev: string, event: Omit<EventRow, 'prevHash' | 'hash'>): string =>
  digest(
    event.hashAlgorithm,
    canonicalJson({
      projectId: event.projectId,
      seq: event.seq,
      item: event.item,
      caseVersion: event.caseVersion,
      type: event.type,
      occurredAt: sqlInstant(event.occurredAt),
      occurredOn: sqlDay(event.occurredOn),
      recordedAt: sqlInstant(event.recordedAt),
      actor: event.actor,
      actorName: event.actorName,
      data: event.data,
      backEntry: event.backEntry,
      restDay: event.restDay,
      idempotencyKey: event.idempotencyKey,
      requestHash: event.requestHash,
      hashAlgorithm: event.hashAlgorithm,
      prevHash: prev,
    }),
  );

/** Fingerprint of a whole document, by its canonical spelling. */
export const documentHash = (algorithm: string, document: unknown): string =>
  digest(algorithm, canonicalJson(document));

/** Whether this runtime can check what that algorithm made. */
export const canHash = (algorithm: string): boolean => known.includes(algorithm);

const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');

/** Where the chain must end: `lastSeq` and `lastHash` of the project, or a head printed on paper. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export interface ChainFault {
  /** The first bad event. */
  readonly seq: number;
  /**
   * missing: not there · unexpected: beyond the head · changed: its content does not give its hash ·
   * relinked: it does not follow the event before it, so one of the two was put in anew ·
   * rewritten: it is the last one and whole, but not the one the head names · algorithm: cannot be checked here.
   */
  readonly reason: 'missing' | 'unexpected' | 'changed' | 'relinked' | 'rewritten' | 'algorithm';
}

/** Checks a project's events, in order of `seq` from 1, and their end where `head` is given; null when all is whole. */
export function verifyChain(
  projectId: string,
  chain: readonly EventRow[],
  head?: ChainHead,
): ChainFault | null {
  let seq = 0;
  let prev: string | null = null;
  for (const event of chain) {
    seq += 1;
    if (event.seq !== seq) return { seq, reason: 'missing' };
    if (!known.includes(event.hashAlgorithm)) return { seq, reason: 'algorithm' };
    if (chainHash(event.prevHash, event) !== event.hash) return { seq, reason: 'changed' };
    prev ??= digest(event.hashAlgorithm, `project:${projectId}`);
    if (event.prevHash !== prev) return { seq, reason: 'relinked' };
    prev = event.hash;
  }
  if (head === undefined) return null;
  if (head.seq > seq) return { seq: seq + 1, reason: 'missing' };
  if (head.seq < seq) return { seq: head.seq + 1, reason: 'unexpected' };
  return prev !== null && head.hash !== prev ? { seq, reason: 'rewritten' } : null;
}
