// Answers an appeal against a mark. One that was right withdraws the mark visibly; nothing is erased. Never by whoever made it.
import { z } from 'zod';
import { appealOutcomes } from '../domain/credit.ts';
import type { ServiceContext } from './context.ts';
import { actOnMark, type CreditActed } from './credit-acts.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';

export const decideCreditAppealShape = z.strictObject({
  outcome: z.enum(appealOutcomes),
  reason: zText(2000),
  document: zText(200).optional(),
});

/** Throws `not_found`, `forbidden` or `credit_no_appeal`. */
export const decideCreditAppeal = (
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> =>
  actOnMark(
    ctx,
    id,
    {
      read: () => readInput(decideCreditAppealShape, raw),
      type: 'decide_appeal',
      action: 'credit.decide',
      byAnother: true,
    },
    idempotency,
  );
