// A posted form as values by name, and the same values as the nested object that a verb reads.
import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/errors.ts';
import { type Idempotency, requestHashOf } from '../services/idempotency.ts';
import type { Values } from './components/form.tsx';
import type { WebContext } from './env.ts';

/** Throws `request_unreadable` for a body that is no form at all. */
export async function readForm(c: Pick<WebContext, 'req'>): Promise<Values> {
  const body = await c.req.parseBody({ all: true }).catch((error: unknown) => {
    throw error instanceof TypeError ? new Refusal('invalid', 'request_unreadable') : error;
  });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.filter((one) => typeof one === 'string')
        : typeof value === 'string'
          ? value
          : '',
    ]),
  );
}

/** The last value of a field, trimmed; undefined when it was left empty. */
export function filled(values: Values, name: string): string | undefined {
  const value = values[name];
  const text = (typeof value === 'string' ? value : value?.at(-1))?.trim();
  return text === '' ? undefined : text;
}

export const listed = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);
};

/** Leaves out what is undefined, so that an empty field is a missing one. */
export const present = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** What makes a repeated submit of this form harmless. A key that no form of ours has counts as none. */
export function idempotencyOf(c: Pick<WebContext, 'req'>, values: Values): Idempotency {
  const sent = filled(values, 'idempotencyKey') ?? '';
  return {
    key: /^[\w-]{1,100}$/.test(sent) ? sent : randomUUID(),
    requestHash: requestHashOf('POST', c.req.path, JSON.stringify(values)),
  };
}
