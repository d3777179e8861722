// How the two engines stand: the last comparison and what did not agree.
import { z } from '@hono/zod-openapi';
import { clockKinds } from '../../domain/clock-kinds.ts';
import { instant } from './common.ts';

const count = z.int().min(0);

const comparison = z.object({
  at: instant,
  durationMs: count,
  projects: count,
  clocks: count.openapi({ description: 'Clocks and targets that both engines have read.' }),
  differences: count.openapi({ description: 'All that were found, also those that are not listed.' }),
});

const difference = z.object({
  projectId: z.string(),
  projectCode: z.string(),
  projectName: z.string(),
  region: z.string(),
  item: z
    .string()
    .nullable()
    .openapi({ description: 'null: the row of the project, or one of its targets.' }),
  clock: z.enum(clockKinds).nullable().openapi({ description: 'null: the row of the case or the project.' }),
  subject: z.string().nullable(),
  field: z.string().openapi({ example: 'dueOn' }),
  stored: z.string().nullable().openapi({ description: 'What the database holds; days as `YYYY-MM-DD`.' }),
  first: z.string().nullable().openapi({ description: 'What the first engine reads from the events.' }),
  second: z.string().nullable().openapi({ description: 'What the second engine says.' }),
});

export const engineHealth = z
  .object({
    state: z.enum(['never', 'old', 'differs', 'agree']).openapi({
      description:
        '`old`: the last comparison is more than two days past. Everything but `agree` is an alarm.',
    }),
    last: comparison.nullable(),
    differences: z.array(difference).readonly(),
  })
  .openapi('EngineHealth');
