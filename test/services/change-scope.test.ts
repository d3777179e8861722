// What a project needs may change on the way: by events, in sight, and never for what has been filed already.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addItem, changeAttributes } from '../../src/services/change-scope.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getScope } from '../../src/services/project-scope.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { refusedBy } from '../support/refusal.ts';
import { storyOpening } from '../support/story-stream.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const platform = someone('integration');
const at = (text: string): number => Date.parse(`${text}+08:00`);

let system: TestSystem;
let id: string;

const on = (when: string, actor = platform) => as(system, actor, at(when));
const record = (when: string, item: string, raw: object) =>
  recordEvent(on(when), { projectId: id, item, raw, expectedVersion: null, idempotency: null });
const file = async (when: string, item: string): Promise<void> => {
  await record(`${when}T09:00`, item, { type: 'receive' });
  await record(`${when}T09:10`, item, { type: 'accept' });
};
const grant = async (when: string, item: string): Promise<void> => {
  await record(`${when}T16:00`, item, { type: 'decide', result: 'approve' });
  await record(`${when}T16:10`, item, { type: 'deliver' });
};
const change = (when: string, attributes: object, more: object = {}) =>
  changeAttributes(on(when), id, { attributes, reason: '初步设计批复调整', ...more });
const caseOf = async (item: string, when: string, query = {}) =>
  (await getProject(on(when), id, query)).cases.find((one) => one.item === item);
const rowsAreRebuilt = async (when: string): Promise<void> => {
  const before = await dumpReadModels(system.store);
  await rebuild(system, at(when));
  expect(await dumpReadModels(system.store)).toEqual(before);
};

beforeEach(async () => {
  system = await openTestSystem('published');
  id = (await openProject(on('2025-03-31T09:00'), storyOpening('S1', 1))).project.id;
});
afterEach(() => system.close());

