// Answers of the calendar.
import { z } from '@hono/zod-openapi';
import { date, named } from './common.ts';
import { ledgerDay } from './ledger.ts';

const base = {
  calendar: z.string().openapi({ example: 'CN' }),
  edition: z.string().openapi({ description: 'Names the notices that gave the answer.' }),
  provisional: z.boolean().openapi({ description: 'A later notice may still change the answer.' }),
};

export const days = z
  .object({
    ...base,
    from: date,
    to: date,
    days: z
      .array(
        z.object({
          date,
          weekday: z.int(),
          kind: z.enum(['working', 'weekend', 'holiday', 'makeup']),
          working: z.boolean(),
          name: z.string().nullable(),
          notice: z.string().nullable(),
          overlay: z.string().nullable().openapi({
            description: 'The calendar of the place whose own document decides this day.',
            example: 'CN-513400',
          }),
          provisional: z.boolean(),
        }),
      )
      .readonly(),
  })
  .openapi('CalendarDays');

export const due = z
  .object({
    ...base,
    start: date,
    days: z.int(),
    unit: z.enum(['working', 'natural', 'month']),
    dueOn: date,
    unpublished: z
      .int()
      .nullable()
      .optional()
      .openapi({ description: 'With `ledger=true`: the year whose notice the answer waits for.' }),
    lines: z
      .array(ledgerDay)
      .readonly()
      .optional()
      .openapi({ description: 'With `ledger=true`: one a day, backwards when counting back.' }),
    totals: z
      .object({ counted: z.int(), restDays: z.int(), pausedDays: z.int() })
      .optional()
      .openapi({ description: 'With `ledger=true`.' }),
  })
  .openapi('CalendarDue');

const notice = { title: z.string(), number: z.string().nullable() };

export const list = z
  .object({
    items: z
      .array(
        z.object({
          id: z.string().openapi({ example: 'CN' }),
          region: z.string().openapi({ example: '000000' }),
          name: named,
          edition: z.string(),
          from: date,
          to: date,
          firmUntil: date.openapi({ description: 'Last day that no later notice is expected to touch.' }),
          newestNotice: z.object({ year: z.int(), ...notice, published: date }),
          documents: z
            .array(z.object(notice))
            .readonly()
            .openapi({ description: "The place's own, newest first." }),
        }),
      )
      .readonly(),
  })
  .openapi('Calendars');

export const count = z
  .object({ ...base, from: date, to: date, workingDays: z.int(), naturalDays: z.int() })
  .openapi('CalendarCount');
