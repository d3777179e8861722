// What finished cases took, as the forecast uses it: waiting and handling apart, by department, and what was known on a day.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { backtest } from '../../src/services/backtest.ts';
import { historyAt, LEAST_SAMPLES } from '../../src/services/history.ts';
import type { ForecastView } from '../../src/services/views.ts';
import { readDurations } from '../../src/store/durations.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { opening } from '../support/one-project.ts';

let api: TestApi;
const projects: string[] = [];
const at = (text: string): number => Date.parse(`${text}+08:00`);

/** Filed on Monday 2 March 2026, granted at once; the land permit filed on `filed`, granted on `granted`. */
async function openOne(serial: number, filed: string | null, granted: string | null): Promise<string> {
  api.now = at('2026-03-02T09:00');
  const code = `2603-330784-04-01-3000${String(serial).padStart(2, '0')}`;
  const opened = await api.call('/api/projects', { as: 'machine', body: { ...opening, code } });
  if (opened.status !== 201) throw new Error(opened.text);
  const { id } = opened.body;
  const record = async (item: string, when: string, event: object): Promise<void> => {
    api.now = at(when);
    const answer = await api.call(`/api/projects/${id}/cases/${item}/events`, { as: 'machine', body: event });
    if (answer.status !== 201) throw new Error(answer.text);
  };
  const grant = { type: 'decide', result: 'approve' };
  await record('LX01', '2026-03-02T10:00', { type: 'receive' });
  await record('LX01', '2026-03-02T10:10', { type: 'accept' });
  await record('LX01', '2026-03-02T11:00', grant);
  if (filed !== null) {
    await record('YD02', `${filed}T09:00`, { type: 'receive' });
    await record('YD02', `${filed}T09:30`, { type: 'accept' });
  }
  if (granted !== null) await record('YD02', `${granted}T15:00`, grant);
  return id;
}

beforeAll(async () => {
  api = await openTestApi('published');
  await api.enrol('machine', 'integration');
  // Waiting 1, 1, 2, 3, 8 working days; handling 2, 3, 3, 4, 2: whole 3, 4, 5, 7, 10.
  for (const [i, [filed, granted]] of [
    ['2026-03-03', '2026-03-05'],
    ['2026-03-03', '2026-03-06'],
    ['2026-03-04', '2026-03-09'],
    ['2026-03-05', '2026-03-11'],
    ['2026-03-12', '2026-03-16'],
  ].entries())
    projects.push(await openOne(i + 1, filed ?? null, granted ?? null));
});
afterAll(() => api.close());

const known = async (basis: 'median' | 'p80', on: string) => {
  const historyOf = await historyAt(api.system, basis, day(on));
  const item = (code: string, lead: string) =>
    ({ code, spec: { department: { lead, assist: [] } } }) as never;
  return {
    ofPlanning: historyOf(item('YD02', 'NRP')),
    elsewhere: historyOf(item('YD02', 'HUD')),
    never: historyOf(item('SG07', 'HUD')),
  };
};

describe('what finished cases took', () => {
  it('is their median and their 80 %, in working days from being ready, and from acceptance', async () => {
    expect((await known('median', '2026-03-31')).ofPlanning).toEqual({ whole: 5, handling: 3, samples: 5 });
    expect((await known('p80', '2026-03-31')).ofPlanning).toEqual({ whole: 7, handling: 3, samples: 5 });
  });

  it('is that of the item anywhere where the department has too few, and nothing where there are too few at all', async () => {
    const { elsewhere, never } = await known('median', '2026-03-31');
    expect([elsewhere, never]).toEqual([{ whole: 5, handling: 3, samples: 5 }, null]);
  });

  it('counts only what had ended by the day that is asked about', async () => {
    expect((await known('median', '2026-03-13')).ofPlanning).toBeNull();
    expect(LEAST_SAMPLES).toBe(5);
  });

  it('is not more than one row an item and department, whatever the calendar begins with', async () => {
    const ranks = Array.from({ length: 60 }, (_, i) => i);
    const rows = await readDurations(api.system.store.db, day('2026-02-01'), day('2026-03-31'), ranks, 1);
    expect(rows.map(({ item, department, samples }) => [item, department, samples])).toEqual([
      ['LX01', 'DRC', 5],
      ['LX01', null, 5],
      ['YD02', 'NRP', 5],
      ['YD02', null, 5],
    ]);
  });
});

describe('a forecast by history', () => {
  it('takes them for what is open: filed two days after its turn, granted three days later', async () => {
    const id = await openOne(9, null, null);
    api.now = at('2026-04-07T09:00');
    const ask = async (query: string): Promise<ForecastView> =>
      (await api.call(`/api/projects/${id}/forecast${query}`, { as: 'machine' })).body;
    const permit = ({ cases }: ForecastView) => cases.find(({ item }) => item === 'YD02');
    // Ready since 2 March: its usual two days of waiting are over, so it begins today.
    expect(permit(await ask('?basis=median'))).toMatchObject({
      startOn: '2026-04-07',
      finishOn: '2026-04-10',
      source: 'history',
      samples: 5,
    });
    expect(permit(await ask(''))).toMatchObject({
      startOn: '2026-04-07',
      finishOn: '2026-04-09',
      source: 'limit',
    });
    expect(permit(await ask('?basis=median&asOf=2026-03-02'))).toMatchObject({
      source: 'limit',
      finishOn: '2026-03-04',
    });
  });
});

describe('the back-test', () => {
  it('has nothing to say while no project is over', async () => {
    expect(await backtest(api.system)).toEqual({
      projects: 0,
      bases: ['limits', 'median', 'p80'].map((basis) => ({ basis, figures: null })),
    });
  });
});
