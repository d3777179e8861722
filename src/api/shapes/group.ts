// Groups of items that are handled together, as answers show them.
import { z } from '@hono/zod-openapi';
import { caseShape } from './case.ts';
import { date, named, orNull } from './common.ts';

const codes = z.array(z.string()).readonly();

const member = z.object({
  case: caseShape,
  actsFrom: date.nullable().openapi({ description: 'Since when its department could act.' }),
  endedOn: date.nullable(),
  filing: z.string().nullable().openapi({ description: 'Number of its joint filing.', example: 'DRAW-1' }),
  awaitsHandOver: z.boolean(),
});

const material = z
  .object({
    name: z.string(),
    role: z.enum(['principal', 'secondary']),
    form: z.enum(['original', 'copy', 'electronic']),
    state: z.enum(['needed', 'handed_in', 'produced', 'awaited', 'exempt']),
    from: orNull(z.object({ item: z.string(), name: named })).openapi({
      description: 'The item that makes it.',
    }),
    neededBy: z.array(z.object({ item: z.string(), name: named, code: z.string() })).readonly(),
  })
  .openapi({ description: 'The same name and origin is the same paper, asked for once.' });

const last = z.object({
  item: z.string(),
  name: named,
  department: z.string(),
  departmentName: named,
  endedOn: date.nullable(),
  aloneFrom: date,
  workingDays: z.int(),
  naturalDays: z.int(),
});

export const group = z
  .object({
    code: z.string().openapi({ example: 'DRAW' }),
    type: z.enum([
      'parallel',
      'merged_review',
      'joint_drawing_review',
      'joint_inspection',
      'merged_handling',
    ]),
    name: named,
    rule: z.string().nullable(),
    lead: z.string(),
    leadName: named,
    asOf: date,
    members: z.array(member).readonly(),
    done: z.int(),
    filedOn: date.nullable(),
    finishedOn: date.nullable(),
    last: orNull(last).openapi({ description: 'For how long all waited for one alone.' }),
    filings: z
      .array(z.object({ id: z.string(), on: date, items: codes, following: codes, awaiting: codes }))
      .readonly(),
    materials: z.array(material).readonly(),
  })
  .openapi('Group');

export const groups = z.object({ items: z.array(group).readonly() }).openapi('Groups');
export const jointFiling = z.object({ filing: z.string(), group }).openapi('JointFiling');
export const jointAcceptance = z.object({ group }).openapi('JointAcceptance');
