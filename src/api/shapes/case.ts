// A case and its clocks as answers show them. The compiler holds these shapes to the views of the services.
import { z } from '@hono/zod-openapi';
import { caseStatuses } from '../../domain/case-events.ts';
import { clockKinds } from '../../domain/clock-kinds.ts';
import { lapseConsequences } from '../../domain/policy.ts';
import { date, light, named, orNull, period } from './common.ts';

const holder = z
  .string()
  .nullable()
  .openapi({ description: 'Party code, `procedure`, or null when nobody has it.', example: 'NRP' });

export const clock = z
  .object({
    kind: z.enum(clockKinds),
    subject: z.string().nullable().openapi({
      description: 'Material or procedure, where a case has several clocks of one kind.',
    }),
    state: z.enum(['running', 'paused', 'stopped']),
    holder,
    startedOn: date,
    limit: period.nullable().openapi({ description: 'null when a paper names the day.' }),
    extendedBy: z.int(),
    dueOn: date.nullable().openapi({ description: 'null while paused.' }),
    expectedDueOn: date
      .nullable()
      .openapi({ description: 'While paused: counted to the end told in writing.' }),
    stoppedOn: date.nullable(),
    provisional: z.boolean().openapi({ description: 'A later holiday notice may still move the day.' }),
    edition: z.string().openapi({ description: 'Of the calendar that gave the day.' }),
    usedDays: z.int(),
    remainingDays: z.int().nullable(),
    overdueDays: z.object({ working: z.int(), natural: z.int() }).nullable(),
    light,
  })
  .openapi('Clock');

const pause = z.object({
  procedure: z.string(),
  name: named,
  document: z.string(),
  since: date,
  until: date.nullable(),
});

export const caseShape = z
  .object({
    item: z.string().openapi({ example: 'GH02' }),
    name: named,
    stage: z.string(),
    kind: z.string(),
    department: z.string().openapi({ description: 'Lead party.' }),
    departmentName: named,
    status: z.enum(caseStatuses),
    holder,
    holderName: orNull(named),
    holderSince: date.nullable(),
    instance: z.int().openapi({ description: '1, 2, … after a re-filing.' }),
    version: z.int().openapi({ description: 'Number of recorded events; what `If-Match` names.' }),
    receivedOn: date.nullable(),
    acceptedOn: date.nullable(),
    deemedAccepted: z.boolean(),
    lapse: z
      .enum(lapseConsequences)
      .nullable()
      .openapi({ description: 'What follows a correction that has lapsed; somebody has to record it.' }),
    decidedOn: date.nullable(),
    deliveredOn: date.nullable(),
    result: z.string().nullable(),
    pause: pause.nullable(),
    owes: z.array(z.object({ material: z.string(), name: z.string(), dueOn: date.nullable() })).readonly(),
    waitsFor: z.array(z.object({ item: z.string(), name: named })).readonly(),
    promised: period.nullable(),
    statutory: period.nullable(),
    mainClock: orNull(clock),
    tookDays: z.int().nullable(),
    light,
    clocks: z.array(clock).readonly(),
  })
  .openapi('Case');
