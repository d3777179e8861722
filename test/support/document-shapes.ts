// Reads the OpenAPI document as an outsider would: which call gives which shape, and whether an answer has it exactly.
import { z } from 'zod';
import type { Json, TestApi } from './api.ts';

export interface DocumentedCalls {
  readonly document: Json;
  /** `GET /api/projects/{id}` with the statuses it names. */
  readonly calls: ReadonlyMap<string, readonly string[]>;
  /** What an answer has that the document does not say, or lacks; empty when they agree. */
  faults(call: string, status: number, answer: unknown): readonly string[];
}

export async function readDocument(api: TestApi): Promise<DocumentedCalls> {
  const { body: document } = await api.call('/api/openapi.json');
  const calls = new Map<string, Json>();
  for (const [path, item] of Object.entries<Json>(document.paths)) {
    for (const [method, operation] of Object.entries<Json>(item)) {
      calls.set(`${method.toUpperCase()} ${path}`, operation);
    }
  }
  const definitions = closed(document.components.schemas);
  return {
    document,
    calls: new Map([...calls].map(([call, { responses }]) => [call, Object.keys(responses)])),
    faults: (call, status, answer) => {
      const content = calls.get(call).responses[status]?.content;
      const described = Object.values<Json>(content ?? {})[0]?.schema;
      if (described === undefined) return [`${call} does not document ${status}`];
      const shape = z.fromJSONSchema({ ...closed(described), $defs: definitions });
      const read = shape.safeParse(answer);
      return read.success
        ? []
        : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    },
  };
}

/** Objects that name their fields have no others; references point to the definitions that go along. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema === 'string') return schema.replace('#/components/schemas/', '#/$defs/');
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
