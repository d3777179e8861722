// One project held against its events and against the second engine: every field of every row, and every date twice.
import type { RunClock } from '../domain/case-reading.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { type Day, isoDay } from '../domain/day.ts';
import type { LiteralCalendar } from '../domain/second-calendar.ts';
import { type LiteralReading, literalDue, literalReading } from '../domain/second-engine.ts';
import type { TargetReading } from '../domain/target.ts';
import type { PauseInterval } from '../domain/time-limit.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import type { StoredProject } from '../store/project-pages.ts';
import type { ClockRecord } from '../store/records.ts';
import type { DerivedRows } from './derived-rows.ts';

/** One value on which the row, the first engine and the second do not agree; as text, days as `YYYY-MM-DD`. */
export interface EngineDifference {
  readonly projectId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly region: string;
  /** null: the project's own row, or one of its targets. */
  readonly item: string | null;
  /** null: the row of the case or of the project. */
  readonly clock: ClockKind | null;
  /** Material, procedure or target where there are several of one kind. */
  readonly subject: string | null;
  /** Name of the value, e.g. `dueOn`; `row` when a row is missing or too many; `unreadable` when nothing could be read. */
  readonly field: string;
  readonly stored: string | null;
  /** By the first engine, from the events. */
  readonly first: string | null;
  /** By the second engine; equal to `first` where that one gives no such value. */
  readonly second: string | null;
}

export interface ProjectComparison {
  /** Clocks and targets that both engines have read. */
  readonly clocks: number;
  readonly differences: readonly EngineDifference[];
}

type Row = object;
type Place = Pick<EngineDifference, 'item' | 'clock' | 'subject'>;
type Differ = (place: Place, found: Pick<EngineDifference, 'field' | 'stored' | 'first' | 'second'>) => void;

/** `asOf` must be the day for which `derived` was read. */
export function compareProject(
  stored: StoredProject,
  derived: DerivedRows,
  literal: LiteralCalendar,
  asOf: Day,
): ProjectComparison {
  const { project } = stored;
  const differences: EngineDifference[] = [];
  const differ: Differ = (place, found) => differences.push({ ...identityOf(stored), ...place, ...found });
  compareRows({ item: null, clock: null, subject: null }, project, derived.summary, {}, differ);
  let clocks = 0;
  for (const { item, reading } of derived.reading.cases) {
    const place = { item: item.code, clock: null, subject: null };
    const rowOf = (rows: StoredProject['cases']) => rows.find((row) => row.item === item.code);
    compareRows(place, rowOf(stored.cases), rowOf(derived.cases), {}, differ);
    const rows = stored.clocks.filter((row) => row.item === item.code);
    const expected = derived.clocksOf(item.code);
    for (const [ordinal, run] of reading.clocks.entries()) {
      const row = rows.find((one) => one.ordinal === ordinal);
      compareClock(run, row, expected[ordinal], literal, asOf, differ);
      clocks += 1;
    }
    for (const row of rows.filter(({ ordinal }) => ordinal >= expected.length))
      compareRows(clockPlace(row), row, undefined, {}, differ);
  }
  const known = new Set(derived.cases.map(({ item }) => item));
  for (const row of stored.cases.filter(({ item }) => !known.has(item)))
    compareRows({ item: row.item, clock: null, subject: null }, row, undefined, {}, differ);
  for (const target of derived.reading.targets) if (compareTarget(target, literal, differ)) clocks += 1;
  return { clocks, differences };
}

/** For a project that cannot even be read: a difference of its own. */
export const unreadable = (stored: StoredProject, reason: string): ProjectComparison => ({
  clocks: 0,
  differences: [
    {
      ...identityOf(stored),
      item: null,
      clock: null,
      subject: null,
      field: 'unreadable',
      stored: null,
      first: reason,
      second: reason,
    },
  ],
});

const identityOf = ({ project }: StoredProject) => ({
  projectId: project.id,
  projectCode: project.code,
  projectName: project.name,
  region: project.region,
});

const clockPlace = ({ item, kind, subject }: Pick<ClockRecord, 'item' | 'kind' | 'subject'>): Place => ({
  item,
  clock: kind,
  subject,
});

