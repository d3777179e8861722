// M1, M2: a day is marked off; what moves is listed, a second administrator signs, people are told, and undo restores it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import { proposeDay, proposeUndo } from '../../src/services/calendar-proposals.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { rejectProposal, signProposal } from '../../src/services/decide-calendar.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { readMoves } from '../../src/store/calendar-proposals.ts';
import { messages } from '../../src/store/schema.ts';
import { dumpReadModels, type ReadModels } from '../support/read-models.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const admin = (n: number) => someone('administrator', { username: `admin0${n}`, name: `管理员${n}` });
const markedOff = {
  calendarId: 'CN',
  date: day('2026-05-29'),
  kind: 'off' as const,
  name: '调休',
  title: '关于 2026 年 5 月 29 日放假的通知',
  number: '国办发明电〔2026〕1号',
  published: day('2026-05-26'),
  url: 'https://www.gov.cn/test',
};

const movesOf = async (system: TestSystem, proposal: string) =>
  (await readMoves(system.store.db, proposal, { offset: 0, limit: 1000 })).map(
    ({ item, kind, before, after, running }) =>
      `${item ?? 'target'} ${kind}${running ? '' : ' ended'} ${isoDay(before)} → ${isoDay(after)}`,
  );

/** The edition is the name of what gave a date; everything else must come out equal. */
const dates = ({ projects, cases, clocks }: ReadModels) => ({
  projects: projects.map(({ lastSeq: _, lastHash: __, ...row }) => row),
  cases: cases.map(({ version: _, ...row }) => row),
  clocks: clocks.map(({ edition: _, ...row }) => row),
});

/** A scheme review of five working days, accepted on Monday 25 May. */
async function openStep(system: TestSystem): Promise<string> {
  const ctx = as(system, someone('integration'), DEMO_NOW);
  const { project } = await openProject(ctx, {
    code: '2605-330784-04-01-700001',
    name: '五日件',
    template: 'yk-planning-permit',
    region: '330784',
    owner: { name: '永康五日公司', creditCode: '91330784MA0000001X' },
    agent: 'agent02',
  });
  const record = (item: string, occurredAt: string, type: string, more = {}) =>
    recordEvent(ctx, {
      projectId: project.id,
      item,
      raw: { type, occurredAt, ...more },
      expectedVersion: null,
      idempotency: null,
    });
  for (const item of ['LX01', 'YD02']) {
    await record(item, '2026-05-22', 'receive');
    await record(item, '2026-05-22', 'accept');
    await record(item, '2026-05-22', 'decide', { result: 'approve' });
  }
  await record('GH01', '2026-05-25', 'receive');
  await record('GH01', '2026-05-25', 'accept');
  return project.id;
}

describe('Friday 29 May 2026 marked as a day off', () => {
  let system: TestSystem;
  let stepId: string;
  let proposal: string;
  let before: ReadModels;
  const ctx = (n: number) => as(system, admin(n), DEMO_NOW);

  beforeAll(async () => {
    system = await openTestSystem('demo');
    stepId = await openStep(system);
    before = await dumpReadModels(system.store);
  });
  afterAll(() => system.close());

  it('M1: the dry run lists exactly the running clocks that move, none earlier, and changes nothing', async () => {
    ({ id: proposal } = await proposeDay(ctx(1), markedOff));
    expect(await movesOf(system, proposal)).toEqual([
      'GH01 promised 2026-06-01 → 2026-06-02',
      'LX01 delivery 2026-06-05 → 2026-06-08',
      'YD02 delivery 2026-06-05 → 2026-06-08',
      'SG01 statutory 2026-06-08 → 2026-06-09',
      'GH02 statutory 2026-06-09 → 2026-06-10',
      'GH02 promised 2026-06-16 → 2026-06-17',
      'GH02 statutory 2026-06-16 → 2026-06-17',
    ]);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });

  it('the one who proposed it cannot sign it, and nobody but an administrator can', async () => {
    const signature = { note: '', acceptsEarlier: true };
    await expect(signProposal(ctx(1), proposal, signature)).rejects.toMatchObject({ kind: 'forbidden' });
    const supervisor = as(system, someone('supervisor'), DEMO_NOW);
    await expect(signProposal(supervisor, proposal, signature)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(proposeDay(supervisor, markedOff)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('M2: rejected by the second administrator, nothing has changed, and it stays rejected', async () => {
    await rejectProposal(ctx(2), proposal, '无此文件');
    expect(await dumpReadModels(system.store)).toEqual(before);
    await expect(signProposal(ctx(2), proposal, { note: '', acceptsEarlier: false })).rejects.toMatchObject({
      code: 'proposal_decided',
    });
  });

  it('M2: signed, it is applied in one step, with an event on each case and one message to each owner', async () => {
    ({ id: proposal } = await proposeDay(ctx(1), markedOff));
    const signed = await signProposal(ctx(2), proposal, { note: '已核对', acceptsEarlier: false });
    expect(signed).toEqual({ release: 2, moves: 7 });
    const project = await getProject(as(system, someone('integration'), DEMO_NOW), stepId, {});
    const step = project.cases.find(({ item }) => item === 'GH01');
    expect(step?.mainClock).toMatchObject({ kind: 'promised', dueOn: '2026-06-02', provisional: false });
    const told = await system.store.db.select().from(messages);
    const byAudience = told.map(({ audience, data }) => `${audience} ${data['count']}`).sort();
    expect(byAudience).toEqual([
      'department:DRC 1',
      'department:HUD 1',
      'department:NRP 5',
      'owner:91330784MA0000001X 3',
      'owner:91330784MA2X25P00E 2',
      'owner:91330784MA2YFJM008 1',
      'owner:91330784MA2YQ52004 1',
      'user:agent01 1',
      'user:agent01 1',
      'user:agent01 2',
      'user:agent02 3',
    ]);
    expect(await verifyRecord(system)).toMatchObject({ faults: [] });
  });

  it('the event says which dates moved, and why', async () => {
    const { items } = await listEvents(as(system, someone('integration'), DEMO_NOW), stepId, {});
    expect(items[0]).toMatchObject({
      type: 'calendar_revised',
      item: 'GH01',
      actor: { username: 'admin02' },
      data: { release: 2, moves: [{ clock: 'promised', before: '2026-06-01', after: '2026-06-02' }] },
    });
  });

  it('a rebuild from the events gives the same rows', async () => {
    const applied = await dumpReadModels(system.store);
    await rebuild(system, DEMO_NOW);
    expect(dates(await dumpReadModels(system.store))).toEqual(dates(applied));
    expect(await compareEngines(system, DEMO_NOW)).toMatchObject({ differences: 0 });
  });

  it('undo would make dates earlier: it needs a signature that names them, and restores every date', async () => {
    const undo = await proposeUndo(ctx(2), '文件撤回');
    expect((await movesOf(system, undo.id)).filter((move) => move.includes('promised'))).toEqual([
      'GH01 promised 2026-06-02 → 2026-06-01',
      'GH02 promised 2026-06-17 → 2026-06-16',
    ]);
    await expect(signProposal(ctx(1), undo.id, { note: '', acceptsEarlier: false })).rejects.toMatchObject({
      code: 'earlier_not_accepted',
      facts: { count: 7 },
    });
    await signProposal(ctx(1), undo.id, { note: '', acceptsEarlier: true });
    expect(dates(await dumpReadModels(system.store))).toEqual(dates(before));
    expect(await compareEngines(system, DEMO_NOW)).toMatchObject({ differences: 0 });
    expect(await verifyRecord(system)).toMatchObject({ faults: [] });
  });
});
