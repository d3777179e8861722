// Templates on the command line: checked, imported, published, compared, taken out and retired; faults with file and line.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/index.ts';
import { readConfig } from '../../src/config.ts';
import { failure } from '../../src/welcome.ts';
import { DEMO_NOW, openTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
const folder = mkdtempSync(join(tmpdir(), 'templates-'));
beforeAll(async () => {
  system = await openTestSystem('published');
  await system.store.close(); // the command line opens it by itself
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await system.database.drop();
});

const run = (...args: readonly string[]) =>
  runCommand(
    args,
    () => readConfig({ ...system.database.env }),
    () => DEMO_NOW,
  );
const id = 'nb-completion-30';
const text = readFileSync(new URL(`../../fixtures/templates/${id}.yaml`, import.meta.url), 'utf8');
const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const draft = text.replace(/^version: .*$/m, 'version: "2027.1"').replace('status: active', 'status: draft');

describe('templates on the command line', () => {
  it('are checked without being stored', async () => {
    const file = fileOf('next.yaml', draft.replace('days: 30\n', 'days: 31\n'));
    const said = await run('import-template', file, '--check');
    expect(said.split('\n')[0]).toBe(`${id} 2027.1: right, not stored`);
    expect(said).toContain('~ target T30');
    expect(said).toContain('    Days: 30 → 31');
    await expect(run('export-template', id, '2027.1')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('live through their states', async () => {
    const file = fileOf('draft.yaml', draft);
    expect(await run('import-template', file)).toBe(`${id} 2027.1: kept as a draft`);
    expect(await run('import-template', file)).toBe(`${id} 2027.1: was there already`);
    expect(await run('publish-template', id, '2027.1')).toBe(`${id} 2027.1: published`);
    const [own = ''] = /^version: "?([^"\n]+)/m.exec(text)?.slice(1) ?? [];
    expect(await run('compare-templates', id, own, '2027.1')).toBe('no difference');
    expect(await run('retire-template', id, own)).toBe(`${id} ${own}: retired; projects under way keep it`);
    expect(await run('retire-template', id, '2027.1')).toContain(
      'no version of it can be used for new projects now',
    );
  });

  it('come out as they went in, or in the other format', async () => {
    expect(`${await run('export-template', id, '2027.1')}\n`).toBe(draft);
    expect(JSON.parse(await run('export-template', id, '2027.1', '--json')).version).toBe('2027.1');
  });

  it('are refused with every fault, its file and its line', async () => {
    const spoilt = draft.replace('2027.1', '2027.2').replace('lead: HUD', 'lead: XYZ');
    const line = spoilt.slice(0, spoilt.indexOf('lead: XYZ')).split('\n').length;
    const error = await run('import-template', fileOf('spoilt.yaml', spoilt)).catch(
      (thrown: unknown) => thrown,
    );
    expect(failure(error)).toMatch(
      new RegExp(
        `^  spoilt\\.yaml, \\S+lead: Line ${line}: There is no party “XYZ”; use a code of the list of departments\\.$`,
        'm',
      ),
    );
  });

  it('are refused when they are no UTF-8, and when there is no such file', async () => {
    const latin = fileOf('latin.yaml', new Uint8Array([0x69, 0x64, 0x3a, 0xe9]));
    await expect(run('import-template', latin)).rejects.toMatchObject({
      issues: [{ path: 'latin.yaml', code: 'file_not_utf8' }],
    });
    await expect(run('import-template', join(folder, 'none.yaml'))).rejects.toThrow('cannot read');
  });

  it.each([
    [['import-template']],
    [['export-template']],
    [['export-template', id, '--json', '--yaml']],
    [['retire-template', id]],
    [['compare-templates', id, '1']],
  ])('say how they are used: %j', async (args) => {
    await expect(run(...args)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('usage:'),
    });
  });
});