describe('a change of the circumstances of a project', () => {
  it('is shown before it is made, and a preview writes nothing', async () => {
    const rows = await dumpReadModels(system.store);
    const { change: effects, applied } = await change(
      '2025-04-01T09:00',
      { special_fire: true, temporary_drainage: false },
      { preview: true },
    );
    expect(applied).toBe(false);
    expect(effects).toMatchObject({
      attributes: { special_fire: true, temporary_drainage: false },
      before: { special_fire: false, temporary_drainage: true },
      appears: ['SG02'],
      lapses: ['SG09'],
      returns: [],
      kept: [],
    });
    expect(await dumpReadModels(system.store)).toEqual(rows);
  });

  it('lets cases appear and waives others, each by an event', async () => {
    await change('2025-04-01T09:00', { special_fire: true, temporary_drainage: false });
    expect(await caseOf('SG02', '2025-04-01T10:00')).toMatchObject({ status: 'blocked' });
    expect(await caseOf('SG09', '2025-04-01T10:00')).toMatchObject({ status: 'waived', version: 1 });
    const { items } = await listEvents(on('2025-04-01T10:00'), id, {});
    expect(items.map(({ type, item }) => [type, item])).toEqual([
      ['waive', 'SG09'],
      ['change_attributes', null],
      ['open_project', null],
    ]);
    expect((await getProject(on('2025-04-01T10:00'), id)).attributes).toMatchObject({ special_fire: true });
    await rowsAreRebuilt('2025-04-01T10:00');
  });

  it('is not there on the evening before', async () => {
    await change('2025-04-01T09:00', { special_fire: true });
    expect(await caseOf('SG02', '2025-04-02T09:00', { asOf: 20178 })).toBeUndefined();
    const before = await getScope(on('2025-04-02T09:00'), id, { asOf: 20178 });
    expect(before.skipped.map(({ item }) => item)).toContain('SG02');
    expect(before.project.asOf).toBe('2025-03-31');
  });

  it('reinstates what an earlier change had waived, whoever may not see the project changes nothing', async () => {
    const clerk = someone('agent', { username: '' });
    const waive = { type: 'waive', reason: '不设施工排水' };
    const request = { projectId: id, item: 'SG09', raw: waive, expectedVersion: null, idempotency: null };
    await expect(recordEvent(on('2025-04-01T08:00', clerk), request)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await change('2025-04-01T09:00', { soil_class: 'none' });
    expect(await caseOf('PG03', '2025-04-01T10:00')).toMatchObject({ status: 'waived' });
    const { change: back } = await change('2025-04-02T09:00', { soil_class: 'form' });
    expect(back).toMatchObject({ returns: ['ZJ02', 'PG03'], appears: [] });
    expect(await caseOf('PG03', '2025-04-02T10:00')).toMatchObject({ status: 'blocked' });
    await rowsAreRebuilt('2025-04-02T10:00');
  });

  it('changes no limit of what has been filed, until it is filed anew', async () => {
    await grantChainToPg01();
    const accepted = await caseOf('PG01', '2025-04-16T18:00');
    expect(accepted).toMatchObject({ promised: { days: 7 }, mainClock: { dueOn: '2025-04-25' } });
    const { change: effects } = await change('2025-04-17T09:00', { eia_class: 'report' });
    expect(effects).toMatchObject({ kept: ['PG01'], appears: [], lapses: [] });
    expect(await caseOf('PG01', '2025-04-17T10:00')).toMatchObject({
      promised: { days: 7 },
      mainClock: { dueOn: '2025-04-25' },
    });
    await record('2025-04-18T09:00', 'PG01', { type: 'withdraw', reason: '改报报告书' });
    await file('2025-04-21', 'PG01');
    // Fifteen working days from 04-21 over 05-01 to 05-05, with Sunday 04-27 worked.
    expect(await caseOf('PG01', '2025-04-21T18:00')).toMatchObject({
      instance: 2,
      promised: { days: 15 },
      mainClock: { dueOn: '2025-05-14' },
    });
    const types = (await listEvents(on('2025-04-21T18:00'), id, {})).items.map(({ type }) => type);
    expect(types.slice(0, 4)).toEqual(['accept', 'receive', 'renew_item', 'withdraw']);
    await rowsAreRebuilt('2025-04-21T18:00');
    expect((await compareEngines(system, at('2025-04-21T18:00'))).differences).toBe(0);
    expect((await verifyRecord(system)).faults).toEqual([]);
  });

  it('leaves what has begun as it is when it would no longer apply', async () => {
    await grantChainToPg01();
    const { change: effects } = await change('2025-04-17T09:00', { eia_class: 'exempt' });
    expect(effects).toMatchObject({ kept: ['ZJ01', 'PG01'], lapses: [] });
    expect(await caseOf('PG01', '2025-04-17T10:00')).toMatchObject({ status: 'running' });
    const { items } = await getScope(on('2025-04-17T10:00'), id);
    expect(items.find(({ item }) => item === 'PG01')).toMatchObject({ because: 'kept' });
    await rowsAreRebuilt('2025-04-17T10:00');
  });

  it('is refused where other things follow by now than were seen', async () => {
    const { change: seen } = await change('2025-03-31T10:00', { eia_class: 'exempt' }, { preview: true });
    const expected = { appears: seen?.appears, lapses: seen?.lapses, returns: [], kept: [] };
    await record('2025-03-31T11:00', 'LX01', { type: 'receive' });
    await record('2025-03-31T11:01', 'LX01', { type: 'accept' });
    await grant('2025-03-31', 'LX01');
    await record('2025-04-01T09:00', 'ZJ01', { type: 'start' });
    const refusal = await refusedBy(() => change('2025-04-01T10:00', { eia_class: 'exempt' }, { expected }));
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'effects_changed' });
    expect(await caseOf('PG01', '2025-04-01T11:00')).toMatchObject({ status: 'blocked' });
  });

  it.each([
    [{ eia_class: 'big' }, 'attributes.eia_class', 'attribute_value'],
    [{ special_fire: 'yes' }, 'attributes.special_fire', 'attribute_value'],
    [{ colour: 'red' }, 'attributes.colour', 'unknown_attribute'],
  ])('of a wrong kind, %j, is refused by name and changes nothing', async (attributes, path, code) => {
    const before = await dumpReadModels(system.store);
    const refusal = await refusedBy(() => change('2025-04-01T09:00', attributes));
    expect(refusal.issues).toMatchObject([{ path, code }]);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });
});

