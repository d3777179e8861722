// Joint work through the API: the groups of a project, one filing, one acceptance, and a page that does the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import type { Json } from '../support/api.ts';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let serial = 600_000;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(() => web.close());

const integration = { as: 'in-integration' };

/** A finished building in Yongkang, whose agent is signed in. */
async function completed(): Promise<string> {
  serial += 1;
  const { api } = web;
  const opened = await api.call('/api/projects', {
    ...integration,
    body: {
      code: `2605-330784-04-01-${serial}`,
      name: '竣工厂房',
      template: 'nb-completion-30',
      region: '330784',
      owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
      agent: 'in-agent',
    },
  });
  const { id } = opened.body;
  const acts = (kind: string): readonly object[] =>
    ['intermediary', 'owner_task', 'utility', 'milestone'].includes(kind)
      ? [{ type: 'start' }, { type: 'finish' }]
      : [{ type: 'receive' }, { type: 'accept' }, { type: 'decide', result: 'approve' }];
  for (const item of ['JG01', 'ZJ08', 'JG02']) {
    const { kind } = opened.body.cases.find((one: Json) => one.item === item);
    for (const body of acts(kind))
      await api.call(`/api/projects/${id}/cases/${item}/events`, { ...integration, body });
  }
  return id;
}
const joint = async (id: string): Promise<Json> => {
  const { status, body } = await web.api.call(`/api/projects/${id}/groups`, integration);
  expect(status).toBe(200);
  return body.items.find((group: Json) => group.code === 'JOINT');
};
const filings = (id: string) => `/api/projects/${id}/groups/JOINT/filings`;

describe('the groups of a project', () => {
  it('tell members, their own clocks, the last one and each material once', async () => {
    const group = await joint(await completed());
    expect([group.type, group.lead, group.done, group.filedOn, group.last]).toEqual([
      'joint_inspection',
      'HUD',
      0,
      null,
      null,
    ]);
    expect(group.members.map((member: Json) => member.case.item)).toEqual([
      'JG03',
      'JG04',
      'JG05',
      'JG07',
      'JG13',
    ]);
    expect(group.materials.length).toBeGreaterThan(3);
  });

  it('are those of a day when asked', async () => {
    const id = await completed();
    await web.api.call(filings(id), { ...integration, body: {} });
    const { body } = await web.api.call(`/api/projects/${id}/groups?asOf=2026-05-26`, integration);
    expect(body.items.find((group: Json) => group.code === 'JOINT').filings).toEqual([]);
  });
});

