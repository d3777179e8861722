// One acceptance for what was filed together, and hand-over from agency to agency.
import { describe, expect, it } from 'vitest';
import { acceptJointly } from '../../src/services/accept-jointly.ts';
import type { Actor } from '../../src/services/access.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { getGroupPage } from '../../src/services/groups.ts';
import { getHome } from '../../src/services/home.ts';
import { getCaseForm } from '../../src/services/project-page.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { someone } from '../support/system.ts';

const { at, caseOf, completed, end, eventsOf, file, open, record, system } = useJointWorld();

const lead = someone('officer', { username: 'jinan-hud', department: 'HUD', region: '370100' });
/** Permit and supervision of a building in Jinan, filed as one application on 12 May. */
async function oneApplication(): Promise<string> {
  const id = await readyIn('370100', 'SG04', 'SG07');
  await file(id, 'PERMIT', '2026-05-12');
  return id;
}
/** Whatever stands before these items in the chain has ended. */
async function readyIn(region: string, ...items: readonly string[]): Promise<string> {
  const id = await open('nat-social-120wd', {}, region);
  for (;;) {
    const { cases } = await getProject(at(platform, '2026-05-11'), id);
    const ready = cases.filter(({ item, status }) => status === 'ready' && !items.includes(item));
    if (items.every((item) => cases.find((one) => one.item === item)?.status === 'ready')) return id;
    if (ready.length === 0) throw new Error('nothing is ready');
    await end(id, '2026-05-11', ...ready.map(({ item }) => item));
  }
}
const acceptTogether = (id: string, when: string, actor: Actor, group: string, raw: object = {}) =>
  acceptJointly(at(actor, when), { projectId: id, group, raw });

describe('one acceptance for all', () => {
  const permits = async (region?: string): Promise<string> => {
    const id = await open('nb-completion-30', {}, region);
    await end(id, '2026-05-11', 'JG01', 'ZJ08', 'JG02');
    await file(id, 'JOINT', '2026-05-12');
    return id;
  };

  it('is given by the window in Zhejiang, on the same day for every department (浙规定 5(3))', async () => {
    const id = await permits();
    const page = await getGroupPage(at(window, '2026-05-13'), id, 'JOINT');
    expect(page.acceptable).toEqual({ filing: 'JOINT-1', items: ['JG03', 'JG04', 'JG05', 'JG07'] });
    const { group } = await acceptJointly(at(window, '2026-05-13'), {
      projectId: id,
      group: 'JOINT',
      raw: {},
    });
    expect(group.members.map(({ case: c }) => c.acceptedOn)).toEqual([
      ...Array.from({ length: 4 }, () => '2026-05-13'),
      null,
    ]);
    expect(
      (await refusal(acceptJointly(at(window, '2026-05-13'), { projectId: id, group: 'JOINT', raw: {} })))
        .code,
    ).toBe('nothing_to_accept');
  });

  it('entered late takes the place of the silence that the law had taken for acceptance', async () => {
    const id = await permits();
    expect((await caseOf(id, '2026-05-27', 'JG04')).deemedAccepted).toBe(true);
    const late = { occurredAt: '2026-05-13' };
    const { group } = await acceptJointly(at(window, '2026-05-27'), {
      projectId: id,
      group: 'JOINT',
      raw: late,
    });
    expect(group.members.map(({ case: c }) => [c.acceptedOn, c.deemedAccepted]).slice(0, 2)).toEqual([
      ['2026-05-13', false],
      ['2026-05-13', false],
    ]);
  });

  it('is not for a department in a group of several applications', async () => {
    const id = await permits();
    const act = acceptJointly(at(officer('HUD'), '2026-05-13'), { projectId: id, group: 'JOINT', raw: {} });
    expect((await refusal(act)).kind).toBe('forbidden');
  });

  it('leaves out who is correcting', async () => {
    const id = await permits();
    await record(id, '2026-05-13', 'JG05', { type: 'correction_notice', text: '缺检测报告' });
    const { group } = await acceptJointly(at(window, '2026-05-14'), {
      projectId: id,
      group: 'JOINT',
      raw: {},
    });
    expect(group.members.map(({ case: c }) => c.status)).toEqual([
      'running',
      'running',
      'correcting',
      'running',
      'blocked',
    ]);
  });

  it('is one for one application everywhere, by the department that leads it', async () => {
    const id = await oneApplication();
    const alone = await refusal(record(id, '2026-05-13', 'SG07', { type: 'accept' }));
    expect([alone.code, alone.facts['filing']]).toEqual(['accepted_together', 'PERMIT-1']);
    const { group } = await acceptJointly(at(lead, '2026-05-13'), {
      projectId: id,
      group: 'PERMIT',
      raw: {},
    });
    expect(group.members.map(({ case: c }) => [c.item, c.acceptedOn])).toEqual([
      ['SG04', '2026-05-13'],
      ['SG07', '2026-05-13'],
    ]);
    // Elsewhere than in Zhejiang each department of other groups accepts for itself.
    const act = acceptJointly(at(platform, '2026-05-13'), { projectId: id, group: 'UTIL', raw: {} });
    expect((await refusal(act)).code).toBe('not_accepted_together');
  });
});

