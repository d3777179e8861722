// Where a changed chain meets what was recorded before, after and late: nothing is lost, circled, or moved in silence.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { addItem, changeAttributes } from '../../src/services/change-scope.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { fileJointly } from '../../src/services/file-jointly.ts';
import { getForecast } from '../../src/services/forecast.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { refusedBy } from '../support/refusal.ts';
import { readTemplate } from '../support/story.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

/** A; B after A with fire works only; C after A, longer in large projects; D after B; E after C and D. */
function template() {
  const base = readTemplate('yk-filing-50wd');
  const [pattern] = base.items.filter(({ code }) => code === 'YD02');
  if (pattern === undefined) throw new Error('YD02 is there');
  const limit = (days: number) => ({ days, unit: 'working', assumed: true }) as const;
  const item = (code: string, before: readonly string[], more: object = {}) => ({
    ...pattern,
    code,
    zh: `事项${code}`,
    en: `item_${code.toLowerCase()}`,
    stage: 'S1',
    applies: { default: 'required' },
    limits: { committed: limit(5), statutory: limit(20) },
    prerequisites: before.map((one) => ({ item: one, type: 'FS', assumed: true })),
    groups: [],
    materials: [],
    ...more,
  });
  return {
    ...base,
    id: 'rv1',
    version: '1',
    targets: [],
    groups: [
      { code: 'J', type: 'parallel', zh: '并联', en: 'joint', lead: 'NRP', items: ['B', 'C'], assumed: true },
    ],
    stages: base.stages.slice(0, 1).map(({ budget: _, ...stage }) => ({ ...stage, code: 'S1' })),
    day_zero: { item: 'A', event: 'accepted' },
    items: [
      item('A', []),
      item('B', ['A'], {
        applies: { default: 'conditional', when: 'special_fire == true', zh: '特殊建设工程' },
        groups: ['J'],
      }),
      item('C', ['A'], {
        groups: ['J'],
        limits: {
          committed: limit(5),
          statutory: limit(20),
          variants: [{ when: 'large_project == true', committed: limit(8), statutory: limit(20) }],
        },
      }),
      item('D', ['B']),
      item('E', ['C', 'D']),
    ],
  };
}

const platform = someone('integration');
const clerk = someone('agent', { username: 'bound' });
const at = (text: string): number => Date.parse(`${text}+08:00`);
let system: TestSystem;
let id: string;

const on = (when: string, actor = platform) => as(system, actor, at(when));
const record = (when: string, item: string, raw: object, actor = platform) =>
  recordEvent(on(when, actor), { projectId: id, item, raw, expectedVersion: null, idempotency: null });
const file = async (date: string, item: string): Promise<void> => {
  await record(`${date}T09:00`, item, { type: 'receive' });
  await record(`${date}T09:10`, item, { type: 'accept' });
};
const grant = async (date: string, item: string): Promise<void> => {
  await file(date, item);
  await record(`${date}T16:00`, item, { type: 'decide', result: 'approve' });
};
const change = (when: string, attributes: object) =>
  changeAttributes(on(when), id, { attributes, reason: '批复调整' });
const caseOf = async (item: string, when: string, asOf?: string) =>
  (await getProject(on(when), id, { asOf: asOf === undefined ? undefined : day(asOf) })).cases.find(
    (one) => one.item === item,
  );
const dueOf = async (item: string, when: string, asOf?: string) =>
  (await caseOf(item, when, asOf))?.clocks.findLast(({ kind }) => kind === 'promised')?.dueOn;
const isWhole = async (when: string): Promise<void> => {
  const before = await dumpReadModels(system.store);
  await rebuild(system, at(when));
  expect(await dumpReadModels(system.store)).toEqual(before);
  expect((await compareEngines(system, at(when))).differences).toBe(0);
};

beforeEach(async () => {
  system = await openTestSystem('empty');
  const admin = someone('administrator');
  const source = { text: JSON.stringify(template()), fileName: 'rv1.json' };
  await importTemplate(on('2026-05-06T08:00', admin), source);
  const opening = {
    code: '2605-330784-04-01-000001',
    name: '试验',
    template: 'rv1',
    region: '330784',
    owner: { name: '甲', creditCode: '91330784MA2YFJM008' },
    attributes: { special_fire: false, large_project: false },
  };
  id = (await openProject(on('2026-05-06T09:00'), opening)).project.id;
});
afterEach(() => system.close());

describe('an item that appears behind what has ended', () => {
  it('has no slack to speak of, and the project is forecast all the same', async () => {
    await grant('2026-05-07', 'A');
    await grant('2026-05-07', 'D');
    await change('2026-05-08T09:00', { special_fire: true });
    const { cases, finishOn } = await getForecast(on('2026-05-08T10:00'), id);
    expect(finishOn).not.toBeNull();
    expect(cases.find(({ item }) => item === 'B')).toMatchObject({ slackDays: null });
  });
});

describe('a circle by way of an item that the project leaves out today', () => {
  it('is refused, and nothing is written', async () => {
    const before = await dumpReadModels(system.store);
    const item = {
      ...{ name: '环', stage: 'S1', kind: 'licence', department: 'NRP', reason: 'r' },
      ...{ prerequisites: ['D'], precedes: ['A'] },
    };
    const refusal = await refusedBy(() => addItem(on('2026-05-06T10:00'), id, item));
    expect(refusal.issues).toMatchObject([{ path: 'prerequisites[0]', code: 'prerequisite_cycle' }]);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });
});

