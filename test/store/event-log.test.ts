// The record grows in order, one version a case, and nobody changes it: on both databases.
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { appendEvents, findByIdempotencyKey, lockProject, readEvents } from '../../src/store/event-log.ts';
import { genesisHash, verifyChain } from '../../src/store/hash-chain.ts';
import { rootMessage } from '../../src/store/problems.ts';
import { readProject } from '../../src/store/read-models.ts';
import { events, projects } from '../../src/store/schema.ts';
import { addProject, draft, nineOn, openWorld, record, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const headOf = async (id: string) => {
  const project = await readProject(world.store.db, id);
  return { seq: project?.lastSeq ?? -1, hash: project?.lastHash ?? '' };
};
const rejection = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: unknown) => error,
  );

describe('recording', () => {
  it('numbers events by project, versions by case, and moves the head of the chain', async () => {
    const { id } = await addProject(world.store);
    expect(await headOf(id)).toEqual({ seq: 0, hash: genesisHash(id) });
    await record(world.store, id, [draft({ item: null, body: { type: 'open_project', name: '永丰' } })]);
    await record(world.store, id, [draft(), draft({ body: { type: 'accept' } }), draft({ item: 'GH01' })]);
    const stored = await record(world.store, id, [draft({ body: { type: 'resume' } })]);
    const all = await readEvents(world.store.db, id);
    expect(all.map(({ seq, item, caseVersion, type }) => [seq, item, caseVersion, type])).toEqual([
      [1, null, null, 'open_project'],
      [2, 'GH02', 1, 'receive'],
      [3, 'GH02', 2, 'accept'],
      [4, 'GH01', 1, 'receive'],
      [5, 'GH02', 3, 'resume'],
    ]);
    expect(stored).toEqual(all.slice(4));
    expect(await headOf(id)).toEqual({ seq: 5, hash: all[4]?.hash });
    expect(verifyChain(id, all, await headOf(id))).toBeNull();
  });

  it('gives back exactly what it was given', async () => {
    const { id } = await addProject(world.store);
    const body = {
      type: 'accept',
      missing: [{ material: '监理合同', promisedBy: day('2026-06-03') }],
      note: '𠮷😀 \\ " \u2028',
    } as const;
    const [stored] = await record(world.store, id, [
      draft({ body, occurredAt: nineOn('2026-05-17') + 7, backEntry: true, restDay: true, requestHash: 'r' }),
    ]);
    const [read] = await readEvents(world.store.db, id);
    expect(read).toEqual(stored);
    expect(read).toMatchObject({
      body,
      data: { missing: [{ material: '监理合同', promisedBy: '2026-06-03' }] },
      occurredAt: Date.parse('2026-05-17T09:00:00.007+08:00'),
      occurredOn: day('2026-05-17'),
      backEntry: true,
      restDay: true,
      requestHash: 'r',
    });
  });

  it('writes nothing when the transaction fails', async () => {
    const { id } = await addProject(world.store);
    const failed = await rejection(
      world.store.transaction(async (tx) => {
        const project = await lockProject(tx, id);
        if (project !== null) await appendEvents(tx, project, [draft()]);
        throw new Error('afterwards');
      }),
    );
    expect(failed).toEqual(new Error('afterwards'));
    expect(await readEvents(world.store.db, id)).toEqual([]);
    expect((await headOf(id)).seq).toBe(0);
  });

  it('locks nothing for a project that is not there', async () => {
    expect(await world.store.transaction((tx) => lockProject(tx, 'nobody'))).toBeNull();
  });
});

describe('reading the record', () => {
  it('goes by case, page and direction', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [
      draft({ item: null, body: { type: 'open_project' } }),
      ...['GH01', 'GH02', 'GH01', 'GH02'].map((item) => draft({ item })),
    ]);
    const seqs = async (query: Parameters<typeof readEvents>[2]) =>
      (await readEvents(world.store.db, id, query)).map((event) => event.seq);
    expect(await seqs({ item: 'GH01' })).toEqual([2, 4]);
    expect(await seqs({ item: null })).toEqual([1]);
    expect(await seqs({ afterSeq: 2, limit: 2 })).toEqual([3, 4]);
    expect(await seqs({ desc: true, limit: 2 })).toEqual([5, 4]);
    expect(await seqs({ desc: true, afterSeq: 4 })).toEqual([3, 2, 1]);
    expect(await seqs({ item: 'GH02', desc: true, afterSeq: 5 })).toEqual([3]);
  });
});

