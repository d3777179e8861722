// The sample house with people who send, check and ask for material, and short ways to do so at a moment.
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { type FiledNow, fileMaterial } from '../../src/services/file-material.ts';
import { getMaterialList } from '../../src/services/material-list.ts';
import type { MaterialView } from '../../src/services/material-views.ts';
import { openProject } from '../../src/services/open-project.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { takeUpload, type Upload } from '../../src/services/uploads.ts';
import { inPieces, pdf } from './files.ts';
import { instant } from './one-case.ts';
import { as, openTestSystem, someone, type TestSystem } from './system.ts';

const yongkang = { region: '330784' };
const company = { name: '龙山仓储物流有限公司', creditCode: '91330784MA2LNCC006' };

export const owner = someone('owner', {
  username: 'long01',
  name: '龙山仓储',
  creditCode: company.creditCode,
});
export const stranger = someone('owner', { username: 'other', creditCode: '91330784MA2YFJM008' });
export const window = someone('window', { ...yongkang, name: '徐敏' });
export const platform = someone('integration', yongkang);

/** Call once at the top of a test file. */
export function useMaterialWorld() {
  let opened: TestSystem | undefined;
  let id = '';
  let serial = 0;
  const system = (): TestSystem => {
    if (opened === undefined) throw new Error('the house is open inside tests only');
    return opened;
  };
  const at = (actor: Actor, when = '2026-05-27 09:00'): ServiceContext => as(system(), actor, instant(when));
  beforeAll(async () => {
    opened = await openTestSystem('demo');
    id = (await listProjects(at(platform), { q: '龙山仓储' })).items[0]?.id ?? '';
  });
  afterAll(() => opened?.close());

  const upload = (
    actor: Actor,
    when?: string,
    content: Buffer = pdf(`no. ${++serial}`),
    name = '扫描件.pdf',
  ): Promise<Upload> => takeUpload(at(actor, when), inPieces(content), name);

  return {
    system,
    at,
    upload,
    /** 龙山仓储, whose permit was granted with the supervision contract owed until 3 June. */
    longshan: (): string => id,
    send: async (
      actor: Actor,
      when: string,
      material: string,
      project = id,
      item = 'SG07',
    ): Promise<FiledNow | null> => {
      const sent = await upload(actor, when);
      const raw = { material, upload: sent.id };
      return (await fileMaterial(at(actor, when), project, item, raw, 'page')).result;
    },
    row: async (project: string, item: string, code: string, when?: string): Promise<MaterialView> => {
      const list = await getMaterialList(at(platform, when), project, item);
      const found = list.materials.find((one) => one.code === code);
      if (found === undefined) throw new Error(`no ${code}`);
      return found;
    },
    /** Another project of the same owner. */
    open: async (code: string, template = 'yk-tolerant-permit'): Promise<string> => {
      const { project } = await openProject(at(platform), {
        code,
        name: `龙山二期 ${code.slice(-3)}`,
        template,
        region: '330784',
        owner: company,
      });
      return project.id;
    },
    record: (project: string, item: string, raw: object, when?: string) =>
      recordEvent(at(platform, when), {
        projectId: project,
        item,
        raw,
        expectedVersion: null,
        idempotency: null,
      }),
  };
}
