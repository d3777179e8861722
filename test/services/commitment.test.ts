// Deciding on a promise: what it rests on, what speaks against it, and what becomes of it, as the record keeps it.
import { describe, expect, it } from 'vitest';
import { offerPromise } from '../../src/services/offer-promise.ts';
import { getCaseForm } from '../../src/services/project-page.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { signPromise } from '../../src/services/sign-promise.ts';
import { withdrawPromise } from '../../src/services/withdraw-promise.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';

const { at, caseOf, eventsOf, open, record, end, system } = useJointWorld();
const water = officer('WTR');

/** A standard-land project whose soil-water plan (PG03) was accepted on Thursday 14 May 2026. */
async function accepted(attributes: object = {}): Promise<string> {
  const id = await open('zj-standard-land-commit', { soil_class: 'form', ...attributes });
  await end(id, '2026-05-11', 'LX01');
  await record(id, '2026-05-14 09:00', 'PG03', { type: 'receive' });
  await record(id, '2026-05-14 09:10', 'PG03', { type: 'accept' });
  return id;
}

const offer = {
  kind: 'commitment',
  item: 'PG03',
  text: '告知书全文',
  textVersion: '2026.1',
  consequence: '承诺不实的撤销许可',
  facts: [{ code: 'PG03-F1', text: '用地范围与备案一致' }],
};
const signature = { signer: '应建国', capacity: 'legal_representative' };

async function signed(id: string, when: string): Promise<string> {
  const { promise } = await offerPromise(at(window, when), id, offer);
  await signPromise(at(window, when), { projectId: id, promise: promise.promise, raw: signature });
  return promise.promise;
}

const grant = { type: 'decide', result: 'approve_by_commitment' };
const decide = (id: string, when: string, more: object = {}) =>
  record(id, when, 'PG03', { ...grant, ...more }, water);

describe('a decision on a promise', () => {
  it('needs a promise that was signed, or a paper that is named', async () => {
    const id = await accepted();
    expect((await refusal(decide(id, '2026-05-14 10:00'))).issues).toEqual([
      { path: 'document', code: 'promise_or_document', facts: {} },
    ]);
    const { event } = await decide(id, '2026-05-14 10:00', { document: '永承〔2026〕12号' });
    expect(event.data).toMatchObject({ document: '永承〔2026〕12号' });
    expect((await caseOf(id, '2026-05-14', 'PG03')).commitment).toMatchObject({
      state: 'to_verify',
      promise: null,
      document: '永承〔2026〕12号',
    });
  });

  it('rests on the promise signed for this filing without anybody naming it, at once', async () => {
    const id = await accepted();
    const promise = await signed(id, '2026-05-14 09:30');
    await decide(id, '2026-05-14 10:00');
    expect(await caseOf(id, '2026-05-14', 'PG03')).toMatchObject({
      status: 'verifying',
      decidedOn: '2026-05-14',
      promised: { days: 0 },
      // Sixty working days by Zhejiang's rule; if broken, the sixth day after.
      commitment: { state: 'to_verify', promise, dueOn: '2026-08-07', publicityOn: '2026-08-13' },
    });
  });

  it('is not possible on one that is not there, not signed, or signed later', async () => {
    const id = await accepted();
    const codeOf = async (more: object) =>
      (await refusal(decide(id, '2026-05-14 10:00', more))).issues.map(({ path, code }) => [path, code]);
    expect(await codeOf({ promise: 'P9' })).toEqual([['promise', 'promise_unknown']]);
    await offerPromise(at(window, '2026-05-14 09:30'), id, offer);
    expect(await codeOf({ promise: 'P1' })).toEqual([['promise', 'promise_not_signed']]);
    await signPromise(at(window, '2026-05-15'), { projectId: id, promise: 'P1', raw: signature });
    const early = { ...grant, occurredAt: '2026-05-14', promise: 'P1' };
    expect((await refusal(record(id, '2026-05-15', 'PG03', early, water))).issues).toMatchObject([
      { path: 'promise', code: 'promise_signed_later', facts: { on: '2026-05-15' } },
    ]);
  });

  it('is not possible on one that was withdrawn before it (安阳条例 26); the ordinary way stays open', async () => {
    const id = await accepted();
    const promise = await signed(id, '2026-05-14 09:30');
    await withdrawPromise(at(window, '2026-05-14 09:40'), {
      projectId: id,
      promise,
      raw: { reason: '改按一般程序办理' },
    });
    expect((await refusal(decide(id, '2026-05-14 10:00', { document: '承诺书' }))).code).toBe(
      'promise_withdrawn',
    );
    await record(id, '2026-05-14 10:00', 'PG03', { type: 'decide', result: 'approve' }, water);
    expect((await caseOf(id, '2026-05-14', 'PG03')).commitment).toBeNull();
  });

  it('is refused for a matter that no promise may stand for, with the article', async () => {
    const id = await open('zj-standard-land-commit', { eia_class: 'report' });
    await end(id, '2026-05-11', 'LX01');
    await record(id, '2026-05-14 09:00', 'PG01', { type: 'receive' });
    await record(id, '2026-05-14 09:10', 'PG01', { type: 'accept' });
    const refused = await refusal(
      record(id, '2026-05-14 10:00', 'PG01', { ...grant, document: '承诺书' }, officer('ECO')),
    );
    expect([refused.code, refused.facts['matter']]).toEqual(['commitment_excluded', 'ecology']);
  });
});

