// What a place decides where the law leaves room, as answers show it.
import { z } from '@hono/zod-openapi';
import { policyCodes } from '../../domain/policy.ts';
import { date } from './common.ts';

export const policy = z.object({
  code: z.enum(policyCodes),
  value: z.string().openapi({ example: 'next_working_day' }),
  facts: z.record(z.string(), z.unknown()).openapi({ description: '`closes`, `days`, `approver`.' }),
  source: z.string().nullable().openapi({ description: 'Law or document, with its article.' }),
  assumed: z.boolean().openapi({ description: 'No source was found.' }),
  region: z.string().openapi({ description: 'The place that says so: this one, or one around it.' }),
  from: date.openapi({ description: 'For what is received or done on this day or later.' }),
});

export const policies = z
  .object({
    region: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
    day: date,
    policies: z.array(policy).readonly(),
  })
  .openapi('Policies');