describe('what a person has waived', () => {
  it('stays in the chain when its condition lapses, for everybody to see', async () => {
    await change('2026-05-06T10:00', { special_fire: true });
    await record('2026-05-06T10:10', 'B', { type: 'waive', reason: '不涉及' }, await bound());
    const { change: effects } = await change('2026-05-06T11:00', { special_fire: false });
    expect(effects).toMatchObject({ lapses: [], kept: ['B'] });
    expect(await caseOf('B', '2026-05-06T12:00')).toMatchObject({ status: 'waived' });
    await isWhole('2026-05-06T12:00');
    const { change: back } = await change('2026-05-06T13:00', { special_fire: true });
    expect(back).toMatchObject({ appears: [], returns: [] });
  });

  it('is not reinstated from under a case that was filed since', async () => {
    const agent = await bound();
    await record('2026-05-06T10:10', 'A', { type: 'waive', reason: '不涉及' }, agent);
    await file('2026-05-07', 'C');
    const refusal = await refusedBy(() =>
      record('2026-05-08T09:00', 'A', { type: 'reinstate', reason: '还是要' }, agent),
    );
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'successors_begun' });
  });
});

describe('a filing that has ended without a grant', () => {
  it('lapses with its condition, so that nothing waits for it for ever', async () => {
    await change('2026-05-06T10:00', { special_fire: true });
    await grant('2026-05-07', 'A');
    await file('2026-05-08', 'B');
    await record('2026-05-09T09:00', 'B', { type: 'withdraw', reason: '方案调整' });
    const { change: effects } = await change('2026-05-11T09:00', { special_fire: false });
    expect(effects).toMatchObject({ lapses: ['B'], kept: [] });
    expect((await caseOf('D', '2026-05-11T10:00'))?.waitsFor).toEqual([]);
    await isWhole('2026-05-11T10:00');
  });
});

describe('the limits of a filing', () => {
  it('come back when a new filing that had changed them is taken back', async () => {
    await grant('2026-05-06', 'A');
    await file('2026-05-07', 'C');
    expect(await dueOf('C', '2026-05-07T18:00')).toBe('2026-05-13');
    await change('2026-05-14T09:00', { large_project: true });
    await record('2026-05-14T10:00', 'C', { type: 'withdraw', reason: '误撤' });
    await record('2026-05-14T10:10', 'C', { type: 'receive' });
    const { items } = await listEvents(on('2026-05-14T11:00'), id, { item: 'C' });
    const seqOf = (type: string) => items.find((event) => event.type === type)?.seq ?? 0;
    const mend = (type: string) =>
      record('2026-05-14T11:00', 'C', { type: 'rectify_event', target: seqOf(type), reason: '录错' });
    await mend('receive');
    await mend('withdraw');
    expect(await dueOf('C', '2026-05-14T12:00')).toBe('2026-05-13');
    await isWhole('2026-05-14T12:00');
  });

  it('are those of its own day, also when it is entered after a change', async () => {
    await grant('2026-05-06', 'A');
    await change('2026-05-13T09:00', { large_project: true });
    await record('2026-05-13T10:00', 'C', { type: 'receive', occurredAt: '2026-05-11' });
    await record('2026-05-13T10:10', 'C', { type: 'accept', occurredAt: '2026-05-11' });
    expect(await dueOf('C', '2026-05-13T11:00')).toBe('2026-05-18');
    expect(await dueOf('C', '2026-05-13T11:00', '2026-05-12')).toBe('2026-05-18');
    await isWhole('2026-05-13T12:00');
  });
});

describe('a joint filing', () => {
  it('goes by the circumstances of its own day too, when it is entered after a change', async () => {
    await grant('2026-05-06', 'A');
    await change('2026-05-13T09:00', { large_project: true });
    const raw = { occurredAt: '2026-05-11' };
    await fileJointly(on('2026-05-13T10:00'), { projectId: id, group: 'J', raw });
    await record('2026-05-13T10:10', 'C', { type: 'accept', occurredAt: '2026-05-11' });
    expect(await dueOf('C', '2026-05-13T11:00')).toBe('2026-05-18');
    expect(await dueOf('C', '2026-05-13T11:00', '2026-05-12')).toBe('2026-05-18');
    await isWhole('2026-05-13T12:00');
  });
});

describe('a repeat', () => {
  const key = { key: 'k1', requestHash: 'h' };
  it('tells what was done the first time', async () => {
    const raw = { attributes: { special_fire: true }, reason: '批复' };
    const first = await changeAttributes(on('2026-05-06T10:00'), id, raw, key);
    const again = await changeAttributes(on('2026-05-06T10:05'), id, raw, key);
    expect([again.change, again.applied]).toEqual([first.change, true]);
    const item = { name: '环', stage: 'S1', kind: 'licence', department: 'NRP', reason: 'r' };
    const other = { key: 'k2', requestHash: 'h' };
    expect((await addItem(on('2026-05-06T11:00'), id, item, other)).item).toBe('X01');
    const repeated = await addItem(on('2026-05-06T11:01'), id, item, other);
    expect([repeated.item, repeated.created]).toEqual(['X01', false]);
  });
});

describe('an attribute of the wrong kind', () => {
  it('is told with what would be right', async () => {
    const refusal = await refusedBy(() => change('2026-05-06T10:00', { special_fire: 1, foo: 1 }));
    expect(refusal.issues).toMatchObject([
      { path: 'attributes.special_fire', code: 'attribute_value', facts: { allowed: ['true', 'false'] } },
      { path: 'attributes.foo', code: 'unknown_attribute' },
    ]);
  });
});

/** The proxy clerk of the project, who alone waives. */
async function bound() {
  const { projects } = await import('../../src/store/schema.ts');
  await system.store.db.update(projects).set({ agent: clerk.username });
  return clerk;
}
