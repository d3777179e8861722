// Files handed in for a case: who answers for what, and which answers are possible.
import { describe, expect, it } from 'vitest';
import {
  type CaseMaterials,
  demandNewFile,
  demandPending,
  demandReturnable,
  foldMaterials,
  type RecordedMaterialAct,
} from '../../src/domain/case-materials.ts';
import { instant } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const acts = (...list: readonly RecordedMaterialAct['act'][]): CaseMaterials =>
  foldMaterials(
    list.map((act, i) => ({
      seq: i + 1,
      occurredAt: instant(`2026-05-27 ${String(9 + i).padStart(2, '0')}:00`),
      actor: i === 0 ? 'owner01' : 'win01',
      actorName: i === 0 ? '应建国' : '徐敏',
      act,
    })),
  );
const filed = {
  type: 'file_material',
  item: 'SG07',
  material: 'SG07-M6',
  materialName: '监理合同',
  file: 'a'.repeat(64),
  name: '监理合同.pdf',
  bytes: 1000,
  mediaType: 'application/pdf',
  how: 'link',
  awaitsCheck: true,
  supplies: false,
} as const;
const answer = { item: 'SG07', target: 1, materialName: '监理合同' };
const accepted = { type: 'accept_material', supplies: false, ...answer } as const;
const returned = { type: 'return_material', reason: '缺第 3 页', ...answer } as const;

describe('a file', () => {
  it('of the owner arrives when it was sent and waits, whoever takes it later', () => {
    expect(acts(filed).files[0]).toMatchObject({ state: 'pending', by: '应建国', checked: null });
    expect(acts(filed, accepted).files[0]).toMatchObject({
      state: 'accepted',
      arrivedAt: instant('2026-05-27 09:00'),
      checked: { by: '徐敏', at: instant('2026-05-27 10:00') },
    });
  });

  it('of whoever answers for it is in hand at once', () => {
    expect(acts({ ...filed, awaitsCheck: false }).files[0]?.state).toBe('accepted');
  });

  it('that went back carries the reason', () => {
    expect(acts(filed, returned).files[0]).toMatchObject({ state: 'returned', reason: '缺第 3 页' });
  });
});

describe('an answer', () => {
  it.each([
    ['taken twice', acts(filed, accepted), 'material_checked_already'],
    ['taken after it went back', acts(filed, returned), 'material_checked_already'],
    ['taken without having come', acts(), 'material_not_filed'],
  ])('is refused: %s', (_, state, code) => {
    expect(refusalOf(() => demandPending(state, 'SG07', 1)).code).toBe(code);
  });

  it('to a file of another case is refused', () => {
    expect(refusalOf(() => demandPending(acts(filed), 'GH02', 1)).code).toBe('material_not_filed');
  });

  it('takes back what was taken by mistake, but not what has paid a debt', () => {
    expect(demandReturnable(acts(filed, accepted), 'SG07', 1).state).toBe('accepted');
    const paid = acts(filed, { ...accepted, supplies: true });
    expect(refusalOf(() => demandReturnable(paid, 'SG07', 1)).code).toBe('material_has_supplied');
    expect(refusalOf(() => demandReturnable(acts(filed, returned), 'SG07', 1)).code).toBe(
      'material_checked_already',
    );
  });
});

describe('the same file', () => {
  const again = (state: CaseMaterials, material = 'SG07-M6') =>
    demandNewFile(state, 'SG07', material, 'a'.repeat(64));

  it('for the same material is refused while it waits or is in hand', () => {
    expect(refusalOf(() => again(acts(filed))).code).toBe('material_same_file');
    expect(refusalOf(() => again(acts(filed, accepted))).code).toBe('material_same_file');
  });

  it('may come for another material, or once more when it went back', () => {
    expect(() => again(acts(filed), 'SG07-M8')).not.toThrow();
    expect(() => again(acts(filed, returned))).not.toThrow();
  });
});
