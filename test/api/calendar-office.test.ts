// Changes of the calendar over HTTP, M1 and M2: proposed, listed with what moves, signed by another, told, undone; and refused.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Json, openTestApi, type TestApi } from '../support/api.ts';

const dayOff = {
  calendarId: 'CN',
  date: '2026-05-29',
  kind: 'off',
  name: '调休',
  title: '关于 2026 年 5 月 29 日放假的通知',
  number: '国办发明电〔2026〕1号',
  published: '2026-05-26',
  url: 'https://www.gov.cn/test',
};
const proposals = '/api/calendars/proposals';
const first = 'admin01';
const second = 'admin02';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi('demo');
});
afterAll(() => api.close());

const propose = (body: unknown, as = first) => api.call(proposals, { as, body });
const act = (id: string, deed: string, body: unknown, as = second) =>
  api.call(`${proposals}/${id}/${deed}`, { as, body });
const movesOf = async (id: string): Promise<string[]> => {
  const { body } = await api.call(`${proposals}/${id}/moves`, { as: second });
  return body.items.map(
    ({ project, item, clock, before, after }: Json) =>
      `${project.name} ${item} ${clock} ${before} → ${after}`,
  );
};
const told = ({ body }: Answer): string[] =>
  body.errors.map(({ path, message }: Json) => `${path}: ${message}`);

const moved = [
  '云栖商住 SG01 statutory 2026-06-08 → 2026-06-09',
  '永丰精密厂房 GH02 statutory 2026-06-09 → 2026-06-10',
  '象珠塑料 GH02 promised 2026-06-16 → 2026-06-17',
  '象珠塑料 GH02 statutory 2026-06-16 → 2026-06-17',
];

