// The due date with one line a day behind it, and the calendars that can be asked, over HTTP and without a token.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi('empty');
});
afterAll(() => api.close());

const ask = (question: string) => api.call(`/api/calendars/CN/${question}`);

describe('due with its ledger', () => {
  it('gives one line a day, with the number, the reason and the article', async () => {
    const { body } = await ask(
      'due?start=2026-05-11&days=10&unit=working&pauses=2026-05-15..2026-05-18&ledger=true',
    );
    expect(body).toMatchObject({ dueOn: '2026-05-26', unpublished: null });
    expect(body.lines).toHaveLength(16);
    expect(body.lines[7]).toMatchObject({ date: '2026-05-18', kind: 'paused', counted: false, number: null });
    expect(body.lines[15]).toMatchObject({
      date: '2026-05-26',
      kind: 'due',
      number: 10,
      article: 'licence_82',
    });
    expect(body.totals).toEqual({ counted: 10, restDays: 4, pausedDays: 1 });
  });

  it('counts back from the start, which is day 0', async () => {
    const { body } = await ask('due?start=2026-05-08&days=-5&unit=working&ledger=true');
    const told = body.lines.map(({ date, number }: { date: string; number: number | null }) => [
      date,
      number,
    ]);
    expect(told.filter(([, number]: [string, number | null]) => number !== null)).toEqual([
      ['2026-05-07', 1],
      ['2026-05-06', 2],
      ['2026-04-30', 3],
      ['2026-04-29', 4],
      ['2026-04-28', 5],
    ]);
    expect(body.totals.restDays).toBe(5);
  });

  it('of natural days counted back onto a rest day moves further back to the working day before', async () => {
    const { body } = await ask('due?start=2025-10-14&days=-10&unit=natural&ledger=true');
    expect(body.dueOn).toBe('2025-09-30');
    expect(body.lines.at(-1)).toMatchObject({ date: '2025-09-30', kind: 'due', article: 'civil_203' });
    expect(body.totals.counted).toBe(10);
  });

  it('names the year whose notice is waited for, also on the last days of December', async () => {
    const late = await ask('due?start=2026-12-24&days=3&unit=working&ledger=true');
    expect(late.body).toMatchObject({ dueOn: '2026-12-29', unpublished: 2027 });
    const next = await ask('due?start=2026-12-20&days=20&unit=working&ledger=true');
    expect(next.body.unpublished).toBe(2027);
  });

  it('is not listed beyond 800 days', async () => {
    const { status, body } = await ask('due?start=2026-01-05&days=600&unit=working&ledger=true');
    expect([status, body.errors[0].code]).toEqual([400, 'ledger_too_long']);
  });
});

describe('the calendars there are', () => {
  it('the national one first, then those of places with their own documents', async () => {
    const { status, body } = await api.call('/api/calendars');
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      id: 'CN',
      region: '000000',
      name: { zh: '全国', en: 'National' },
      from: '2007-01-01',
      to: '2036-12-31',
      firmUntil: '2026-12-28',
      newestNotice: { year: 2026, number: '国办发明电〔2025〕7号', published: '2025-11-04' },
      documents: [],
    });
    const places = body.items.slice(1);
    expect(places.map(({ id }: { id: string }) => id)).toContain('CN-513400');
    for (const { region, documents } of places) {
      expect(region).toMatch(/^\d{6}$/);
      expect(documents.length).toBeGreaterThan(0);
    }
  });

  it('as they were known on a day that has passed', async () => {
    const { body } = await api.call('/api/calendars?knownOn=2020-01-20');
    expect(body.items[0]).toMatchObject({ firmUntil: '2020-12-28', newestNotice: { year: 2020 } });
  });

  it('that of a place has the days of the place and tells whose they are', async () => {
    const days = await api.call('/api/calendars/CN-513400/days?from=2011-07-23&to=2011-07-31');
    const own = days.body.days.filter(({ overlay }: { overlay: string | null }) => overlay !== null);
    expect(own.length).toBeGreaterThan(0);
    expect(own[0].overlay).toBe('CN-513400');
  });
});
