// Versions of a template are looked at before they are imported, published, retired, compared, and taken out as they came.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../src/services/open-project.ts';
import { getProject } from '../../src/services/projects.ts';
import { getTemplateDifference } from '../../src/services/template-difference.ts';
import { wordedChanges } from '../../src/services/template-difference-words.ts';
import {
  exportTemplate,
  listVersions,
  openVersions,
  previewTemplate,
  publishTemplate,
  retireTemplate,
} from '../../src/services/template-office.ts';
import { getTemplate, importTemplate } from '../../src/services/templates.ts';
import { parseTemplateText, templateFolders } from '../../src/store/template-files.ts';
import { opening } from '../support/one-project.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';
import { changed, readYaml } from '../support/template-files.ts';

let system: TestSystem;
const at = (date: string) => Date.parse(`${date}T09:00:00+08:00`);
beforeAll(async () => {
  system = await openTestSystem('published');
});
afterAll(() => system.close());

const id = 'yk-filing-50wd';
const admin = (date = '2026-05-27') => as(system, someone('administrator'), at(date));
const agent = (date = '2026-05-27') => as(system, someone('window'), at(date));
const document = readYaml(`templates/${id}.yaml`);
/** The Yongkang chain with other values at some paths. */
const version = (...changes: readonly (readonly [path: string, value: unknown])[]): unknown =>
  changes.reduce((made, [path, value]) => changed(made, path, value), document);
const source = (value: unknown) => ({
  text: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  fileName: 'chain.json',
});
const put = (value: unknown, date?: string) => importTemplate(admin(date), source(value));
let codes = 0;
const open = (date: string, more: object = {}) => {
  codes += 1;
  const code = `2605-330784-04-01-4${String(codes).padStart(5, '0')}`;
  return openProject(agent(date), { ...opening, code, template: id, ...more });
};

describe('looking at a file', () => {
  it('says how it differs from the version that new projects get, and stores nothing', async () => {
    const next = version(['version', '2026.1'], ['items[1].limits.committed.days', 1]);
    const seen = await previewTemplate(admin(), source(next));
    expect([seen.stands, seen.difference?.before.version]).toEqual(['new', '2017.1']);
    expect(seen.difference?.changes.map(({ code, fields }) => [code, fields[0]?.field])).toEqual([
      ['YD02', 'limits.committed'],
    ]);
    expect(seen.difference?.paths[0]).toMatchObject({
      before: { days: 62 },
      after: { days: 61 },
      changed: true,
    });
    expect(seen.difference?.targets[0]).toMatchObject({
      target: 'T50',
      before: { days: 50, needsWorkingDays: 50, fits: true },
      after: { needsWorkingDays: 49 },
    });
    expect((await listVersions(admin(), id)).map((one) => one.version)).toEqual(['2017.1']);
  });

  it('says that a version is there, with the same content or with other', async () => {
    expect((await previewTemplate(admin(), source(document))).stands).toBe('same');
    const taken = await previewTemplate(admin(), source(version(['name.zh', '另一个'])));
    expect([taken.stands, taken.difference?.changes.length]).toEqual(['taken', 1]);
    const first = await previewTemplate(admin(), source(version(['id', 'yk-new'])));
    expect([first.stands, first.difference]).toEqual(['new', null]);
  });

  it('tells every fault with file, line and path', async () => {
    const text = readFileSync(join(templateFolders.published, `${id}.yaml`), 'utf8')
      .replace('stage: S1', 'stage: S9')
      .replace('lead: NRP, assist: []', 'lead: NOBODY, assist: []');
    const refused = previewTemplate(admin(), { text, fileName: 'chain.yaml' });
    const line = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      issues: [
        {
          path: 'items[0].stage',
          code: 'unknown_stage',
          facts: { code: 'S9', file: 'chain.yaml', line: line('stage: S9') },
        },
        {
          path: 'items[1].department.lead',
          code: 'unknown_party',
          facts: { code: 'NOBODY', file: 'chain.yaml', line: line('lead: NOBODY') },
        },
      ],
    });
  });

  it.each(['agent', 'officer', 'supervisor', 'integration'] as const)('is not for %s', async (role) => {
    const ctx = as(system, someone(role), at('2026-05-27'));
    for (const refused of [
      previewTemplate(ctx, source(document)),
      publishTemplate(ctx, id, '2017.1'),
      retireTemplate(ctx, id, '2017.1'),
    ]) {
      await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });
});

