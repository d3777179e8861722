// The document of a place: what it needs beyond a notice of the State Council, and what is refused.
import { describe, expect, it } from 'vitest';
import { readCalendarYear } from '../../src/domain/calendar-year.ts';
import { day } from '../../src/domain/day.ts';
import { documentOf, readYears } from '../support/calendar.ts';

const issuesAfter = (change: (file: ReturnType<typeof documentOf>) => unknown) => {
  const file = documentOf('CN-513400', 2011);
  change(file);
  const { year, issues } = readCalendarYear(file);
  expect(year).toBeNull();
  return issues;
};

describe('the two documents of places in the repository', () => {
  it('say whom they bind, and what nobody has seen confirmed', () => {
    const [liangshan] = readYears('CN-513400');
    expect(liangshan).toMatchObject({
      year: 2011,
      number: '凉府办发〔2010〕31号',
      published: day('2010-12-20'),
      place: { id: 'CN-513400', region: '513400', appliesTo: 'everyone', unconfirmed: ['published'] },
    });
    const [apec] = readYears('CN-110000');
    expect(apec).toMatchObject({
      year: 2014,
      number: null,
      published: day('2014-10-09'),
      place: { appliesTo: 'public_bodies', unconfirmed: ['title', 'number', 'issued'] },
    });
  });
});

describe('a document of a place', () => {
  it.each(['CN-999999', 'CN-000000', 'CN-513499'])(
    'for %s, which no division is, is refused',
    (jurisdiction) =>
      expect(issuesAfter((file) => Object.assign(file, { jurisdiction }))).toEqual([
        { path: 'jurisdiction', code: 'overlay_region_unknown', facts: { region: jurisdiction.slice(3) } },
      ]),
  );

  it('that only stops enterprises is a pause, not a day of the calendar', () =>
    expect(issuesAfter((file) => Object.assign(file, { appliesTo: 'enterprises' }))).toEqual([
      { path: 'appliesTo', code: 'overlay_stops_enterprises', facts: {} },
    ]));

  it.each([undefined, 'all', null])('must say whom it binds, not %j', (appliesTo) =>
    expect(issuesAfter((file) => Object.assign(file, { appliesTo }))).toEqual([
      { path: 'appliesTo', code: 'overlay_applies_to', facts: { allowed: ['everyone', 'public_bodies'] } },
    ]),
  );

  it.each([['seen'], [['number', 'seen']], [{ number: true }]])(
    'may leave unconfirmed only fields of its source, not %j',
    (unconfirmed) =>
      expect(issuesAfter((file) => Object.assign(file.source, { unconfirmed }))).toMatchObject([
        { path: 'source.unconfirmed', code: 'overlay_unconfirmed' },
      ]),
  );

  it('may be without a number, which the State Council’s may not', () => {
    const place = documentOf('CN-513400', 2011);
    place.source.number = null;
    expect(readCalendarYear(place).year?.number).toBeNull();
    const national = documentOf('CN', 2011);
    national.source.number = null;
    expect(readCalendarYear(national).issues).toEqual([
      { path: 'source.number', code: 'text_required', facts: {} },
    ]);
  });

  it('names its days as any notice does', () => {
    expect(issuesAfter((file) => file.holidays.splice(1, 0, file.holidays[0]))).toEqual([
      { path: 'holidays[1].date', code: 'day_twice', facts: { date: '2011-07-24' } },
    ]);
    expect(issuesAfter((file) => file.workdays.push({ date: '2012-07-01', for: '火把节' }))).toEqual([
      { path: 'workdays[2].date', code: 'day_of_other_year', facts: { date: '2012-07-01', year: 2011 } },
    ]);
  });

  it('is amended, and undone, like any notice', () => {
    const file = documentOf('CN-513400', 2011);
    file.revisions.push({
      published: '2011-07-20',
      changes: { holidaysAdded: [{ date: '2011-07-30', name: '火把节' }] },
    });
    expect(readCalendarYear(file).issues).toEqual([]);
    file.revisions[1].changes.holidaysAdded.push({ date: '2011-08-01', name: '火把节' });
    expect(readCalendarYear(file).issues.map(({ code }) => code)).toEqual(['revision_does_not_undo']);
  });
});
