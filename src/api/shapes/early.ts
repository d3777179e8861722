// The start-early list as answers show it. The compiler holds these shapes to the views of the services.
import { z } from '@hono/zod-openapi';
import { earlyWays } from '../../domain/start-early.ts';
import { date, named, orNull } from './common.ts';

const place = z.object({ item: z.string(), name: named });

const material = z.object({
  code: z.string(),
  name: z.string(),
  state: z
    .enum(['in_hand', 'awaited', 'to_prepare'])
    .openapi({ description: '`awaited`: comes by itself when the item that makes it ends.' }),
  from: z
    .object({
      by: z.enum(['item', 'case', 'filing', 'data_sharing', 'e_licence']),
      item: z.string().nullable(),
      name: orNull(named),
    })
    .nullable()
    .openapi({ description: 'Issued by `item`, handed in with `case`, or shared; null = to be prepared.' }),
});

const entry = z
  .object({
    projectId: z.string(),
    projectCode: z.string(),
    projectName: z.string(),
    item: z.string().openapi({ example: 'GH02' }),
    name: named,
    stage: z.string(),
    department: z.string().openapi({ description: 'Lead party.' }),
    departmentName: named,
    way: z.enum(earlyWays).openapi({
      description:
        '`file`: hand it in. `book`: commission, book or begin it. `review`: the department may look at it ahead of time.',
    }),
    since: date.nullable().openapi({ description: 'When its last prerequisite ended.' }),
    sinceDays: z.int().nullable(),
    waitsFor: z.array(place).readonly().openapi({ description: 'What the result of a review waits for.' }),
    materials: z.array(material).readonly(),
    chainDays: z.int().nullable().openapi({
      description: 'Working days of promised limits on the longest chain from here to the end of `towards`.',
    }),
    towards: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'null = the end of the project.' }),
    mock: z
      .object({ startedOn: date, finishedOn: date.nullable(), result: z.enum(['pass', 'fail']).nullable() })
      .nullable(),
    record: z
      .enum(['receive', 'start', 'mock_start', 'mock_finish'])
      .nullable()
      .openapi({ description: 'The event that begins it, where the reader may record it.' }),
  })
  .openapi('EarlyEntry');

export const projectEarly = z
  .object({
    projectId: z.string(),
    projectCode: z.string(),
    projectName: z.string(),
    asOf: date,
    entries: z.array(entry).readonly(),
    waiting: z
      .array(z.object({ item: z.string(), name: named, on: z.array(place).readonly() }))
      .readonly()
      .openapi({ description: 'Cases not begun that have to wait, and what keeps them.' }),
  })
  .openapi('ProjectEarly');

export const earlyPage = z
  .object({
    asOf: date,
    items: z.array(entry).readonly(),
    next: z.string().nullable().openapi({ description: 'Give it back as `cursor`; null on the last page.' }),
    total: z.int(),
    counts: z.object({ file: z.int(), book: z.int(), review: z.int() }),
    projects: z
      .int()
      .openapi({ description: 'Looked at: those with the nearest dates, when there are many.' }),
    bounded: z.boolean(),
  })
  .openapi('EarlyPage');
