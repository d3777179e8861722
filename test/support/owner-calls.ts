// Every call about owners' links and problems once, on one project of the sample: what the document says of them is held to it.
import type { Answer, TestApi } from './api.ts';

type Called = readonly [call: string, status: number, answer: Answer];

export async function callLinks(api: TestApi, projectId: string): Promise<readonly Called[]> {
  const path = `/api/projects/${projectId}/links`;
  const made = await api.call(path, { as: 'agent01', body: { until: '2026-06-30', note: '设计院' } });
  return [
    ['POST /api/projects/{id}/links', 201, made],
    ['GET /api/projects/{id}/links', 200, await api.call(path, { as: 'agent01' })],
    [
      'POST /api/projects/{id}/links/{link}/revoke',
      200,
      await api.call(`${path}/${made.body.id}/revoke`, { as: 'agent01', body: {} }),
    ],
  ];
}

/** Opened, passed on and back, answered, struck off, opened again; and a rating with the call that it asks for. */
export async function callProblems(api: TestApi, projectId: string): Promise<readonly Called[]> {
  const path = `/api/projects/${projectId}/problems`;
  const body = { kind: 'unresolved', item: 'GH02', text: '窗口说不清还缺什么' };
  const opened = await api.call(path, { as: 'win01', body });
  const one = `${path}/${opened.body.problem}`;
  const called: Called[] = [['POST /api/projects/{id}/problems', 201, opened]];
  const steps = [
    ['transfer', 'win01', { unit: 'HUD', reason: '属于施工图审查' }],
    ['transfer', 'house01', { unit: 'NRP', reason: '不属于本局' }],
    ['answer', 'plan01', { text: '已当面说明', outcome: 'explained' }],
    ['close', 'sup01', { calledBack: true }],
    ['reopen', 'win01', { reason: '仍不清楚' }],
  ] as const;
  for (const [step, as, sent] of steps)
    called.push([
      `POST /api/projects/{id}/problems/{problem}/${step}`,
      200,
      await api.call(`${one}/${step}`, { as, body: sent }),
    ]);
  const rating = { item: 'YD01', grade: 4, text: '跑了两趟', contact: { name: '王大力' } };
  const rated = await api.call(`/api/projects/${projectId}/ratings`, { as: 'win01', body: rating });
  const told = { as: 'plan01', body: { text: '已联系' } };
  return [
    ...called,
    ['GET /api/projects/{id}/problems/{problem}', 200, await api.call(one, { as: 'plan01' })],
    ['GET /api/problems', 200, await api.call('/api/problems?state=all', { as: 'sup01' })],
    ['POST /api/projects/{id}/ratings', 201, rated],
    [
      'POST /api/projects/{id}/problems/{problem}/contact',
      200,
      await api.call(`${path}/${rated.body.problem}/contact`, told),
    ],
  ];
}
