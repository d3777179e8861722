// How the body of a case event is kept: JSON that people can read, with days as `YYYY-MM-DD` and instants as RFC 3339.
import type { CaseEventBody } from '../domain/case-events.ts';
import { type ProjectFact, type ProjectFactType, projectFactTypes } from '../domain/plan-changes.ts';
import { isProjectAct, type ProjectAct } from '../domain/project-acts.ts';
import { dayFromSql, sqlDay, sqlInstant } from './dates.ts';
import type { JsonObject, JsonValue } from './schema.ts';

/** Fields that hold a day or an instant, at whatever depth of a body they stand. */
const dayFields: readonly string[] = [
  'correctBy',
  'promisedBy',
  'until',
  'on',
  'as',
  'rectifyBy',
  'before',
  'after',
];
const instantFields: readonly string[] = ['occurredAt'];

/** An event of the project itself. Its data is kept as it is. */
export interface OpenProjectBody {
  readonly type: 'open_project';
  readonly [field: string]: JsonValue;
}
export type ProjectEventBody = OpenProjectBody | ProjectFact | ProjectAct;

export interface EncodedBody {
  readonly type: string;
  readonly data: JsonObject;
}

const ownEvents: readonly string[] = ['open_project', ...projectFactTypes];

/** Fields that are undefined are left out. */
export function encodeBody(body: CaseEventBody | ProjectEventBody): EncodedBody {
  const { type, ...rest } = body;
  return { type, data: objectWith(rest, ownEvents.includes(type) ? asIs : write) };
}

/** The other way round. Takes the record at its word: the hash chain vouches for it. */
export const decodeBody = ({ type, data }: EncodedBody): CaseEventBody =>
  ({ type, ...objectWith(data, ownEvents.includes(type) ? asIs : read) }) as JsonObject & CaseEventBody;

/** What an event of the project says of its chain; null for its opening and for events of cases. */
export function projectFact(event: EncodedBody & { readonly item: string | null }): ProjectFact | null {
  const isFact = event.item === null && projectFactTypes.includes(event.type as ProjectFactType);
  return isFact ? ({ type: event.type, ...event.data } as unknown as ProjectFact) : null;
}

/** What an event of the project says besides its chain; null for every other event. */
export function projectAct(event: EncodedBody & { readonly item: string | null }): ProjectAct | null {
  return event.item === null && isProjectAct(event.type)
    ? (decodeBody(event) as unknown as ProjectAct)
    : null;
}

type Scalar = (key: string, value: string | number) => string | number;

const asIs: Scalar = (_key, value) => value;

const write: Scalar = (key, value) => {
  if (typeof value !== 'number') return value;
  if (dayFields.includes(key)) return sqlDay(value);
  return instantFields.includes(key) ? sqlInstant(value) : value;
};

const read: Scalar = (key, value) => {
  if (typeof value !== 'string') return value;
  if (dayFields.includes(key)) return dayFromSql(value);
  return instantFields.includes(key) ? Date.parse(value) : value;
};

function objectWith(object: object, scalar: Scalar): JsonObject {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(object);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, valueWith(key, value, scalar)]),
  );
}

function valueWith(key: string, value: unknown, scalar: Scalar): JsonValue {
  if (Array.isArray(value)) return value.map((entry) => valueWith(key, entry, scalar));
  if (typeof value === 'object' && value !== null) return objectWith(value, scalar);
  if (typeof value === 'string' || typeof value === 'number') return scalar(key, value);
  return typeof value === 'boolean' ? value : null;
}
