// The rows derived from the record are written whole, replaced whole, and can be thrown away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { conflict } from '../../src/domain/errors.ts';
import { advanceClocks } from '../../src/store/advance-clocks.ts';
import { changesDue } from '../../src/store/changes-due.ts';
import { readEvents } from '../../src/store/event-log.ts';
import { genesisHash } from '../../src/store/hash-chain.ts';
import {
  clearReadModels,
  insertProject,
  listProjectIds,
  readCases,
  readClocks,
  readProject,
  readProjectByCode,
  replaceClocks,
  writeCases,
  writeProjectSummary,
} from '../../src/store/read-models.ts';
import type { CaseRecord, ClockRecord } from '../../src/store/records.ts';
import { addProject, caseRow, clockRow, draft, newProject, openWorld, record, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (cases: readonly CaseRecord[], clocks: readonly ClockRecord[] = []) =>
  world.store.transaction(async (tx) => {
    await writeCases(tx, cases);
    for (const { projectId, item } of cases) {
      const own = clocks.filter((clock) => clock.projectId === projectId && clock.item === item);
      await replaceClocks(tx, projectId, item, own);
    }
  });

const summary = {
  stage: 'S2',
  done: 5,
  total: 20,
  yellowOn: day('2026-05-25'),
  redOn: day('2026-05-27'),
  breachOn: null,
  nextDueOn: day('2026-05-26'),
  closed: false,
  target: {
    id: 'T59',
    days: 59,
    unit: 'natural',
    startedOn: day('2026-03-30'),
    dueOn: day('2026-05-28'),
    reachedOn: null,
  },
} as const;

describe('a project', () => {
  it('begins with an empty chain and nothing derived', async () => {
    const project = newProject({
      name: '芝英五金𠮷',
      attributes: { a: true, b: 'false', c: 'null' },
      agent: null,
    });
    const inserted = await world.store.transaction((tx) => insertProject(tx, project));
    expect(inserted).toEqual({
      ...project,
      changes: null,
      lastSeq: 0,
      lastHash: genesisHash(project.id),
      stage: null,
      done: 0,
      total: 0,
      yellowOn: null,
      redOn: null,
      breachOn: null,
      nextDueOn: null,
      closed: false,
      target: null,
    });
    expect(await readProject(world.store.db, project.id)).toEqual(inserted);
    expect(await readProjectByCode(world.store.db, project.code)).toEqual(inserted);
    expect(await readProject(world.store.db, 'nobody')).toBeNull();
  });

  it('has its code for itself, also when two are opened at once', async () => {
    const { code } = newProject();
    const outcomes = await Promise.allSettled([
      addProject(world.store, { code }),
      addProject(world.store, { code }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toEqual(conflict('project_code_taken', { code }));
  });

  it('takes a summary', async () => {
    const { id } = await addProject(world.store);
    await world.store.transaction((tx) => writeProjectSummary(tx, id, summary));
    expect(await readProject(world.store.db, id)).toMatchObject(summary);
  });

  it('is found by walking through all of them', async () => {
    const { id } = await addProject(world.store);
    const ids: string[] = [];
    for (let page = await listProjectIds(world.store.db, '', 2); page.length > 0; ) {
      ids.push(...page);
      page = await listProjectIds(world.store.db, page.at(-1) ?? '', 2);
    }
    expect(ids).toContain(id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });
});

describe('cases and clocks', () => {
  it('come back as they were written, in the order of the template', async () => {
    const { id } = await addProject(world.store);
    const full = caseRow(id, {
      position: 1,
      status: 'paused',
      deemed: true,
      deemedFrom: day('2026-05-27'),
      decidedOn: day('2026-05-25'),
      doneOn: day('2026-05-25'),
      deliveredOn: day('2026-05-26'),
      result: 'approve_tolerant',
      pauseUntil: day('2026-06-04'),
      owed: [{ material: 'M1', name: '监理合同' }],
      waitsFor: ['GH01', 'YD02'],
      yellowOn: day('2026-05-25'),
      redOn: day('2026-05-27'),
      breachOn: day('2026-06-10'),
      nextDueOn: day('2026-05-26'),
    });
    const bare = caseRow(id, {
      item: 'GH01',
      position: 0,
      status: 'blocked',
      holder: null,
      holderSince: null,
      receivedOn: null,
    });
    await put([full, bare]);
    expect(await readCases(world.store.db, id)).toEqual([bare, full]);

    const clocks = [
      clockRow(id, {
        remainingDays: -2,
        usedDays: 12,
        overdueWorking: 2,
        overdueNatural: 4,
        stoppedOn: day('2026-05-28'),
      }),
      clockRow(id, {
        ordinal: 1,
        kind: 'supplement',
        subject: 'M1',
        limitDays: null,
        limitUnit: null,
        pauses: [],
        late: null,
        main: false,
      }),
    ];
    await put([full], clocks);
    expect(await readClocks(world.store.db, id)).toEqual(clocks);
    expect(await readClocks(world.store.db, id, 'GH01')).toEqual([]);
  });

  it('are replaced whole: what is not there any more is gone', async () => {
    const { id } = await addProject(world.store);
    const three = [0, 1, 2].map((ordinal) => clockRow(id, { ordinal }));
    await put([caseRow(id), caseRow(id, { item: 'GH01' })], [...three, clockRow(id, { item: 'GH01' })]);
    const after = [clockRow(id, { state: 'stopped', nextChangeOn: null, lateOn: null })];
    await put([caseRow(id, { status: 'decided', holder: null, version: 3 })], after);
    expect(await readClocks(world.store.db, id, 'GH02')).toEqual(after);
    expect(await readClocks(world.store.db, id, 'GH01')).toHaveLength(1);
    expect((await readCases(world.store.db, id)).find(({ item }) => item === 'GH02')).toMatchObject({
      status: 'decided',
      holder: null,
      version: 3,
    });
    await put([caseRow(id)], []);
    expect(await readClocks(world.store.db, id, 'GH02')).toEqual([]);
  });

  it('go when the read models are cleared, and the record stays', async () => {
    const { id } = await addProject(world.store);
    await record(world.store, id, [draft()]);
    await put([caseRow(id)], [clockRow(id)]);
    await world.store.transaction((tx) => writeProjectSummary(tx, id, summary));
    await world.store.transaction((tx) => clearReadModels(tx, id));
    expect(await readCases(world.store.db, id)).toEqual([]);
    expect(await readClocks(world.store.db, id)).toEqual([]);
    expect(await readProject(world.store.db, id)).toMatchObject({
      done: 0,
      total: 0,
      redOn: null,
      target: null,
      lastSeq: 1,
    });
    expect(await readEvents(world.store.db, id)).toHaveLength(1);
  });

  it('of a whole chain are written in one go', async () => {
    const { id } = await addProject(world.store);
    const many = Array.from({ length: 60 }, (_, position) => caseRow(id, { item: `X${position}`, position }));
    await put(many);
    expect(await readCases(world.store.db, id)).toEqual(many);
  });
});

describe('what the passing of a day changes', () => {
  // P5 of the fixture: received on 19 May, nobody answered; accepted by law from the 27th on.
  it('is a receipt that stayed unanswered, from the day the law says', async () => {
    const { id } = await addProject(world.store);
    await put([caseRow(id, { status: 'received', acceptedOn: null, deemedFrom: day('2026-05-27') })]);
    const deemedOn = async (date: string) =>
      (await changesDue(world.store.db, day(date))).deemed.filter((key) => key.projectId === id);
    expect(await deemedOn('2026-05-26')).toEqual([]);
    expect(await deemedOn('2026-05-27')).toEqual([{ projectId: id, item: 'GH02' }]);
    expect(await deemedOn('2026-06-30')).toHaveLength(1);
    await put([caseRow(id, { status: 'running', deemed: true, deemedFrom: null })]);
    expect(await deemedOn('2026-06-30')).toEqual([]);
  });

  it('is the light of a running clock, each change once', async () => {
    const { id } = await addProject(world.store);
    await put([caseRow(id)], [clockRow(id), clockRow(id, { ordinal: 1, state: 'stopped' })]);
    const litOn = async (date: string) =>
      (await changesDue(world.store.db, day(date))).lights.filter((key) => key.projectId === id);
    const advance = (date: string) => world.store.transaction((tx) => advanceClocks(tx, day(date)));
    const next = async () => (await readClocks(world.store.db, id, 'GH02'))[0]?.nextChangeOn;
    expect(await litOn('2026-05-24')).toEqual([]);
    expect(await litOn('2026-05-25')).toEqual([{ projectId: id, item: 'GH02' }]);
    await advance('2026-05-25');
    expect(await next()).toBe(day('2026-05-27'));
    expect(await litOn('2026-05-26')).toEqual([]);
    await advance('2026-05-26');
    expect(await next()).toBe(day('2026-05-27'));
    await advance('2026-05-27');
    expect(await next()).toBeNull();
    expect(await litOn('2026-06-30')).toEqual([]);
  });

  it('is an expected date that rested on the told end of a pause', async () => {
    const { id } = await addProject(world.store);
    // P6: expert review to 4 June, told in writing; expected 16 June.
    const paused = {
      state: 'paused',
      dueOn: null,
      expectedDueOn: day('2026-06-16'),
      nextChangeOn: null,
    } as const;
    await put([caseRow(id, { status: 'paused', pauseUntil: day('2026-06-04') })], [clockRow(id, paused)]);
    const expectedAfter = async (date: string) => {
      await world.store.transaction((tx) => advanceClocks(tx, day(date)));
      return (await readClocks(world.store.db, id))[0]?.expectedDueOn;
    };
    expect(await expectedAfter('2026-06-04')).toBe(day('2026-06-16'));
    expect(await expectedAfter('2026-06-05')).toBeNull();
  });

  if (process.env['TEST_STORE'] === 'postgres')
    it('waits for nobody who is just writing', async () => {
      const { id } = await addProject(world.store);
      await put([caseRow(id)], [clockRow(id)]);
      await world.store.transaction(async (tx) => {
        await replaceClocks(tx, id, 'GH02', [clockRow(id, { holder: 'HUD' })]);
        await world.store.transaction((other) => advanceClocks(other, day('2026-05-25')));
      });
      expect((await readClocks(world.store.db, id))[0]).toMatchObject({
        holder: 'HUD',
        nextChangeOn: day('2026-05-25'),
      });
    });
});
