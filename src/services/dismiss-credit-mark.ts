// Drops a mark that was proposed: it never barred, and stays on record.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import { actOnMark, type CreditActed, creditActFields } from './credit-acts.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput } from './input.ts';

export const dismissCreditMarkShape = z.strictObject(creditActFields);

/** Throws `not_found`, `forbidden`, or why it may not be. */
export const dismissCreditMark = (
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> =>
  actOnMark(
    ctx,
    id,
    { read: () => readInput(dismissCreditMarkShape, raw), type: 'dismiss', action: 'credit.confirm' },
    idempotency,
  );
