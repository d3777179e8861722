// Applicants' credit: the gate that a mark closes to promises, and marks with their acts for those who may see them.
import { z } from 'zod';
import {
  type AppealOutcome,
  barsOn,
  type CreditActType,
  type CreditGround,
  type CreditStatus,
  creditStatuses,
} from '../domain/credit.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { type CreditMarkRow, listMarks, readActs, readBarring, readMark } from '../store/credit.ts';
import type { Db } from '../store/db.ts';
import { may } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { readInput } from './input.ts';
import { scopeOf } from './scope.ts';

export interface CreditMarkView {
  readonly id: string;
  readonly creditCode: string;
  readonly ownerName: string;
  readonly region: string;
  readonly ground: CreditGround;
  readonly list: string | null;
  readonly document: string | null;
  readonly reason: string;
  readonly projectId: string | null;
  readonly item: string | null;
  readonly effectiveFrom: string;
  readonly publicFrom: string;
  /** The last day on which it bars; null = until it is repaired. */
  readonly banUntil: string | null;
  readonly status: CreditStatus;
  readonly endedOn: string | null;
  readonly appealOpen: boolean;
  /** Whether it bars from promises today. */
  readonly bars: boolean;
}

export interface CreditActView {
  readonly seq: number;
  readonly type: CreditActType;
  readonly on: string;
  readonly actorName: string;
  readonly reason: string | null;
  readonly document: string | null;
  readonly outcome: AppealOutcome | null;
}

export interface CreditDetail extends CreditMarkView {
  readonly acts: readonly CreditActView[];
  /** What the reader may do about it now. */
  readonly possible: readonly ('confirm' | 'dismiss' | 'repair' | 'appeal' | 'decide_appeal')[];
}

/**
 * Throws `bad_credit` where a mark barred the company from promises on that day: it names the mark, its source, since when
 * and until when, and how to have it repaired or to appeal.
 */
export async function demandGoodStanding(db: Db, creditCode: string, on: Day): Promise<void> {
  const mark = await barringMark(db, creditCode, on);
  if (mark === null) return;
  const { ground, list, document, effectiveFrom, banUntil } = mark;
  throw conflict('bad_credit', {
    ground,
    source: list ?? document ?? mark.reason,
    since: isoDay(effectiveFrom),
    until: banUntil === null ? 'until_repaired' : isoDay(banUntil),
    mark: mark.id,
  });
}

/** The mark that barred the company from promises on that day; null where none did. */
export async function barringMark(db: Db, creditCode: string, on: Day): Promise<CreditMarkRow | null> {
  const marks = await readBarring(db, creditCode, on);
  return marks.find((mark) => barsOn(mark, on)) ?? null;
}

export const markView = (row: CreditMarkRow, asOf: Day): CreditMarkView => ({
  id: row.id,
  creditCode: row.creditCode,
  ownerName: row.ownerName,
  region: row.region,
  ground: row.ground,
  list: row.list,
  document: row.document,
  reason: row.reason,
  projectId: row.projectId,
  item: row.item,
  effectiveFrom: isoDay(row.effectiveFrom),
  publicFrom: isoDay(row.publicFrom),
  banUntil: isoDayOrNull(row.banUntil),
  status: row.status,
  endedOn: isoDayOrNull(row.endedOn),
  appealOpen: row.appealOpen,
  bars: barsOn(row, asOf),
});

export const creditListShape = z.strictObject({
  status: z.enum(creditStatuses).optional(),
  appealOpen: z.boolean().optional(),
  q: z.string().max(200).optional(),
  page: z.int().min(1).max(10_000).default(1),
  limit: z.int().min(1).max(200).default(50),
});

export interface CreditPage {
  readonly items: readonly CreditMarkView[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/** Newest first. */
export async function listCredit(ctx: ServiceContext, query: unknown): Promise<CreditPage> {
  const { page, limit, ...filter } = readInput(creditListShape, query);
  const { rows, total } = await listMarks(
    ctx.store.db,
    scopeOf(ctx.actor),
    { ...filter, q: filter.q?.trim() },
    limit,
    (page - 1) * limit,
  );
  return { items: rows.map((row) => markView(row, today(ctx))), total, page, limit };
}

/** Throws `not_found` for what is not there and for what is out of sight alike. */
export async function getCredit(ctx: ServiceContext, id: string): Promise<CreditDetail> {
  const row = await readMark(ctx.store.db, scopeOf(ctx.actor), id);
  if (row === null) throw notFound('credit', { id });
  const acts = await readActs(ctx.store.db, id);
  const marker = acts.find(({ type }) => type === 'mark' || type === 'propose')?.actor;
  const { actor } = ctx;
  const standing = row.status === 'standing';
  const possible = [
    ...(row.status === 'proposed' && may(actor, 'credit.confirm') ? (['confirm', 'dismiss'] as const) : []),
    ...(standing && may(actor, 'credit.repair') ? (['repair'] as const) : []),
    ...(!row.appealOpen &&
    row.status !== 'dismissed' &&
    row.status !== 'withdrawn' &&
    may(actor, 'credit.appeal')
      ? (['appeal'] as const)
      : []),
    ...(row.appealOpen && may(actor, 'credit.decide') && marker !== actor.username
      ? (['decide_appeal'] as const)
      : []),
  ];
  return {
    ...markView(row, today(ctx)),
    acts: acts.map(({ seq, type, on, actorName, reason, document, outcome }) => ({
      seq,
      type,
      on: isoDay(on),
      actorName,
      reason,
      document,
      outcome,
    })),
    possible,
  };
}
