// The short templates of the demonstration: what its six projects rely on.
import { describe, expect, it } from 'vitest';
import { planFor, plannedItem } from '../../src/domain/approval-chain.ts';
import { checkParties } from '../../src/domain/parties.ts';
import { readYaml, template } from '../support/template-files.ts';

const parties = checkParties(readYaml('departments.yaml'));
const short = (code: string): string | undefined => (parties.ok ? parties.value.get(code)?.short : undefined);
const plan = (name: string) => planFor(template(name), {});
const item = (name: string, code: string) => plannedItem(plan(name), code);

describe('the 59-day project (P1)', () => {
  it('has sixteen items in three stages, as its page shows them', () => {
    const stages = template('yk-industrial-59').stages.map((stage) => [
      `${stage.zh} ${short(stage.lead)}`,
      ...plan('yk-industrial-59')
        .items.filter(({ spec }) => spec.stage === stage.code)
        .map(({ spec, promised }) => `${spec.zh} ${short(spec.department.lead)} ${promised?.days}`),
    ]);
    expect(stages).toEqual([
      [
        '立项与用地 发改局',
        '企业投资项目备案（赋码） 发改局 0',
        '国有建设用地使用权出让合同签订 资规局 3',
        '建设条件一次性告知（项目会商） 政务办 2',
        '建设用地规划许可证核发 资规局 2',
        '国有建设用地使用权首次登记 不动产登记中心 2',
        '建设项目环境影响登记表备案 生态环境分局 0',
      ],
      [
        '规划许可 资规局',
        '岩土工程勘察 勘察单位 10',
        '规划设计方案编制 设计单位 10',
        '建设工程设计方案审查 资规局 5',
        '建设工程规划许可证核发 资规局 10',
      ],
      [
        '施工许可 住建局',
        '施工图设计 设计单位 15',
        '施工图设计文件联合审查（多图联审） 住建局 6',
        '农民工工资保证金与工伤保险确认 人社局 1',
        '建设工程质量安全监督手续 住建局 3',
        '建筑工程施工许可证核发 住建局 3',
        '城市建筑垃圾处置核准 综合执法局 3',
      ],
    ]);
  });

  it('promises ten working days for the planning permit where the law gives twenty, and allows an expert review', () => {
    expect(item('yk-industrial-59', 'GH02')).toMatchObject({
      promised: { days: 10, unit: 'working' },
      statutory: { days: 20, unit: 'working' },
      spec: { pausable_by: ['EXPERT', 'HEARING'] },
    });
  });
});

describe('the promises for a whole project', () => {
  it.each([
    ['yk-industrial-59', [['T59', 59, 'natural', 'span', 'LX01', 'SG07']]],
    ['yk-realestate-95', [['T95', 95, 'natural', 'span', 'LX01', 'SG07']]],
    ['yk-commitment-permit', []],
    ['yk-tolerant-permit', []],
    ['yk-planning-permit', []],
    ['yk-scheme-review', []],
  ])('%s', (name, targets) => {
    expect(
      template(name).targets.map((t) => [t.code, t.days, t.unit, t.measure, t.from.item, t.to.item]),
    ).toEqual(targets);
    expect(template(name).region.code).toBe('330784');
  });
});

describe('the deciding items of the other projects', () => {
  it('P2: the joint drawing review has seven working days', () => {
    expect(item('yk-realestate-95', 'SG01')).toMatchObject({ promised: { days: 7, unit: 'working' } });
  });

  it('P3: the permit on a commitment is verified within 30 natural days', () => {
    expect(item('yk-commitment-permit', 'SG07')?.spec.commitment).toMatchObject({
      allowed: true,
      verify: { days: 30, unit: 'natural' },
      on_failure: 'rectify_then_revoke',
    });
  });

  it('P4: the permit is granted in three working days while the supervision contract is owed', () => {
    const permit = item('yk-tolerant-permit', 'SG07');
    expect(permit).toMatchObject({
      promised: { days: 3, unit: 'working' },
      statutory: { days: 7, unit: 'working' },
      spec: { tolerate_missing: { release: 'after_decision', deadline: { days: 10, unit: 'working' } } },
    });
    expect(
      permit?.materials.filter((material) => material.tolerable).map(({ code, zh }) => [code, zh]),
    ).toEqual([
      ['SG07-M6', '监理合同'],
      ['SG07-M8', '施工场地基本具备条件的说明'],
    ]);
  });

  it('P5: the planning permit has the twenty working days of the law', () => {
    expect(item('yk-planning-permit', 'GH02')).toMatchObject({
      promised: { days: 20 },
      statutory: { days: 20 },
    });
  });

  it('P6: the scheme review has ten working days and may pause for an expert review', () => {
    expect(item('yk-scheme-review', 'GH01')).toMatchObject({
      promised: { days: 10, unit: 'working' },
      spec: { pausable_by: ['EXPERT', 'REVISION'] },
    });
  });
});