function compareClock(
  { clock, reading }: RunClock,
  row: ClockRecord | undefined,
  expected: ClockRecord | undefined,
  literal: LiteralCalendar,
  asOf: Day,
  differ: Differ,
): void {
  if (expected === undefined) return;
  const place = clockPlace(expected);
  // A clock that a policy lets begin on a later day is read as it will stand at the end of that one, but for its light.
  const begins = clock.events[0]?.on ?? asOf;
  const second = orRefusal(() => literalReading(literal, clock.events, clock.limit, Math.max(asOf, begins)));
  if (typeof second === 'string' || second === null) {
    differ(place, {
      field: 'dueOn',
      stored: textOf('dueOn', row?.dueOn),
      first: textOf('dueOn', expected.dueOn),
      second,
    });
    return;
  }
  const { state, startedOn, dueOn, expectedDueOn, provisional } = second;
  compareRows(place, row, expected, { state, startedOn, dueOn, expectedDueOn, provisional }, differ);
  // What grows by the day stands in no row while the clock runs; the engines must agree on it all the same.
  const light = asOf < begins ? reading.light : second.light;
  const [one, other] = [growing(reading), growing({ ...second, light })];
  for (const [field, value] of Object.entries(one)) {
    const said = fieldOf(other, field);
    if (value !== said)
      differ(place, {
        field,
        stored: textOf(field, fieldOf(row ?? {}, field)),
        first: textOf(field, value),
        second: textOf(field, said),
      });
  }
}

const growing = (
  reading: Pick<LiteralReading, 'usedDays' | 'remainingDays' | 'overdueDays' | 'light'>,
): Row => ({
  usedDays: reading.usedDays,
  remainingDays: reading.remainingDays,
  overdueWorking: reading.overdueDays?.working ?? null,
  overdueNatural: reading.overdueDays?.natural ?? null,
  light: reading.light,
});

/** A budget that counts every day from its start; one that counts only work in hand is no limit and has no fixed end. */
function compareTarget(target: TargetReading, literal: LiteralCalendar, differ: Differ): boolean {
  const { spec, startedOn, dueOn } = target;
  if (spec.measure !== 'span' || startedOn === null) return false;
  const { days, unit } = spec;
  const second = orRefusal(
    () => literalDue(literal, { start: startedOn, days, unit, roll: false, pauses: [] }).due,
  );
  if (second !== dueOn) {
    const first = textOf('dueOn', dueOn);
    const place = { item: null, clock: 'target', subject: spec.code } as const;
    differ(place, { field: 'dueOn', stored: first, first, second: textOf('dueOn', second) });
  }
  return true;
}

/** The reason as text when the papers do not reach that far. */
function orRefusal<T>(answer: () => T): T | string {
  try {
    return answer();
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** A date that did not change keeps the name of the edition that gave it, whatever edition is in force. */
const NOT_COMPARED: readonly string[] = ['edition', 'projectId', 'item', 'ordinal'];

/** Every field of `first` with the same one of the row, and with that of `second` where it has one. */
function compareRows(
  place: Place,
  stored: Row | undefined,
  first: Row | undefined,
  second: Row,
  differ: Differ,
): void {
  if (stored === undefined || first === undefined) {
    const what = (row: Row | undefined): string | null => (row === undefined ? null : 'row');
    if (stored !== first)
      differ(place, { field: 'row', stored: what(stored), first: what(first), second: what(first) });
    return;
  }
  for (const [field, value] of Object.entries(first)) {
    if (NOT_COMPARED.includes(field)) continue;
    const [row, one] = [textOf(field, fieldOf(stored, field)), textOf(field, value)];
    const other = Object.hasOwn(second, field) ? textOf(field, fieldOf(second, field)) : one;
    if (row !== one || other !== one) differ(place, { field, stored: row, first: one, second: other });
  }
}

const fieldOf = (row: Row, field: string): unknown => Reflect.get(row, field);

const dayField = /On$|^(deemedFrom|pauseUntil|holderSince|from|to)$/;

/** One spelling for one value: JSON with its keys in order, days as dates. */
function textOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && dayField.test(field)) return isoDay(value);
  if (field === 'pauses' && Array.isArray(value)) return value.map(spanOf).join(', ') || null;
  if (typeof value === 'object') return canonicalJson(dated(value));
  return String(value);
}

const spanOf = ({ from, to }: PauseInterval): string => `${isoDay(from)}..${isoDay(to)}`;

const dated = (value: object): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      typeof part === 'number' && dayField.test(key) ? isoDay(part) : part,
    ),
  );
