// The planning permit of the sample project P5 on the day it was filed: nobody will answer, and silence will accept it.
import { z } from 'zod';
import { day, type Instant, startOfDay } from '../../src/domain/day.ts';
import { openProject } from '../../src/services/open-project.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { ensureTemplates } from '../../src/services/templates.ts';
import { readEvents } from '../../src/store/event-log.ts';
import { readFixture } from '../../src/store/fixture-files.ts';
import { templateFolders } from '../../src/store/template-files.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const P5 = '2604-330784-04-01-500020';
const fileShape = z.object({
  projects: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      template: z.string(),
      owner: z.object({ name: z.string(), creditCode: z.string() }),
      events: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]).rest(z.looseObject({}))),
    }),
  ),
});

/** Filed on Tuesday 2026-05-19; the fifth working day is the 26th, so that it is accepted from the 27th on. */
export const filed: Instant = Date.parse('2026-05-19T09:40:00+08:00');
export const accepted: Instant = startOfDay(day('2026-05-27'));

export interface SilentPermit {
  /** Types of the permit's events, in order of entry. Asks the record alone, so that looking makes nothing happen. */
  readonly history: () => Promise<readonly string[]>;
}

/** A house with the templates of the sample, and nothing in it. */
export async function emptySample(): Promise<TestSystem> {
  const system = await openTestSystem('empty');
  await ensureTemplates(system, filed, templateFolders.demo);
  return system;
}

/** Any `serial` gives another project of the kind. */
export async function fileSilentPermit(system: TestSystem, serial: number): Promise<SilentPermit> {
  const ctx = as(system, someone('integration'), filed);
  const told = fileShape.parse(readFixture('demo/projects.yaml')).projects.find(({ code }) => code === P5);
  if (told === undefined) throw new Error(`the sample has no project ${P5}`);
  const { events, ...opening } = told;
  const code = `${P5.slice(0, -6)}${String(serial).padStart(6, '0')}`;
  const { id } = (await openProject(ctx, { ...opening, code, region: '330784' })).project;
  for (const [when, , item, type, data = {}] of events) {
    const raw = { ...data, type, occurredAt: `${when.replace(' ', 'T')}:00+08:00` };
    await recordEvent(ctx, { projectId: id, item, raw, expectedVersion: null, idempotency: null });
  }
  return {
    history: async () => (await readEvents(system.store.db, id, { item: 'GH02' })).map(({ type }) => type),
  };
}