describe('a promise that the record contradicts', () => {
  it('warns on the form, and is granted only with a reason that is kept', async () => {
    const id = await accepted({ flood_zone: true });
    const form = await getCaseForm(at(water, '2026-05-14 09:50'), id, 'PG03');
    expect(form.against.map(({ fact, outcome, when }) => [fact, outcome, when])).toEqual([
      ['PG03-F2', 'circumstance', 'flood_zone == true'],
    ]);
    const { issues } = await refusal(decide(id, '2026-05-14 10:00', { document: '承诺书' }));
    expect(issues).toMatchObject([
      { path: 'despite', code: 'promise_contradicted', facts: { zh: ['项目不在行洪控制范围内'] } },
    ]);
    await decide(id, '2026-05-14 10:00', { document: '承诺书', despite: '已避让河道管理范围' });
    expect((await caseOf(id, '2026-05-14', 'PG03')).commitment?.despite).toBe('已避让河道管理范围');
  });

  it('sees what became of the other cases by that day', async () => {
    const id = await accepted();
    await record(id, '2026-05-14 09:20', 'LX01', {
      type: 'revoke',
      what: 'licence_revoked',
      reason: '备案信息不实',
    });
    const { issues } = await refusal(decide(id, '2026-05-14 10:00', { document: '承诺书' }));
    expect(issues).toMatchObject([{ code: 'promise_contradicted', facts: { facts: ['PG03-F1'] } }]);
  });
});

describe('a decision that is mended', () => {
  const mend = (id: string, target: number, data: object) =>
    record(
      id,
      '2026-05-15 09:00',
      'PG03',
      {
        type: 'rectify_event',
        target,
        reason: '结论录错',
        replacement: { occurredAt: '2026-05-14T10:00:00+08:00', data: { ...grant, ...data } },
      },
      water,
    );

  it('to one on a promise is held against the record as a first one is', async () => {
    const id = await accepted({ flood_zone: true });
    const { event } = await record(
      id,
      '2026-05-14 10:00',
      'PG03',
      { type: 'decide', result: 'approve' },
      water,
    );
    expect((await refusal(mend(id, event.seq, {}))).issues).toMatchObject([
      { path: 'document', code: 'promise_or_document' },
    ]);
    expect((await refusal(mend(id, event.seq, { document: '承诺书' }))).issues).toMatchObject([
      { path: 'despite', code: 'promise_contradicted' },
    ]);
    await mend(id, event.seq, { document: '承诺书', despite: '已避让河道管理范围' });
    expect((await caseOf(id, '2026-05-15', 'PG03')).commitment).toMatchObject({
      document: '承诺书',
      despite: '已避让河道管理范围',
    });
  });

  it('rests on the promise signed for the filing without anybody naming it', async () => {
    const id = await accepted();
    const promise = await signed(id, '2026-05-14 09:30');
    const { event } = await record(
      id,
      '2026-05-14 10:00',
      'PG03',
      { type: 'decide', result: 'approve' },
      water,
    );
    await mend(id, event.seq, {});
    expect((await caseOf(id, '2026-05-15', 'PG03')).commitment).toMatchObject({ promise });
  });
});

describe('what checking finds', () => {
  it('is kept with the case, comes out the same from a rebuild, and waits for the approver to revoke', async () => {
    const id = await accepted();
    await decide(id, '2026-05-14 10:00', { document: '承诺书' });
    await record(id, '2026-06-03', 'PG03', { type: 'verify', result: 'false', note: '弃渣未运离' }, water);
    expect(await caseOf(id, '2026-06-04', 'PG03')).toMatchObject({
      status: 'verifying',
      holder: 'WTR',
      light: 'none',
      commitment: { state: 'false', judgedOn: '2026-06-03', publicityOn: '2026-06-09' },
    });
    const before = await dumpReadModels(system().store);
    await rebuild(system(), instant('2026-06-04'));
    expect(await dumpReadModels(system().store)).toEqual(before);
    const revoke = { type: 'revoke', what: 'licence_revoked', reason: '承诺不实' };
    expect((await refusal(record(id, '2026-06-04', 'PG03', revoke, water))).kind).toBe('forbidden');
    await record(id, '2026-06-04', 'PG03', revoke, platform);
    expect(await caseOf(id, '2026-06-04', 'PG03')).toMatchObject({
      status: 'licence_revoked',
      commitment: { state: 'revoked', publicityOn: '2026-06-09' },
    });
    expect((await eventsOf(id)).at(-1)?.type).toBe('revoke');
  });
});
