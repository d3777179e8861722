// Who held a project: its own lane of days, one for every case, and their sums.
import { z } from '@hono/zod-openapi';
import { buckets } from '../../domain/time-buckets.ts';
import { date, named, orNull } from './common.ts';
import { target } from './project.ts';

const days = { naturalDays: z.int(), workingDays: z.int() };
const daysShape = z.object(days);
const bucket = z.enum(buckets).openapi({ description: 'Whose time it is in the terms of the targets.' });

const holder = z
  .string()
  .nullable()
  .openapi({ description: 'Party code, or `procedure`; null where nobody had to act.', example: 'NRP' });
const procedure = z.string().nullable().openapi({ description: 'The special procedure that had the case.' });
const held = { holder, procedure, name: orNull(named), ...days };
const stretch = z.object({ from: date, to: date, ...held });

const projectStretch = stretch.extend({
  holder: z.string().openapi({ example: 'NRP' }),
  name: named,
  item: z.string().nullable().openapi({
    description: 'The case that had the project; null while the applicant was to file the next one.',
  }),
  itemName: orNull(named),
  bucket,
});

const lane = z.object({
  item: z.string(),
  itemName: named,
  stage: z.string(),
  from: date.openapi({ description: 'First receipt or start: day 0.' }),
  to: date.openapi({
    description: 'The day asked for while somebody has it, else that on which it came to rest.',
  }),
  restedOn: date.nullable().openapi({ description: 'null while somebody has to act.' }),
  doneOn: date.nullable().openapi({ description: 'null while successors may not go on.' }),
  stretches: z.array(stretch).readonly(),
  holders: z.array(z.object(held)).readonly(),
  ...days,
});

const stageSum = z.object({
  code: z.string(),
  name: named,
  unit: z.enum(['working', 'natural']),
  startedOn: date.nullable().openapi({ description: 'First receipt of an approval item.' }),
  endedOn: date.nullable().openapi({ description: 'Last decision; null while one is due.' }),
  elapsedDays: z.int().openapi({ description: 'The next three add up to it.' }),
  approvalDays: z.int(),
  specialDays: z.int(),
  ownerDays: z.int(),
  budgetDays: z.int().nullable(),
  lateItems: z.array(z.object({ item: z.string(), name: named })).readonly(),
  overdue: z.boolean(),
});

export const timeAccount = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    asOf: date,
    calendar: z.object({ id: z.string(), edition: z.string() }),
    startedOn: date.nullable().openapi({ description: 'Day zero of the template; null before it.' }),
    until: date.openapi({ description: 'The day asked for, or that on which nothing was left to do.' }),
    endedOn: date.nullable().openapi({ description: 'null while the project goes on.' }),
    ...days,
    stretches: z.array(projectStretch).readonly().openapi({
      description: 'Every day after `startedOn`, up to `until`, is in one of them: after `from`, up to `to`.',
    }),
    holders: z.array(z.object(held)).readonly().openapi({
      description: 'Most days first; they add up to `naturalDays` and `workingDays`.',
    }),
    buckets: z.array(z.object({ bucket, ...days })).readonly(),
    split: z
      .object({ departments: daysShape, intermediaries: daysShape, others: daysShape })
      .openapi({ description: '17 + 33: departments and intermediaries, and what is neither’s.' }),
    targets: z.array(target).readonly(),
    lanes: z.array(lane).readonly(),
    stages: z
      .array(stageSum)
      .readonly()
      .openapi({ description: 'As the province counts: the union of receipt to decision.' }),
  })
  .openapi('TimeAccount');
