// Answers about papers and their texts, for the test that holds every answer against the document.
import type { Answer, TestApi } from './api.ts';

type Answered = [call: string, status: number, answer: Answer];

export async function paperAnswers(api: TestApi): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const as = 'api01';
  const { body: found } = await api.call('/api/projects?q=象珠', { as });
  const path = `/api/projects/${found.items[0].id}/papers`;
  const receipt = { kind: 'receipt', item: 'GH02' };
  const ask = { as, body: receipt, headers: { 'Idempotency-Key': 'paper-1' } };
  const issued = await api.call(path, ask);
  answers.push(['POST /api/projects/{id}/papers', 201, issued]);
  answers.push(['POST /api/projects/{id}/papers', 200, await api.call(path, ask)]);
  answers.push(['POST /api/projects/{id}/papers', 409, await api.call(path, { as, body: receipt })]);
  const anew = { as, body: { reason: '字迹不清' } };
  const next = await api.call(`/api/papers/${issued.body.id}/reprint`, anew);
  answers.push(['POST /api/papers/{id}/reprint', 200, next]);
  answers.push(['POST /api/papers/{id}/void', 200, await api.call(`/api/papers/${next.body.id}/void`, anew)]);
  answers.push([
    'GET /api/papers/{id}',
    200,
    await api.call(`/api/papers/${issued.body.id}`, { as: 'win01' }),
  ]);
  answers.push(['GET /api/projects/{id}/papers', 200, await api.call(path, { as: 'win01' })]);

  const texts = { as: 'admin01' };
  const one = '/api/paper-texts/delivery';
  answers.push(['GET /api/paper-texts', 200, await api.call('/api/paper-texts', texts)]);
  const text = await api.call(one, texts);
  answers.push(['GET /api/paper-texts/{kind}', 200, text]);
  const body = { ...text.body.document, title: '送达单' };
  answers.push([
    'POST /api/paper-texts/{kind}/preview',
    200,
    await api.call(`${one}/preview`, { ...texts, body }),
  ]);
  const wrong = { ...texts, body: { ...body, body: '{{ nothing }}' } };
  answers.push(['POST /api/paper-texts/{kind}/preview', 400, await api.call(`${one}/preview`, wrong)]);
  const save = { ...texts, body: { ...body, expectedVersion: 0 } };
  answers.push(['POST /api/paper-texts/{kind}/versions', 201, await api.call(`${one}/versions`, save)]);
  answers.push(['POST /api/paper-texts/{kind}/versions', 412, await api.call(`${one}/versions`, save)]);
  answers.push([
    'POST /api/paper-texts/{kind}/restore',
    200,
    await api.call(`${one}/restore`, { ...texts, method: 'POST' }),
  ]);
  return answers;
}
