// Material on a real database: what is owed is supplied on the day of its arrival, what is in hand is not asked again, and no
// file outlives what names it.
import { describe, expect, it } from 'vitest';
import { acceptMaterial, returnMaterial } from '../../src/services/check-material.ts';
import { fileMaterial } from '../../src/services/file-material.ts';
import { handOverMaterial } from '../../src/services/hand-over-material.ts';
import { getMaterialList, listPendingMaterial } from '../../src/services/material-list.ts';
import { openFile } from '../../src/services/open-file.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { seeOriginal } from '../../src/services/see-original.ts';
import { sweepFiles } from '../../src/services/sweep-files.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { insertUpload } from '../../src/store/uploads.ts';
import { pdf } from '../support/files.ts';
import { owner, platform, stranger, useMaterialWorld, window } from '../support/material-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { refusedBy } from '../support/refusal.ts';
import { someone } from '../support/system.ts';

const { at, longshan, row, send, system, upload } = useMaterialWorld();

describe('a material that is owed', () => {
  it('and sent by the owner on 27 May waits for the window, and counts as supplied on 27 May when it is taken on 29 May', async () => {
    const before = await row(longshan(), 'SG07', 'SG07-M6');
    expect([before.source, before.owed]).toEqual([
      { kind: 'to_hand_in', awaits: null },
      { dueOn: '2026-06-03' },
    ]);
    const sent = await send(owner, '2026-05-27 17:30', 'SG07-M6');
    expect(sent).toMatchObject({ awaitsCheck: true, supplies: false });
    const waiting = await row(longshan(), 'SG07', 'SG07-M6', '2026-05-27 17:31');
    expect([waiting.source.kind, waiting.files[0]?.state, waiting.owed?.dueOn]).toEqual([
      'to_hand_in',
      'pending',
      '2026-06-03',
    ]);
    expect(
      (await listPendingMaterial(at(window))).map(({ material, project }) => [material, project.name]),
    ).toEqual([['监理合同', '龙山仓储']]);
    expect(await listPendingMaterial(at(someone('window', { region: '330782' })))).toEqual([]);

    const taken = await acceptMaterial(
      at(window, '2026-05-29 10:00'),
      longshan(),
      'SG07',
      sent?.seq ?? 0,
      {},
    );
    expect(taken.result).toMatchObject({ state: 'accepted', supplies: true });
    const { cases } = await getProject(at(platform, '2026-05-29 10:00'), longshan());
    const permit = cases.find(({ item }) => item === 'SG07');
    const supplement = permit?.clocks.find(({ kind }) => kind === 'supplement');
    const conversion = permit?.clocks.find(({ kind }) => kind === 'conversion');
    expect(permit?.owes).toEqual([]);
    expect([supplement?.state, conversion?.startedOn, conversion?.dueOn]).toEqual([
      'stopped',
      '2026-05-27',
      '2026-05-29',
    ]);
    expect((await row(longshan(), 'SG07', 'SG07-M6', '2026-05-29 10:00')).source).toEqual({
      kind: 'in_hand',
      from: 'file',
      item: 'SG07',
      on: '2026-05-27',
    });
    expect(await listPendingMaterial(at(window))).toEqual([]);
  });

  it('cannot be answered twice, nor go back once it has paid the debt', async () => {
    const [filed] = (await row(longshan(), 'SG07', 'SG07-M6', '2026-05-29 11:00')).files;
    const seq = filed?.seq ?? 0;
    const now = at(window, '2026-05-29 11:00');
    const again = await refusedBy(() => acceptMaterial(now, longshan(), 'SG07', seq, {}));
    const back = await refusedBy(() => returnMaterial(now, longshan(), 'SG07', seq, { reason: '盖章不清' }));
    expect([again.code, back.code]).toEqual(['material_checked_already', 'material_has_supplied']);
  });
});

