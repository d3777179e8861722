// Every call about promises and standard land, each held against what the document says of its answer.
import type { Answer, TestApi } from './api.ts';

type Agrees = (call: string, status: number, answer: Answer) => void;

/** `p3` has a case that was granted on a promise. */
export async function commitmentCalls(api: TestApi, agrees: Agrees, p3: string): Promise<void> {
  const twice = async (call: string, at: string, as: string, body: object) => {
    const post = () => api.call(at, { as, body, headers: { 'Idempotency-Key': at } });
    agrees(call, 201, await post());
    agrees(call, 200, await post());
  };
  agrees('GET /api/commitments', 200, await api.call('/api/commitments', { as: 'sup01' }));
  const path = `/api/projects/${p3}/cases/SG07/commitment`;
  agrees('GET /api/projects/{id}/cases/{item}/commitment', 200, await api.call(path, { as: 'agent01' }));
  const publicity = 'POST /api/projects/{id}/cases/{item}/commitment/publicity';
  await twice(publicity, `${path}/publicity`, 'house01', { what: 'promise', where: '政务服务网' });
  const tell = `/api/projects/${await undecided(api)}/cases/SG07/commitment`;
  await twice('POST /api/projects/{id}/cases/{item}/commitment', tell, 'win01', {});
  const land = `/api/projects/${p3}/standard-land`;
  const ratio = {
    code: 'floor_area_ratio',
    name: '容积率',
    value: 1.5,
    direction: 'at_least',
    check: 'completion',
  };
  const contract = { document: '永土出〔2026〕18号', on: '2026-04-14', indicators: [ratio] };
  await twice('POST /api/projects/{id}/standard-land/indicators', `${land}/indicators`, 'win01', contract);
  const actual = [{ code: 'floor_area_ratio', value: 1.52 }];
  const met = { check: 'completion', on: '2026-05-26', actual, result: 'met' };
  await twice('POST /api/projects/{id}/standard-land/checks', `${land}/checks`, 'house01', met);
  agrees('GET /api/projects/{id}/standard-land', 200, await api.call(land, { as: 'sup01' }));
}

/** A project whose construction permit may still be told of: nothing of it has been filed. */
async function undecided({ call }: TestApi): Promise<string> {
  const body = {
    code: '2605-330784-04-01-100039',
    name: '承诺厂房',
    template: 'yk-commitment-permit',
    region: '330784',
    owner: { name: '甲', creditCode: '91330784MA2YFJM008' },
  };
  return (await call('/api/projects', { as: 'agent01', body })).body.id;
}
