// Files sent through the API: the upload as the body of a call, and some material for tests that walk over every route.
import type { Answer, TestApi } from './api.ts';

/** The bytes must be text, as the test's client sends them. */
export const send = (api: TestApi, as: string, content: string, name = '扫描件.txt'): Promise<Answer> =>
  api.call(`/api/uploads?name=${encodeURIComponent(name)}`, {
    as,
    body: content,
    headers: { 'Content-Type': 'application/octet-stream' },
  });

/** A file in hand for YD02 and a certificate of its owner. */
export async function fileSome(
  api: TestApi,
  project: string,
  as: string,
  item = 'YD02',
): Promise<{ readonly filed: number; readonly certificate: string }> {
  const root = `/api/projects/${project}`;
  const { body: list } = await api.call(`${root}/cases/${item}/materials`, { as });
  const material = list.materials[0].code;
  const { body: upload } = await send(api, as, `界址点 ${material}`);
  const filed = await api.call(`${root}/cases/${item}/materials`, {
    as,
    body: { material, upload: upload.id },
  });
  const certificate = await api.call(`${root}/certificates`, {
    as,
    body: { name: '营业执照', number: '330784000012345', source: '省电子证照库' },
  });
  if (filed.status !== 201 || certificate.status !== 201) throw new Error(filed.text + certificate.text);
  return { filed: filed.body.materials[0].files[0].seq, certificate: certificate.body.id };
}

/** Each call around material with its answer, on a case that asks for a file of the owner. */
export async function materialAnswers(
  api: TestApi,
  project: string,
  item: string,
): Promise<readonly (readonly [call: string, status: number, answer: Answer])[]> {
  const [root, as] = [`/api/projects/${project}`, 'win01'];
  const one = '/api/projects/{id}/cases/{item}';
  const path = `${root}/cases/${item}`;
  const list = await api.call(`${path}/materials`, { as });
  const codes: readonly string[] = list.body.materials.map(({ code }: { code: string }) => code);
  const [first = '', second = ''] = codes;
  const upload = await send(api, as, '界址点 A');
  const filed = await api.call(`${path}/materials`, {
    as,
    body: { material: first, upload: upload.body.id },
  });
  const { seq } = filed.body.materials[0].files[0];
  const sent = await send(api, 'agent01', '界址点 B');
  const waiting = { as: 'agent01', body: { material: second, upload: sent.body.id } };
  const { body: after } = await api.call(`${path}/materials`, waiting);
  const target = after.materials[1].files[0].seq;
  const pending = await api.call('/api/materials/pending', { as });
  const post = (rest: string, body: object): Promise<Answer> => api.call(rest, { as, body });
  const licence = { name: '营业执照', number: 'B-1', source: '窗口核验原件' };
  const certificate = await post(`${root}/certificates`, licence);
  const revocation = `${root}/certificates/${certificate.body.id}/revocation`;
  const handed = { materials: [first], what: '一份', giver: '甲', taker: '乙' };
  return [
    [`GET ${one}/materials`, 200, list],
    ['POST /api/uploads', 201, upload],
    [`POST ${one}/materials`, 201, filed],
    ['GET /api/materials/pending', 200, pending],
    [`POST ${one}/materials/{seq}/acceptance`, 201, await post(`${path}/materials/${target}/acceptance`, {})],
    [
      `POST ${one}/materials/{seq}/return`,
      201,
      await post(`${path}/materials/${seq}/return`, { reason: '重交' }),
    ],
    [`POST ${one}/originals`, 201, await post(`${path}/originals`, { material: first })],
    [`POST ${one}/hand-overs`, 201, await post(`${path}/hand-overs`, handed)],
    ['POST /api/projects/{id}/certificates', 201, certificate],
    ['GET /api/projects/{id}/certificates', 200, await api.call(`${root}/certificates`, { as })],
    [
      'POST /api/projects/{id}/certificates/{certificate}/revocation',
      200,
      await post(revocation, { reason: '换证' }),
    ],
  ];
}
