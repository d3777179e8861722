// Every call about promises, debts and credit, each held against what the document says of its answer.
import type { Answer, TestApi } from './api.ts';

type Agrees = (call: string, status: number, answer: Answer) => void;

/** `p1` has a construction permit that has not been filed; some of its material may be missing. */
export async function promiseCalls({ call }: TestApi, agrees: Agrees, p1: string): Promise<void> {
  const twice = async (route: string, at: string, as: string, body: object): Promise<Answer> => {
    const post = () => call(at, { as, body, headers: { 'Idempotency-Key': `${at}-${as}` } });
    const first = await post();
    agrees(route, 201, first);
    agrees(route, 200, await post());
    return first;
  };
  const all = `/api/projects/${p1}/promises`;
  const route = '/api/projects/{id}/promises';
  const offer = {
    kind: 'tolerant',
    item: 'SG07',
    text: '我单位承诺于2026年6月10日前补交施工场地基本具备条件的说明。',
    textVersion: '1',
    consequence: '逾期未补交的，撤销受理。',
    materials: [{ material: 'SG07-M8', promisedBy: '2026-06-10' }],
  };
  const { promise } = (await twice(`POST ${route}`, all, 'win01', offer)).body;
  const signature = { signer: '王建国', capacity: 'legal_representative' };
  await twice(`POST ${route}/{promise}/signature`, `${all}/${promise}/signature`, 'owner01', signature);
  const back = { reason: '改按一般程序办理' };
  await twice(`POST ${route}/{promise}/withdrawal`, `${all}/${promise}/withdrawal`, 'owner01', back);
  agrees(`GET ${route}`, 200, await call(all, { as: 'agent01' }));
  agrees('GET /api/debts', 200, await call('/api/debts?state=all&group=gate', { as: 'sup01' }));

  const listed = {
    ground: 'external_list',
    creditCode: '91330784MA2X25P00E',
    ownerName: '象珠塑料制品有限公司',
    list: '失信被执行人名单',
    document: '（2026）浙0784执9号',
    reason: '被列入名单',
  };
  const { id } = (await twice('POST /api/credit', '/api/credit', 'planboss', listed)).body;
  const mark = `/api/credit/${id}`;
  const reason = { reason: '见案卷' };
  const act = (name: string, as: string, body: object = reason) => call(`${mark}/${name}`, { as, body });
  // It stands already: there is nothing to confirm or to drop.
  agrees('POST /api/credit/{id}/confirmation', 409, await act('confirmation', 'sup01'));
  agrees('POST /api/credit/{id}/dismissal', 409, await act('dismissal', 'sup01'));
  agrees('POST /api/credit/{id}/appeal', 201, await act('appeal', 'win01'));
  const upheld = { outcome: 'upheld', ...reason };
  agrees('POST /api/credit/{id}/appeal-decision', 201, await act('appeal-decision', 'sup01', upheld));
  await twice('POST /api/credit/{id}/repair', `${mark}/repair`, 'planboss', reason);
  agrees('GET /api/credit', 200, await call('/api/credit?status=repaired', { as: 'sup01' }));
  agrees('GET /api/credit/{id}', 200, await call(mark, { as: 'sup01' }));
}
