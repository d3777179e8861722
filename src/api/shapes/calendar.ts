// Answers of the calendar.
import { z } from '@hono/zod-openapi';
import { date } from './common.ts';

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
  })
  .openapi('CalendarDue');

export const count = z
  .object({ ...base, from: date, to: date, workingDays: z.int(), naturalDays: z.int() })
  .openapi('CalendarCount');
