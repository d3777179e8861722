// Lists show what the reader may see and asked for, in the order asked for, each project once over all pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import {
  countProjects,
  listProjects,
  type ProjectFilter,
  type ProjectSort,
} from '../../src/store/project-list.ts';
import { writeCases, writeProjectSummary } from '../../src/store/read-models.ts';
import type { NewProject, ProjectSummary } from '../../src/store/records.ts';
import { everything, type Scope } from '../../src/store/scope.ts';
import { addProject, caseRow, openWorld, type World } from './world.ts';

const today = day('2026-05-27');
let world: World;

const none: ProjectSummary = {
  stage: 'S1',
  done: 0,
  total: 4,
  yellowOn: null,
  redOn: null,
  breachOn: null,
  nextDueOn: null,
  closed: false,
  target: null,
};

interface Row {
  readonly project: Partial<NewProject>;
  readonly summary?: Partial<ProjectSummary>;
  readonly departments?: readonly string[];
  readonly holder?: string;
}

const rows: readonly Row[] = [
  {
    project: {
      name: '永丰精密厂房',
      pinyin: 'yfjmcf yongfengjingmichangfang',
      code: '2603-330784-04-01-000001',
      openedOn: day('2026-03-30'),
    },
    summary: {
      yellowOn: day('2026-05-25'),
      redOn: day('2026-05-27'),
      nextDueOn: day('2026-05-26'),
      stage: 'S2',
    },
    departments: ['DRC', 'NRP'],
  },
  {
    project: {
      name: '云栖商住',
      pinyin: 'yqsz yunqishangzhu',
      code: '2603-330782-04-01-000002',
      region: '330782',
      openedOn: day('2026-03-02'),
      templateId: 'demo-realestate',
    },
    summary: {
      yellowOn: day('2026-05-27'),
      redOn: day('2026-05-28'),
      nextDueOn: day('2026-05-27'),
      stage: 'S3',
    },
    departments: ['DRC', 'HUD'],
  },
  {
    project: {
      name: '古山标准厂房',
      pinyin: 'gsbzcf gushanbiaozhunchangfang',
      code: '2603-330784-04-01-000003',
      openedOn: day('2026-04-10'),
      agent: 'agent02',
    },
    summary: { yellowOn: day('2026-06-08'), nextDueOn: day('2026-06-11') },
    departments: ['DRC'],
  },
  {
    project: {
      name: '100%龙山_仓储',
      pinyin: '100%lsc longshancangchu',
      code: '2603-330784-04-01-000004',
      openedOn: day('2026-04-20'),
      ownerCreditCode: '91330784MA2DEMO025',
    },
    summary: { breachOn: day('2026-05-20'), nextDueOn: day('2026-05-19') },
    departments: ['DRC'],
    holder: 'ASC',
  },
  {
    project: {
      name: '芝英五金',
      pinyin: 'zywj zhiyingwujin',
      code: '2603-330110-04-01-000005',
      region: '330110',
      openedOn: day('2026-05-01'),
      agent: null,
    },
    summary: { closed: true, stage: null, done: 4 },
  },
];

beforeAll(async () => {
  world = await openWorld();
  for (const { project, summary, departments = [], holder = null } of rows) {
    const { id } = await addProject(world.store, project);
    await world.store.transaction(async (tx) => {
      await writeProjectSummary(tx, id, { ...none, ...summary });
      await writeCases(
        tx,
        departments.map((department, position) =>
          caseRow(id, { item: `X${position}`, position, department, holder }),
        ),
      );
    });
  }
});
afterAll(() => world.close());

/** Short names, e.g. `永丰`. */
const short = (name: string) => name.replace('100%', '').slice(0, 2);
const found = async (filter: ProjectFilter, scope: Scope = everything, sort: ProjectSort = 'code') =>
  (await listProjects(world.store.db, scope, filter, sort, null, 50, today)).rows.map(({ name }) =>
    short(name),
  );

