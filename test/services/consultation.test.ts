// Opinions asked of other departments: who sees what, who answers, and what a decision leaves open.
import { describe, expect, it } from 'vitest';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { feedEntries } from '../../src/services/feed-entries.ts';
import { getHome } from '../../src/services/home.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { getCaseForm } from '../../src/services/project-page.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';

const { at, caseOf, open, record, system } = useJointWorld();

describe('consultation', () => {
  const ask = (department: string, question = '是否影响防空地下室') => ({
    type: 'consult',
    department,
    question,
  });
  const answer = (department: string) => ({
    type: 'answer_consultation',
    department,
    opinion: 'agree',
    text: '无意见',
  });
  /** LX01 of a Yongkang project, accepted by DRC on Monday. */
  const running = async (): Promise<string> => {
    const id = await open('yk-filing-50wd');
    await record(id, '2026-05-11', 'LX01', { type: 'receive' });
    await record(id, '2026-05-11', 'LX01', { type: 'accept' });
    return id;
  };
  const trf = officer('TRA');

  it('lets the department see the project, its own row on the desk and in its calendar, and answer', async () => {
    const id = await running();
    const seen = () =>
      getProject(at(trf, '2026-05-12'), id).then(
        () => true,
        () => false,
      );
    expect(await seen()).toBe(false);
    await record(id, '2026-05-12', 'LX01', ask('TRA'), officer('DRC'));
    expect(await seen()).toBe(true);
    const listed = await listProjects(at(trf, '2026-05-12'), {});
    expect(listed.items.map((row) => row.id)).toContain(id);

    const home = await getHome(at(trf, '2026-05-12'));
    const mine = home.rows.filter((row) => row.projectId === id);
    expect(mine.map(({ item, reason, holder, clock }) => [item, reason, holder, clock?.dueOn])).toEqual([
      ['LX01', 'consultation', 'TRA', '2026-05-21'],
    ]);
    expect(home.counters.todo).toBe(1);
    expect((await getHome(at(trf, '2026-05-22'))).counters).toMatchObject({ todo: 1, overdue: 1 });

    const feed = { id: 'f', username: trf.username, kind: 'mine', subject: null, lang: 'zh-CN' } as const;
    const kept = { ...feed, createdAt: 0, lastUsedAt: null, revokedAt: null };
    const entries = (await feedEntries(at(trf, '2026-05-12'), kept)).filter(
      ({ project }) => project.id === id,
    );
    expect(entries.map(({ kind, subject, subjectName, on }) => [kind, subject, subjectName?.zh, on])).toEqual(
      [['consultation', 'TRA', '交通运输局', '2026-05-21']],
    );

    const form = await getCaseForm(at(trf, '2026-05-13'), id, 'LX01');
    expect([form.possible, form.answerable]).toEqual([['answer_consultation'], ['TRA']]);
    const { case: after } = await record(id, '2026-05-13', 'LX01', answer('TRA'), trf);
    expect(after.consultations).toMatchObject([
      { department: 'TRA', isOpen: false, answer: { on: '2026-05-13', opinion: 'agree' } },
    ]);
    expect((await getHome(at(trf, '2026-05-13'))).rows.filter((row) => row.projectId === id)).toEqual([]);
    expect(await seen()).toBe(true);
  });

  it('is asked by the department in charge and answered by the one that was asked', async () => {
    const id = await running();
    expect((await refusal(record(id, '2026-05-12', 'LX01', ask('TRA'), officer('NRP')))).kind).toBe(
      'forbidden',
    );
    expect((await refusal(record(id, '2026-05-12', 'LX01', ask('TRA'), window))).kind).toBe('forbidden');
    for (const unknown of ['ASC', 'OWN', 'INT-EIA', 'XYZ'])
      expect((await refusal(record(id, '2026-05-12', 'LX01', ask(unknown)))).issues[0]?.code).toBe(
        'department_unknown',
      );
    await record(id, '2026-05-12', 'LX01', ask('TRA'), officer('DRC'));
    for (const actor of [officer('DRC'), officer('NRP'), window])
      expect((await refusal(record(id, '2026-05-13', 'LX01', answer('TRA'), actor))).kind).toBe('forbidden');
    expect((await refusal(record(id, '2026-05-13', 'LX01', answer('CUL'), officer('CUL')))).kind).toBe(
      'not_found',
    );
  });

  it('can be mended by the one who answered', async () => {
    const id = await running();
    await record(id, '2026-05-12', 'LX01', ask('TRA'));
    const { event } = await record(id, '2026-05-14', 'LX01', answer('TRA'), trf);
    const mended = await record(
      id,
      '2026-05-15',
      'LX01',
      {
        type: 'rectify_event',
        target: event.seq,
        reason: '录入有误',
        replacement: { occurredAt: '2026-05-13', data: answer('TRA') },
      },
      trf,
    );
    expect(mended.case.consultations[0]?.answer?.on).toBe('2026-05-13');
  });

  it('answered by two departments at once keeps both', async () => {
    const id = await running();
    await record(id, '2026-05-12', 'LX01', ask('TRA'));
    await record(id, '2026-05-12', 'LX01', ask('CUL'));
    const answers = await Promise.all([
      record(id, '2026-05-13', 'LX01', answer('TRA'), trf),
      record(id, '2026-05-13', 'LX01', answer('CUL'), officer('CUL')),
    ]);
    expect(answers.map(({ created }) => created)).toEqual([true, true]);
    expect((await caseOf(id, '2026-05-13', 'LX01')).consultations.map(({ isOpen }) => isOpen)).toEqual([
      false,
      false,
    ]);
  });

  it('does not outlive the decision', async () => {
    const id = await running();
    await record(id, '2026-05-12', 'LX01', ask('TRA'));
    await record(id, '2026-05-13', 'LX01', { type: 'decide', result: 'approve' });
    expect((await getHome(at(trf, '2026-06-10'))).rows.filter((row) => row.projectId === id)).toEqual([]);
    expect((await refusal(record(id, '2026-05-14', 'LX01', answer('TRA'), trf))).code).toBe('wrong_state');
    expect((await caseOf(id, '2026-06-10', 'LX01')).consultations).toMatchObject([
      { isOpen: false, dueOn: null, light: 'none', answer: null },
    ]);
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
