// Notices as they came: the Spring Festival of 2020 lengthened while clocks ran, a year that becomes firm, a place's own day.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { proposeDay, proposeFile, proposeUndo } from '../../src/services/calendar-proposals.ts';
import { rejectProposal, signProposal } from '../../src/services/decide-calendar.ts';
import { takeFoundCalendars } from '../../src/services/found-calendars.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { listProposals } from '../../src/store/calendar-proposals.ts';
import { beforeAmendment, documentFrom, enforce } from '../support/house-calendars.ts';
import { dumpReadModels } from '../support/read-models.ts';
import {
  admin,
  dates,
  morning,
  moves,
  openHouse,
  promiseOf,
  record,
  reviewed,
  signature,
} from '../support/reviewed.ts';
import { as, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await openHouse();
});
afterEach(() => system.close());

const file = (name: string, document: unknown) => ({ name, text: JSON.stringify(document), note: name });

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
    const ten = await reviewed(system, '2020-01-17', 'ten', morning('2020-01-17'));
    const five = await reviewed(system, '2020-01-17', 'five', now);
    expect([await promiseOf(system, ten, now), await promiseOf(system, five, now)]).toEqual([
      '2020-02-05',
      '2020-01-23',
    ]);
    const { id } = await proposeFile(as(system, admin(1), now), file('2020.json', amended));
    expect(await moves(system, id, ten)).toContain('GH01 promised 2020-02-05 → 2020-02-07');
    await signProposal(as(system, admin(2), now), id, signature);
    expect([await promiseOf(system, ten, now), await promiseOf(system, five, now)]).toEqual([
      '2020-02-07',
      '2020-01-23',
    ]);
    expect(await promiseOf(system, ten, now, { knownOn: day('2020-01-27') })).toBe('2020-02-05');
  });

  it('judges a step anew that was decided before the amendment was entered', async () => {
    const later = morning('2020-02-10');
    const ten = await reviewed(system, '2020-01-17', 'ten', later);
    await record(system, ten, 'GH01', '2020-02-07', 'decide', later, { result: 'approve' });
    const { id } = await proposeFile(as(system, admin(1), later), file('2020.json', amended));
    expect(await moves(system, id, ten)).toContain('GH01 promised 2020-02-05 → 2020-02-07');
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
    const ten = await reviewed(system, '2026-12-21', 'ten', now);
    expect(await promiseOf(system, ten, now)).toBe('2027-01-05?');
    const { id } = await proposeFile(as(system, admin(1), now), file('2027.json', notice2027));
    expect(await moves(system, id, ten)).toContain('GH01 promised 2027-01-05? → 2027-01-06');
    await signProposal(as(system, admin(2), now), id, signature);
    expect(await promiseOf(system, ten, now)).toBe('2027-01-06');
    const applied = dates(await dumpReadModels(system.store));
    await rebuild(system, now);
    expect(dates(await dumpReadModels(system.store))).toEqual(applied);
  });

  it('is proposed by a file placed beside the program, once, whatever becomes of it', async () => {
    await reviewed(system, '2026-12-21', 'ten', now);
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
    const here = await reviewed(system, '2026-05-25', 'five', now);
    const elsewhere = await reviewed(system, '2026-05-25', 'five', now, '330783');
    const { id } = await proposeDay(as(system, admin(1, '330784'), now), ownDay);
    expect(await moves(system, id, elsewhere)).toEqual([]);
    expect(await moves(system, id, here)).toContain('GH01 promised 2026-06-01 → 2026-06-02');
    await signProposal(as(system, admin(2, '330784'), now), id, signature);
    expect([await promiseOf(system, here, now), await promiseOf(system, elsewhere, now)]).toEqual([
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
