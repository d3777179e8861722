// One template applied to different projects.
import { describe, expect, it } from 'vitest';
import { ancestorsOf, planFor, plannedItem, waitsFor } from '../../src/domain/approval-chain.ts';
import { template } from '../support/template-files.ts';

const ningbo = template('nb-industrial-59');
const plan = planFor(ningbo, {});
const codes = (one: { readonly items: readonly { readonly code: string }[] }) =>
  one.items.map((item) => item.code);

describe('the plan of a project', () => {
  it('keeps the order of the template and leaves out what does not apply, with the reason', () => {
    expect(codes(plan)).toEqual(
      codes(ningbo).filter((code) => !['PG02', 'LX02', 'GH04', 'SG03', 'SG02'].includes(code)),
    );
    expect(plan.skipped.map(({ code, because }) => [code, because.when, because.zh])).toEqual([
      ['PG02', "eia_class == 'register'", '填报环境影响登记表'],
      [
        'LX02',
        'energy_review_required == true',
        '年综合能源消费量1000吨标准煤以上或年电力消费500万千瓦时以上',
      ],
      ['GH04', "civil_defence_duty != 'none'", '新建民用建筑(含厂区非生产性用房)'],
      ['SG03', 'explosive_or_flammable == true', '易燃易爆等由气象部门负责的项目'],
      ['SG02', 'special_fire == true', '属于特殊建设工程'],
    ]);
  });

  it('takes attributes that are not given from the default profile', () => {
    const register = planFor(ningbo, { eia_class: 'register' });
    expect(register.attributes).toEqual({ ...ningbo.default_profile, eia_class: 'register' });
    expect(codes(register)).toContain('PG02');
    expect(codes(register)).not.toContain('PG01');
    expect(codes(register)).not.toContain('ZJ01');
  });

  it('gives each item its promised and statutory limit, with the source', () => {
    expect(plannedItem(plan, 'GH02')).toMatchObject({
      promised: { days: 3, unit: 'working', starts: 'accepted', source: null, assumed: true },
      statutory: { days: 20, unit: 'working', starts: 'accepted', source: 'GZGH', assumed: false },
      extension: { days: 10, unit: 'working', starts: 'accepted', source: 'XKF', assumed: false },
    });
    expect(plannedItem(plan, 'LX01')).toMatchObject({
      promised: { days: 0 },
      statutory: null,
      extension: null,
    });
  });

  it('takes the first variant whose condition holds for both limits', () => {
    const limits = (eia: string) => {
      const item = plannedItem(planFor(ningbo, { eia_class: eia }), 'PG01');
      return [item?.promised?.days, item?.promised?.unit, item?.statutory?.days, item?.statutory?.unit];
    };
    expect(limits('form')).toEqual([7, 'working', 30, 'natural']);
    expect(limits('report')).toEqual([15, 'working', 60, 'natural']);
  });

  it('asks only for materials whose condition holds', () => {
    const materials = (agent: boolean) =>
      plannedItem(planFor(ningbo, { agent }), 'LX01')?.materials.map((material) => material.code);
    expect(materials(true)).toEqual(['LX01-M1', 'LX01-M2', 'LX01-M3', 'LX01-M4', 'LX01-M5']);
    expect(materials(false)).toEqual(['LX01-M1', 'LX01-M2', 'LX01-M3', 'LX01-M4']);
  });
});

describe('what an item waits for', () => {
  const done =
    (...ended: string[]) =>
    (code: string) =>
      ended.includes(code);

  it('is its direct prerequisites that have not ended', () => {
    expect(waitsFor(plan, 'GH02', done())).toEqual(['GH01', 'YD02']);
    expect(waitsFor(plan, 'GH02', done('YD02'))).toEqual(['GH01']);
    expect(waitsFor(plan, 'GH02', done('YD02', 'GH01'))).toEqual([]);
    expect(waitsFor(plan, 'LX01', done())).toEqual([]);
  });

  it('never is a predecessor that this project does not need', () => {
    const civilDefence = planFor(ningbo, { civil_defence_duty: 'build' });
    expect(waitsFor(civilDefence, 'GH02', done('GH01', 'YD02'))).toEqual(['GH04']);
    expect(waitsFor(plan, 'GH02', done('GH01', 'YD02'))).toEqual([]);
  });

  it('is nothing for an item outside the plan', () => {
    expect(waitsFor(plan, 'PG02', done())).toEqual([]);
    expect(waitsFor(plan, 'nonsense', done())).toEqual([]);
  });

  it('goes back over indirect prerequisites, each once', () => {
    expect([...ancestorsOf(plan, 'GH02')].sort()).toEqual(['GH01', 'LX01', 'YD01', 'YD02', 'YD05', 'ZJ04']);
    expect(ancestorsOf(plan, 'LX01').size).toBe(0);
  });
});
