// Confirms a mark that was proposed with the record of a breach: from then on it bars.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import { actOnMark, type CreditActed, creditActFields } from './credit-acts.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput } from './input.ts';

export const confirmCreditMarkShape = z.strictObject(creditActFields);

/** Throws `not_found`, `forbidden`, or why it may not be. */
export const confirmCreditMark = (
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> =>
  actOnMark(
    ctx,
    id,
    { read: () => readInput(confirmCreditMarkShape, raw), type: 'mark', action: 'credit.confirm' },
    idempotency,
  );
