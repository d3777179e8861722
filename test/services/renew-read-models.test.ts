// A house that an older program has kept gets the rows that this one derives, without anybody asking for it.
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteFreshReadModels, renewReadModels } from '../../src/services/renew-read-models.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { DEMO_NOW, openTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
afterEach(() => system.close());

describe('a house of an older program', () => {
  beforeEach(async () => {
    system = await openTestSystem('demo');
    await system.store.db.execute(sql`delete from settings where key = 'read-models'`);
  });

  it('has its debts again after the first renewal, and nothing to do at the second', async () => {
    const before = await dumpReadModels(system.store);
    await system.store.db.execute(sql`update cases set debts = '[]'`);
    await noteFreshReadModels(system);
    expect(await renewReadModels(system, DEMO_NOW)).toBe(6);
    expect(await dumpReadModels(system.store)).toEqual(before);
    expect(await renewReadModels(system, DEMO_NOW)).toBe(0);
  });
});

describe('an empty house', () => {
  it('is of the present form from the beginning', async () => {
    system = await openTestSystem('empty');
    await noteFreshReadModels(system);
    expect(await renewReadModels(system, DEMO_NOW)).toBe(0);
  });
});
