// Promises on the database: who may put one, sign it and take it back, and that a rebuild gives the same rows.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import { offerPromise } from '../../src/services/offer-promise.ts';
import { getPromises } from '../../src/services/promise-views.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { signPromise } from '../../src/services/sign-promise.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { withdrawPromise } from '../../src/services/withdraw-promise.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { someone } from '../support/system.ts';

const { at, completed, record, system } = useJointWorld();
const owner = someone('owner', { username: 'boss', creditCode: '91330784MA2YFJM008' });
const stranger = someone('owner', { username: 'other', creditCode: '91330784MA2YQ52004' });

const text = {
  kind: 'tolerant',
  item: 'JG07',
  text: '我单位承诺于2026年6月10日前补交工程竣工档案，并对真实性负责。',
  textVersion: '2026-1',
  consequence: '逾期未补交的，责令限期改正；仍不补交的，撤销认可意见，记入信用记录。',
  materials: [{ material: 'JG07-M2', promisedBy: '2026-06-10' }],
};
const signature = { signer: '王建国', capacity: 'legal_representative' };

/** Archives of a finished building, received on 12 May. */
async function received(): Promise<string> {
  const id = await completed();
  await record(id, '2026-05-12', 'JG07', { type: 'receive' });
  return id;
}
const offer = (id: string, more: object = {}, actor: Actor = window, when = '2026-05-12') =>
  offerPromise(at(actor, when), id, { ...text, ...more });
const sign = (id: string, more: object = {}, actor: Actor = owner) =>
  signPromise(at(actor, '2026-05-12'), { projectId: id, promise: 'P1', raw: { ...signature, ...more } });
const issue = async (act: Promise<unknown>) => {
  const { code, issues } = await refusal(act);
  return issues[0] === undefined ? code : `${issues[0].path} ${issues[0].code}`;
};

describe('a promise to supply', () => {
  it('is put by the window, signed by the applicant, and tells of both', async () => {
    const id = await received();
    const { promise, created } = await offer(id);
    expect([promise.promise, promise.status, promise.instance, created]).toEqual(['P1', 'offered', 1, true]);
    expect(promise.materials).toEqual([
      { material: 'JG07-M2', name: '工程竣工档案', promisedBy: '2026-06-10' },
    ]);
    const { promise: signed } = await sign(id);
    expect(signed.signature).toMatchObject({ signer: '王建国', how: 'account', on: '2026-05-12' });
  });

  it('comes before an acceptance with gaps, or its letter is named; else nothing is written', async () => {
    const id = await received();
    const gap = { type: 'accept', missing: [{ material: 'JG07-M2', promisedBy: '2026-06-10' }] };
    expect(await issue(record(id, '2026-05-12', 'JG07', gap))).toBe('document tolerance_needs_promise');
    await offer(id);
    expect(await issue(record(id, '2026-05-12', 'JG07', gap))).toBe('document tolerance_needs_promise');
    const named = { ...gap, document: '永容〔2026〕31号' };
    expect((await record(id, '2026-05-12', 'JG07', named)).case.status).toBe('running');
  });

  it('names at least one material, and only such as may be missing', async () => {
    const id = await received();
    expect(await issue(offer(id, { materials: [] }))).toBe('materials required');
    expect(await issue(offer(id, { materials: [{ material: 'JG07-M1' }] }))).toBe(
      'materials[0].material material_principal',
    );
    expect(await issue(offer(id, { materials: [{ material: 'JG07-M9' }] }))).toBe(
      'materials[0].material material_unknown',
    );
    expect(await issue(offer(id, { materials: [{ material: 'JG07-M2', promisedBy: '2026-05-11' }] }))).toBe(
      'materials[0].promisedBy date_before_event',
    );
  });

  it('is signed for nobody else', async () => {
    const id = await received();
    await offer(id);
    expect((await refusal(sign(id, {}, stranger))).kind).toBe('not_found');
    expect(await issue(sign(id, { capacity: 'authorised_agent' }))).toBe('authority authority_missing');
    expect(await issue(sign(id, { creditCode: stranger.creditCode }))).toBe(
      'creditCode credit_code_not_owner',
    );
    expect((await refusal(sign(id, {}, officer('NRP')))).kind).toBe('forbidden');
    const [promise] = await getPromises(at(platform, '2026-05-12'), id);
    expect(promise?.status).toBe('offered');
  });

  it('may be taken back before the decision, not after it (安阳条例 26)', async () => {
    const id = await received();
    await offer(id);
    const withdraw = () =>
      withdrawPromise(at(owner, '2026-05-13'), {
        projectId: id,
        promise: 'P1',
        raw: { reason: '改按一般程序' },
      });
    expect((await refusal(withdraw())).code).toBe('promise_not_signed');
    await sign(id);
    await record(id, '2026-05-12', 'JG07', {
      type: 'accept',
      missing: [{ material: 'JG07-M2', promisedBy: '2026-06-10' }],
    });
    await record(id, '2026-05-13', 'JG07', { type: 'decide', result: 'approve_tolerant' });
    expect((await refusal(withdraw())).code).toBe('promise_after_decision');
    expect((await refusal(offer(id, {}, window, '2026-05-14'))).code).toBe('promise_after_decision');
  });

  it('is repeated harmlessly, and a rebuild gives the same rows', async () => {
    const id = await received();
    const key = { key: 'offer-1', requestHash: 'a' };
    const first = await offerPromise(at(window, '2026-05-12'), id, text, key);
    const second = await offerPromise(at(window, '2026-05-12'), id, text, key);
    expect([first.promise.promise, second.promise.promise, second.created]).toEqual(['P1', 'P1', false]);
    await sign(id);
    const before = await dumpReadModels(system().store);
    expect(before.promises.some(({ projectId, signer }) => projectId === id && signer === '王建国')).toBe(
      true,
    );
    await rebuild(system(), instant('2026-05-13'));
    expect((await dumpReadModels(system().store)).promises).toEqual(before.promises);
    expect((await verifyRecord(system())).faults).toEqual([]);
  });
});
