// What happened.
import { z } from '@hono/zod-openapi';
import { caseShape } from './case.ts';
import { date, instant, named, orNull, pageOf } from './common.ts';

export const event = z
  .object({
    seq: z.int().openapi({ description: 'Number within the project, without gaps.' }),
    item: z.string().nullable(),
    itemName: orNull(named),
    names: z
      .record(z.string(), named)
      .openapi({ description: 'Items that an event of the project names in its data.' }),
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
