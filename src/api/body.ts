// How a body comes in: its size, its kind, and where a text stops being JSON, before any verb looks at its fields.
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/errors.ts';
import { firstFault, positionOf } from '../domain/json-position.ts';
import { type Idempotency, requestHashOf } from '../services/idempotency.ts';
import type { ApiEnv } from './deps.ts';
import { UnsupportedMediaType } from './problem.ts';

/** Bytes; the largest known template has a tenth of it. */
export const LARGEST_BODY = 1_048_576;

const json = ['application/json'];

const limit = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw new Refusal('too_large', 'too_large', { max: '1 MB' });
  },
});

export const demandType = (allowed: readonly string[]) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const [type = ''] = (c.req.header('content-type') ?? '').split(';');
    if (!allowed.includes(type.trim().toLowerCase())) throw new UnsupportedMediaType(allowed);
    await next();
  });

const utf8 = new TextDecoder('utf-8', { fatal: true });

const readText = createMiddleware<ApiEnv>(async (c, next) => {
  const bytes = await c.req.arrayBuffer();
  try {
    c.set('bodyText', utf8.decode(bytes));
  } catch {
    throw new Refusal('invalid', 'not_utf8');
  }
  await next();
});

/** For routes that take a body; refuses one over 1 MB, of another kind, or that is no UTF-8. */
export const body = (allowed: readonly string[] = json): MiddlewareHandler<ApiEnv>[] => [
  limit,
  demandType(allowed),
  readText,
];

/** The parsed body; throws `json_malformed` with line and column. */
export function jsonOf(c: Context<ApiEnv>): unknown {
  const text = c.get('bodyText');
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = positionOf(text, firstFault(text) ?? text.length);
    throw new Refusal('invalid', 'json_malformed', { line, column });
  }
}

/** null without a key; else what tells a repeat from a key used for something else. */
export const idempotencyOf = (c: Context<ApiEnv>, key: string | undefined): Idempotency | null =>
  key === undefined ? null : { key, requestHash: requestHashOf(c.req.method, c.req.path, c.get('bodyText')) };