describe('29 May 2026 proposed as a day off', () => {
  let id: string;

  it('is worked out: the day, how many dates by department, none earlier', async () => {
    const made = await propose({ day: dayOff });
    expect([made.status, made.headers.get('location')]).toEqual([201, `${proposals}/${made.body.id}`]);
    ({ id } = made.body);
    expect(made.body).toMatchObject({
      status: 'open',
      origin: 'day',
      base: 1,
      note: dayOff.title,
      createdBy: { username: 'admin01' },
      actions: ['withdraw', 'recheck'],
      calendars: [
        {
          id: 'CN',
          renamed: 0,
          announcedUntil: { before: '2026-12-31', after: '2026-12-31' },
          days: [
            {
              date: '2026-05-29',
              before: { kind: 'working', name: null },
              after: { kind: 'holiday', name: '调休', notice: '国办发明电〔2026〕1号' },
            },
          ],
        },
      ],
      totals: { projects: 3, earlier: 0, later: 4, firm: 0, provisional: 0, ended: 0, all: 4 },
      notices: [{ calendar: 'CN', year: 2026, amendments: [{ title: dayOff.title }] }],
    });
    expect(made.body.departments.map(({ department, all }: Json) => `${department} ${all}`)).toEqual([
      'HUD 1',
      'NRP 3',
    ]);
    expect(await movesOf(id)).toEqual(moved);
  });

  it('lists what moves page by page', async () => {
    const lines: string[] = [];
    for (let cursor = ''; ; ) {
      const query = cursor === '' ? '?limit=3' : `?limit=3&cursor=${cursor}`;
      const { body } = await api.call(`${proposals}/${id}/moves${query}`, { as: second });
      expect(body.total).toBe(4);
      lines.push(...body.items.map(({ item }: Json) => item));
      if (body.next === null) break;
      cursor = body.next;
    }
    expect(lines).toEqual(['SG01', 'GH02', 'GH02', 'GH02']);
    const bad = await api.call(`${proposals}/${id}/moves?cursor=nonsense`, { as: second });
    expect([bad.status, bad.body.errors[0].code]).toEqual([400, 'cursor_invalid']);
  });

  it('is not for the one who proposed it to sign, in a sentence of its own', async () => {
    const own = await act(id, 'sign', {}, first);
    expect([own.status, own.body.detail]).toEqual([403, '不能为自己提出的调整签字，须由另一名管理员签字。']);
  });

  it('names no project to an administrator of another place', async () => {
    await api.enrol('adm-next-door', 'administrator', { region: '330782' });
    const { body } = await api.call(`${proposals}/${id}/moves`, { as: 'adm-next-door' });
    expect(body.items.map(({ project }: Json) => project)).toEqual([null, null, null, null]);
  });

  it('is rejected with a reason, and is then decided for good', async () => {
    const bare = await act(id, 'reject', {});
    expect(told(bare)).toEqual(['note: 此栏必填。']);
    const rejected = await act(id, 'reject', { note: '无此文件' });
    expect(rejected.body).toMatchObject({
      status: 'rejected',
      decision: { by: { username: 'admin02' }, note: '无此文件' },
      actions: [],
    });
    const again = await act(id, 'sign', {});
    expect([again.status, again.body.code]).toEqual([409, 'proposal_decided']);
    expect((await api.call('/api/calendars/releases', { as: first })).body.items).toHaveLength(1);
  });

  it('proposed again and signed, it is in force, and owner, clerk and department are told', async () => {
    ({ id } = (await propose({ day: dayOff })).body);
    expect((await act(id, 'recheck', {}, first)).body.totals.all).toBe(4);
    const signed = await act(id, 'sign', { note: '已核对' });
    expect([signed.status, signed.body.status, signed.body.release]).toEqual([200, 'applied', 2]);
    const { body } = await api.call('/api/calendars/releases', { as: first });
    expect(body.items[0]).toMatchObject({ number: 2, proposal: id, signedBy: '管理员乙', mayBeUndone: true });

    const to = async (as: string) => (await api.call('/api/messages', { as })).body.items;
    const [owner] = await to('owner01');
    expect(owner).toMatchObject({ kind: 'calendar_moved', note: dayOff.title, release: 2, count: 1 });
    expect(owner.moves).toMatchObject([
      {
        projectName: '永丰精密厂房',
        item: 'GH02',
        itemName: { zh: '建设工程规划许可证核发' },
        clock: 'statutory',
        before: '2026-06-09',
        after: '2026-06-10',
        provisional: false,
      },
    ]);
    expect((await to('plan01')).map(({ count }: Json) => count)).toEqual([3]);
    expect(await to('agent01')).toHaveLength(3);
    for (const nobody of ['agent02', 'admin01', 'sup01', 'win01']) expect(await to(nobody)).toEqual([]);
  });

  it('a department of another place is not told', async () => {
    await api.enrol('plan-next-door', 'officer', { region: '330782', department: 'NRP' });
    expect((await api.call('/api/messages', { as: 'plan-next-door' })).body.items).toEqual([]);
    await api.enrol('plan-of-city', 'officer', { region: '330700', department: 'NRP' });
    expect((await api.call('/api/messages', { as: 'plan-of-city' })).body.items).toHaveLength(1);
  });

  it('messages come page by page', async () => {
    const one = await api.call('/api/messages?limit=2', { as: 'agent01' });
    expect([one.body.items.length, one.body.next === null]).toEqual([2, false]);
    const two = await api.call(`/api/messages?limit=2&cursor=${one.body.next}`, { as: 'agent01' });
    expect([two.body.items.length, two.body.next]).toEqual([1, null]);
    const ids = [...one.body.items, ...two.body.items].map((message: Json) => message.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('an undo makes dates earlier, which the signature has to say', async () => {
    expect(told(await api.call('/api/calendars/undo', { as: second, body: {} }))).toEqual([
      'note: 此栏必填。',
    ]);
    const undo = await api.call('/api/calendars/undo', { as: second, body: { note: '文件撤回' } });
    expect(undo.body).toMatchObject({ origin: 'undo', undoes: 2, totals: { earlier: 4, later: 0 } });
    const refused = await act(undo.body.id, 'sign', {}, first);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'earlier_not_accepted',
      '有 4 个时限会提前。签字须勾选确认。',
    ]);
    const signed = await act(undo.body.id, 'sign', { acceptsEarlier: true }, first);
    expect([signed.body.status, signed.body.release]).toEqual(['applied', 3]);
  });

  it('what was worked out on another release can only be rejected', async () => {
    const stale = (await propose({ day: { ...dayOff, date: '2026-06-10' } })).body.id;
    const other = (await propose({ day: { ...dayOff, date: '2026-06-12' } })).body.id;
    expect((await act(stale, 'sign', {})).status).toBe(200);
    const view = await api.call(`${proposals}/${other}`, { as: second });
    expect(view.body).toMatchObject({ outdated: true, actions: ['reject'] });
    const late = await act(other, 'sign', {});
    expect([late.status, late.body.detail]).toEqual([
      409,
      '提出以后日历又有变动：试算按第 3 版，现行已是第 4 版。请重新提出。',
    ]);
  });
});

describe('a notice file', () => {
  const noticeOf = (year: number): string =>
    readFileSync(new URL(`../../calendars/CN/${year}.json`, import.meta.url), 'utf8');
  const good = noticeOf(2026);

  it('as text names the line of every fault, in both languages', async () => {
    const text = good
      .replace('"date": "2026-01-01"', '"date": "2026-01-32"')
      .replace('"date": "2026-01-03"', '"date": "tomorrow"');
    const zh = await propose({ file: text });
    const en = await api.call(proposals, {
      as: first,
      body: { file: text },
      headers: { 'Accept-Language': 'en' },
    });
    expect(zh.status).toBe(400);
    expect(told(zh)).toHaveLength(2);
    expect(told(zh)[0]).toMatch(/^file:holidays\[0\]\.date: 第 \d+ 行：「2026-01-32」不是日期/);
    expect(told(en)[1]).toMatch(/^file:holidays\[2\]\.date: Line \d+: /);
  });

  it.each([
    ['one that is in force', () => ({ file: noticeOf(2025) }), 'nothing_new'],
    ['one older than the amended one in force', () => ({ file: good }), 'notice_older_than_loaded'],
    ['an empty one', () => ({ file: '' }), 'calendar_cut_off'],
    ['a list', () => ({ file: [] }), 'calendar_not_object'],
    ['half of one', () => ({ file: good.slice(0, 400) }), 'calendar_cut_off'],
    ['300 KiB', () => ({ file: `${good}${' '.repeat(300_000)}` }), 'file_too_large'],
    ['neither file nor day', () => ({ note: '无' }), 'file_or_day'],
    ['both', () => ({ file: good, day: dayOff }), 'file_or_day'],
    [
      'a day of a year without a notice',
      () => ({ day: { ...dayOff, date: '2027-05-28' } }),
      'no_notice_of_year',
    ],
    ['a day that is off already', () => ({ day: { ...dayOff, date: '2026-10-01' } }), null],
  ] as const)('%s is refused', async (_, body, code) => {
    const answer = await propose(body());
    expect(answer.status, answer.text).toBe(400);
    if (code !== null) expect(answer.body.errors.map((error: Json) => error.code)).toContain(code);
    expect(answer.text).not.toMatch(/\{\w+\}/);
  });

  it('of a place is for those whose region holds it', async () => {
    const beijing = await propose(
      { day: { ...dayOff, calendarId: 'CN-110000', date: '2026-06-15' } },
      'adm-next-door',
    );
    expect(beijing.status).toBe(403);
  });

  it('is not there for an id that nothing has', async () => {
    for (const path of ['', '/moves']) {
      const answer = await api.call(`${proposals}/${crypto.randomUUID()}${path}`, { as: first });
      expect(answer.status).toBe(404);
    }
    expect((await act(crypto.randomUUID(), 'sign', {})).status).toBe(404);
  });
});
