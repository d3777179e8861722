// A house of published templates in which projects are opened and driven to where joint work begins, on the database.
import { afterAll, beforeAll } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import type { Actor } from '../../src/services/access.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { fileJointly, type JointFiling } from '../../src/services/file-jointly.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject } from '../../src/services/projects.ts';
import { type Recorded, recordEvent } from '../../src/services/record-event.ts';
import type { CaseView } from '../../src/services/views.ts';
import { readEvents, type StoredEvent } from '../../src/store/event-log.ts';
import { instant } from './one-case.ts';
import { as, openTestSystem, someone, type TestSystem } from './system.ts';

export const platform = someone('integration');
export const window = someone('window', { region: '330784' });
export const officer = (department: string): Actor =>
  someone('officer', { username: `officer-${department}`, department, region: '330784' });

export interface JointWorld {
  readonly system: () => TestSystem;
  at(actor: Actor, when: string): ServiceContext;
  open(template: string, attributes?: object, region?: string): Promise<string>;
  record(id: string, when: string, item: string, raw: object, actor?: Actor): Promise<Recorded>;
  /** Received, accepted and granted on that day, or commissioned and finished. */
  end(id: string, when: string, ...items: readonly string[]): Promise<void>;
  /** A finished building whose inspections can all be filed. */
  completed(region?: string): Promise<string>;
  file(id: string, group: string, when: string, raw?: object, actor?: Actor): Promise<JointFiling>;
  eventsOf(id: string): Promise<readonly StoredEvent[]>;
  caseOf(id: string, when: string, item: string): Promise<CaseView>;
}

/** Call once at the top of a test file. */
export function useJointWorld(): JointWorld {
  let opened: TestSystem | undefined;
  let serial = 500_000;
  beforeAll(async () => {
    opened = await openTestSystem('published');
  });
  afterAll(() => opened?.close());
  const system = (): TestSystem => {
    if (opened === undefined) throw new Error('the house is open inside tests only');
    return opened;
  };
  const at: JointWorld['at'] = (actor, when) => as(system(), actor, instant(when));
  const open: JointWorld['open'] = async (template, attributes = {}, region = '330784') => {
    serial += 1;
    const { project } = await openProject(at(platform, '2026-05-08'), {
      code: `2605-${region}-04-01-${serial}`,
      name: `厂房 ${serial}`,
      template,
      region,
      owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
      attributes,
    });
    return project.id;
  };
  const record: JointWorld['record'] = (id, when, item, raw, actor = platform) =>
    recordEvent(at(actor, when), { projectId: id, item, raw, expectedVersion: null, idempotency: null });
  const end: JointWorld['end'] = async (id, when, ...items) => {
    const { cases } = await getProject(at(platform, when), id);
    for (const item of items) {
      const kind = cases.find((one) => one.item === item)?.kind ?? '';
      const isTask = ['intermediary', 'owner_task', 'utility', 'milestone'].includes(kind);
      if (!isTask) await record(id, when, item, { type: 'receive' });
      await record(id, when, item, isTask ? { type: 'start' } : { type: 'accept' });
      await record(id, when, item, isTask ? { type: 'finish' } : { type: 'decide', result: 'approve' });
    }
  };
  return {
    system,
    at,
    open,
    record,
    end,
    completed: async (region) => {
      const id = await open('nb-completion-30', {}, region);
      await end(id, '2026-05-11', 'JG01', 'ZJ08', 'JG02');
      return id;
    },
    file: (id, group, when, raw = {}, actor = platform) =>
      fileJointly(at(actor, when), { projectId: id, group, raw }),
    eventsOf: (id) => readEvents(system().store.db, id),
    caseOf: async (id, when, item) => {
      const found = (await getProject(at(platform, when), id)).cases.find((one) => one.item === item);
      if (found === undefined) throw new Error(`no ${item}`);
      return found;
    },
  };
}

export async function refusal(act: Promise<unknown>): Promise<Refusal> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}
