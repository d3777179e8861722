// The ledger of debts: what is owed across projects as of a day, whose it is, what it keeps shut, and what became of all promises.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDebts } from '../../src/services/debts.ts';
import { debtsCsv } from '../../src/services/debts-csv.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { getProject } from '../../src/services/projects.ts';
import { getPromises } from '../../src/services/promise-views.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels, wipeReadModels } from '../support/read-models.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('demo');
});
afterAll(() => system.close());

const agent = someone('agent', { username: 'agent01' });
const platform = someone('integration');
const on = (when: string, actor = agent) => as(system, actor, instant(when));
const p4 = async (): Promise<string> =>
  (await listProjects(as(system, platform), { q: '龙山' })).items[0]?.id ?? '';

describe('the ledger of debts of the sample', () => {
  it('shows P4: the supervision contract, due on 3 June, five working days left, the start of works shut', async () => {
    const { items, total, sums } = await listDebts(as(system, agent, DEMO_NOW));
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      projectName: '龙山仓储',
      owner: { name: '龙山仓储物流有限公司' },
      item: 'SG07',
      department: 'HUD',
      name: '监理合同',
      form: 'after_decision',
      gate: { code: 'start_of_works', item: null },
      state: 'open',
      dueOn: '2026-06-03',
      remainingDays: 5,
      light: 'none',
    });
    expect(sums).toMatchObject({ promised: 1, open: 1, openLate: 0, inTime: 0, never: 0, averageDays: null });
  });

  it('has the letter that was signed for it', async () => {
    const [promise] = await getPromises(as(system, agent, DEMO_NOW), await p4());
    expect(promise).toMatchObject({ promise: 'P1', status: 'signed', kind: 'tolerant' });
    expect(promise?.materials).toEqual([{ material: 'SG07-M6', name: '监理合同', promisedBy: '2026-06-03' }]);
    expect(promise?.signature).toMatchObject({ signer: '徐志强', how: 'counter', on: '2026-05-20' });
  });

  it('turns red the day after, and says what follows', async () => {
    const { items, sums } = await listDebts(on('2026-06-04'));
    expect(items[0]).toMatchObject({ state: 'late', light: 'red', overdueDays: { working: 1, natural: 1 } });
    expect(sums.openLate).toBe(1);
    const view = await getProject(on('2026-06-04', platform), await p4());
    const permit = view.cases.find(({ item }) => item === 'SG07');
    expect(permit?.consequence).toMatchObject({
      kind: 'take_back',
      event: { type: 'revoke', what: 'licence_revoked' },
      dueOn: '2026-06-03',
      since: '2026-06-04',
      publicOn: '2026-06-09',
    });
  });

  it('filters, groups and keeps to what the reader may see', async () => {
    const of = async (actor: typeof agent, query: object = {}) =>
      (await listDebts(as(system, actor, DEMO_NOW), query)).total;
    expect(await of(agent, { q: '龙山仓储物流' })).toBe(1);
    expect(await of(agent, { q: '云栖' })).toBe(0);
    expect(await of(agent, { gate: 'completion' })).toBe(0);
    expect(await of(agent, { department: 'HUD', group: 'gate' })).toBe(1);
    expect(await of(someone('officer', { department: 'HUD', region: '330784' }))).toBe(1);
    expect(await of(someone('officer', { department: 'NRP', region: '330784' }))).toBe(0);
    expect(await of(someone('supervisor', { region: '330782' }))).toBe(0);
    expect(await of(someone('owner', { creditCode: '91330784MA2LNCC006' }))).toBe(1);
    expect(await of(someone('owner', { creditCode: '91330784MA2YFJM008' }))).toBe(0);
  });

  it('is exported as it is shown, with formulas made harmless', async () => {
    const { items } = await listDebts(as(system, agent, DEMO_NOW));
    const [first] = items;
    if (first === undefined) throw new Error('no debt');
    const table = debtsCsv('zh-CN', [{ ...first, projectName: '=1+1' }]);
    expect(table).toContain("'=1+1");
    expect(table).toContain('2026-06-03');
    expect(table).toContain('开工');
  });

  it('is paid on 2 June: the certificate is due on the 4th, and a rebuild gives the same rows', async () => {
    const id = await p4();
    const request = { projectId: id, item: 'SG07', expectedVersion: null, idempotency: null };
    const { case: paid } = await recordEvent(on('2026-06-02', platform), {
      ...request,
      raw: { type: 'supplement' },
    });
    expect(paid.clocks.find(({ kind }) => kind === 'conversion')?.dueOn).toBe('2026-06-04');
    const { items, total, sums } = await listDebts(on('2026-06-02'), { state: 'supplied' });
    expect([total, items[0]?.state, items[0]?.suppliedOn]).toEqual([1, 'in_time', '2026-06-02']);
    expect(sums).toMatchObject({ open: 0, inTime: 1, averageDays: 13 });
    const before = await dumpReadModels(system.store);
    await wipeReadModels(system.store);
    await rebuild(system, instant('2026-06-02'));
    expect((await dumpReadModels(system.store)).cases).toEqual(before.cases);
  });
});
