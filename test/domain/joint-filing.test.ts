// Filing for a group: who goes at once, who follows, who stands in the way, and each material once. Hand-over afterwards.
import { describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import {
  type Filing,
  materialsHandedIn,
  nextFilingId,
  sharedMaterials,
} from '../../src/domain/joint-filing.ts';
import { originIn } from '../../src/domain/project-reading.ts';
import { toldProject } from '../support/joint.ts';
import { clockOf } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

/** Yongkang: the evaluations of 多评合一 wait for the filing of the project and for two reports. */
const evaluated = (when = '2026-05-12') => {
  const project = toldProject('yk-filing-50wd', {
    eia_class: 'report',
    soil_class: 'report',
    energy_review_required: true,
  });
  project.end('2026-05-11', 'LX01');
  project.end(when, 'ZJ01', 'ZJ02');
  return project;
};

describe('which members can be filed', () => {
  it('are all whose prerequisites have ended by that day', () => {
    expect(evaluated().filingOn('EVAL', '2026-05-13')).toEqual([
      ['PG01', 'PG03', 'LX02'],
      [],
      ['PG02 filing_does_not_apply'],
    ]);
    expect(evaluated('2026-05-15').filingOn('EVAL', '2026-05-13')[0]).toEqual([]);
  });

  it('leave out what was filed or waived', () => {
    const project = evaluated();
    project.tell('2026-05-12', 'PG01', { type: 'receive' });
    project.tell('2026-05-12', 'LX02', { type: 'waive', reason: '已作区域节能评估' });
    expect(project.filingOn('EVAL', '2026-05-13')).toEqual([
      ['PG03'],
      [],
      ['PG02 filing_does_not_apply', 'PG01 filing_already', 'LX02 filing_waived'],
    ]);
  });

  it('are told one by one when they were asked for', () => {
    const project = evaluated();
    expect(project.filingOn('EVAL', '2026-05-13', ['PG01', 'GH02', 'PG02'])).toEqual([
      ['PG01'],
      [],
      ['GH02 filing_not_in_group', 'PG02 filing_does_not_apply'],
    ]);
  });

  it('wait for what lies outside the group', () => {
    const project = evaluated();
    expect(project.filingOn('PERMIT', '2026-05-13')).toEqual([
      [],
      [],
      ['SG04 filing_blocked', 'SG07 filing_blocked'],
    ]);
  });
});

/** The completion of a building: the joint opinion JG13 follows the inspections. */
const completed = (region = '330200') => {
  const project = toldProject('nb-completion-30', {}, region);
  project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
  return project;
};
const inspections = (project: ReturnType<typeof completed>): readonly string[] =>
  project.filingOn('JOINT', '2026-05-12')[0] ?? [];
const fileAll = (project: ReturnType<typeof completed>, when = '2026-05-12'): readonly string[] => {
  const [now = [], following = []] = project.filingOn('JOINT', when);
  for (const item of now) project.tell(when, item, { type: 'receive', filing: 'JOINT-1', following });
  return now;
};

describe('a member that waits for others of the group', () => {
  it('follows them and is named in the filing', () => {
    const project = completed();
    expect(project.filingOn('JOINT', '2026-05-12')[1]).toEqual(['JG13']);
    fileAll(project);
    expect(project.filings()).toMatchObject([
      { id: 'JOINT-1', group: 'JOINT', following: ['JG13'], awaiting: ['JG13'] },
    ] satisfies Partial<Filing>[]);
  });

  it('cannot be filed alone before them', () =>
    expect(completed().filingOn('JOINT', '2026-05-12', ['JG13'])).toEqual([[], [], ['JG13 filing_blocked']]));

  it('awaits nothing once it has been handed over', () => {
    const project = completed();
    const now = fileAll(project);
    for (const item of now) {
      project.tell('2026-05-13', item, { type: 'accept' });
      project.tell('2026-05-18', item, { type: 'decide', result: 'approve' });
    }
    project.tell('2026-05-18 15:00', 'JG13', { type: 'hand_over', from: 'JG03', document: '移交1号' });
    expect(project.filings()[0]?.awaiting).toEqual([]);
  });
});

describe('hand-over from agency to agency', () => {
  const handedOver = (region: string, when = '2026-05-18') => {
    const project = completed(region);
    project.tell(when, 'JG13', { type: 'hand_over', from: 'JG03', document: '移交1号' });
    const placed = project.on('2026-05-20').cases.find(({ item }) => item.code === 'JG13');
    if (placed === undefined) throw new Error('no JG13');
    return placed.reading;
  };

  it('is receipt and acceptance on the day of the notice in Zhejiang (浙规定 5(3))', () => {
    const reading = handedOver('330200');
    expect(reading.status).toBe('running');
    expect(clockOf(reading, 'promised')).toMatchObject({ usedDays: 2 });
    expect(isoDay(clockOf(reading, 'promised')?.startedOn ?? 0)).toBe('2026-05-18');
    expect(clockOf(reading, 'intake')?.state).toBe('stopped');
  });

  it('is a receipt elsewhere, to be answered within five working days', () => {
    const reading = handedOver('370100');
    expect(reading.status).toBe('received');
    expect(isoDay(clockOf(reading, 'intake')?.dueOn ?? 0)).toBe('2026-05-25');
  });

  it('was a receipt in Zhejiang before 2019', () =>
    expect(handedOver('330200', '2018-12-28').state).toMatchObject({
      deemed: true,
      acceptedOn: day('2018-12-28'),
    }));

  it('opens no second case of one that is in hand', () => {
    const project = completed();
    fileAll(project);
    const first = inspections(project)[0] ?? 'JG03';
    expect(
      refusalOf(() => project.tell('2026-05-18', first, { type: 'hand_over', from: 'JG01', document: '1' }))
        .code,
    ).toBe('wrong_state');
  });
});

describe('the numbers of filings', () => {
  it('count up within a group, and a number taken back is not used again', () => {
    const project = evaluated();
    expect(nextFilingId(project.plan, 'EVAL', project.eventsOf)).toBe('EVAL-1');
    project.tell('2026-05-13', 'PG01', { type: 'receive', filing: 'EVAL-1' });
    project.tell('2026-05-13', 'PG03', { type: 'receive', filing: 'EVAL-1' });
    expect(nextFilingId(project.plan, 'EVAL', project.eventsOf)).toBe('EVAL-2');
    expect(nextFilingId(project.plan, 'DRAW', project.eventsOf)).toBe('DRAW-1');
  });
});

describe('materials', () => {
  const spec = (code: string, zh: string, more: object = {}) =>
    ({
      code,
      zh,
      role: 'secondary',
      tolerable: false,
      sharing: 'none',
      exempt: false,
      form: 'copy',
      ...more,
    }) as const;
  const project = evaluated();
  const members = project.plan.items.filter(({ code }) => ['PG01', 'PG03'].includes(code));
  const [first, second] = members;
  if (first === undefined || second === undefined) throw new Error('no members');
  const both = [
    {
      ...first,
      materials: [
        spec('A1', '营业执照'),
        spec('A2', '环评报告', { from_item: 'ZJ01', role: 'principal' }),
        spec('A3', '红线图', { exempt: true, sharing: 'data_sharing' }),
        spec('A4', '用地许可', { from_item: 'YD02' }),
      ],
    },
    {
      ...second,
      materials: [
        spec('B1', ' 营业执照 ', { role: 'principal' }),
        spec('B2', '红线图', { exempt: true, sharing: 'data_sharing' }),
        spec('B3', '环评报告'),
      ],
    },
  ];
  const told = (handedIn: readonly string[] = []) =>
    sharedMaterials(both, originIn(project.on('2026-05-13').cases), handedIn).map(
      ({ name, state, neededBy }) => [name.trim(), state, neededBy.map(({ code }) => code).join()],
    );

  it('of one name and origin are asked for once, with all that need them', () =>
    expect(told()).toEqual([
      ['营业执照', 'needed', 'A1,B1'],
      ['环评报告', 'produced', 'A2'],
      ['红线图', 'exempt', 'A3,B2'],
      ['用地许可', 'awaited', 'A4'],
      // The same name from elsewhere is another paper.
      ['环评报告', 'needed', 'B3'],
    ]));

  it('are in hand for all of them when one has it', () =>
    expect(told(['B1'])[0]).toEqual(['营业执照', 'handed_in', 'A1,B1']));

  it('stay in hand for later filings of the project', () => {
    project.tell('2026-05-13', 'PG01', { type: 'receive', filing: 'EVAL-1', handedIn: ['PG01-M1'] });
    expect(materialsHandedIn(project.plan, project.eventsOf)).toEqual(['PG01-M1']);
  });
});
