// The calendar's questions over HTTP: no sign-in, every answer with its edition, every fault with its parameter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi('empty');
});
afterAll(() => api.close());

const ask = (question: string) => api.call(`/api/calendars/CN/${question}`);

describe('due', () => {
  it.each([
    [
      'P1 of the sample: a pause from Friday to Monday adds one working day',
      'start=2026-05-11&days=10&unit=working&pauses=2026-05-15..2026-05-18',
      '2026-05-26',
    ],
    [
      'two pauses that overlap count once (T14)',
      'start=2025-03-03&days=10&unit=working&pauses=2025-03-05..2025-03-12,2025-03-10..2025-03-18',
      '2025-03-28',
    ],
    [
      'natural days roll off the National Day holiday (T07b)',
      'start=2025-09-05&days=30&unit=natural',
      '2025-10-09',
    ],
    ['and stay when told to (T07)', 'start=2025-09-05&days=30&unit=natural&roll=false', '2025-10-05'],
    [
      'three months from 28 November end on 28 February, a make-up working day (T10)',
      'start=2025-11-28&days=3&unit=month',
      '2026-02-28',
    ],
    [
      'no days: the day itself, or the next working day (T21b)',
      'start=2025-10-01&days=0&unit=working',
      '2025-10-09',
    ],
    [
      'counting back five working days before 8 May 2026',
      'start=2026-05-08&days=-5&unit=working',
      '2026-04-28',
    ],
    [
      'before the notice for 2025 was known, 8 February 2025 was a rest day',
      'start=2025-02-07&days=1&unit=working&knownOn=2024-11-11',
      '2025-02-10',
    ],
    [
      'after it, a make-up working day',
      'start=2025-02-07&days=1&unit=working&knownOn=2024-11-12',
      '2025-02-08',
    ],
  ])('%s', async (_, question, dueOn) => {
    const { status, body } = await ask(`due?${question}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ calendar: 'CN', dueOn });
    expect(body.edition).toMatch(/^CN-20\d\d-[0-9a-f]{8}/);
  });

  it('is firm up to 28 December of the newest notice and provisional after it', async () => {
    expect((await ask('due?start=2026-12-24&days=2&unit=working')).body).toMatchObject({
      dueOn: '2026-12-28',
      provisional: false,
    });
    expect((await ask('due?start=2026-12-24&days=3&unit=working')).body).toMatchObject({
      dueOn: '2026-12-29',
      provisional: true,
    });
    expect((await ask('due?start=2027-01-19&days=-20&unit=working')).body.provisional).toBe(true);
  });

  it('asOf asks the same as knownOn', async () => {
    const { body } = await ask('due?start=2025-02-07&days=1&unit=working&asOf=2024-11-11');
    expect(body.dueOn).toBe('2025-02-10');
  });
});

describe('days and count', () => {
  it('each day with its kind, name and notice', async () => {
    const { body } = await ask('days?from=2026-05-08&to=2026-05-10');
    expect(
      body.days.map((day: { date: string; kind: string; working: boolean }) => [
        day.date,
        day.kind,
        day.working,
      ]),
    ).toEqual([
      ['2026-05-08', 'working', true],
      ['2026-05-09', 'makeup', true],
      ['2026-05-10', 'weekend', false],
    ]);
    expect(body.days[1]).toMatchObject({
      weekday: 6,
      name: '劳动节',
      notice: '国办发明电〔2025〕7号',
      provisional: false,
    });
  });

  it('counts days in (from, to]', async () => {
    const { body } = await ask('count?from=2025-03-05&to=2025-03-18');
    expect(body).toMatchObject({ workingDays: 9, naturalDays: 13 });
    expect((await ask('count?from=2025-03-05&to=2025-03-05')).body).toMatchObject({
      workingDays: 0,
      naturalDays: 0,
    });
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    [
      'due?start=2026-05-11&days=10',
      'unit',
      'choice_unknown',
      '不在可选范围，可选：working、natural、month。',
    ],
    [
      'due?start=2026-02-30&days=10&unit=working',
      'start',
      'date_invalid',
      '「2026-02-30」不是日期，请写成 2026-05-27。',
    ],
    [
      'due?start=2026-05-11&days=1.5&unit=working',
      'days',
      'not_whole_between',
      '须为 -3660 到 3660 的整数。',
    ],
    [
      'due?start=2026-05-11&days=4000&unit=working',
      'days',
      'not_whole_between',
      '须为 -3660 到 3660 的整数。',
    ],
    ['due?start=2026-05-11&unit=working', 'days', 'required', '此栏必填。'],
    [
      'due?start=2026-05-11&days=3&unit=working&pauses=2026-05-12',
      'pauses',
      'pauses_shape',
      '暂停应写成 2026-05-15..2026-05-18，多段用逗号隔开，开始不晚于结束。',
    ],
    [
      'due?start=2026-05-11&days=3&unit=working&pauses=2026-05-14..2026-05-12',
      'pauses',
      'pauses_shape',
      '暂停应写成 2026-05-15..2026-05-18，多段用逗号隔开，开始不晚于结束。',
    ],
    [
      'due?start=2026-05-11&days=-3&unit=working&pauses=2026-05-12..2026-05-14',
      'pauses',
      'pauses_counting_back',
      '倒推时不能有暂停。',
    ],
    [
      'due?start=2026-05-11&days=3&unit=working&roll=no',
      'roll',
      'choice_unknown',
      '不在可选范围，可选：true、false。',
    ],
    [
      'due?start=2026-05-11&days=3&unit=working&known=2020-01-01',
      'known',
      'unknown_key',
      '没有这一栏，请删去。',
    ],
    [
      'due?start=2006-05-11&days=3&unit=working',
      'start',
      'calendar_not_covered',
      '没有 2006 年的日历，现有 2007-01-01 至 2036-12-31。',
    ],
    [
      'due?start=2036-12-30&days=30&unit=working',
      'days',
      'calendar_not_covered',
      '没有 2037 年的日历，现有 2007-01-01 至 2036-12-31。',
    ],
    [
      'due?start=2026-05-11&days=3&unit=working&knownOn=2006-01-01',
      'knownOn',
      'no_notice_yet',
      '到 2006-01-01 为止还没有公布过放假通知。',
    ],
    [
      'count?from=2026-05-11&to=2026-05-01',
      'to',
      'ends_before_start',
      '结束日 2026-05-01 早于开始日 2026-05-11。',
    ],
    ['days?from=2010-01-01&to=2026-05-01', 'to', 'range_too_long', '一次最多 3660 天。'],
    [
      'days?from=2036-12-31&to=2037-01-01',
      'to',
      'calendar_not_covered',
      '没有 2037 年的日历，现有 2007-01-01 至 2036-12-31。',
    ],
  ])('%s names %s', async (question, path, code, message) => {
    const { status, headers, body } = await ask(question);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=UTF-8');
    expect(body.errors).toEqual([{ path, message, code }]);
  });

  it('a parameter that is given twice is not guessed at', async () => {
    const { status, body } = await ask('due?start=2026-05-11&days=3&days=4&unit=working');
    expect([status, body.errors[0].path]).toEqual([400, 'days']);
  });

  it('a calendar that is not there', async () => {
    const { status, body } = await api.call(
      '/api/calendars/CN-330784/days?from=2026-05-01&to=2026-05-02&lang=en',
    );
    expect([status, body.code, body.title]).toEqual([404, 'not_found', 'Not found']);
  });
});