describe('a draft', () => {
  it('opens no project until it is published; who and when is kept', async () => {
    const { template } = await put(version(['version', 'd1'], ['status', 'draft']));
    expect(template.history).toMatchObject({ imported: { on: '2026-05-27' }, published: null });
    expect(await openVersions(admin(), id)).toEqual(['2017.1']);
    await expect(open('2026-05-27', { templateVersion: 'd1' })).rejects.toMatchObject({
      issues: [{ path: 'template', code: 'template_not_active', facts: { templateStatus: 'draft' } }],
    });
    const { template: now, openTo } = await publishTemplate(admin('2026-05-28'), id, 'd1');
    expect([now.document.status, openTo]).toEqual(['active', 2]);
    expect(now.history.published).toEqual({ on: '2026-05-28', by: 'test-administrator' });
    await expect(publishTemplate(admin(), id, 'd1')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'template_not_draft',
    });
    expect((await open('2026-05-28')).project.template.version).toBe('d1');
    await retireTemplate(admin('2026-05-28'), id, 'd1');
  });

  it('that was published is the same content when its file comes again', async () => {
    expect((await put(version(['version', 'd1'], ['status', 'draft']))).created).toBe(false);
  });
});

describe('a version that comes into force later', () => {
  it('is what new projects get from its day on, not before, and no longer than its period', async () => {
    await put(version(['version', 'later'], ['effective', { from: '2026-07-01', to: '2026-09-30' }]));
    const current = async (date: string) => (await getTemplate(admin(date), id)).document.version;
    expect(await current('2026-06-30')).toBe('2017.1');
    expect(await current('2026-07-01')).toBe('later');
    expect(await current('2026-10-01')).toBe('2017.1');
    expect((await open('2026-06-30')).project.template.version).toBe('2017.1');
    expect((await open('2026-07-01')).project.template.version).toBe('later');
    await expect(open('2026-06-30', { templateVersion: 'later' })).rejects.toMatchObject({
      issues: [{ code: 'template_not_in_force', facts: { from: '2026-07-01', to: '2026-09-30' } }],
    });
    await retireTemplate(admin('2026-07-02'), id, 'later');
  });
});

