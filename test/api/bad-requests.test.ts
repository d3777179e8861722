// What is wrong with a whole request, or with the moment: one status, one code, one sentence in both languages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bad,
  type BadRequests,
  open,
  openBadRequests,
  record,
  template,
} from '../support/bad-requests.ts';
import { opening } from '../support/one-project.ts';

let bad: BadRequests;
beforeAll(async () => {
  bad = await openBadRequests();
});
afterAll(() => bad.api.close());

const decide = { type: 'decide', result: 'approve' };
/** Faults of the whole, or of the state of things. */
const wholes: readonly (readonly [string, Bad, number, string, string, string])[] = [
  [
    'a project code that is taken',
    open(opening),
    409,
    'project_code_taken',
    '这个项目代码已经建过项目。',
    'A project with this code exists.',
  ],
  [
    'a filing before its predecessors',
    record('GH02', { type: 'receive' }),
    409,
    'predecessors_not_done',
    '前置事项「建设工程设计方案审查、建设用地规划许可证核发、施工图设计文件联合审查(多图联审)」在 2026-05-27 前没有办结，现在还不能收件。',
    'Cannot be filed yet: Design scheme review, Land use planning permit, Joint construction drawing review had not ended by 2026-05-27.',
  ],
  [
    'a decision before the acceptance',
    record('YD02', { ...decide, occurredAt: '2026-05-21T10:00:00+08:00' }),
    409,
    'wrong_state',
    '目前是「已收件」，不能记录「办结」。',
    'The case is “Received”; “Decided” cannot be recorded.',
  ],
  [
    'a decision before the filing',
    record('YD02', { ...decide, occurredAt: '2026-05-20' }),
    409,
    'wrong_state',
    '目前是「未收件」，不能记录「办结」。',
    'The case is “Not filed”; “Decided” cannot be recorded.',
  ],
  [
    'anything for a case that is closed',
    record('LX01', { type: 'accept' }),
    409,
    'wrong_state',
    '目前是「已送达」，不能记录「受理」。',
    'The case is “Delivered”; “Accepted” cannot be recorded.',
  ],
  [
    'an item that the project does not have',
    record('ZZ99', { type: 'receive' }),
    404,
    'not_found',
    '没有找到，或不在您可以查看的范围内。',
    'Not there, or not yours to see.',
  ],
  [
    'a project that is not there',
    { path: () => `/api/projects/${crypto.randomUUID()}/cases/LX01/events`, body: { type: 'receive' } },
    404,
    'not_found',
    '没有找到，或不在您可以查看的范围内。',
    'Not there, or not yours to see.',
  ],
  [
    'a body that is no JSON',
    open('{"code": "x",}'),
    400,
    'json_malformed',
    '第 1 行第 14 列起不是合法的 JSON。',
    'Not valid JSON from line 1, column 14 on.',
  ],
  [
    'a template that is YAML but says it is JSON',
    template('id: x'),
    400,
    'json_malformed',
    '第 1 行第 1 列起不是合法的 JSON。',
    'Not valid JSON from line 1, column 1 on.',
  ],
  [
    'two megabytes',
    open(`{"name": "${'长'.repeat(700_000)}"}`),
    413,
    'too_large',
    '内容太大，最多 1 MB。',
    'Too large; at most 1 MB.',
  ],
  [
    'a form instead of JSON',
    open('code=x', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported_media_type',
    '请求正文的类型不对，可用：application/json。',
    'The body has another media type; accepted: application/json.',
  ],
];

describe('the whole', () => {
  it.each(wholes)('%s', async (_, request, status, code, inChinese, inEnglish) => {
    const { zh, en } = await bad.ask(request);
    expect([zh.status, zh.code, zh.detail]).toEqual([status, code, inChinese]);
    expect(en.detail).toBe(inEnglish);
  });

  it('a body that is not UTF-8', async () => {
    const latin = new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]);
    const response = await bad.api.app.request('/api/projects', {
      method: 'POST',
      headers: { Authorization: `Bearer ${bad.api.tokenOf('api09')}`, 'Content-Type': 'application/json' },
      body: latin,
    });
    expect([response.status, (await response.json()).code]).toEqual([400, 'not_utf8']);
  });

  it.each([
    '/api/projects/%00',
    '/api/projects/a%20b',
    "/api/projects/'",
    '/api/accounts/%E7%8E%8B/tokens',
    '/api/nothing',
  ])('an address that can name nothing: %s', async (path) => {
    const { status, body } = await bad.api.call(path, { as: 'adm09' });
    expect([status, body.status, body.errors]).toEqual([404, 404, []]);
  });

  it.each([
    'q=%00',
    'cursor=%00',
    'cursor=bm90aGluZw',
    'region=%00',
    'limit=0',
    'limit=999',
    'light=green',
    'sort=shoe',
    'foo=1',
  ])('a list asked with %s', async (query) => {
    const { status, body } = await bad.api.call(`/api/projects?${query}`, { as: 'api09' });
    expect([status, body.errors.length]).toEqual([400, 1]);
    expect(body.errors[0].path).toBe(query.split('=')[0]);
  });
});

describe('what is unusual but right', () => {
  it('emoji and rare Han characters come back as they were sent', async () => {
    const name = '🏭 𠮷野家具厂（㙍）';
    const { status, body } = await bad.api.call('/api/projects', {
      as: 'api09',
      body: {
        ...opening,
        code: '2605-330784-04-01-100009',
        name,
        owner: { ...opening.owner, name: '𬭚业有限公司🌱' },
      },
    });
    expect([status, body.name, body.owner.name]).toEqual([201, name, '𬭚业有限公司🌱']);
    const note = '材料齐了👍，𠮷先生签收';
    const recorded = await bad.api.call(`/api/projects/${body.id}/cases/LX01/events`, {
      as: 'api09',
      body: { type: 'receive', note },
    });
    expect([recorded.status, recorded.body.event.data.note]).toEqual([201, note]);
    const found = await bad.api.call(`/api/projects?q=${encodeURIComponent('𠮷野')}`, { as: 'api09' });
    expect(found.body.items.map((row: { name: string }) => row.name)).toEqual([name]);
  });

  it('full-width letters and dashes in a code are evened out; a wrong check digit warns', async () => {
    const { status, body } = await bad.api.call('/api/projects', {
      as: 'api09',
      body: {
        ...opening,
        code: '２６０５－３３０７８４－０４－０１－１０００１０',
        owner: { name: '甲', creditCode: '91330784MA2YFJM009' },
      },
    });
    expect([status, body.code]).toEqual([201, '2605-330784-04-01-100010']);
    expect(body.warnings).toEqual([{ path: 'owner.creditCode', code: 'credit_code_check_digit' }]);
  });
});