describe('two at once', () => {
  it('who expects another version is told both', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [draft()]);
    const lost = await rejection(record(world.store, id, [draft({ expectedVersion: 0 })]));
    expect(lost).toEqual(new Refusal('version_lost', 'version_lost', { expected: 0, actual: 1 }));
    await record(world.store, id, [
      draft({ expectedVersion: 1 }),
      draft({ item: 'GH01', expectedVersion: 0 }),
    ]);
    expect((await headOf(id)).seq).toBe(3);
  });

  it('of fifty that expect the same version one wins, and the others lose by name', async () => {
    const { id } = await addProject(world.store);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => rejection(record(world.store, id, [draft({ expectedVersion: 0 })]))),
    );
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome instanceof Refusal && outcome.kind === 'version_lost'),
    ).toHaveLength(49);
    expect((await readEvents(world.store.db, id)).map((event) => event.caseVersion)).toEqual([1]);
  });

  it('two departments at work on one project never refuse each other', async () => {
    const { id } = await addProject(world.store);
    const items = Array.from({ length: 20 }, (_, i) => `X${i}`);
    await Promise.all(items.map((item) => record(world.store, id, [draft({ item, expectedVersion: 0 })])));
    const all = await readEvents(world.store.db, id);
    expect(all.map((event) => event.item).toSorted()).toEqual(items.toSorted());
    expect(verifyChain(id, all, await headOf(id))).toBeNull();
  });

  it('who appends without the lock on a stale row loses by name', async () => {
    const project = await addProject(world.store);
    await record(world.store, project.id, [draft()]);
    const versions = new Map([['GH02', 0]]);
    const lost = await rejection(
      world.store.transaction((tx) => appendEvents(tx, project, [draft()], versions)),
    );
    expect(lost).toEqual(new Refusal('version_lost', 'version_lost', { expected: null, actual: null }));
    expect((await headOf(project.id)).seq).toBe(1);
  });
});

describe('a repeated key', () => {
  it('leads to the event it gave before, for that actor only', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [draft({ idempotencyKey: 'k-1', requestHash: 'h' })]);
    const found = await findByIdempotencyKey(world.store.db, 'plan01', 'k-1');
    expect(found).toMatchObject({ projectId: id, seq: 1, requestHash: 'h', body: { type: 'receive' } });
    expect(await findByIdempotencyKey(world.store.db, 'planboss', 'k-1')).toBeNull();
  });

  it('is used by one of many at once, even across projects', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await addProject(world.store)).id));
    const outcomes = await Promise.all(
      ids.map((id) => rejection(record(world.store, id, [draft({ idempotencyKey: 'k-2' })]))),
    );
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    const refusals = outcomes.filter((outcome) => outcome !== null);
    expect(refusals).toEqual(
      refusals.map(() => new Refusal('key_reused', 'idempotency_key_reused', { key: 'k-2' })),
    );
    const heads = await Promise.all(ids.map(headOf));
    expect(heads.map((head) => head.seq).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('the record', () => {
  const said = 'events are append-only';

  it('cannot be changed, deleted or emptied', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [draft()]);
    const { db } = world.store;
    const attempts = [
      () => db.update(events).set({ actor: 'planboss' }).where(eq(events.projectId, id)),
      () => db.delete(events).where(eq(events.projectId, id)),
      () => db.execute(sql`truncate events`),
      () => db.execute(sql`truncate events cascade`),
    ];
    for (const attempt of attempts) expect(rootMessage(await rejection(attempt()))).toContain(said);
    expect(await readEvents(db, id)).toHaveLength(1);
  });

  it('keeps its project from being deleted', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [draft()]);
    const { db } = world.store;
    expect(rootMessage(await rejection(db.delete(projects).where(eq(projects.id, id)).execute()))).toContain(
      'foreign key',
    );
  });

  it('tells who was put in, changed or cut off behind the trigger’s back', async () => {
    const { id } = await addProject(world.store);
    for (const note of ['一', '二', '三', '四'])
      await record(world.store, id, [draft({ body: { type: 'receive', note } })]);
    const { db } = world.store;
    const behind = async (change: ReturnType<typeof sql>) => {
      await db.execute(sql`alter table events disable trigger all`);
      await db.execute(change);
      await db.execute(sql`alter table events enable trigger all`);
      return verifyChain(id, await readEvents(db, id), await headOf(id));
    };
    const ofProject = sql`project_id = ${id}`;
    const back = `2026-05-25T01:00:00Z`;
    expect(await behind(sql`delete from events where ${ofProject} and seq = 4`)).toEqual({
      seq: 4,
      reason: 'missing',
    });
    expect(await behind(sql`update events set occurred_at = ${back} where ${ofProject} and seq = 2`)).toEqual(
      {
        seq: 2,
        reason: 'changed',
      },
    );
    expect(await behind(sql`delete from events where ${ofProject} and seq = 1`)).toEqual({
      seq: 1,
      reason: 'missing',
    });
  });
});
