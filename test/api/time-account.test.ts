// Who held the sample projects, asked for through the API: everything adds up, on any evening, for those who may see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaysView, TimeAccountView } from '../../src/services/time-account-views.ts';
import type { ProjectView } from '../../src/services/views.ts';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
const ids = new Map<string, string>();
beforeAll(async () => {
  api = await openTestApi('demo');
  const { body } = await api.call('/api/projects', { as: 'agent01' });
  for (const { id, name } of body.items) ids.set(name.slice(0, 2), id);
});
afterAll(() => api.close());

const p1 = (): string => `/api/projects/${ids.get('永丰')}`;
const account = async (id: string, query = ''): Promise<TimeAccountView> => {
  const { status, body, text } = await api.call(`/api/projects/${id}/time-account${query}`, {
    as: 'agent01',
  });
  if (status !== 200) throw new Error(text);
  return body;
};
const sum = (parts: readonly DaysView[]): DaysView => ({
  naturalDays: parts.reduce((n, one) => n + one.naturalDays, 0),
  workingDays: parts.reduce((n, one) => n + one.workingDays, 0),
});

describe('the time account of P1', () => {
  it('has 58 days of four holders', async () => {
    const found = await account(ids.get('永丰') ?? '');
    expect(found).toMatchObject({
      startedOn: '2026-03-30',
      until: '2026-05-27',
      endedOn: null,
      naturalDays: 58,
      workingDays: 39,
      split: {
        departments: { naturalDays: 22, workingDays: 18 },
        intermediaries: { naturalDays: 17, workingDays: 10 },
        others: { naturalDays: 19, workingDays: 11 },
      },
    });
    expect(
      found.holders.map(({ name, procedure, naturalDays }) => [name?.zh, procedure, naturalDays]),
    ).toEqual([
      ['资规局', null, 22],
      ['设计单位', null, 17],
      ['业主', null, 16],
      ['专家评审', 'EXPERT', 3],
    ]);
    expect(found.stretches.at(-2)).toMatchObject({
      from: '2026-05-15',
      to: '2026-05-18',
      holder: 'procedure',
      item: 'GH02',
      bucket: 'statutory_excluded',
      naturalDays: 3,
      workingDays: 1,
    });
  });

  it('tells the lane of every case, with what ran beside the project’s own', async () => {
    const { lanes } = await account(ids.get('永丰') ?? '');
    const told = lanes.map(({ item, from, restedOn, naturalDays }) => [item, from, restedOn, naturalDays]);
    expect(told).toContainEqual(['GH02', '2026-05-11', null, 16]);
    expect(told).toContainEqual(['ZJ05', '2026-04-28', '2026-05-14', 16]);
    expect(told).toContainEqual(['LX01', '2026-03-30', '2026-03-30', 0]);
  });

  it('is in the view of the project too: the used days of its promise by holder', async () => {
    const { body } = await api.call(p1(), { as: 'owner01' });
    const [target] = (body as ProjectView).targets;
    expect(target?.usedDays).toBe(58);
    expect(target?.accounts.map(({ holder, days }) => [holder, days])).toEqual([
      ['NRP', 22],
      ['INT-DES', 17],
      ['OWN', 16],
      ['procedure', 3],
    ]);
  });

  it('of a past evening is what it was then', async () => {
    const found = await account(ids.get('永丰') ?? '', '?asOf=2026-04-12');
    expect(found.holders.map(({ holder, naturalDays }) => [holder, naturalDays])).toEqual([
      ['INT-DES', 9],
      ['OWN', 2],
      ['NRP', 2],
    ]);
    const before = await account(ids.get('永丰') ?? '', '?asOf=2026-03-29');
    expect(before).toMatchObject({ startedOn: null, naturalDays: 0, stretches: [], lanes: [], holders: [] });
  });

  it('as a table has a row a stretch, the project before its cases, in the language asked for', async () => {
    const { text, headers } = await api.call(`${p1()}/time-account.csv?lang=en`, { as: 'owner01' });
    expect(headers.get('content-disposition')).toBe('attachment; filename="time-account-2026-05-27.csv"');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toContain('Account,Item code,Item,First day,Last day,Holder');
    expect(lines[2]).toBe(
      'Project,YD01,Land transfer contract,2026-04-01,2026-04-02,Natural Resources and Planning Bureau,Departments,2,2',
    );
    const project = lines.filter((line) => line.startsWith('Project'));
    expect(project).toHaveLength(10);
    expect(project.reduce((days, line) => days + Number(line.split(',').at(-2)), 0)).toBe(58);
  });
});

describe('every sample project', () => {
  it('adds up: holders, buckets, the split, every lane, every target and every stage', async () => {
    expect(ids.size).toBe(6);
    for (const id of ids.values()) {
      for (const query of ['', '?asOf=2026-05-20', '?asOf=2026-04-20']) {
        const found = await account(id, query);
        const { naturalDays, workingDays, holders, stretches, buckets, split, lanes, targets, stages } =
          found;
        const whole = { naturalDays, workingDays };
        expect(sum(holders)).toEqual(whole);
        expect(sum(stretches)).toEqual(whole);
        expect(sum(buckets)).toEqual(whole);
        expect(sum(Object.values(split))).toEqual(whole);
        for (const lane of lanes) {
          expect(sum(lane.holders)).toEqual({ naturalDays: lane.naturalDays, workingDays: lane.workingDays });
        }
        for (const { usedDays, accounts } of targets)
          expect(accounts.reduce((days, one) => days + one.days, 0)).toBe(usedDays);
        for (const { elapsedDays, approvalDays, specialDays, ownerDays } of stages)
          expect(approvalDays + specialDays + ownerDays).toBe(elapsedDays);
      }
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['?asOf=2026-02-30', 400],
    ['?asOf=2026-05-28', 400],
    ['?asof=2026-05-01', 400],
  ])('%s with %i', async (query, status) => {
    for (const ending of ['', '.csv'])
      expect((await api.call(`${p1()}/time-account${ending}${query}`, { as: 'agent01' })).status).toBe(
        status,
      );
  });

  it('a project that is not there, or not in sight', async () => {
    expect((await api.call('/api/projects/nothing/time-account', { as: 'agent01' })).status).toBe(404);
    const other = `/api/projects/${ids.get('云栖')}/time-account`;
    expect((await api.call(other, { as: 'owner01' })).status).toBe(404);
    expect((await api.call(`${p1()}/time-account`)).status).toBe(401);
  });
});
