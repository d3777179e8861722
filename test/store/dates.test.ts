// The database's spelling of days and instants agrees with the domain's, whatever zone the process runs in.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import { dayFromSql, instantFromSql, sqlDay, sqlInstant } from '../../src/store/dates.ts';
import { readEvents } from '../../src/store/event-log.ts';
import { addProject, draft, openWorld, record, type World } from './world.ts';

const years = { min: day('1970-01-01'), max: day('2199-12-31') };

describe('a day in SQL', () => {
  it('is written as the domain writes it', () => {
    fc.assert(fc.property(fc.integer(years), (d) => sqlDay(d) === isoDay(d) && dayFromSql(sqlDay(d)) === d));
  });

  it('is not read from anything else', () => {
    for (const text of ['', '2026-5-27', '2026-05-27 00:00:00', 'infinity', '12026-05-27']) {
      expect(() => dayFromSql(text), text).toThrow(RangeError);
    }
  });
});

describe('an instant in SQL', () => {
  it('is read to the millisecond as a session in UTC writes it', () => {
    expect(instantFromSql('2026-05-26 16:00:00+00')).toBe(Date.parse('2026-05-27T00:00:00+08:00'));
    expect(instantFromSql('2026-05-26 15:59:59.999+00')).toBe(Date.parse('2026-05-26T23:59:59.999+08:00'));
    expect(instantFromSql('2026-05-26 15:59:59.1+00')).toBe(Date.parse('2026-05-26T15:59:59.100Z'));
  });

  it('is refused from a session in another zone', () => {
    expect(() => instantFromSql('2026-05-27 00:00:00+08')).toThrow(RangeError);
  });

  it('is written in UTC', () => {
    expect(sqlInstant(Date.parse('2026-05-27T00:00:00.007+08:00'))).toBe('2026-05-26T16:00:00.007Z');
  });
});

describe('days and instants through the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('come back as they went in', async () => {
    const project = await addProject(world.store);
    const instants = fc.sample(fc.integer({ min: years.min * 86_400_000, max: years.max * 86_400_000 }), {
      numRuns: 200,
      seed: 2026,
    });
    const edges = ['2026-05-26T15:59:59.999Z', '2026-05-26T16:00:00.000Z', '1970-01-01T00:00:00.001Z'];
    const all = [...instants, ...edges.map((text) => Date.parse(text))];
    await record(
      world.store,
      project.id,
      all.map((at) => draft({ occurredAt: at, recordedAt: at })),
    );
    const events = await readEvents(world.store.db, project.id);
    expect(events.map((event) => event.occurredAt)).toEqual(all);
    expect(events.map((event) => event.recordedAt)).toEqual(all);
    expect(events.slice(-3, -1).map((event) => isoDay(event.occurredOn))).toEqual([
      '2026-05-26',
      '2026-05-27',
    ]);
  });
});
