// What all routes have in common: a typed application, shared parameters, and how a route names its refusals.
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '../domain/errors.ts';
import { wholeBetween } from '../services/calendars.ts';
import type { ServiceContext } from '../services/context.ts';
import { zDay } from '../services/input.ts';
import { langs } from '../texts/index.ts';
import type { ApiDeps, ApiEnv } from './deps.ts';

export type Api = OpenAPIHono<ApiEnv>;

/** Problem statuses of a route; document.ts turns them into responses. */
export const problems = (...statuses: readonly number[]) => ({ 'x-problems': statuses });
export const signedIn = { security: [{ token: [] }] };
export const open = { security: [] };

export const langParameter = z
  .enum(langs)
  .optional()
  .openapi({ description: 'Language of messages; else Accept-Language, else zh-CN.' });

export const dayParameter = (description: string) =>
  z.string().openapi({ format: 'date', example: '2026-05-27', description }).pipe(zDay);

export const asOfParameter = dayParameter('The day whose evening is shown; left out: today.').optional();
export const knownOnParameter = dayParameter(
  'Only what had been entered by the end of that day; left out: all.',
).optional();

/** Text to look for; control characters are found nowhere, and a database refuses some of them. */
export const wordParameter = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { params: { code: 'control_character' } })
    .optional();

export const limitParameter = (most: number) =>
  wholeBetween(1, most).optional().openapi({ type: 'integer', minimum: 1, maximum: most, default: 50 });
export const cursorParameter = wordParameter(2000).openapi({
  description: '`next` of the page before.',
});

/** Odd characters cannot be part of an address here: there is nothing to be found. */
export const nameParameter = (example: string) =>
  z
    .string()
    .regex(/^[\w.~-]{1,100}$/)
    .openapi({ example });

/** For repeats that must not act twice. */
export const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .refine((text) => /^[\x21-\x7e]{1,200}$/.test(text), { params: { code: 'idempotency_key_shape' } })
    .optional()
    .openapi({ description: 'The same key and body again gives the first answer again, with 200.' }),
});

/** `"3"` or `*`. */
export const versionHeader = idempotencyHeader.extend({
  'If-Match': z
    .string()
    .refine((text) => /^(\*|"\d{1,9}")$/.test(text), { params: { code: 'etag_shape' } })
    .transform((text) => (text === '*' ? null : Number(text.slice(1, -1))))
    .optional()
    .openapi({ type: 'string', description: 'Version of the case that the sender saw.', example: '"3"' }),
});

export const contextOf = (deps: ApiDeps, c: Context<ApiEnv>): ServiceContext => ({
  ...deps.system,
  actor: c.get('actor'),
  now: deps.now(),
});

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A body by the name under which the document knows it; `body.ts` and the verb read it. */
export const namedBody = (name: string, ...types: readonly string[]) => ({
  required: true,
  content: Object.fromEntries(
    (types.length === 0 ? ['application/json'] : types).map((type) => [
      type,
      { schema: { $ref: `#/components/schemas/${name}` } },
    ]),
  ),
});

export const noSuchPath = (path: string): Refusal => new Refusal('not_found', 'no_such_path', { path });
