// Notices as they came: the Spring Festival of 2020 lengthened while clocks ran, a year that becomes firm, a place's own
// day, and work that goes on while a change is applied.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, dayOfInstant, type Instant, isoDay, startOfDay } from '../../src/domain/day.ts';
import { openCalendarBook } from '../../src/services/calendar-book.ts';
import { proposeDay, proposeFile, proposeUndo } from '../../src/services/calendar-proposals.ts';
import { type System, systemOf } from '../../src/services/context.ts';
import { rejectProposal, signProposal } from '../../src/services/decide-calendar.ts';
import { takeFoundCalendars } from '../../src/services/found-calendars.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { ensureTemplates, importTemplate } from '../../src/services/templates.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { listProposals, readMoves } from '../../src/store/calendar-proposals.ts';
import { templateFolders } from '../../src/store/template-files.ts';
import { beforeAmendment, documentFrom, enforce } from '../support/house-calendars.ts';
import { dumpReadModels, type ReadModels } from '../support/read-models.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const admin = (n: number, region = '000000') =>
  someone('administrator', { username: `admin0${n}`, name: `管理员${n}`, region });
const signature = { note: '已核对', acceptsEarlier: false };
const platform = someone('integration');
const morning = (date: string): Instant => startOfDay(day(date)) + 9 * 3_600_000;

let system: TestSystem;
beforeEach(async () => {
  system = await openTestSystem('empty');
  await ensureTemplates(system, morning('2007-01-02'), templateFolders.demo);
});
afterEach(() => system.close());

/** Of five working days in the permit's chain, of ten in the review's. */
const templates = { five: 'yk-planning-permit', ten: 'yk-scheme-review' } as const;
let number = 100;