describe('what is sent in', () => {
  it('goes back with the reason, and may be sent again', async () => {
    const sent = await send(owner, '2026-06-01 09:00', 'SG07-M8');
    await returnMaterial(at(window, '2026-06-01 10:00'), longshan(), 'SG07', sent?.seq ?? 0, {
      reason: '缺第 3 页',
    });
    const { files, source } = await row(longshan(), 'SG07', 'SG07-M8', '2026-06-01 10:00');
    expect([source.kind, files[0]?.state, files[0]?.reason, files[0]?.checked?.by]).toEqual([
      'in_hand', // came with the application
      'returned',
      '缺第 3 页',
      '徐敏',
    ]);
    const again = await send(owner, '2026-06-01 11:00', 'SG07-M8');
    expect(again?.awaitsCheck).toBe(true);
  });

  it('twice as the same file is refused, and the first stands', async () => {
    const same = pdf('the same');
    const first = await upload(window, undefined, same);
    const second = await upload(window, undefined, same);
    const filed = { material: 'SG07-M1' };
    await fileMaterial(
      at(window, '2026-06-01 12:00'),
      longshan(),
      'SG07',
      { ...filed, upload: first.id },
      'counter',
    );
    const no = await refusedBy(() =>
      fileMaterial(
        at(window, '2026-06-01 12:01'),
        longshan(),
        'SG07',
        { ...filed, upload: second.id },
        'counter',
      ),
    );
    expect([no.code, no.facts]).toEqual([
      'material_same_file',
      { material: '建筑工程施工许可申请表', name: '扫描件.pdf' },
    ]);
    expect(first.hash).toBe(second.hash);
  });

  it('is filed by nobody but whoever sent it', async () => {
    const theirs = await upload(stranger);
    const raw = { material: 'SG07-M1', upload: theirs.id };
    const no = await refusedBy(() =>
      fileMaterial(at(window, '2026-06-01 12:02'), longshan(), 'SG07', raw, 'page'),
    );
    expect(no.code).toBe('upload_gone');
  });

  it('is not there for who does not see the project, and not to be checked by the owner', async () => {
    const hidden = await refusedBy(() => send(stranger, '2026-06-01 12:03', 'SG07-M1'));
    const [filed] = (await row(longshan(), 'SG07', 'SG07-M8', '2026-06-01 12:03')).files;
    const own = await refusedBy(() =>
      acceptMaterial(at(owner, '2026-06-01 12:03'), longshan(), 'SG07', filed?.seq ?? 0, {}),
    );
    const read = await refusedBy(() => openFile(at(stranger), longshan(), 'SG07', filed?.seq ?? 0));
    expect([hidden.kind, own.kind, read.kind]).toEqual(['not_found', 'forbidden', 'not_found']);
  });

  it('names a material of the list, or is refused with those that there are', async () => {
    const no = await refusedBy(() => send(window, '2026-06-01 12:04', 'GH02-M1'));
    expect(no.issues).toMatchObject([{ path: 'material', code: 'material_not_listed' }]);
  });
});

describe('originals and paper', () => {
  it('are told with name, moment and receipt', async () => {
    await seeOriginal(at(window, '2026-06-02 09:05'), longshan(), 'SG07', {
      material: 'SG07-M7',
      note: '已盖章',
    });
    await handOverMaterial(at(window, '2026-06-02 09:10'), longshan(), 'SG07', {
      materials: ['SG07-M6', 'SG07-M7'],
      what: '原件各一份',
      giver: '赵敏',
      taker: '徐敏',
      note: '收条一张',
    });
    const list = await getMaterialList(at(platform, '2026-06-02 10:00'), longshan(), 'SG07');
    expect(list.materials.find(({ code }) => code === 'SG07-M7')?.originals).toEqual([
      { by: '徐敏', at: '2026-06-02T01:05:00.000Z', note: '已盖章' },
    ]);
    expect(list.handOvers).toMatchObject([{ giver: '赵敏', taker: '徐敏', what: '原件各一份', by: '徐敏' }]);
    expect((await verifyRecord(system())).faults).toEqual([]);
  });
});

describe('the sweep', () => {
  it('takes what was never filed after a day, and nothing that the record names', async () => {
    const now = instant('2026-06-05 09:00');
    const kept = await upload(window, '2026-06-05 09:00');
    const left = await upload(window, '2026-06-05 09:00');
    const raw = { material: 'SG07-M5', upload: kept.id };
    await fileMaterial(at(window, '2026-06-05 09:10'), longshan(), 'SG07', raw, 'counter');
    await sweepFiles(system(), now + 23 * 3_600_000);
    expect(await system().files.has(left.hash)).toBe(true);
    await sweepFiles(system(), now + 25 * 3_600_000);
    expect([await system().files.has(left.hash), await system().files.has(kept.hash)]).toEqual([false, true]);
    const gone = await refusedBy(() =>
      fileMaterial(
        at(window, '2026-06-06 11:00'),
        longshan(),
        'SG07',
        { ...raw, upload: left.id },
        'counter',
      ),
    );
    expect(gone.code).toBe('upload_gone');
  });
});

it('the rows for lists come out of a rebuild as they were', async () => {
  const before = await dumpReadModels(system().store);
  expect(before.materials.length).toBeGreaterThan(3);
  await rebuild(system(), instant('2026-06-06 12:00'));
  const after = await dumpReadModels(system().store);
  expect(after.materials).toEqual(before.materials);
});

it('nobody sends more than 5 GB within a day, and may go on on the next', async () => {
  const { db } = system().store;
  const row = { holder: window.username, hash: 'f'.repeat(64), name: 'a.pdf', kind: 'pdf' };
  const bytes = 5 * 1024 ** 3 + 1;
  await insertUpload(db, { ...row, id: 'big', bytes, createdAt: instant('2026-06-08 10:00') });
  const no = await refusedBy(() => upload(window, '2026-06-09 09:59'));
  expect([no.kind, no.code]).toEqual(['rate_limited', 'upload_too_much']);
  expect((await upload(window, '2026-06-09 10:01')).kind).toBe('PDF');
});
