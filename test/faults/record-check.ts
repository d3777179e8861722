// Looks at a database whose program is gone: is everything there that was acknowledged, whole, once, and shown as it is?

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkParties } from '../../src/domain/parties.ts';
import { openCalendarBook } from '../../src/services/calendar-book.ts';
import { systemOf } from '../../src/services/context.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { openStore, type StoreOptions } from '../../src/store/db.ts';
import { readEvents, type StoredEvent } from '../../src/store/event-log.ts';
import { openFileStore } from '../../src/store/file-store.ts';
import { readFixture } from '../../src/store/fixture-files.ts';
import { loadPolicies } from '../../src/store/policy-files.ts';
import { dumpReadModels } from '../support/read-models.ts';
import type { Acknowledged } from './writer.ts';

export interface Found {
  readonly projects: number;
  readonly events: number;
}

/** Fails the test with the first thing that is wrong. `now` is the program's. */
export async function checkRecord(
  options: StoreOptions,
  acknowledged: readonly Acknowledged[],
  now: number,
): Promise<Found> {
  const store = await openStore(options);
  try {
    const parties = checkParties(readFixture('departments.yaml'));
    if (!parties.ok) throw new Error('the parties cannot be read');
    const system = systemOf({
      store,
      // The record is checked, not the files that it names.
      files: openFileStore(join(tmpdir(), 'no-files')),
      book: await openCalendarBook(store, now),
      policies: loadPolicies(),
      parties: parties.value,
    });
    const { projects, events, faults } = await verifyRecord(system);
    expect(faults).toEqual([]);
    const before = await dumpReadModels(store);
    const found = new Map<string, readonly StoredEvent[]>();
    for (const { id } of before.projects) found.set(id, await readEvents(store.db, id));
    expectAcknowledged(acknowledged, found);
    expectWhole(before, found);
    await rebuild(system, now);
    expect(await dumpReadModels(store)).toEqual(before);
    return { projects, events };
  } finally {
    await store.close();
  }
}

/** Every answer that was given stands for one event, of that kind and case, under that key. */
function expectAcknowledged(
  acknowledged: readonly Acknowledged[],
  found: ReadonlyMap<string, readonly StoredEvent[]>,
): void {
  const missing = acknowledged.filter(({ projectId, item, key, type }) => {
    const events = (found.get(projectId) ?? []).filter((event) => event.idempotencyKey === key);
    return events.length !== 1 || events[0]?.item !== item || events[0]?.type !== type;
  });
  expect(missing).toEqual([]);
}

/** Nothing half done: each event has its key, each case row counts its events, each head is the last event. */
function expectWhole(
  models: Awaited<ReturnType<typeof dumpReadModels>>,
  found: ReadonlyMap<string, readonly StoredEvent[]>,
): void {
  const all = [...found.values()].flat();
  const keys = all.map(({ idempotencyKey }) => idempotencyKey).filter((key) => key !== null);
  expect(new Set(keys).size).toBe(keys.length);
  // A decision during a pause gives two events under one key.
  expect(all.filter(({ idempotencyKey, type }) => idempotencyKey === null && type !== 'resume')).toEqual([]);
  for (const { id, lastSeq } of models.projects) {
    const events = found.get(id) ?? [];
    expect(events.at(-1)?.seq).toBe(lastSeq);
    const counted = models.cases
      .filter(({ projectId }) => projectId === id)
      .map(({ item, version }) => ({ item, version }));
    const told = counted.map(({ item }) => ({
      item,
      version: events.filter((event) => event.item === item).length,
    }));
    expect(counted).toEqual(told);
    expect(counted.length).toBeGreaterThan(0);
  }
}
