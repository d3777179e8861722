// What happened, and why a date is what it is.
import { z } from '@hono/zod-openapi';
import { caseShape, clock } from './case.ts';
import { date, instant, named, orNull, pageOf } from './common.ts';

export const event = z
  .object({
    seq: z.int().openapi({ description: 'Number within the project, without gaps.' }),
    item: z.string().nullable(),
    itemName: orNull(named),
    type: z.string(),
    occurredAt: instant,
    occurredOn: date,
    recordedAt: instant,
    actor: z.object({ username: z.string(), name: z.string() }),
    backEntry: z.boolean().openapi({ description: 'Entered on a later working day than it happened.' }),
    restDay: z.boolean(),
    rectifiedBy: z.int().nullable(),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .openapi('Event');

export const eventPage = pageOf(event).openapi('EventPage');
export const recorded = z.object({ event, case: caseShape }).openapi('Recorded');

const ledgerDay = z.object({
  date,
  weekday: z.int().openapi({ description: '1 = Monday … 7 = Sunday.' }),
  kind: z.enum(['start', 'counted', 'off', 'paused', 'due', 'rolled', 'late']),
  counted: z.boolean(),
  number: z.int().nullable(),
  day: z.enum(['working', 'weekend', 'holiday', 'makeup']),
  dayName: z.string().nullable(),
  notice: z.string().nullable(),
  pause: z.object({ procedure: z.string(), name: named, document: z.string() }).nullable(),
  article: z.string(),
  provisional: z.boolean(),
});

export const ledger = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    item: z.string(),
    itemName: named,
    clock,
    asOf: date,
    calendar: z.object({ id: z.string(), edition: z.string(), notices: z.array(z.string()).readonly() }),
    days: z.array(ledgerDay).readonly(),
    totals: z.object({ counted: z.int(), restDays: z.int(), pausedDays: z.int() }),
    statutory: orNull(clock),
  })
  .openapi('Ledger');