describe('a filing', () => {
  it('answers 201 with its number and the group, and 200 when it is sent again', async () => {
    const id = await completed();
    const call = { ...integration, body: { window: true }, headers: { 'Idempotency-Key': `k-${id}` } };
    const first = await web.api.call(filings(id), call);
    expect([first.status, first.body.filing, first.body.group.filings[0].following]).toEqual([
      201,
      'JOINT-1',
      ['JG13'],
    ]);
    const second = await web.api.call(filings(id), call);
    expect([second.status, second.body.filing]).toEqual([200, 'JOINT-1']);
  });

  it('is refused with a sentence for every member that stands in the way', async () => {
    const id = await completed();
    const refused = await web.api.call(filings(id), {
      ...integration,
      body: { items: ['JG01', 'GH02'] },
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect([refused.status, refused.body.code, refused.body.errors.map((one: Json) => one.message)]).toEqual([
      409,
      'cannot_file_jointly',
      ['事项 JG01 不属于「联合验收」。', '事项 GH02 不属于「联合验收」。'],
    ]);
    const unread = await web.api.call(filings(id), { ...integration, body: { strange: 1 } });
    expect([unread.status, unread.body.errors.map((one: Json) => one.path)]).toEqual([400, ['strange']]);
    const nothing = await web.api.call(filings(id), { ...integration, body: { items: [] } });
    expect([nothing.status, nothing.body.errors.map((one: Json) => one.path)]).toEqual([400, ['items']]);
    const unknown = await web.api.call(filings(id).replace('JOINT', 'NONE'), { ...integration, body: {} });
    expect(unknown.status).toBe(404);
  });

  it('cannot be claimed by a receipt of its own', async () => {
    const id = await completed();
    const body = { type: 'receive', filing: 'JOINT-9', following: ['JG13'] };
    const { status, body: problem } = await web.api.call(`/api/projects/${id}/cases/JG03/events`, {
      ...integration,
      body,
    });
    expect([status, problem.errors.map((one: Json) => one.path).sort()]).toEqual([
      400,
      ['filing', 'following'],
    ]);
  });
});

describe('an acceptance', () => {
  it('accepts all that wait, once', async () => {
    const id = await completed();
    await web.api.call(filings(id), { ...integration, body: {} });
    const path = `/api/projects/${id}/groups/JOINT/acceptances`;
    const { status, body } = await web.api.call(path, { as: 'in-window', body: {} });
    expect([status, body.group.members.map((one: Json) => one.case.status)]).toEqual([
      201,
      ['running', 'running', 'running', 'running', 'blocked'],
    ]);
    expect((await web.api.call(path, { as: 'in-window', body: {} })).body.code).toBe('nothing_to_accept');
  });
});

describe('the page of a group', () => {
  const page = async (id: string, as = 'in-agent', lang = 'zh-CN') => {
    const answer = await web.send('GET', `${paths.group(id, 'JOINT')}?lang=${lang}`, as);
    return { status: answer.status, html: await answer.text() };
  };

  it('shows members, who is last, materials and the form of the filing', async () => {
    const { status, html } = await page(await completed());
    expect(status).toBe(200);
    for (const text of [
      '联合验收',
      '成员事项',
      '谁在最后',
      '共用材料',
      '联合申报',
      '随后移交',
      '规划条件核实',
    ])
      expect(html).toContain(text);
    const english = await page(await completed(), 'in-agent', 'en');
    for (const text of ['Members', 'Who is last', 'Shared materials', 'File jointly'])
      expect(english.html).toContain(text);
  });

  it('files what is ticked, and shows what came of it', async () => {
    const id = await completed();
    const form = { idempotencyKey: `page-${id}`, items: 'JG03', occurredDate: '2026-05-27', window: 'true' };
    const sent = await web.send('POST', paths.fileJointly(id, 'JOINT'), 'in-agent', form);
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, paths.group(id, 'JOINT')]);
    const { html } = await page(id);
    expect(html).toContain('随 JOINT-1 申报');
    const history = await (await web.send('GET', paths.project(id), 'in-agent')).text();
    expect(history).toContain('联合申报 JOINT-1');
  });

  it('says why it was refused and keeps what was ticked', async () => {
    const id = await completed();
    const form = { idempotencyKey: `page-${id}`, items: 'JG13', occurredDate: '2026-05-27' };
    const sent = await web.send('POST', paths.fileJointly(id, 'JOINT'), 'in-agent', form);
    expect(sent.status).toBe(409);
    expect(await sent.text()).toMatch(/要等「.+」办结，而它不在本次申报里/);
  });

  it('lets the window accept together', async () => {
    const id = await completed();
    await web.api.call(filings(id), { ...integration, body: {} });
    expect((await page(id, 'in-window')).html).toContain('受理 4 个事项');
    expect((await page(id, 'in-agent')).html).not.toContain('受理 4 个事项');
    const form = { idempotencyKey: `accept-${id}`, filing: 'JOINT-1', occurredDate: '2026-05-27' };
    const sent = await web.send('POST', paths.acceptJointly(id, 'JOINT'), 'in-window', form);
    expect(sent.status).toBe(303);
    expect((await joint(id)).members[0].case.acceptedOn).toBe('2026-05-27');
  });

  it('tells who is last when one alone is open', async () => {
    const id = await completed();
    const { api } = web;
    await api.call(filings(id), { ...integration, body: {} });
    await api.call(`/api/projects/${id}/groups/JOINT/acceptances`, { ...integration, body: {} });
    for (const item of ['JG03', 'JG04', 'JG05'])
      await api.call(`/api/projects/${id}/cases/${item}/events`, {
        ...integration,
        body: { type: 'decide', result: 'approve' },
      });
    const waive = { type: 'waive', reason: '并入他项' };
    await api.call(`/api/projects/${id}/cases/JG13/events`, { as: 'in-agent', body: waive });
    expect((await page(id)).html).toContain('只剩城建档案馆');
  });
});

describe('a consultation', () => {
  it('is asked and answered on the forms of the case, by the department that was asked', async () => {
    const { project, send, api } = web;
    await api.enrol('asked', 'officer', { department: 'TRA' });
    const post = (form: Record<string, string>, as: string) =>
      send('POST', paths.record(project.id, 'YD02'), as, { occurredDate: '2026-05-27', ...form });
    const asked = await post({ type: 'consult', department: 'HUD', question: '结构是否可行' }, 'in-officer');
    expect(asked.status).toBe(303);
    const record = await (await send('GET', paths.record(project.id, 'YD02'), 'in-officer')).text();
    expect(record).toContain('结构是否可行');
    const html = await (await send('GET', paths.project(project.id), 'in-agent')).text();
    expect(html).toContain('征求住建局意见');
    const answered = await post(
      { type: 'answer_consultation', department: 'HUD', opinion: 'disagree', text: '基础埋深不足' },
      'in-integration',
    );
    expect(answered.status).toBe(303);
    const { body } = await api.call(`/api/projects/${project.id}`, integration);
    const one = body.cases.find((c: Json) => c.item === 'YD02');
    expect(one.consultations).toMatchObject([
      { department: 'HUD', answer: { opinion: 'disagree', text: '基础埋深不足' } },
    ]);
  });
});
