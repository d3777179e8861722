// What any case of the project has, what an earlier item gave and what the owner's certificates show is never asked again.
import { describe, expect, it } from 'vitest';
import { registerCertificate, revokeCertificate } from '../../src/services/certificates.ts';
import { getMaterialList } from '../../src/services/material-list.ts';
import { owner, platform, useMaterialWorld, window } from '../support/material-world.ts';
import { refusedBy } from '../support/refusal.ts';

const { at, longshan, open, record, row } = useMaterialWorld();

describe('what is in hand', () => {
  it('is told with its source: the application, an earlier result, shared data', async () => {
    const { materials } = await getMaterialList(at(platform), longshan(), 'SG07');
    expect(
      materials.map(({ code, source }) => [code, source.kind, 'from' in source ? source.from : null]),
    ).toEqual([
      ['SG07-M1', 'in_hand', 'filing'],
      ['SG07-M2', 'exempt', null],
      ['SG07-M3', 'in_hand', 'result'],
      ['SG07-M4', 'in_hand', 'result'],
      ['SG07-M5', 'in_hand', 'filing'],
      ['SG07-M6', 'to_hand_in', null],
      ['SG07-M7', 'in_hand', 'filing'],
      ['SG07-M8', 'in_hand', 'filing'],
    ]);
  });

  it('counts no longer once the licence behind it is revoked', async () => {
    const revoke = { type: 'revoke', what: 'licence_revoked', reason: '以欺骗取得' };
    const id = await open('2605-330784-04-01-610001');
    for (const [item, event] of [
      ['LX01', { type: 'receive' }],
      ['LX01', { type: 'accept' }],
      ['LX01', { type: 'decide', result: 'approve' }],
      ['GH02', { type: 'receive' }],
      ['GH02', { type: 'accept' }],
      ['GH02', { type: 'decide', result: 'approve', document: '建字第 330784202600012 号' }],
    ] as const)
      await record(id, item, event);
    expect((await row(id, 'SG07', 'SG07-M3')).source).toEqual({
      kind: 'in_hand',
      from: 'result',
      item: 'GH02',
      document: '建字第 330784202600012 号',
      on: '2026-05-27',
    });
    await record(id, 'GH02', revoke);
    expect((await row(id, 'SG07', 'SG07-M3')).source).toEqual({ kind: 'exempt', how: 'e_licence' });
  });

  it('is a certificate of the owner in every project of it, until it is revoked or lapses', async () => {
    const id = await open('2605-330784-04-01-610002');
    const licence = {
      name: '监理合同',
      number: 'JL-2026-7',
      validUntil: '2026-06-30',
      source: '窗口核验原件',
    };
    expect((await row(id, 'SG07', 'SG07-M6')).source.kind).toBe('to_hand_in');
    const { id: certificate } = await registerCertificate(at(window), longshan(), licence);
    expect((await row(id, 'SG07', 'SG07-M6', '2026-06-30 09:00')).source).toEqual({
      kind: 'in_hand',
      from: 'certificate',
      number: 'JL-2026-7',
      validUntil: '2026-06-30',
      source: '窗口核验原件',
    });
    expect((await row(id, 'SG07', 'SG07-M6', '2026-07-01 09:00')).source.kind).toBe('to_hand_in');
    const twice = await refusedBy(() => registerCertificate(at(window), id, licence));
    const owners = await refusedBy(() => registerCertificate(at(owner), longshan(), licence));
    expect([twice.code, owners.kind]).toEqual(['certificate_known', 'forbidden']);
    await revokeCertificate(at(window), id, certificate, { reason: '登记有误' });
    expect((await row(id, 'SG07', 'SG07-M6')).source.kind).toBe('to_hand_in');
  });
});
