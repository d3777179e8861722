// A case and its clocks as answers show them. The compiler holds these shapes to the views of the services.
import { z } from '@hono/zod-openapi';
import { caseStatuses, opinions } from '../../domain/case-events.ts';
import { clockKinds } from '../../domain/clock-kinds.ts';
import { commitmentStates } from '../../domain/commitment-outcome.ts';
import { lapseConsequences } from '../../domain/policy.ts';
import {
  consequenceEvents,
  consequenceRevocations,
  lapsedSupplementKinds,
} from '../../domain/supplement-lapse.ts';
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

export const mock = z
  .object({
    round: z.int().openapi({ description: 'Another round follows one that failed.' }),
    startedOn: date,
    expectedOn: date.nullable(),
    finishedOn: date.nullable(),
    result: z.enum(['pass', 'fail']).nullable(),
    opinion: z.string().nullable(),
    document: z.string().nullable(),
  })
  .openapi({ description: 'The last round of mock approval; it is not official and decides nothing.' });

const consultation = z
  .object({
    department: z.string(),
    departmentName: named,
    question: z.string(),
    document: z.string().nullable(),
    askedOn: date,
    dueOn: date.nullable().openapi({ description: 'null once the case was decided without it.' }),
    isOpen: z.boolean(),
    light,
    answer: z
      .object({ on: date, opinion: z.enum(opinions), text: z.string(), document: z.string().nullable() })
      .nullable(),
  })
  .openapi({ description: 'An opinion asked of another department; its light is not that of the case.' });

export const commitment = z
  .object({
    state: z.enum(commitmentStates),
    dueOn: date.nullable().openapi({ description: 'By which it is to be checked.' }),
    rectifyBy: date.nullable(),
    judgedOn: date.nullable(),
    publicityOn: date.nullable().openapi({
      description:
        'When it is, or would be, made public that it was broken: as many days after as the place’s policy `publicity` says. null once kept.',
    }),
    promise: z.string().nullable().openapi({ description: 'Number of the signed promise.', example: 'P1' }),
    document: z.string().nullable(),
    despite: z.string().nullable().openapi({
      description: 'Why it was granted although the record spoke against the promise.',
    }),
  })
  .openapi({ description: 'The promise on which it was granted, and where that stands.' });

export const gate = z
  .object({
    code: z.string().openapi({
      description:
        '`self` (the decision itself), `construction_permit`, `start_of_works`, `completion`, or an item.',
    }),
    item: z.string().nullable().openapi({ description: 'null where this chain ends before the gate.' }),
    name: orNull(named),
  })
  .openapi({ description: 'What stays shut until the material is in.' });

const consequence = z
  .object({
    kind: z.enum(lapsedSupplementKinds),
    event: z
      .object({
        type: z.enum(consequenceEvents),
        what: z.enum(consequenceRevocations).nullable(),
        deemed: z.boolean(),
      })
      .nullable()
      .openapi({ description: 'The event that records it; null where the applicant is to be asked first.' }),
    materials: z.array(z.object({ material: z.string(), name: z.string() })).readonly(),
    dueOn: date.openapi({ description: 'The last day to supply.' }),
    since: date,
    publicOn: date.openapi({ description: 'From when the breach is public.' }),
    source: z.string().nullable(),
  })
  .openapi({ description: 'What follows promised material that has not come; somebody has to record it.' });

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
    consequence: orNull(consequence),
    decidedOn: date.nullable(),
    commitment: orNull(commitment),
    deliveredOn: date.nullable(),
    result: z.string().nullable(),
    pause: pause.nullable(),
    owes: z
      .array(
        z.object({
          material: z.string(),
          name: z.string(),
          dueOn: date.nullable(),
          gate: orNull(gate),
        }),
      )
      .readonly(),
    waitsFor: z.array(z.object({ item: z.string(), name: named })).readonly(),
    mock: mock.nullable(),
    filing: z.string().nullable().openapi({ description: 'Number of its joint filing.', example: 'DRAW-1' }),
    consultations: z.array(consultation).readonly(),
    promised: period.nullable(),
    statutory: period.nullable(),
    mainClock: orNull(clock),
    tookDays: z.int().nullable(),
    light,
    clocks: z.array(clock).readonly(),
  })
  .openapi('Case');
