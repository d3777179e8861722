// What the calls of the counter answer: a file refused once and told twice, mended, listed.
import type { Answer, TestApi } from './api.ts';
import { opening } from './one-project.ts';

type Answered = readonly [call: string, status: number, answer: Answer];

export async function counterAnswers(api: TestApi): Promise<readonly Answered[]> {
  const as = 'api01';
  const body = { ...opening, code: '2605-330784-04-01-990003', template: 'yk-industrial-59' };
  const { id } = (await api.call('/api/projects', { as, body })).body;
  const path = `/api/projects/${id}/cases/LX01/intake`;
  const materials = await api.call(`/api/projects/${id}/cases/LX01/materials`, { as });
  const asked: readonly string[] = materials.body.materials
    .filter((one: { source: { kind: string } }) => one.source.kind === 'to_hand_in')
    .map((one: { code: string }) => one.code);
  const found = (tick: string) => asked.map((material, i) => ({ material, tick: i === 0 ? tick : 'in' }));
  const notice = { ticks: found('missing'), outcome: 'notice', correctBy: '2026-06-10' };
  const key = (text: string) => ({ 'Idempotency-Key': text });
  const first = await api.call(path, { as, body: notice, headers: key('intake-1') });
  const again = await api.call(path, { as, body: notice, headers: key('intake-1') });
  const rest = [{ material: asked[0], tick: 'missing' }];
  const second = { ...notice, ticks: rest, again: '首次告知后又发现缺件' };
  await api.call(path, { as, body: second });
  const events = await api.call(`/api/projects/${id}/events?limit=200`, { as });
  const last = events.body.items.findLast((one: { type: string }) => one.type === 'correction_notice');
  const mend = {
    target: last.seq,
    reason: '期限写错',
    replacement: {
      occurredAt: last.occurredAt,
      data: { type: last.type, ...last.data, correctBy: '2026-06-12' },
    },
  };
  const mended = await api.call(`${path}/corrections`, { as, body: mend, headers: key('mend-1') });
  const mendedAgain = await api.call(`${path}/corrections`, { as, body: mend, headers: key('mend-1') });
  return [
    ['POST /api/projects/{id}/cases/{item}/intake', 201, first],
    ['POST /api/projects/{id}/cases/{item}/intake', 200, again],
    ['POST /api/projects/{id}/cases/{item}/intake/corrections', 201, mended],
    ['POST /api/projects/{id}/cases/{item}/intake/corrections', 200, mendedAgain],
    ['GET /api/counter/{list}', 200, await api.call('/api/counter/notice', { as })],
    ['GET /api/counter/{list}', 200, await api.call('/api/counter/correcting', { as })],
    ['GET /api/second-notices', 200, await api.call('/api/second-notices', { as })],
  ];
}