describe('one application', () => {
  it('is not accepted while a part of it is being corrected', async () => {
    const id = await oneApplication();
    await record(id, '2026-05-13', 'SG07', { type: 'correction_notice', text: '缺合同' });
    expect((await getGroupPage(at(lead, '2026-05-14'), id, 'PERMIT')).acceptable).toBeNull();
    const early = await refusal(acceptTogether(id, '2026-05-14', lead, 'PERMIT'));
    expect([early.kind, early.code, early.facts['waitsFor']]).toEqual([
      'conflict',
      'filing_incomplete',
      ['SG07'],
    ]);
    // Nor as of a day before the correction was asked for.
    const before = await refusal(
      acceptTogether(id, '2026-05-14', lead, 'PERMIT', { occurredAt: '2026-05-12' }),
    );
    expect(before.code).toBe('filing_incomplete');
    await record(id, '2026-05-15', 'SG07', { type: 'resubmit' });
    const { group } = await acceptTogether(id, '2026-05-15', lead, 'PERMIT');
    expect(group.members.map(({ case: c }) => c.acceptedOn)).toEqual(['2026-05-15', '2026-05-15']);
  });

  it('bears the day on which its last part was complete, in all its parts', async () => {
    const id = await oneApplication();
    await record(id, '2026-05-13', 'SG07', { type: 'correction_notice', text: '缺合同' });
    await record(id, '2026-05-14', 'SG07', { type: 'resubmit' });
    const { group } = await acceptTogether(id, '2026-05-15', lead, 'PERMIT');
    expect(group.members.map(({ case: c }) => c.acceptedOn)).toEqual(['2026-05-14', '2026-05-14']);
  });

  it('keeps its one day of acceptance: no part of it is mended alone', async () => {
    const id = await oneApplication();
    await acceptTogether(id, '2026-05-14', lead, 'PERMIT');
    const target = (await eventsOf(id)).findLast((one) => one.item === 'SG07' && one.type === 'accept')?.seq;
    const mend = (replacement: object | null) =>
      refusal(
        record(id, '2026-05-15', 'SG07', {
          type: 'rectify_event',
          target,
          reason: '记错了',
          replacement,
        }),
      );
    const data = { type: 'accept' };
    expect((await mend(null)).code).toBe('accepted_together');
    expect((await mend({ occurredAt: '2026-05-13', data })).code).toBe('accepted_together');
    const other = { occurredAt: '2026-05-14', data: { type: 'not_accept', reason: '不需要' } };
    expect((await mend(other)).code).toBe('accepted_together');
  });

  it('is not accepted in part by mending something else into an acceptance', async () => {
    const id = await oneApplication();
    await record(id, '2026-05-13', 'SG07', { type: 'correction_notice', text: '缺合同' });
    const target = (await eventsOf(id)).at(-1)?.seq;
    const replacement = { occurredAt: '2026-05-13', data: { type: 'accept' } };
    const raw = { type: 'rectify_event', target, reason: '记错了', replacement };
    expect((await refusal(record(id, '2026-05-14', 'SG07', raw))).code).toBe('accepted_together');
  });
});

