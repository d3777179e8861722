// One project in Yongkang through the API: filed and granted, land survey under way, the rest waiting. Made on 27 May 2026.
import type { Answer, Call, TestApi } from './api.ts';

export const opening = {
  code: '2605-330784-04-01-100001',
  name: '测试厂房',
  template: 'yk-filing-50wd',
  region: '330784',
  owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
};

export interface OneProject {
  readonly id: string;
  /** Records an event of a case. */
  record(item: string, event: object, options?: Call): Promise<Answer>;
  /** How many events the project has. */
  events(): Promise<number>;
}

/** `as` must be an account that may open and record everything: `integration`. LX01 is delivered, YD02 accepted on 22 May. */
export async function openOneProject(api: TestApi, as: string, more: object = {}): Promise<OneProject> {
  const now = api.now;
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  api.now = at('2026-05-19T09:00');
  const opened = await api.call('/api/projects', { as, body: { ...opening, ...more } });
  if (opened.status !== 201) throw new Error(opened.text);
  const { id } = opened.body;
  const record = (item: string, event: object, options: Call = {}): Promise<Answer> =>
    api.call(`/api/projects/${id}/cases/${item}/events`, { as, body: event, ...options });
  const steps: readonly (readonly [string, string, object])[] = [
    ['2026-05-19T10:00', 'LX01', { type: 'receive' }],
    ['2026-05-19T10:10', 'LX01', { type: 'accept' }],
    ['2026-05-20T09:00', 'LX01', { type: 'decide', result: 'approve' }],
    ['2026-05-20T09:10', 'LX01', { type: 'deliver' }],
    ['2026-05-21T09:00', 'YD02', { type: 'receive' }],
    ['2026-05-22T09:00', 'YD02', { type: 'accept' }],
  ];
  for (const [when, item, event] of steps) {
    api.now = at(when);
    const answer = await record(item, event);
    if (answer.status !== 201) throw new Error(`${when} ${item}: ${answer.text}`);
  }
  api.now = now;
  return {
    id,
    record,
    events: async () => (await api.call(`/api/projects/${id}/events?limit=1`, { as })).body.total,
  };
}