describe('the list of projects', () => {
  it('finds by part of the name, the code, and pinyin', async () => {
    expect(await found({ q: '精密' })).toEqual(['永丰']);
    expect(await found({ q: '厂房' })).toEqual(['永丰', '古山']);
    expect(await found({ q: ' YFJM ' })).toEqual(['永丰']);
    expect(await found({ q: 'cangchu' })).toEqual(['龙山']);
    expect(await found({ q: '330784-04-01-00000' })).toEqual(['永丰', '古山', '龙山']);
    expect(await found({ q: '2603-330784-04-01-000003' })).toEqual(['古山']);
    expect(await found({ q: '没有' })).toEqual([]);
    expect(await found({ q: '  ' })).toHaveLength(5);
  });

  it('takes signs of patterns and of SQL for what they are', async () => {
    expect(await found({ q: '100%' })).toEqual(['龙山']);
    expect(await found({ q: '%' })).toEqual(['龙山']);
    expect(await found({ q: '山_仓' })).toEqual(['龙山']);
    expect(await found({ q: '丰_密' })).toEqual([]);
    for (const q of ['\\', "'; drop table projects; --", '永\0丰', '\\\\%', '😀'])
      expect(await found({ q }), q).toEqual([]);
  });

  it('finds by light, which is a question of the day', async () => {
    expect(await found({ lights: ['breach'] })).toEqual(['龙山']);
    expect(await found({ lights: ['red'] })).toEqual(['永丰']);
    expect(await found({ lights: ['yellow'] })).toEqual(['云栖']);
    expect(await found({ lights: ['none'] })).toEqual(['芝英', '古山']);
    expect(await found({ lights: ['red', 'breach'] })).toEqual(['永丰', '龙山']);
    expect(await found({ lights: [] })).toEqual([]);
    const tomorrow = await listProjects(
      world.store.db,
      everything,
      { lights: ['red'] },
      'code',
      null,
      9,
      today + 1,
    );
    expect(tomorrow.rows.map(({ name }) => short(name))).toEqual(['云栖', '永丰']);
  });

  it('finds by region, template, stage, agent and whether it is closed, together', async () => {
    expect(await found({ region: '3307' })).toEqual(['云栖', '永丰', '古山', '龙山']);
    expect(await found({ region: '330784', agent: 'agent02' })).toEqual(['古山']);
    expect(await found({ template: 'demo-realestate' })).toEqual(['云栖']);
    expect(await found({ stage: 'S1', closed: false })).toEqual(['古山', '龙山']);
    expect(await found({ closed: true })).toEqual(['芝英']);
    expect(await countProjects(world.store.db, everything, { closed: false }, today)).toBe(4);
  });

  it('sorts', async () => {
    expect(await found({}, everything, 'light')).toEqual(['龙山', '永丰', '云栖', '古山', '芝英']);
    expect(await found({}, everything, 'due')).toEqual(['龙山', '永丰', '云栖', '古山', '芝英']);
    expect(await found({}, everything, 'opened')).toEqual(['芝英', '龙山', '古山', '永丰', '云栖']);
    expect(await found({}, everything, 'name')).toEqual(['龙山', '古山', '永丰', '云栖', '芝英']);
  });
});

describe('pages', () => {
  it('show every project once, in every order, with an honest total', async () => {
    for (const sort of ['light', 'due', 'opened', 'name', 'code'] as const) {
      const whole = await found({}, everything, sort);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listProjects(world.store.db, everything, {}, sort, cursor, 2, today);
        expect(page.total, sort).toBe(5);
        seen.push(...page.rows.map(({ name }) => short(name)));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen, sort).toEqual(whole);
    }
  });

  it('end without a cursor when the last row is shown', async () => {
    const exactly = await listProjects(world.store.db, everything, {}, 'code', null, 5, today);
    expect(exactly.next).toBeNull();
  });

  it('refuse a cursor that is not theirs', async () => {
    const { next } = await listProjects(world.store.db, everything, {}, 'light', null, 2, today);
    const forged = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const cursors = [
      '',
      'x',
      '%%%',
      forged({}),
      forged(['code']),
      forged(['code', 1, 'x']),
      forged(['code', 'a\0', 'x']),
      next ?? '',
    ];
    for (const cursor of cursors) {
      const act = listProjects(world.store.db, everything, {}, 'code', cursor, 2, today);
      await expect(act, cursor).rejects.toEqual(
        new Refusal('invalid', 'invalid_input', {}, [{ path: 'cursor', code: 'cursor_invalid', facts: {} }]),
      );
    }
  });
});

describe('scope', () => {
  it('lets nobody see what was not granted', async () => {
    expect(await found({}, [])).toEqual([]);
    expect(await found({}, [{}])).toEqual([]);
    expect(await found({}, [{ regions: [] }])).toEqual([]);
    expect(await found({}, [{ departments: [] }])).toEqual([]);
    expect(await found({}, [{ all: true, agent: 'agent02' }])).toEqual(['古山']);
    expect(await countProjects(world.store.db, [], {}, today)).toBe(0);
  });

  it('is a region, a clerk’s own, a company’s own, or a department’s', async () => {
    expect(await found({}, [{ regions: ['330782', '330110'] }])).toEqual(['芝英', '云栖']);
    expect(await found({}, [{ agent: 'agent02' }])).toEqual(['古山']);
    expect(await found({}, [{ creditCode: '91330784MA2DEMO025' }])).toEqual(['龙山']);
    expect(await found({}, [{ departments: ['HUD'] }])).toEqual(['云栖']);
    expect(await found({}, [{ departments: ['ASC'] }])).toEqual(['龙山']);
  });

  it('narrows when more is said, and widens with another role', async () => {
    expect(await found({}, [{ regions: ['330784'], departments: ['NRP', 'HUD'] }])).toEqual(['永丰']);
    expect(await found({}, [{ agent: 'agent02' }, { regions: ['330782'] }])).toEqual(['云栖', '古山']);
    expect(await found({ q: '厂房' }, [{ agent: 'agent02' }, { regions: ['330782'] }])).toEqual(['古山']);
  });
});
