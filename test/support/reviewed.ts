// A house with one kind of project that any test of the calendars can bring to a review accepted on a day of its choice.
import { day, dayOfInstant, type Instant, isoDay, startOfDay } from '../../src/domain/day.ts';
import type { System } from '../../src/services/context.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject } from '../../src/services/projects.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { readMoves } from '../../src/store/calendar-proposals.ts';
import { readTemplateTexts, templateFolders } from '../../src/store/template-files.ts';
import type { ReadModels } from './read-models.ts';
import { as, openTestSystem, someone, type TestSystem } from './system.ts';

export const admin = (n: number, region = '000000') =>
  someone('administrator', { username: `admin0${n}`, name: `管理员${n}`, region });
export const signature = { note: '已核对', acceptsEarlier: false };
export const morning = (date: string): Instant => startOfDay(day(date)) + 9 * 3_600_000;
const platform = someone('integration');

/** Templates, in force since the first notice, and no project yet. */
export async function openHouse(): Promise<TestSystem> {
  const system = await openTestSystem('empty');
  for (const { text, fileName } of readTemplateTexts(templateFolders.demo)) {
    const older = text.replace(/^effective: .*$/m, "effective: {from: '2007-01-01', to: null}");
    await importTemplate(as(system, admin(1), morning('2007-01-02')), { text: older, fileName });
  }
  return system;
}

/** Of five working days in the permit's chain, of ten in the review's. */
const templates = { five: 'yk-planning-permit', ten: 'yk-scheme-review' } as const;
let number = 100;

/** A project whose scheme review was accepted on that day. */
export async function reviewed(
  system: System,
  on: string,
  days: keyof typeof templates,
  now: Instant,
  region = '330784',
): Promise<string> {
  number += 1;
  const ctx = as(system, platform, now);
  const { project } = await openProject(ctx, {
    code: `${isoDay(dayOfInstant(now)).slice(2, 7).replace('-', '')}-${region}-04-01-${number}001`,
    name: `项目${number}`,
    template: region === '330784' ? templates[days] : 'jh-planning-permit',
    region,
    owner: { name: '永康公司', creditCode: '91330784MA0000001X' },
  });
  const tell = (item: string, type: string, more = {}) =>
    record(system, project.id, item, on, type, now, more);
  for (const item of days === 'five' ? ['LX01', 'YD02'] : ['LX01'])
    for (const type of ['receive', 'accept', 'decide'])
      await tell(item, type, type === 'decide' ? { result: 'approve' } : {});
  for (const type of days === 'ten' ? ['start', 'finish'] : []) await tell('ZJ04', type);
  for (const type of ['receive', 'accept']) await tell('GH01', type);
  return project.id;
}

/** One thing that happened, told by a system that may tell anything. */
export const record = (
  house: System,
  projectId: string,
  item: string,
  occurredAt: string,
  type: string,
  now: Instant,
  more: object = {},
) =>
  recordEvent(as(house, platform, now), {
    projectId,
    item,
    raw: { type, occurredAt, ...more },
    expectedVersion: null,
    idempotency: null,
  });

/** The review's promised day; `?` marks a provisional one. */
export async function promiseOf(system: System, id: string, now: Instant, when = {}): Promise<string> {
  const { cases } = await getProject(as(system, platform, now), id, when);
  const step = cases.find(({ item }) => item === 'GH01');
  const clock = step?.clocks.find(({ kind }) => kind === 'promised');
  return `${clock?.dueOn}${clock?.provisional ? '?' : ''}`;
}

/** `?` marks a provisional date. */
export const moves = async (system: System, proposal: string, project?: string) =>
  (await readMoves(system.store.db, proposal, { offset: 0, limit: 1000 }))
    .filter(({ projectId }) => project === undefined || projectId === project)
    .map(
      (move) =>
        `${move.item} ${move.kind} ${isoDay(move.before)}${move.provisionalBefore ? '?' : ''} → ` +
        `${isoDay(move.after)}${move.provisionalAfter ? '?' : ''}`,
    );

/** The edition is the name of what gave a date; everything else must come out equal. */
export const dates = ({ projects, cases, clocks }: ReadModels) => ({
  projects,
  cases,
  clocks: clocks.map(({ edition: _, ...row }) => row),
});
