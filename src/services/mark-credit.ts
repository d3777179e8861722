// Puts a mark on an applicant's credit: from a list kept elsewhere with its document, or for a breach in a case.
import { z } from 'zod';
import { creditGrounds } from '../domain/credit.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import { isoDay, plusMonths } from '../domain/day.ts';
import { type Issue, invalid, invalidField, notFound } from '../domain/errors.ts';
import { findActByKey, insertMark } from '../store/credit.ts';
import { readCases, readProject } from '../store/read-models.ts';
import { demand, demandSight } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { getCredit } from './credit.ts';
import type { CreditActed } from './credit-acts.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { readInput, zDay, zRead, zText } from './input.ts';
import { reachOf } from './record-event.ts';

export const markCreditShape = z.strictObject({
  ground: z.enum(creditGrounds),
  /** Of the applicant; left out where a project names it. */
  creditCode: zRead(readCreditCode)
    .transform(({ value }) => value)
    .optional(),
  ownerName: zText(200).optional(),
  /** Of a list kept elsewhere. */
  list: zText(200).optional(),
  document: zText(200).optional(),
  reason: zText(2000),
  project: zText(60).optional(),
  item: zText(60).optional(),
  /** Left out: today. */
  effectiveFrom: zDay.optional(),
  /** Left out: what the place's policy says. */
  banUntil: zDay.optional(),
});
type MarkInput = z.output<typeof markCreditShape>;

/** Throws `forbidden`, `not_found` for a project out of sight, or what is missing. */
export async function markCredit(
  ctx: ServiceContext,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> {
  demand(ctx.actor, 'credit.mark');
  const input = readInput(markCreditShape, raw);
  const about = await applicantOf(ctx, input);
  const on = input.effectiveFrom ?? today(ctx);
  if (on > today(ctx)) throw invalidField('effectiveFrom', 'in_the_future', { now: isoDay(today(ctx)) });
  if (input.banUntil !== undefined && input.banUntil < on)
    throw invalidField('banUntil', 'date_before_event', { on: isoDay(on) });
  const policy = ctx.policies.of(about.region, on);
  const months = policy.creditBan.months;
  const id = crypto.randomUUID();
  const made = await ctx.store.transaction(async (tx) => {
    if (idempotency !== null) {
      const repeat = await findActByKey(tx, ctx.actor.username, idempotency.key);
      if (repeat !== null) {
        demandSameRequest(repeat.requestHash, idempotency);
        return repeat.markId;
      }
    }
    const mark = {
      id,
      ...about,
      ground: input.ground,
      list: input.list ?? null,
      document: input.document ?? null,
      reason: input.reason,
      sourceSeq: null,
      effectiveFrom: on,
      publicFrom: on + policy.publicity.days,
      banUntil: input.banUntil ?? (months === 0 ? null : plusMonths(on, months)),
      status: 'standing' as const,
      endedOn: null,
      appealOpen: false,
      createdAt: ctx.now,
    };
    const act = {
      markId: id,
      seq: 1,
      type: 'mark' as const,
      on,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      reason: input.reason,
      document: input.document ?? null,
      outcome: null,
      idempotencyKey: idempotency?.key ?? null,
      requestHash: idempotency?.requestHash ?? null,
    };
    await insertMark(tx, mark, [act]);
    return id;
  });
  return { mark: await getCredit(ctx, made), created: made === id };
}

/** A list kept elsewhere names the company and its paper; a breach in a case is that of the project's applicant. */
async function applicantOf(ctx: ServiceContext, input: MarkInput) {
  const { ground, list, document, creditCode, ownerName, item } = input;
  if (input.project === undefined) {
    const missing = (
      [
        ['creditCode', creditCode],
        ['ownerName', ownerName],
        ...(ground === 'external_list'
          ? ([
              ['list', list],
              ['document', document],
            ] as const)
          : [['project', undefined] as const]),
      ] as const
    ).filter(([, value]) => value === undefined);
    if (missing.length > 0)
      throw invalid(missing.map(([path]): Issue => ({ path, code: 'required', facts: {} })));
    return {
      creditCode: creditCode ?? '',
      ownerName: ownerName ?? '',
      region: ctx.actor.region,
      projectId: null,
      item: null,
    };
  }
  const { db } = ctx.store;
  const project = await readProject(db, input.project);
  const cases = project === null ? [] : await readCases(db, input.project);
  demandSight(ctx.actor, project === null ? null : reachOf(project, cases), input.project);
  if (project === null) throw notFound('project', { id: input.project });
  if (item !== undefined && !cases.some((one) => one.item === item)) throw notFound('case', { item });
  return {
    creditCode: project.ownerCreditCode,
    ownerName: project.ownerName,
    region: project.region,
    projectId: project.id,
    item: item ?? null,
  };
}
