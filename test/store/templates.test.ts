// A published version stays as it was imported.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import {
  insertTemplate,
  listTemplates,
  readCurrentTemplate,
  readTemplate,
  readTemplates,
  setTemplateStatus,
  type TemplateRecord,
} from '../../src/store/templates.ts';
import { template } from '../support/template-files.ts';
import { nineOn, openWorld, type World } from './world.ts';

let world: World;
const document = template('nb-industrial-59');
const version = (name: string, on: string, status: TemplateRecord['status'] = 'active'): TemplateRecord => ({
  id: document.id,
  version: name,
  status,
  document: { ...document, version: name },
  source: `# ${name}`,
  importedAt: nineOn(on),
  importedBy: 'admin01',
  publishedAt: null,
  publishedBy: null,
  retiredAt: null,
  retiredBy: null,
});
const first = version('2018.1', '2026-01-05');
const second = version('2026.1', '2026-03-02');
const draft = version('2027.1', '2026-05-06', 'draft');
const insert = (record: TemplateRecord) => world.store.transaction((tx) => insertTemplate(tx, record));

beforeAll(async () => {
  world = await openWorld();
  for (const record of [first, second, draft]) expect(await insert(record)).toBe(true);
});
afterAll(() => world.close());

describe('the catalogue of templates', () => {
  it('gives a version back as it was imported', async () => {
    expect(await readTemplate(world.store.db, document.id, '2018.1')).toEqual(first);
    expect(await readTemplate(world.store.db, document.id, '1999')).toBeNull();
  });

  it('leaves a version as it is when it is imported again', async () => {
    expect(await insert({ ...first, source: 'another text', importedBy: 'admin02' })).toBe(false);
    expect(await readTemplate(world.store.db, document.id, '2018.1')).toEqual(first);
  });

  it('takes the newest active version for the current one', async () => {
    expect((await readCurrentTemplate(world.store.db, document.id, day('2026-05-27')))?.version).toBe(
      '2026.1',
    );
    expect(await readCurrentTemplate(world.store.db, 'nothing', day('2026-05-27'))).toBeNull();
    const retire = (name: string) =>
      world.store.transaction((tx) => setTemplateStatus(tx, document.id, name, { status: 'retired' }));
    expect(await retire('2026.1')).toBe(true);
    expect(await retire('1999')).toBe(false);
    expect((await readCurrentTemplate(world.store.db, document.id, day('2026-05-27')))?.version).toBe(
      '2018.1',
    );
    await retire('2018.1');
    expect((await readCurrentTemplate(world.store.db, document.id, day('2026-05-27')))?.version).toBe(
      '2027.1',
    );
  });

  it('lists all versions, newest first', async () => {
    const entries = await listTemplates(world.store.db);
    expect(entries.map((entry) => [entry.version, entry.status])).toEqual([
      ['2027.1', 'draft'],
      ['2026.1', 'retired'],
      ['2018.1', 'retired'],
    ]);
    expect(entries[0]).toEqual({
      id: document.id,
      version: '2027.1',
      status: 'draft',
      importedAt: draft.importedAt,
      importedBy: 'admin01',
    });
    expect((await readTemplates(world.store.db)).map((record) => record.document.version)).toEqual([
      '2027.1',
      '2026.1',
      '2018.1',
    ]);
  });
});
