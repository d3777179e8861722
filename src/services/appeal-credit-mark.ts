// The applicant, or somebody for it, objects to a mark. It stays until the appeal is answered.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import { actOnMark, type CreditActed, creditActFields } from './credit-acts.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput } from './input.ts';

export const appealCreditMarkShape = z.strictObject(creditActFields);

/** Throws `not_found`, `forbidden`, or why it may not be. */
export const appealCreditMark = (
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<CreditActed> =>
  actOnMark(
    ctx,
    id,
    { read: () => readInput(appealCreditMarkShape, raw), type: 'appeal', action: 'credit.appeal' },
    idempotency,
  );
