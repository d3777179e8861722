// Administrative divisions: names, what lies within what, and codes that history keeps.
import { describe, expect, it } from 'vitest';
import {
  parentRegion,
  readRegion,
  regionName,
  regionOf,
  regions,
  regionWithin,
} from '../../src/domain/regions.ts';

describe('region names', () => {
  it.each([
    ['330784', '永康市', 'Yongkang'],
    ['330000', '浙江省', 'Zhejiang'],
    ['370687', '海阳市', 'Haiyang'],
    ['420607', '襄州区', 'Xiangzhou'],
    ['411329', '新野县', 'Xinye'],
    ['330283', '330283', '330283'],
  ])('%s is %s, %s', (code, zh, en) => {
    expect([regionName(code, 'zh'), regionName(code, 'en')]).toEqual([zh, en]);
  });

  it('every named division has a named one above it, up to the nation', () => {
    for (const { code } of regions) {
      const parent = parentRegion(code);
      expect(parent === null || regionOf(parent) !== null, code).toBe(true);
    }
    expect(parentRegion('330784')).toBe('330700');
    expect(parentRegion('330700')).toBe('330000');
    expect(parentRegion('330000')).toBe('000000');
    expect(parentRegion('000000')).toBeNull();
  });
});

describe('a division lies within a scope', () => {
  it.each([
    ['330784', '330784', true],
    ['330784', '330700', true],
    ['330784', '330000', true],
    ['330784', '000000', true],
    ['330784', '330782', false],
    ['330784', '330200', false],
    ['330700', '330784', false],
    ['370687', '330000', false],
    ['330204', '330200', true],
  ])('%s within %s: %s', (code, scope, within) => {
    expect(regionWithin(code, scope)).toBe(within);
  });
});

describe('reading a region code', () => {
  it('keeps a district that was abolished, without a warning', () => {
    expect(readRegion('330204')).toEqual({ ok: true, value: '330204', warnings: [] });
    expect(regionOf('330204')).toEqual({ code: '330204', zh: '江东区', en: 'Jiangdong', retiredIn: 2016 });
    expect(['330103', '330104'].map((code) => regionOf(code)?.retiredIn)).toEqual([2021, 2021]);
  });

  it('warns about a code it cannot name, and never refuses it', () => {
    expect(readRegion('650101')).toEqual({
      ok: true,
      value: '650101',
      warnings: [{ code: 'region_unknown', facts: { region: '650101' } }],
    });
  });

  it('evens out full-width digits, and refuses what is not six digits', () => {
    expect(readRegion(' ３３０７８４')).toEqual({ ok: true, value: '330784', warnings: [] });
    expect(readRegion('永康市')).toEqual({
      ok: false,
      problem: { code: 'region_shape', facts: { found: '永康市' } },
    });
  });
});
