// Small shapes that many answers share, as the document names them.
import { z } from '@hono/zod-openapi';

export const date = z.string().openapi({ format: 'date', example: '2026-05-27' });
export const instant = z.string().openapi({ format: 'date-time', example: '2026-05-27T01:00:00.000Z' });
export const light = z.enum(['none', 'yellow', 'red', 'breach']).openapi('Light');

export const named = z.object({ zh: z.string(), en: z.string() }).openapi('Named');

/** For shapes with a name: the generator loses the null of `.nullable()` on them. */
export const orNull = <T extends z.ZodType>(shape: T) => z.union([shape, z.null()]);

export const period = z.object({ days: z.int(), unit: z.enum(['working', 'natural', 'month']) });
export const targetBudget = z.object({ days: z.int(), unit: z.enum(['working', 'natural']) });

/** One page of a list; `next` is the cursor of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item).readonly(),
    next: z.string().nullable().openapi({ description: 'Give it back as `cursor`; null on the last page.' }),
    total: z.int().nullable().openapi({ description: 'Of all pages together.' }),
  });

export const problem = z
  .object({
    type: z.string().openapi({ example: '/api/docs#invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().openapi({ example: 'invalid_input' }),
    facts: z.record(z.string(), z.unknown()),
    errors: z
      .array(
        z.object({
          path: z.string().openapi({ description: 'The field, parameter or header.', example: 'owner.name' }),
          message: z.string(),
          code: z.string(),
          line: z.int().optional().openapi({ description: 'Of a file.' }),
        }),
      )
      .readonly(),
    instance: z.string().optional().openapi({ description: 'How the log calls this fault.' }),
  })
  .openapi('Problem');
