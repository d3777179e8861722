// The applicant has made good what it broke (信用修复): from the day of the repair on promises are open to it again.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import { actOnMark, type CreditActed, creditActFields } from './credit-acts.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput } from './input.ts';

export const repairCreditShape = z.strictObject(creditActFields);

/** Throws `not_found`, `forbidden`, or why it may not be. */
export const repairCredit = (
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> =>
  actOnMark(
    ctx,
    id,
    { read: () => readInput(repairCreditShape, raw), type: 'repair', action: 'credit.repair' },
    idempotency,
  );
