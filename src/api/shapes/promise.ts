// Promises, debts and credit marks as answers show them. The compiler holds these shapes to the views of the services.
import { z } from '@hono/zod-openapi';
import { appealOutcomes, creditActTypes, creditGrounds, creditStatuses } from '../../domain/credit.ts';
import { debtForms } from '../../domain/debts.ts';
import { promiseKinds, signerCapacities, signingWays } from '../../domain/promise-acts.ts';
import { debtViewStates } from '../../services/debts.ts';
import { gate } from './case.ts';
import { date, named } from './common.ts';

export const promise = z
  .object({
    promise: z.string().openapi({ description: 'Number within the project.', example: 'P1' }),
    kind: z.enum(promiseKinds),
    item: z.string(),
    itemName: named,
    instance: z.int().openapi({ description: 'Of which filing of the case.' }),
    status: z.enum(['offered', 'signed', 'withdrawn', 'replaced']),
    text: z.string(),
    textVersion: z.string(),
    consequence: z.string(),
    materials: z
      .array(z.object({ material: z.string(), name: z.string(), promisedBy: date.nullable() }))
      .readonly(),
    facts: z.array(z.object({ code: z.string(), text: z.string(), value: z.number().optional() })).readonly(),
    seq: z.int().openapi({ description: 'Of the offer in the project’s history.' }),
    offeredOn: date,
    signature: z
      .object({
        signer: z.string(),
        capacity: z.enum(signerCapacities),
        authority: z.string().nullable(),
        how: z.enum(signingWays),
        on: date,
        seq: z.int(),
      })
      .nullable(),
    withdrawal: z.object({ on: date, reason: z.string(), seq: z.int() }).nullable(),
  })
  .openapi('Promise');

export const promises = z.object({ items: z.array(promise).readonly() });

const sums = {
  promised: z.int(),
  open: z.int(),
  openLate: z.int(),
  inTime: z.int(),
  late: z.int(),
  never: z.int(),
  revoked: z.int(),
  averageDays: z.number().nullable().openapi({ description: 'Natural days from promise to supplement.' }),
};

const debt = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    projectCode: z.string(),
    owner: z.object({ name: z.string(), creditCode: z.string() }),
    item: z.string(),
    itemName: named,
    department: z.string(),
    departmentName: named,
    instance: z.int(),
    material: z.string(),
    name: z.string(),
    form: z.enum(debtForms),
    gate,
    state: z.enum(debtViewStates),
    promisedOn: date,
    dueOn: date.nullable().openapi({ description: 'null: with its gate.' }),
    provisional: z.boolean(),
    suppliedOn: date.nullable(),
    endedOn: date.nullable().openapi({ description: 'The filing ended without it.' }),
    remainingDays: z.int().nullable().openapi({ description: 'Working days.' }),
    overdueDays: z.object({ working: z.int(), natural: z.int() }).nullable(),
    light: z.enum(['none', 'yellow', 'red']),
  })
  .openapi('Debt');

export const debts = z
  .object({
    asOf: date,
    items: z.array(debt).readonly(),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
    sums: z.object({ ...sums, creditPushes: z.int() }),
    by: z
      .array(
        z.object({
          item: z.string(),
          itemName: named,
          department: z.string(),
          departmentName: named,
          ...sums,
        }),
      )
      .readonly(),
  })
  .openapi('Debts');

const mark = {
  id: z.string(),
  creditCode: z.string(),
  ownerName: z.string(),
  region: z.string(),
  ground: z.enum(creditGrounds),
  list: z.string().nullable().openapi({ description: 'A list kept elsewhere.' }),
  document: z.string().nullable(),
  reason: z.string(),
  projectId: z.string().nullable(),
  item: z.string().nullable(),
  effectiveFrom: date,
  publicFrom: date,
  banUntil: date.nullable().openapi({ description: 'The last day on which it bars; null: until repaired.' }),
  status: z.enum(creditStatuses),
  endedOn: date.nullable(),
  appealOpen: z.boolean(),
  bars: z.boolean().openapi({ description: 'Whether it bars from promises today.' }),
};

export const creditMarks = z
  .object({
    items: z.array(z.object(mark)).readonly(),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  })
  .openapi('CreditMarks');

export const creditMark = z
  .object({
    ...mark,
    acts: z
      .array(
        z.object({
          seq: z.int(),
          type: z.enum(creditActTypes),
          on: date,
          actorName: z.string(),
          reason: z.string().nullable(),
          document: z.string().nullable(),
          outcome: z.enum(appealOutcomes).nullable(),
        }),
      )
      .readonly(),
    possible: z.array(z.enum(['confirm', 'dismiss', 'repair', 'appeal', 'decide_appeal'])).readonly(),
  })
  .openapi('CreditMark');
