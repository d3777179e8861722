// Material through the API: uploads refused for what they are, filed once, fetched by whoever sees the project, and never shown.
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openTestApi, type TestApi } from '../support/api.ts';
import { type DocumentedCalls, readDocument } from '../support/document-shapes.ts';
import { eicar } from '../support/files.ts';
import { send } from '../support/material-api.ts';

const points = '界址点\tX\tY\nJ1\t3203451.12\t40561234.50\n';
const isTestVirus = ['sh', '-c', '! grep -q EICAR-STANDARD "$1"', 'scan'];

let api: TestApi;
let documented: DocumentedCalls;
let p4: string;
let root: string;

beforeAll(async () => {
  api = await openTestApi('demo', undefined, { command: isTestVirus });
  documented = await readDocument(api);
  const { body } = await api.call('/api/projects?q=龙山', { as: 'agent01' });
  p4 = `/api/projects/${body.items[0].id}`;
  root = `${p4}/cases/SG07`;
  await api.enrol('long01', 'owner', { creditCode: '91330784MA2LNCC006' });
});
afterAll(() => api.close());

const files = async (): Promise<readonly string[]> =>
  (await readdir(dirname(api.system.files.partial), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** The answer has the shape that the document gives for it. */
function agrees(call: string, status: number, answer: Answer): Answer {
  expect(answer.status, answer.text.slice(0, 400)).toBe(status);
  expect(documented.faults(call, status, answer.body)).toEqual([]);
  return answer;
}
const refused = ({ status, body }: Answer) => [status, body.errors[0]?.code ?? body.code];

describe('an upload', () => {
  it('is told what it is, and where its name says something else', async () => {
    const { body } = agrees('POST /api/uploads', 201, await send(api, 'win01', points, '界址点.jpg'));
    expect(body).toMatchObject({
      name: '界址点.jpg',
      mediaType: 'text/plain',
      kind: 'TXT',
      mismatch: { ending: '.jpg', content: 'TXT' },
    });
  });

  it.each([
    ['of 0 bytes', '', [400, 'file_empty']],
    ['of a wrong kind', '<!DOCTYPE html><script>alert(1)</script>', [400, 'file_kind_unknown']],
    ['that is the test virus', eicar.toString(), [400, 'file_infected']],
  ])('%s is refused, and nothing is left', async (_, content, expected) => {
    const before = await files();
    const answer = await send(api, 'win01', content);
    expect(refused(answer)).toEqual(expected);
    expect(answer.body.errors[0].path).toBe('file');
    expect(await files()).toEqual(before);
  });

  it('of 200 MB is refused by its length alone', async () => {
    const answer = await api.app.request('/api/uploads?name=a.pdf', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${api.tokenOf('win01')}`,
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(200 * 1024 * 1024),
      },
      body: new ReadableStream({
        pull: () => {
          throw new Error('the body was read');
        },
      }),
      duplex: 'half',
    } as RequestInit);
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'upload_too_large']);
  });

  it('of another type of body, or without a name, is refused', async () => {
    const form = await api.call('/api/uploads?name=a.pdf', { as: 'win01', body: {} });
    const nameless = await send(api, 'win01', points, ' ');
    expect([form.status, refused(nameless)]).toEqual([415, [400, 'required']]);
  });
});

describe('material', () => {
  it('sent by the owner is taken by the window, once, and the same again changes nothing', async () => {
    const upload = (await send(api, 'long01', points, '监理合同.txt')).body.id;
    const call = 'POST /api/projects/{id}/cases/{item}/materials';
    const filing = {
      as: 'long01',
      body: { material: 'SG07-M6', upload },
      headers: { 'Idempotency-Key': 'k1' },
    };
    agrees(call, 201, await api.call(`${root}/materials`, filing));
    agrees(call, 200, await api.call(`${root}/materials`, filing));
    const { body: waiting } = agrees(
      'GET /api/materials/pending',
      200,
      await api.call('/api/materials/pending', { as: 'win01' }),
    );
    expect(waiting.items).toHaveLength(1);
    const { seq } = waiting.items[0];
    const { body } = agrees(
      'POST /api/projects/{id}/cases/{item}/materials/{seq}/acceptance',
      201,
      await api.call(`${root}/materials/${seq}/acceptance`, { as: 'win01', body: {} }),
    );
    const row = body.materials.find(({ code }: { code: string }) => code === 'SG07-M6');
    expect([row.owed, row.source.from, row.files]).toMatchObject([null, 'file', [{ state: 'accepted' }]]);
    const again = await api.call(`${root}/materials/${seq}/acceptance`, { as: 'win01', body: {} });
    expect(refused(again)).toEqual([409, 'material_checked_already']);
    const { body: history } = await api.call(`${p4}/events?limit=3`, { as: 'long01' });
    expect(history.items.map(({ type }: { type: string }) => type)).toEqual([
      'supplement',
      'accept_material',
      'file_material',
    ]);
  });

  it('goes back, is seen in the original, changes hands', async () => {
    const upload = (await send(api, 'long01', `${points}J2`, '说明.txt')).body.id;
    const filing = { as: 'long01', body: { material: 'SG07-M8', upload } };
    const { body } = await api.call(`${root}/materials`, filing);
    const { seq } = body.materials.find(({ code }: { code: string }) => code === 'SG07-M8').files[0];
    const back = { as: 'win01', body: { reason: '缺第 3 页' } };
    const one = 'POST /api/projects/{id}/cases/{item}';
    agrees(`${one}/materials/{seq}/return`, 201, await api.call(`${root}/materials/${seq}/return`, back));
    const seen = { as: 'win01', body: { material: 'SG07-M7' } };
    agrees(`${one}/originals`, 201, await api.call(`${root}/originals`, seen));
    const handed = { materials: ['SG07-M7'], what: '一份', giver: '赵敏', taker: '徐敏' };
    agrees(`${one}/hand-overs`, 201, await api.call(`${root}/hand-overs`, { as: 'agent01', body: handed }));
    agrees(
      'GET /api/projects/{id}/cases/{item}/materials',
      200,
      await api.call(`${root}/materials`, { as: 'long01' }),
    );
  });

  it('is fetched as a file of its own kind and noted; a reader beyond the scope finds nothing', async () => {
    const { body } = await api.call(`${root}/materials`, { as: 'long01' });
    const { seq } = body.materials.find(({ code }: { code: string }) => code === 'SG07-M6').files[0];
    const answer = await api.call(`${root}/materials/${seq}/file`, { as: 'house01' });
    expect([answer.status, answer.text]).toEqual([200, points]);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('监理合同.txt')}`,
    );
    for (const as of ['owner01', 'agent02'])
      expect((await api.call(`${root}/materials/${seq}/file`, { as })).status).toBe(404);
    for (const none of ['999', '0', '../1', 'x'])
      expect((await api.call(`${root}/materials/${none}/file`, { as: 'win01' })).status).toBe(404);
  });
});

describe('a certificate', () => {
  it('is registered and revoked by the window, and read by the owner', async () => {
    const body = { name: '营业执照', number: '330784000012345', validUntil: null, source: '省电子证照库' };
    const one = 'POST /api/projects/{id}/certificates';
    const made = agrees(one, 201, await api.call(`${p4}/certificates`, { as: 'win01', body }));
    expect(refused(await api.call(`${p4}/certificates`, { as: 'win01', body }))).toEqual([
      409,
      'certificate_known',
    ]);
    agrees(
      'GET /api/projects/{id}/certificates',
      200,
      await api.call(`${p4}/certificates`, { as: 'long01' }),
    );
    const revocation = `${p4}/certificates/${made.body.id}/revocation`;
    const reason = { as: 'win01', body: { reason: '换发新证' } };
    const gone = agrees(`${one}/{certificate}/revocation`, 200, await api.call(revocation, reason));
    expect([gone.body.state, gone.body.revokedOn]).toEqual(['revoked', '2026-05-27']);
    expect(refused(await api.call(revocation, reason))).toEqual([409, 'certificate_revoked']);
  });

  it('that has lapsed is refused at the field', async () => {
    const body = { name: '资质证书', number: '1', validUntil: '2026-05-26', source: '窗口' };
    const answer = await api.call(`${p4}/certificates`, { as: 'win01', body });
    expect(answer.body.errors).toMatchObject([{ path: 'validUntil', code: 'certificate_lapsed' }]);
  });
});
