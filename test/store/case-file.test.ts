// Recording in one go does what the single steps do, and loses the same races by the same names.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { type CaseChange, lockCase, writeCaseChange } from '../../src/store/case-file.ts';
import { chainEvents } from '../../src/store/event-chain.ts';
import { appendEvents, type EventDraft, lockProject, readEvents } from '../../src/store/event-log.ts';
import { verifyChain } from '../../src/store/hash-chain.ts';
import {
  readCases,
  readClocks,
  readProject,
  replaceClocks,
  writeCases,
  writeProjectSummary,
} from '../../src/store/read-models.ts';
import type { ProjectRecord } from '../../src/store/records.ts';
import { addProject, caseRow, clockRow, draft, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const summary = {
  stage: 'S2',
  done: 3,
  total: 20,
  yellowOn: day('2026-05-25'),
  redOn: null,
  breachOn: null,
  nextDueOn: day('2026-05-26'),
  closed: false,
  target: { id: 'T59', days: 59, unit: 'natural', startedOn: null, dueOn: null, reachedOn: null },
} as const;

const open = (tx: Parameters<typeof lockCase>[0], id: string) => lockCase(tx, id, 'GH02', null);

/** A second event on a case that has three clocks and gets two; another case waits no longer. */
async function prepared(): Promise<ProjectRecord> {
  const { id } = await addProject(world.store);
  await world.store.transaction(async (tx) => {
    await writeCases(tx, [
      caseRow(id),
      caseRow(id, { item: 'SG01', position: 1, status: 'blocked', waitsFor: ['GH02'] }),
    ]);
    await replaceClocks(
      tx,
      id,
      'GH02',
      [0, 1, 2].map((ordinal) => clockRow(id, { ordinal })),
    );
    const project = await lockProject(tx, id);
    if (project !== null) await appendEvents(tx, project, [draft({ idempotencyKey: `first-${id}` })]);
  });
  const project = await readProject(world.store.db, id);
  if (project === null) throw new Error('no project');
  return project;
}

const change = (project: ProjectRecord, drafts: readonly EventDraft[]): CaseChange => ({
  projectId: project.id,
  item: 'GH02',
  events: chainEvents(project, drafts, new Map([['GH02', 1]])),
  cases: [
    caseRow(project.id, { status: 'decided', version: 2 }),
    caseRow(project.id, { item: 'SG01', position: 1, status: 'ready' }),
  ],
  clocks: [
    clockRow(project.id, { state: 'stopped' }),
    clockRow(project.id, { ordinal: 1, kind: 'delivery', pauses: [] }),
  ],
  summary,
});

/** Everything that is kept of a project, with ids and codes taken out. */
async function kept(id: string) {
  const { db } = world.store;
  const all = [
    await readProject(db, id),
    await readCases(db, id),
    await readClocks(db, id),
    await readEvents(db, id),
  ];
  const text = JSON.stringify(all)
    .replaceAll(id, 'ID')
    .replace(/"code":"[^"]*"/g, '"code":""');
  return JSON.parse(text.replace(/"(prevHash|hash|lastHash)":"[^"]*"/g, '"$1":""'));
}

describe('a case file', () => {
  it('holds the project, all its cases, and the events of one', async () => {
    const { id } = await prepared();
    const file = await world.store.transaction((tx) =>
      lockCase(tx, id, 'GH02', { actor: 'plan01', key: `first-${id}` }),
    );
    expect(file.project).toEqual(await readProject(world.store.db, id));
    expect(file.cases).toEqual(await readCases(world.store.db, id));
    expect(file.events).toEqual(await readEvents(world.store.db, id, { item: 'GH02' }));
    expect(file.repeated).toEqual(file.events[0]);
  });

  it('is empty for what is not there', async () => {
    const nothing = { project: null, cases: [], events: [], release: 0, repeated: null };
    expect(await world.store.transaction((tx) => lockCase(tx, 'nobody', 'GH02', null))).toEqual(nothing);
    const key = { actor: 'plan01', key: 'never used' };
    expect(await world.store.transaction((tx) => lockCase(tx, 'nobody', 'GH02', key))).toEqual(nothing);
  });

  it('shows what the last holder of the lock left', async () => {
    const { id } = await prepared();
    const versions = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.store.transaction(async (tx) => {
          const { project, events } = await open(tx, id);
          if (project === null) throw new Error('no project');
          const stored = chainEvents(project, [draft()], new Map([['GH02', events.length]]));
          await writeCaseChange(tx, { ...change(project, []), events: stored });
          return stored[0]?.caseVersion;
        }),
      ),
    );
    expect(versions.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    );
    const project = await readProject(world.store.db, id);
    const all = await readEvents(world.store.db, id);
    expect(verifyChain(id, all, { seq: project?.lastSeq ?? 0, hash: project?.lastHash ?? '' })).toBeNull();
  });
});

describe('a change of a case', () => {
  const drafts = [
    draft({ body: { type: 'decide', result: 'approve' } }),
    draft({ body: { type: 'deliver' } }),
  ];

  it('written in one statement is what the single steps give', async () => {
    const [whole, steps] = [await prepared(), await prepared()];
    await world.store.transaction((tx) => writeCaseChange(tx, change(whole, drafts)));
    await world.store.transaction(async (tx) => {
      const { cases, clocks } = change(steps, []);
      await appendEvents(tx, steps, drafts);
      await writeCases(tx, cases);
      await replaceClocks(tx, steps.id, 'GH02', clocks);
      await writeProjectSummary(tx, steps.id, summary);
    });
    const ids = JSON.stringify(await kept(whole.id)).replaceAll(/first-ID/g, '');
    expect(ids).toBe(JSON.stringify(await kept(steps.id)).replaceAll(/first-ID/g, ''));
    expect(await readClocks(world.store.db, whole.id)).toHaveLength(2);
    expect(await readProject(world.store.db, whole.id)).toMatchObject({ ...summary, lastSeq: 3 });
  });

  it('may add no event and leave no clock', async () => {
    const project = await prepared();
    await world.store.transaction((tx) => writeCaseChange(tx, { ...change(project, []), clocks: [] }));
    expect(await readProject(world.store.db, project.id)).toMatchObject({
      ...summary,
      lastSeq: 1,
      lastHash: project.lastHash,
    });
    expect(await readClocks(world.store.db, project.id)).toEqual([]);
    expect(await readEvents(world.store.db, project.id)).toHaveLength(1);
  });

  it('that comes too late, or with a used key, is refused by name and leaves nothing', async () => {
    const project = await prepared();
    const write = (late: CaseChange) => world.store.transaction((tx) => writeCaseChange(tx, late));
    await write(change(project, [draft()]));
    await expect(write(change(project, [draft()]))).rejects.toEqual(
      new Refusal('version_lost', 'version_lost', { expected: null, actual: null }),
    );
    const other = await prepared();
    const key = `first-${project.id}`;
    await expect(write(change(other, [draft({ idempotencyKey: key })]))).rejects.toEqual(
      new Refusal('key_reused', 'idempotency_key_reused', { key }),
    );
    expect((await readCases(world.store.db, other.id)).map(({ status }) => status)).toEqual([
      'running',
      'blocked',
    ]);
  });
});

describe('events to come', () => {
  it('are refused when the sender saw another version', async () => {
    const project = await prepared();
    const expecting = (expectedVersion: number) => () =>
      chainEvents(project, [draft({ expectedVersion })], new Map([['GH02', 1]]));
    expect(expecting(1)).not.toThrow();
    expect(expecting(0)).toThrow(new Refusal('version_lost', 'version_lost', { expected: 0, actual: 1 }));
  });
});
