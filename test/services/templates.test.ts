// The catalogue: a version is imported once and never changes, and shows its graph and longest chain.
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { ensureTemplates, getTemplate, importTemplate, listTemplates } from '../../src/services/templates.ts';
import { templateFolders } from '../../src/store/template-files.ts';
import { setTemplateStatus } from '../../src/store/templates.ts';
import { as, DEMO_NOW as now, openTestSystem, someone, type TestSystem } from '../support/system.ts';
import { changed, readYaml } from '../support/template-files.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('empty');
  await ensureTemplates(system, now, templateFolders.published);
});
afterAll(() => system.close());

const file = 'templates/yk-filing-50wd.yaml';
const text = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');
const document = readYaml(file);
const admin = () => as(system, someone('administrator'));
const put = (source: unknown, ctx = admin()) =>
  importTemplate(ctx, {
    text: typeof source === 'string' ? source : JSON.stringify(source),
    fileName: 'chain.yaml',
  });

describe('at start', () => {
  it('the templates that come along are there, and a second start adds nothing', async () => {
    expect((await listTemplates(admin())).map(({ id }) => id)).toEqual([
      'hy-whole-45wd',
      'nat-social-120wd',
      'nb-completion-30',
      'nb-industrial-59',
      'nb-realestate-95',
      'yk-filing-50wd',
      'zj-standard-land-commit',
    ]);
    expect(await ensureTemplates(system, now, templateFolders.published)).toEqual({ added: 0, taken: [] });
  });

  it('a version that the house has with other words stays as it is, and is told; the start goes on', async () => {
    const { db } = system.store;
    const mine = sql`version = '2025.1' and id = 'zj-standard-land-commit'`;
    await db.execute(sql`update templates set source = 'older',
      document = jsonb_set(document, '{name,zh}', '"旧名"') where ${mine}`);
    const { added, taken } = await ensureTemplates(system, now, templateFolders.published);
    expect([added, taken.map(({ code, facts }) => [code, facts['id']])]).toEqual([
      0,
      [['template_taken', 'zj-standard-land-commit']],
    ]);
    expect((await getTemplate(admin(), 'zj-standard-land-commit')).document.name.zh).toBe('旧名');
  });
});

describe('importing', () => {
  it('the same content again changes nothing, as YAML and as JSON', async () => {
    expect((await put(text)).created).toBe(false);
    expect((await put(document)).created).toBe(false);
    expect((await put(`${text}\n# a remark more`)).created).toBe(false);
  });

  it('other content under the same version is refused, and the first stays', async () => {
    const other = changed(document, 'name.zh', '另一个名字');
    await expect(put(other)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'template_taken',
      facts: { id: 'yk-filing-50wd' },
    });
    expect((await getTemplate(admin(), 'yk-filing-50wd')).document.name.zh).not.toBe('另一个名字');
  });

  it('two at once make one version', async () => {
    const next = changed(document, 'version', '2099.2');
    const outcomes = await Promise.all([put(next), put(next), put(next)]);
    expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
  });

  it.each([
    ['an unknown party', 'items[0].department.lead', 'XYZ', 'items[0].department.lead', 'unknown_party'],
    [
      'a promise longer than the law allows',
      'items[7].limits.committed.days',
      900,
      'items[7].limits.committed.days',
      'promised_above_statutory',
    ],
    [
      'an item that waits for itself',
      'items[1].prerequisites',
      [{ item: 'YD02', type: 'FS', assumed: true }],
      'items[1].prerequisites[0].item',
      'prerequisite_cycle',
    ],
    ['a field nobody knows', 'colour', 'red', 'colour', 'unknown_field'],
  ])('%s is refused with its place', async (_, at, value, path, code) => {
    const spoilt = put(changed(changed(document, 'version', '2099.3'), at, value));
    await expect(spoilt).rejects.toMatchObject({
      kind: 'invalid',
      issues: expect.arrayContaining([expect.objectContaining({ path, code })]),
    });
    await expect(getTemplate(admin(), 'yk-filing-50wd', { version: '2099.3' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it.each([
    ['broken YAML', 'id: [1, 2', 'chain.yaml:'],
    ['aliases that unfold', 'a: &a [1]\nb: [*a, *a]', 'chain.yaml:1:'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'chain.yaml:1:'],
    ['a NUL in a remark', '# \0\nid: x', 'chain.yaml'],
  ])('%s is refused with its place', async (_, source, place) => {
    await expect(put(source)).rejects.toMatchObject({
      kind: 'invalid',
      issues: [{ path: expect.stringContaining(place) }],
    });
  });

  it.each([
    'owner',
    'agent',
    'window',
    'officer',
    'approver',
    'supervisor',
    'leader',
    'integration',
  ] as const)('is not for %s, who may read', async (role) => {
    await expect(put(text, as(system, someone(role)))).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await listTemplates(as(system, someone(role)))).length).toBeGreaterThan(5);
  });
});

describe('reading', () => {
  it('the 59-day chain: its edges, its longest chain, and that its targets are kept', async () => {
    const { chain } = await getTemplate(admin(), 'nb-industrial-59');
    const usual = chain.criticalPaths.find(({ profile }) => profile === 'default_profile');
    expect(usual?.days).toBe(42);
    expect(usual?.steps.map(({ item, days }) => `${item} ${days}`)).toEqual([
      'YD01 3',
      'ZJ04 10',
      'GH01 5',
      'ZJ05 15',
      'SG01 6',
      'SG07 3',
      'KG01 0',
    ]);
    expect(chain.edges).toContainEqual({ from: 'YD01', to: 'YD02' });
    expect(chain.needs).toContainEqual({
      target: 'T59',
      profile: 'max_profile',
      workingDays: 19,
      fits: true,
    });
    expect(chain.needs.filter(({ fits }) => !fits)).toEqual([]);
  });

  it('left open, the version that new projects get; with a day, the one in force then', async () => {
    await put(changed(changed(document, 'version', '2099.9'), 'effective.from', '2026-09-01'));
    await system.store.transaction((tx) =>
      setTemplateStatus(tx, 'yk-filing-50wd', '2099.2', { status: 'retired' }),
    );
    const get = async (query = {}) => (await getTemplate(admin(), 'yk-filing-50wd', query)).document.version;
    expect(await get({ asOf: day('2026-08-31') })).not.toBe('2099.9');
    expect(await get({ asOf: day('2026-09-01') })).toBe('2099.9');
    expect(await get({ version: '2099.2' })).toBe('2099.2');
    expect((await getTemplate(admin(), 'yk-filing-50wd', { version: '2099.2' })).document.status).toBe(
      'retired',
    );
    expect((await listTemplates(admin(), { asOf: day('2018-06-20') })).map(({ id }) => id)).not.toContain(
      'nb-industrial-59',
    );
  });

  it.each(['nothing', '', 'a b', "x' or 1=1", '\0', '../etc'])('%j is not there', async (id) => {
    await expect(getTemplate(admin(), id)).rejects.toMatchObject({ kind: 'not_found' });
  });
});
