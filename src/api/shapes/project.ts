// A project, whole and as one row of a list.
import { z } from '@hono/zod-openapi';
import { caseStatuses } from '../../domain/case-events.ts';
import { commitmentStates } from '../../domain/commitment-outcome.ts';
import { deskReasons } from '../../domain/desk-reasons.ts';
import { lapseConsequences } from '../../domain/policy.ts';
import { caseShape, clock } from './case.ts';
import { date, light, named, orNull, pageOf, targetBudget } from './common.ts';

const region = z.object({ code: z.string().openapi({ example: '330784' }), name: z.string() });

/** Days of one holder. */
export const account = z
  .object({
    holder: z.string().openapi({ description: 'Party code, or `procedure`.', example: 'NRP' }),
    procedure: z.string().nullable().openapi({ description: 'The special procedure that had the case.' }),
    name: named,
    days: z.int(),
  })
  .openapi('HolderDays');

export const target = z
  .object({
    id: z.string(),
    name: z.string(),
    budget: targetBudget,
    startedOn: date.nullable(),
    dueOn: date.nullable(),
    usedDays: z.int(),
    remainingDays: z.int(),
    reachedOn: date.nullable(),
    provisional: z.boolean(),
    light,
    accounts: z
      .array(account)
      .readonly()
      .openapi({ description: '`usedDays` split by who held them, most days first: they add up to it.' }),
  })
  .openapi('Target');

const stage = z.object({
  code: z.string(),
  name: named,
  lead: z.string(),
  leadName: named,
  total: z.int(),
  done: z.int(),
  overdue: z.int(),
  state: z.enum(['not_started', 'running', 'done', 'late']),
});

export const project = z
  .object({
    id: z.string(),
    code: z.string().openapi({ example: '2603-330784-04-01-100001' }),
    name: z.string(),
    template: z.object({ id: z.string(), version: z.string(), name: named }),
    regime: named,
    category: named,
    region,
    owner: z.object({ name: z.string(), creditCode: z.string() }),
    agent: z.object({ username: z.string(), name: z.string(), phone: z.string().nullable() }).nullable(),
    attributes: z.record(z.string(), z.union([z.string(), z.boolean()])),
    openedOn: date,
    asOf: date,
    span: z
      .object({ from: date, days: z.int() })
      .nullable()
      .openapi({ description: 'Natural days since the day zero of the template, which is day 0.' }),
    light,
    stages: z.array(stage).readonly(),
    cases: z.array(caseShape).readonly(),
    targets: z.array(target).readonly(),
    warnings: z.array(z.object({ path: z.string(), code: z.string() })).readonly(),
  })
  .openapi('Project');

export const deskRow = z.object({
  projectId: z.string(),
  projectName: z.string(),
  item: z.string(),
  itemName: named,
  reason: z.enum(deskReasons),
  status: z.enum(caseStatuses),
  holder: z.string().nullable(),
  holderName: orNull(named),
  clock: orNull(clock),
  target: z
    .object({
      budget: z.object({ days: z.int(), unit: z.string() }),
      dueOn: date.nullable(),
      provisional: z.boolean(),
    })
    .nullable(),
  owes: z.array(z.string()).readonly(),
  receivedOn: date.nullable(),
  decidedOn: date.nullable(),
  pauseUntil: date.nullable(),
  commitment: z.enum(commitmentStates).nullable(),
  lapse: z.enum(lapseConsequences).nullable(),
});

const projectRow = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    ownerName: z.string(),
    region,
    templateName: named,
    agentName: z.string().nullable(),
    stage: z.object({ code: z.string(), name: named }).nullable(),
    done: z.int(),
    total: z.int(),
    light,
    next: deskRow.nullable().openapi({ description: 'The case that needs attention first.' }),
  })
  .openapi('ProjectRow');

export const projectPage = pageOf(projectRow).openapi('ProjectPage');
