// Promises on which cases are granted, and standard land, as answers show them.
import { z } from '@hono/zod-openapi';
import { publicisedThings } from '../../domain/commitment-acts.ts';
import { commitmentStates } from '../../domain/commitment-outcome.ts';
import { contradictingOutcomes, excludedMatters } from '../../domain/commitment-spec.ts';
import { promiseKinds, signerCapacities, signingWays } from '../../domain/promise-acts.ts';
import { indicatorChecks, indicatorDirections } from '../../domain/standard-land-acts.ts';
import { caseShape, clock } from './case.ts';
import { date, named, orNull } from './common.ts';
import { event } from './history.ts';

const fact = z.object({
  code: z.string(),
  text: named,
  about: z.object({ code: z.string(), name: z.string() }).nullable(),
  couldContradict: z
    .array(z.object({ item: z.string().nullable(), itemName: orNull(named), when: z.string() }))
    .readonly(),
});

const contradiction = z
  .object({
    fact: z.string(),
    factText: named,
    item: z.string().nullable(),
    itemName: orNull(named),
    outcome: z.enum([...contradictingOutcomes, 'circumstance']),
    when: z.string().nullable(),
    since: date.nullable(),
  })
  .openapi({ description: 'What of the record speaks against a fact promised, as of now.' });

const promise = z.object({
  promise: z.string(),
  kind: z.enum(promiseKinds),
  item: z.string(),
  itemName: named,
  instance: z.int(),
  status: z.enum(['offered', 'signed', 'withdrawn', 'replaced']),
  text: z.string(),
  textVersion: z.string(),
  consequence: z.string(),
  materials: z
    .array(z.object({ material: z.string(), name: z.string(), promisedBy: date.nullable() }))
    .readonly(),
  facts: z.array(z.object({ code: z.string(), text: z.string(), value: z.number().optional() })).readonly(),
  seq: z.int(),
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
});

export const commitmentTold = promise.openapi('CommitmentTold');

export const commitmentPage = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    ownerName: z.string(),
    asOf: date,
    case: caseShape,
    barred: z
      .enum([...excludedMatters, 'not_offered'])
      .nullable()
      .openapi({ description: 'Why the item is never granted on a promise; null when it may be.' }),
    told: z.object({
      condition: z.string(),
      obligation: z.string(),
      liability: z.string(),
      voluntary: z.string(),
    }),
    facts: z.array(fact).readonly(),
    against: z.array(contradiction).readonly(),
    promises: z.array(promise).readonly().openapi({ description: 'The newest first.' }),
    publicities: z
      .array(z.object({ what: z.enum(publicisedThings), on: date, where: z.string(), seq: z.int() }))
      .readonly(),
    trail: z.array(event).readonly().openapi({ description: 'The newest first.' }),
    may: z.object({
      tell: z.boolean(),
      sign: z.boolean(),
      withdraw: z.boolean(),
      publicise: z.array(z.enum(publicisedThings)).readonly(),
    }),
  })
  .openapi('CommitmentPage');

const row = z
  .object({
    projectId: z.string(),
    projectCode: z.string(),
    projectName: z.string(),
    applicant: z.object({ name: z.string(), creditCode: z.string() }),
    item: z.string().openapi({ example: 'SG07' }),
    itemName: named,
    instance: z.int(),
    department: z.string(),
    departmentName: named,
    state: z.enum(commitmentStates),
    decidedOn: date,
    facts: z.array(named).readonly(),
    dueOn: date.nullable().openapi({ description: 'By which it is to be checked.' }),
    clock: orNull(clock),
    rectifyBy: date.nullable(),
    judgedOn: date.nullable(),
    publicityOn: date.nullable().openapi({
      description: 'When a breach is, or would be, made public; null once it was kept.',
    }),
    publicised: z.object({ promise: date.nullable(), breach: date.nullable() }),
    promise: z.string().nullable(),
    document: z.string().nullable(),
    despite: z.string().nullable(),
    against: z.array(contradiction).readonly(),
  })
  .openapi('CommitmentRow');

export const commitmentList = z
  .object({
    asOf: date,
    items: z.array(row).readonly(),
    next: z.string().nullable().openapi({ description: 'Give it back as `cursor`; null on the last page.' }),
    total: z.int().openapi({ description: 'Of all pages together.' }),
  })
  .openapi('CommitmentList');

const round = z.object({
  on: date,
  result: z.enum(['met', 'not_met']),
  actual: z
    .array(z.object({ code: z.string(), name: z.string(), value: z.number(), unit: z.string() }))
    .readonly(),
  rectifyBy: date.nullable(),
  liability: z.string().nullable(),
  document: z.string().nullable(),
  seq: z.int(),
});

export const standardLand = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    asOf: date,
    contract: z.object({ document: z.string(), on: date, seq: z.int() }).nullable(),
    indicators: z
      .array(
        z.object({
          code: z.string().openapi({ example: 'tax_per_mu' }),
          name: z.string(),
          unit: z.string().openapi({ example: '万元/亩' }),
          direction: z.enum(indicatorDirections),
          check: z.enum(indicatorChecks),
          promised: z.number(),
          actual: z.number().nullable(),
          shortfall: z.number().nullable(),
        }),
      )
      .readonly(),
    checks: z
      .array(
        z.object({
          check: z.enum(indicatorChecks),
          state: z.enum(['none', 'open', 'met', 'rectifying', 'lapsed', 'not_met']),
          rounds: z.array(round).readonly(),
        }),
      )
      .readonly(),
    may: z.object({ set: z.boolean(), check: z.array(z.enum(indicatorChecks)).readonly() }),
  })
  .openapi('StandardLand');