describe('an item taken in by hand', () => {
  it('of the template is there although the circumstances do not ask for it', async () => {
    const { item } = await addItem(on('2025-04-01T09:00'), id, { item: 'SG02', reason: '业主自愿' });
    expect(item).toBe('SG02');
    expect(await caseOf('SG02', '2025-04-01T10:00')).toMatchObject({ status: 'blocked' });
    await rowsAreRebuilt('2025-04-01T10:00');
    const again = await refusedBy(() =>
      addItem(on('2025-04-01T11:00'), id, { item: 'SG02', reason: '再来' }),
    );
    expect(again).toMatchObject({ code: 'item_applies_already' });
  });

  const archaeology = {
    name: '考古调查勘探',
    stage: 'S1',
    kind: 'public_service',
    department: 'CUL',
    promised: { days: 10, unit: 'working' },
    prerequisites: ['LX01'],
    precedes: ['GH01'],
    reason: '用地在地下文物埋藏区',
  } as const;

  it('that the template lacks has clocks, is waited for, and stays after a rebuild', async () => {
    const { item } = await addItem(on('2025-03-31T09:30'), id, archaeology);
    expect(item).toBe('X01');
    expect((await caseOf('GH01', '2025-03-31T10:00'))?.waitsFor.map((one) => one.item)).toContain('X01');
    await file('2025-03-31', 'LX01');
    await grant('2025-03-31', 'LX01');
    await file('2025-04-01', 'X01');
    // Ten working days from Tuesday 04-01, Qingming on 04-04.
    expect(await caseOf('X01', '2025-04-01T18:00')).toMatchObject({
      name: { zh: '考古调查勘探' },
      status: 'running',
      mainClock: { dueOn: '2025-04-16' },
    });
    await rowsAreRebuilt('2025-04-01T18:00');
    expect((await compareEngines(system, at('2025-04-01T18:00'))).differences).toBe(0);
    expect((await addItem(on('2025-04-01T19:00'), id, { ...archaeology, name: '再一项' })).item).toBe('X02');
  });

  it.each([
    [{ stage: 'S9' }, 'stage', 'unknown_stage'],
    [{ department: 'NOBODY' }, 'department', 'unknown_party'],
    [{ prerequisites: ['ZZ99'] }, 'prerequisites[0]', 'unknown_item'],
    [{ prerequisites: ['SG07'], precedes: ['GH01'] }, 'prerequisites[0]', 'prerequisite_cycle'],
    [
      { promised: { days: 20, unit: 'working' }, statutory: { days: 10, unit: 'working' } },
      'promised.days',
      'promised_above_statutory',
    ],
    [{ name: '' }, 'name', 'required'],
    [{ kind: 'magic' }, 'kind', 'choice_unknown'],
  ])('with %j is refused by the name of the field', async (wrong, path, code) => {
    const before = await dumpReadModels(system.store);
    const refusal = await refusedBy(() => addItem(on('2025-04-01T09:00'), id, { ...archaeology, ...wrong }));
    expect(refusal.issues).toMatchObject([{ path, code }]);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });

  it('cannot be put before what has begun', async () => {
    await file('2025-03-31', 'LX01');
    const refusal = await refusedBy(() =>
      addItem(on('2025-04-01T09:00'), id, { ...archaeology, prerequisites: [], precedes: ['LX01'] }),
    );
    expect(refusal.issues).toMatchObject([{ path: 'precedes[0]', code: 'item_begun' }]);
  });
});

/** LX01 to PG01, which is accepted on 2025-04-16. */
async function grantChainToPg01(): Promise<void> {
  await file('2025-03-31', 'LX01');
  await grant('2025-03-31', 'LX01');
  await record('2025-04-01T09:00', 'ZJ01', { type: 'start' });
  await record('2025-04-15T09:00', 'ZJ01', { type: 'finish' });
  const { waitsFor = [] } = (await caseOf('PG01', '2025-04-15T10:00')) ?? {};
  for (const { item } of waitsFor) {
    await file('2025-04-15', item);
    await grant('2025-04-15', item);
  }
  await file('2025-04-16', 'PG01');
}