describe('the window in Zhejiang', () => {
  it('accepts for all that wait, not for one of them (浙规定 5(3))', async () => {
    const id = await completed();
    await file(id, 'JOINT', '2026-05-12');
    const one = await refusal(record(id, '2026-05-13', 'JG04', { type: 'accept' }, window));
    expect([one.kind, one.code, one.facts['filing'], one.facts['items']]).toEqual([
      'conflict',
      'accept_together',
      'JOINT-1',
      ['JG03', 'JG05', 'JG07'],
    ]);
    // A department accepts its own; who is left alone is accepted alone.
    for (const [item, department] of [
      ['JG03', 'NRP'],
      ['JG04', 'HUD'],
      ['JG05', 'CAD'],
    ] as const)
      await record(id, '2026-05-13', item, { type: 'accept' }, officer(department));
    await record(id, '2026-05-13', 'JG07', { type: 'accept' }, window);
    expect(await caseOf(id, '2026-05-13', 'JG07')).toMatchObject({ acceptedOn: '2026-05-13' });
  });

  it('accepts one alone where the law of the place leaves acceptance to each department', async () => {
    const id = await readyIn('370100', 'PG01', 'PG03');
    await file(id, 'EVAL', '2026-05-12');
    const jinan = someone('window', { region: '370100' });
    await record(id, '2026-05-13', 'PG01', { type: 'accept' }, jinan);
    expect(await caseOf(id, '2026-05-13', 'PG01')).toMatchObject({ acceptedOn: '2026-05-13' });
  });
});

describe('hand-over', () => {
  const handOver = (id: string, when: string, actor: Actor, from = 'JG03') =>
    record(id, when, 'JG13', { type: 'hand_over', from, document: '移交〔2026〕1号' }, actor);

  it('waits for the filing that names it and for the end of all before it', async () => {
    const id = await completed();
    expect((await refusal(handOver(id, '2026-05-12', officer('NRP')))).code).toBe('hand_over_not_awaited');
    await file(id, 'JOINT', '2026-05-12');
    expect((await refusal(handOver(id, '2026-05-12', officer('NRP')))).code).toBe('predecessors_not_done');
  });

  it('is recorded by the department that has ended and accepts the next case at once', async () => {
    const id = await completed();
    await file(id, 'JOINT', '2026-05-12');
    for (const item of ['JG03', 'JG04', 'JG05', 'JG07']) {
      await record(id, '2026-05-13', item, { type: 'accept' });
      await record(id, '2026-05-15', item, { type: 'decide', result: 'approve' });
    }
    const form = await getCaseForm(at(officer('NRP'), '2026-05-18'), id, 'JG13');
    expect([form.possible, form.handingOver.map(({ code }) => code)]).toEqual([['hand_over'], ['JG03']]);
    expect((await refusal(handOver(id, '2026-05-18', officer('MET'), 'JG03'))).kind).toBe('not_found');
    expect((await refusal(handOver(id, '2026-05-18', officer('CAD'), 'JG03'))).kind).toBe('forbidden');
    expect((await refusal(handOver(id, '2026-05-18', platform, 'JG01'))).issues[0]?.code).toBe(
      'hand_over_from_other',
    );
    await handOver(id, '2026-05-18', officer('NRP'));
    expect(await caseOf(id, '2026-05-18', 'JG13')).toMatchObject({
      status: 'running',
      receivedOn: '2026-05-18',
      acceptedOn: '2026-05-18',
    });
    const again = await refusal(handOver(id, '2026-05-18', officer('NRP')));
    expect(again.code).toBe('hand_over_not_awaited');
  });
});

describe('who hands over', () => {
  it('is the one that ended last', async () => {
    const id = await completed();
    await file(id, 'JOINT', '2026-05-12');
    for (const [item, on] of [
      ['JG03', '2026-05-15'],
      ['JG04', '2026-05-18'],
      ['JG05', '2026-05-14'],
      ['JG07', '2026-05-14'],
    ] as const) {
      await record(id, '2026-05-13', item, { type: 'accept' });
      await record(id, on, item, { type: 'decide', result: 'approve' });
    }
    const from = (code: string) =>
      record(id, '2026-05-18', 'JG13', { type: 'hand_over', from: code, document: '移交〔2026〕2号' });
    const early = await refusal(from('JG03'));
    expect(early.issues.map(({ code, facts }) => [code, facts?.['allowed']])).toEqual([
      ['hand_over_from_other', ['JG04']],
    ]);
    await from('JG04');
  });
});

describe('all of it', () => {
  const evening = instant('2026-06-10 20:00');

  it('agrees with the second engine and comes back by a rebuild', async () => {
    await getHome(at(platform, '2026-06-10 20:00'));
    expect((await compareEngines(system(), evening)).differences).toBe(0);
    const before = await dumpReadModels(system().store);
    await rebuild(system(), evening);
    const after = await dumpReadModels(system().store);
    expect(after.cases).toEqual(before.cases);
    expect(after.clocks).toEqual(before.clocks);
    expect(after.projects).toEqual(before.projects);
    expect((await verifyRecord(system())).faults).toEqual([]);
  });
});
