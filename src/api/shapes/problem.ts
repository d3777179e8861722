// Problems of owners as answers give them.
import { z } from '@hono/zod-openapi';
import { ownerProblemKinds, problemActs, problemOutcomes } from '../../domain/problem-acts.ts';
import { clock } from './case.ts';
import { date, instant, light, named, orNull } from './common.ts';

const status = z.enum(['open', 'answered', 'closed']);
const unit = { unit: z.string().openapi({ example: 'NRP' }), unitName: named };

export const problem = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    problem: z.string().openapi({ description: 'Number within the project.', example: 'W1' }),
    kind: z.enum(ownerProblemKinds),
    item: z.string().nullable(),
    itemName: orNull(named),
    ...unit,
    status,
    named: z.boolean(),
    complex: z.boolean(),
    round: z.int(),
    openedOn: date,
    openedBy: z.string(),
    text: z.string(),
    clock,
    contact: orNull(clock).openapi({ description: 'The call that a named negative rating asks for.' }),
    answer: z.object({ on: date, text: z.string(), outcome: z.enum(problemOutcomes) }).nullable(),
    closedOn: date.nullable(),
    trail: z
      .array(
        z.object({
          seq: z.int(),
          type: z.enum(Object.keys(problemActs) as [keyof typeof problemActs]),
          on: date,
          at: instant,
          by: z.string(),
          unitName: orNull(named),
          text: z.string().nullable(),
        }),
      )
      .readonly(),
    may: z.array(z.string()).readonly().openapi({ description: 'What the asker may do about it now.' }),
  })
  .openapi('OwnerProblem');

export const problemList = z
  .object({
    counts: z.object({ open: z.int(), late: z.int(), closed: z.int() }),
    items: z
      .array(
        z.object({
          projectId: z.string(),
          projectName: z.string(),
          problem: z.string(),
          kind: z.enum(ownerProblemKinds),
          itemName: orNull(named),
          ...unit,
          status,
          named: z.boolean(),
          complex: z.boolean(),
          summary: z.string(),
          openedOn: date,
          dueOn: date,
          provisional: z.boolean(),
          light,
          remainingDays: z.int(),
          contactDueOn: date.nullable(),
          closedOn: date.nullable(),
        }),
      )
      .readonly(),
    page: z.int(),
    more: z.boolean(),
  })
  .openapi('OwnerProblemList');

export const rated = z
  .object({
    rating: z.object({
      item: z.string(),
      instance: z.int(),
      grade: z.int(),
      named: z.boolean(),
      text: z.string().nullable(),
    }),
    problem: z.string().nullable().openapi({ description: 'What a negative rating has opened.' }),
  })
  .openapi('Rated');