describe('a retired version', () => {
  it('is kept by the projects under way, and gets no new ones; the last one is told', async () => {
    const { project } = await open('2026-05-29');
    const { template, openTo } = await retireTemplate(admin('2026-06-01'), id, '2017.1');
    expect([template.document.status, openTo]).toEqual(['retired', 0]);
    expect(template.history.retired).toEqual({ on: '2026-06-01', by: 'test-administrator' });
    const kept = await getProject(agent('2026-06-02'), project.id);
    expect([kept.template.version, kept.cases.length > 10]).toEqual(['2017.1', true]);
    await expect(open('2026-06-02')).rejects.toMatchObject({
      issues: [{ path: 'template', code: 'template_not_active' }],
    });
    await expect(retireTemplate(admin(), id, '2017.1')).rejects.toMatchObject({ code: 'template_retired' });
    const asOf = async (date: string) =>
      (await getTemplate(admin(), id, { asOf: Math.floor((at(date) + 8 * 3_600_000) / 86_400_000) })).document
        .version;
    expect(await asOf('2026-05-31')).toBe('2017.1');
  });

  it('of two who retire it at once, one is told that it is retired', async () => {
    await put(version(['version', 'once']));
    const both = await Promise.allSettled([1, 2].map(() => retireTemplate(admin(), id, 'once')));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['nothing', '1'],
    [id, 'nothing'],
    [id, "x' or 1=1"],
    ['\0', '1'],
  ])('that is not there: %j %j', async (name, which) => {
    await expect(retireTemplate(admin(), name, which)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the difference of two versions', () => {
  it('is said in both languages', async () => {
    await put(
      version(
        ['version', 'v9'],
        ['items[1].limits.committed.days', 1],
        ['items[1].prerequisites[0].early', 'review'],
        ['stages[0].closes', { rule: 'any', items: ['LX01', 'YD02'] }],
        ['max_profile.large_project', false],
      ),
    );
    const found = await getTemplateDifference(admin(), id, { from: '2017.1', to: 'v9' });
    const said = wordedChanges(found).flatMap(({ code, fields }) =>
      fields.flatMap(({ label, words }) =>
        (['zh', 'en'] as const).map((lang) =>
          [code, label[lang], words.before[lang], words.after[lang]].join(' | '),
        ),
      ),
    );
    expect(said).toEqual([
      ' | 最重情形：大型项目 | 是 | 否',
      ' | Heaviest project: Large project | Yes | No',
      'S1 | 收口规则 | — | 企业投资项目备案（赋码）、建设用地规划许可证核发任一办结',
      'S1 | Closed by | — | any of Enterprise project filing, Land use planning permit',
      'YD02 | 承诺时限 | 2 个工作日（推定） | 1 个工作日（推定）',
      'YD02 | Promised limit | 2 working days (assumed) | 1 working day (assumed)',
      'YD02 | 前置：LX01 企业投资项目备案（赋码） | 办结后收件（推定） | 可提前审查，出证等其办结（推定）',
      'YD02 | Prerequisite: LX01 Enterprise project filing | filed when it has ended (assumed) | may be reviewed early; the certificate waits for it (assumed)',
    ]);
    expect((await getTemplateDifference(admin(), id, { from: 'v9', to: 'v9' })).changes).toEqual([]);
  });

  it.each([
    ['', ''],
    ['2017.1', ''],
    ['2017.1', 'none'],
    ['%', '2017.1'],
  ])('of %j and %j is not there', async (from, to) => {
    await expect(getTemplateDifference(admin(), id, { from, to })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('taking out', () => {
  const files = readdirSync(templateFolders.published);

  it.each(files)('%s gives the file back byte for byte, and the same content as JSON', async (name) => {
    const text = readFileSync(join(templateFolders.published, name), 'utf8');
    const own = name.replace('.yaml', '');
    const version = String(Object(parseTemplateText(text, name)).version);
    const file = await exportTemplate(admin(), own, { version });
    expect([file.format, file.fileName]).toEqual(['yaml', `${own}-${version}.yaml`]);
    expect(file.text).toBe(text);
    const json = await exportTemplate(admin(), own, { version, format: 'json' });
    expect(JSON.parse(json.text)).toEqual(parseTemplateText(text, name));
    for (const { text: again } of [file, json]) {
      expect((await importTemplate(admin(), { text: again, fileName: 'again' })).created).toBe(false);
    }
  });

  it('what came in as JSON, with odd line ends, goes out the same, and as YAML too', async () => {
    const text = JSON.stringify(version(['version', 'j1']), null, 1).replaceAll('\n', '\r\n');
    await put(text);
    const json = await exportTemplate(admin(), id, { version: 'j1' });
    expect([json.format, json.text]).toEqual(['json', text]);
    const yaml = await exportTemplate(admin(), id, { version: 'j1', format: 'yaml' });
    expect(parseTemplateText(yaml.text, 'a')).toEqual(version(['version', 'j1']));
    expect((await put(yaml.text)).created).toBe(false);
  });
});
