// Why a date is what it is, day by day: everything that is needed to count it again (docs/replay-ledger.mjs does).
import { z } from '@hono/zod-openapi';
import { clock } from './case.ts';
import { date, named, orNull } from './common.ts';
import { policy } from './policy.ts';

const pauseOnDay = z.object({ procedure: z.string(), name: named, document: z.string() });

export const ledgerDay = z.object({
  date,
  weekday: z.int().openapi({ description: '1 = Monday … 7 = Sunday.' }),
  kind: z.enum(['start', 'counted', 'off', 'paused', 'idle', 'due', 'rolled', 'late']).openapi({
    description: '`idle`: nothing that a target counts was at work; `rolled`: the last day was a rest day.',
  }),
  counted: z.boolean(),
  number: z.int().nullable().openapi({ description: 'Running number of a counted day; days late.' }),
  day: z.enum(['working', 'weekend', 'holiday', 'makeup']),
  dayName: z.string().nullable(),
  notice: z
    .string()
    .nullable()
    .openapi({ description: 'Number of the document that makes it a holiday or a make-up day.' }),
  overlay: z.string().nullable().openapi({
    description: "Id of the place's calendar when that document is its own.",
    example: 'CN-513400',
  }),
  pause: pauseOnDay.nullable(),
  by: z.array(z.string()).readonly().openapi({ description: 'Items whose work a target counted.' }),
  article: z.string(),
  provisional: z.boolean(),
});

const ground = z.object({
  kind: z.enum(['law', 'template', 'paper', 'default', 'none']),
  article: z.string().nullable(),
  source: z
    .object({
      id: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      date: z.string().nullable(),
    })
    .nullable()
    .openapi({ description: "The template's source of the figure." }),
  assumed: z.boolean(),
  document: z.string().nullable().openapi({ description: 'The paper that names the day.' }),
});

const span = { from: date, to: date.nullable().openapi({ description: 'null: it still goes on.' }) };
const work = z.object({
  item: z.string(),
  name: named,
  runs: z
    .array(z.object(span))
    .readonly()
    .openapi({ description: 'At work on days after `from`, up to `to`.' }),
  leftOut: z.array(pauseOnDay.extend(span)).readonly(),
});

export const ledger = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    item: z.string().nullable().openapi({ description: 'null for a target.' }),
    itemName: orNull(named),
    clock,
    key: z
      .string()
      .openapi({ description: 'What gives this ledger as `clock`.', example: 'supplement:SG07-M6' }),
    target: z.object({ id: z.string(), name: z.string(), measure: z.enum(['counted', 'span']) }).nullable(),
    asOf: date,
    calendar: z.object({
      id: z.string(),
      edition: z.string(),
      notices: z
        .array(z.string())
        .readonly()
        .openapi({ description: 'Of all years that the ledger touches.' }),
      unpublished: z
        .int()
        .nullable()
        .openapi({ description: 'The year whose notice a provisional due date waits for.' }),
    }),
    template: z.object({ id: z.string(), version: z.string(), name: named }),
    ground,
    rule: z.object({
      roll: z
        .boolean()
        .openapi({ description: 'A last day that is a rest day moves to the next working day.' }),
      onDate: date.nullable().openapi({ description: 'The day that a paper names.' }),
      notAfter: date.nullable(),
    }),
    policies: z.array(policy).readonly(),
    extension: z
      .object({
        on: date,
        days: z.int(),
        approver: z.string(),
        reason: z.string(),
        document: z.string().nullable(),
      })
      .nullable(),
    pauses: z
      .array(pauseOnDay.extend({ from: date, to: date, until: date.nullable() }))
      .readonly()
      .openapi({ description: 'Days after `from`, up to `to`, are not counted.' }),
    work: z.array(work).readonly().openapi({ description: 'What a counted target counts.' }),
    days: z.array(ledgerDay).readonly(),
    totals: z
      .object({
        counted: z.int(),
        restDays: z.int(),
        pausedDays: z.int(),
        rolledDays: z.int(),
        idleDays: z.int(),
        lateDays: z.int(),
        naturalDays: z.int(),
      })
      .openapi({ description: 'Days after the start; the others add up to `naturalDays`.' }),
    statutory: orNull(clock),
  })
  .openapi('Ledger');