/** A project whose scheme review was accepted on that day. */
async function reviewed(on: string, days: keyof typeof templates, now: Instant, region = '330784') {
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

const record = (
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

async function promiseOf(id: string, now: Instant, when = {}): Promise<string> {
  const { cases } = await getProject(as(system, platform, now), id, when);
  const step = cases.find(({ item }) => item === 'GH01');
  const clock = step?.clocks.find(({ kind }) => kind === 'promised');
  return `${clock?.dueOn}${clock?.provisional ? '?' : ''}`;
}

/** `?` marks a provisional date. */
const moves = async (proposal: string, project?: string) =>
  (await readMoves(system.store.db, proposal, { offset: 0, limit: 1000 }))
    .filter(({ projectId }) => project === undefined || projectId === project)
    .map(
      (move) =>
        `${move.item} ${move.kind} ${isoDay(move.before)}${move.provisionalBefore ? '?' : ''} → ` +
        `${isoDay(move.after)}${move.provisionalAfter ? '?' : ''}`,
    );

const file = (name: string, document: unknown) => ({ name, text: JSON.stringify(document), note: name });

/** The edition is the name of what gave a date; everything else must come out equal. */
const dates = ({ projects, cases, clocks }: ReadModels) => ({
  projects,
  cases,
  clocks: clocks.map(({ edition: _, ...row }) => row),
});

describe('the Spring Festival of 2020, lengthened on 27 January', () => {
  const now = morning('2020-01-28');
  let amended: unknown;

  beforeEach(async () => {
    await enforce(system, morning('2020-01-02'), (documents) => {
      const known = documents.filter(({ calendarId, year }) => calendarId === 'CN' && year <= 2020);
      amended = known.find(({ year }) => year === 2020)?.document;
      return known.map((one) => (one.document === amended ? beforeAmendment(one.document) : one));
    });
  });

  it('moves ten working days from 17 January to 7 February instead of the 5th, and five not at all', async () => {
    const ten = await reviewed('2020-01-17', 'ten', morning('2020-01-17'));
    const five = await reviewed('2020-01-17', 'five', now);
    expect([await promiseOf(ten, now), await promiseOf(five, now)]).toEqual(['2020-02-05', '2020-01-23']);
    const { id } = await proposeFile(as(system, admin(1), now), file('2020.json', amended));
    expect(await moves(id, ten)).toContain('GH01 promised 2020-02-05 → 2020-02-07');
    await signProposal(as(system, admin(2), now), id, signature);
    expect([await promiseOf(ten, now), await promiseOf(five, now)]).toEqual(['2020-02-07', '2020-01-23']);
    expect(await promiseOf(ten, now, { knownOn: day('2020-01-27') })).toBe('2020-02-05');
  });

  it('judges a step anew that was decided before the amendment was entered', async () => {
    const later = morning('2020-02-10');
    const ten = await reviewed('2020-01-17', 'ten', later);
    await record(system, ten, 'GH01', '2020-02-07', 'decide', later, { result: 'approve' });
    const { id } = await proposeFile(as(system, admin(1), later), file('2020.json', amended));
    expect(await moves(id, ten)).toContain('GH01 promised 2020-02-05 → 2020-02-07');
    await signProposal(as(system, admin(2), later), id, signature);
    const applied = dates(await dumpReadModels(system.store));
    const clock = applied.clocks.find(({ item, kind }) => item === 'GH01' && kind === 'promised');
    expect(clock).toMatchObject({ overdueWorking: null, dueOn: day('2020-02-07') });
    await rebuild(system, later);
    expect(dates(await dumpReadModels(system.store))).toEqual(applied);
  });

  it('an older notice than the one in force is refused, and so is the same once more', async () => {
    const ctx = as(system, admin(1), now);
    await expect(
      proposeFile(ctx, file('2020.json', beforeAmendment(amended as never).document)),
    ).rejects.toMatchObject({ issues: [{ code: 'nothing_new' }] });
    const { id } = await proposeFile(ctx, file('2020.json', amended));
    await signProposal(as(system, admin(2), now), id, signature);
    await expect(
      proposeFile(ctx, file('2020.json', beforeAmendment(amended as never).document)),
    ).rejects.toMatchObject({
      issues: [{ path: '2020.json:source.published', code: 'notice_older_than_loaded', facts: { line: 1 } }],
    });
  });
});

describe('a case accepted on 21 December 2026, when 2027 is not announced', () => {
  const now = morning('2026-12-28');
  /** Invented for this test. */
  const notice2027 = {
    schema: 1,
    jurisdiction: 'CN',
    year: 2027,
    source: {
      title: '测试',
      number: '测〔2026〕1号',
      issued: '2026-12-20',
      published: '2026-12-20',
      url: 'https://test',
    },
    revisions: [{ published: '2026-12-20', note: 'Invented.' }],
    holidays: ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' })),
    workdays: [],
  };

  it('has a provisional date, which becomes firm when the notice is applied', async () => {
    const ten = await reviewed('2026-12-21', 'ten', now);
    expect(await promiseOf(ten, now)).toBe('2027-01-05?');
    const { id } = await proposeFile(as(system, admin(1), now), file('2027.json', notice2027));
    expect(await moves(id, ten)).toContain('GH01 promised 2027-01-05? → 2027-01-06');
    await signProposal(as(system, admin(2), now), id, signature);
    expect(await promiseOf(ten, now)).toBe('2027-01-06');
    const applied = dates(await dumpReadModels(system.store));
    await rebuild(system, now);
    expect(dates(await dumpReadModels(system.store))).toEqual(applied);
  });

  it('is proposed by a file placed beside the program, once, whatever becomes of it', async () => {
    await reviewed('2026-12-21', 'ten', now);
    const found = [documentFrom(notice2027)];
    for (const _ of [1, 2]) await takeFoundCalendars(system, now, found);
    const proposals = await listProposals(system.store.db, 10);
    expect(proposals.map(({ origin, createdBy, status }) => [origin, createdBy, status])).toEqual([
      ['file', 'system', 'open'],
    ]);
  });

  it('is taken as it is by a house without projects', async () => {
    await takeFoundCalendars(system, now, [documentFrom(notice2027)]);
    expect(system.calendars.national.announcedUntil).toBe(day('2027-12-31'));
    expect(await listProposals(system.store.db, 10)).toEqual([]);
  });
});

describe("a place's own day off", () => {
  const now = morning('2026-05-27');
  const ownDay = {
    calendarId: 'CN-330784',
    date: day('2026-05-29'),
    kind: 'off',
    name: '州庆',
    title: '永康市关于放假的通知',
    number: '永政办发〔2026〕1号',
    published: day('2026-05-20'),
    url: 'https://test',
  } as const;

  it('moves the projects of that place alone', async () => {
    const source = readFileSync('fixtures/demo/templates/yk-planning-permit.yaml', 'utf8');
    const text = source.replace('id: yk-', 'id: jh-').replace("{code: '330784'", "{code: '330700'");
    await importTemplate(as(system, admin(1), now), { text, fileName: 'jh.yaml' });
    const here = await reviewed('2026-05-25', 'five', now);
    const elsewhere = await reviewed('2026-05-25', 'five', now, '330783');
    const { id } = await proposeDay(as(system, admin(1, '330784'), now), ownDay);
    expect(await moves(id, elsewhere)).toEqual([]);
    expect(await moves(id, here)).toContain('GH01 promised 2026-06-01 → 2026-06-02');
    await signProposal(as(system, admin(2, '330784'), now), id, signature);
    expect([await promiseOf(here, now), await promiseOf(elsewhere, now)]).toEqual([
      '2026-06-02',
      '2026-06-01',
    ]);
  });

  it('cannot rest on a paper that is published tomorrow', async () => {
    const tomorrow = { ...ownDay, published: day('2026-05-28') };
    await expect(proposeDay(as(system, admin(1, '330784'), now), tomorrow)).rejects.toMatchObject({
      issues: [{ path: 'published', code: 'published_in_future' }],
    });
  });

  it('is not for the administrator of another place to propose, to sign, to reject or to take back', async () => {
    const stranger = as(system, admin(3, '330283'), now);
    await expect(proposeDay(stranger, ownDay)).rejects.toMatchObject({ kind: 'forbidden' });
    const { id } = await proposeDay(as(system, admin(1, '330784'), now), ownDay);
    await expect(signProposal(stranger, id, signature)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(rejectProposal(stranger, id, '')).rejects.toMatchObject({ kind: 'forbidden' });
    await signProposal(as(system, admin(2, '330784'), now), id, signature);
    await expect(proposeUndo(stranger, '')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('while a change is applied', () => {
  const now = morning('2026-05-27');
  const dayOff = {
    calendarId: 'CN',
    date: day('2026-05-29'),
    kind: 'off',
    name: '调休',
    title: '放假通知',
    number: '测〔2026〕2号',
    published: day('2026-05-26'),
    url: 'https://test',
  } as const;

  it('what others record comes out by the new calendar, by whichever of them is first', async () => {
    const ids = await Promise.all(
      ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-25'].map((on) => reviewed(on, 'five', now)),
    );
    const { id } = await proposeDay(as(system, admin(1), now), dayOff);
    const decide = (projectId: string) =>
      record(system, projectId, 'GH01', '2026-05-27', 'decide', now, { result: 'approve' });
    await Promise.all([
      ...ids.slice(0, 2).map(decide),
      signProposal(as(system, admin(2), now), id, signature),
      ...ids.slice(2).map(decide),
      reviewed('2026-05-26', 'five', now),
    ]);
    const applied = dates(await dumpReadModels(system.store));
    await rebuild(system, now);
    expect(dates(await dumpReadModels(system.store))).toEqual(applied);
    expect(await verifyRecord(system)).toMatchObject({ faults: [] });
  });

  it('another process that knows only the old calendar meets the new one at its next act', async () => {
    const other = systemOf({ ...system, book: await openCalendarBook(system.store, now) });
    const id = await reviewed('2026-05-25', 'five', now);
    const { id: proposal } = await proposeDay(as(system, admin(1), now), dayOff);
    await signProposal(as(system, admin(2), now), proposal, signature);
    expect(other.release).toBe(1);
    const decision = { result: 'approve' };
    const { case: recorded } = await record(other, id, 'GH01', '2026-05-27', 'decide', now, decision);
    expect(other.release).toBe(2);
    expect(recorded.clocks.find(({ kind }) => kind === 'promised')?.edition).toBe(
      system.calendars.national.edition,
    );
  });

  it('of two administrators who sign at once, one does; of two proposals, the second is outdated', async () => {
    await reviewed('2026-05-25', 'five', now);
    const { id } = await proposeDay(as(system, admin(1), now), dayOff);
    const { id: rival } = await proposeDay(as(system, admin(1), now), { ...dayOff, date: day('2026-06-05') });
    const both = await Promise.allSettled([
      signProposal(as(system, admin(2), now), id, signature),
      signProposal(as(system, admin(3), now), id, signature),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signProposal(as(system, admin(2), now), rival, signature)).rejects.toMatchObject({
      code: 'proposal_outdated',
    });
    expect(system.release).toBe(2);
  });
});
