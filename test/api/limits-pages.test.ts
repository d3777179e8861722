// Limits and policies as people meet them: in the form that asks for an extension, on the case, on the desk, in the ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { limitsTemplate } from '../support/limits-template.ts';
import { opening } from '../support/one-project.ts';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let id: string;
const at = (when: string): number => Date.parse(`${when.replace(' ', 'T')}:00+08:00`);

beforeAll(async () => {
  web = await openTestWeb();
  web.api.now = at('2026-05-18 08:30');
  await web.api.enrol('maker', 'administrator', { region: '000000' });
  const imported = await web.api.call('/api/templates', { as: 'maker', body: limitsTemplate });
  expect(imported.status, imported.text).toBe(201);
  const more = { template: 'limits', code: '2605-330784-04-01-300001', agent: 'in-agent' };
  const opened = await web.api.call('/api/projects', { as: 'in-integration', body: { ...opening, ...more } });
  expect(opened.status, opened.text).toBe(201);
  id = opened.body.id;
});
afterAll(() => web.close());

const record = async (when: string, item: string, body: object) => {
  web.api.now = at(when);
  return web.api.call(`/api/projects/${id}/cases/${item}/events`, { as: 'in-integration', body });
};
const page = async (path: string, as: string): Promise<string> => (await web.send('GET', path, as)).text();

describe('joint handling', () => {
  const path = () => paths.record(id, 'LHSP', 'extend');
  const form = { type: 'extend', days: '15', approver: '分管副市长', reason: '事项复杂' };
  const times = { occurredDate: '2026-05-27', occurredTime: '09:00' };

  it('says in the form how much may be added and who approves', async () => {
    await record('2026-05-18 09:00', 'LHSP', { type: 'receive' });
    await record('2026-05-18 09:10', 'LHSP', { type: 'accept' });
    web.api.now = at('2026-05-27 09:00');
    const html = await page(path(), 'in-approver');
    expect(html).toContain('最多 15 天，须经本级人民政府负责人批准。依据：行政许可法第四十二条第二款。');
    expect(html).toContain('name="approverOffice"');
    expect(html).toMatch(/name="days"[^>]*max="15"|max="15"[^>]*name="days"/);
  });

  it('refuses the head of the agency, naming who may, and keeps what was typed', async () => {
    const answer = await web.send('POST', path(), 'in-approver', {
      ...form,
      ...times,
      approverOffice: 'agency_head',
    });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('延长须经本级人民政府负责人批准（行政许可法第四十二条第二款）');
    expect(html).toContain('分管副市长');
  });

  it('takes the government’s, and tells it in the ledger and the history', async () => {
    const answer = await web.send('POST', path(), 'in-approver', {
      ...form,
      ...times,
      approverOffice: 'government_head',
    });
    expect(answer.status, await answer.text()).toBe(303);
    const ledger = await web.api.call(`/api/projects/${id}/ledger?case=LHSP&clock=statutory`, {
      as: 'in-agent',
    });
    expect(ledger.body.clock).toMatchObject({ dueOn: '2026-08-11', extendedBy: 15 });
    expect(ledger.body.policies).toContainEqual(
      expect.objectContaining({ code: 'extendJoint', value: '15', source: '行政许可法第四十二条第二款' }),
    );
    expect(await page(paths.project(id), 'in-agent')).toContain(
      '延长 15 天，批准人 分管副市长（本级人民政府负责人）',
    );
  });
});

describe('a licence from receipt', () => {
  it('shows the answer due first, then the date counted from receipt', async () => {
    await record('2026-05-25 09:00', 'SGXK', { type: 'receive' });
    expect(await page(paths.project(id), 'in-agent')).toContain('2026-06-01');
    const { body } = await record('2026-05-26 09:00', 'SGXK', { type: 'accept' });
    expect(body.case.mainClock).toMatchObject({
      kind: 'promised',
      startedOn: '2026-05-25',
      dueOn: '2026-06-03',
    });
    const html = await page(paths.ledger(id, 'SGXK', { kind: 'promised', subject: null }), 'in-agent');
    expect(html).toContain('06-03');
  });

  it('has no select for the approver where the agency’s own head approves', async () => {
    const html = await page(paths.record(id, 'SGXK', 'extend'), 'in-approver');
    expect(html).toContain('最多 10 天，须经本机关负责人批准。依据：行政许可法第四十二条第一款。');
    expect(html).not.toContain('name="approverOffice"');
  });
});

describe('a month limit', () => {
  it('is worded in months and dated', async () => {
    await record('2026-05-26 10:00', 'KGYQ', { type: 'receive' });
    const { body } = await record('2026-05-26 10:10', 'KGYQ', { type: 'accept' });
    expect(body.case.mainClock).toMatchObject({ limit: { days: 1, unit: 'month' }, dueOn: '2026-06-26' });
    const html = await page(paths.ledger(id, 'KGYQ', { kind: 'promised', subject: null }), 'in-agent');
    expect(html).toContain('06-26');
    expect(html).toContain('1 个月');
  });
});

describe('a correction that lapsed in Zhejiang', () => {
  it('is told on the case and on the desk, and can be recorded as deemed withdrawn from the form', async () => {
    await record('2026-05-18 09:00', 'HPSP', { type: 'receive' });
    const notice = { type: 'correction_notice', text: '缺图', correctBy: '2026-05-22' };
    expect((await record('2026-05-19 09:00', 'HPSP', notice)).status).toBe(201);
    web.api.now = at('2026-05-22 18:00');
    expect(await page(paths.record(id, 'HPSP', 'withdraw'), 'in-window')).not.toContain('name="deemed"');
    web.api.now = at('2026-05-27 09:00');
    expect(await page('/', 'in-agent')).toContain('请记录视为撤回');
    const path = paths.record(id, 'HPSP', 'withdraw');
    expect(await page(path, 'in-window')).toContain('name="deemed"');
    const form = {
      type: 'withdraw',
      reason: '逾期未补正',
      deemed: 'true',
      occurredDate: '2026-05-27',
      occurredTime: '09:00',
    };
    expect((await web.send('POST', path, 'in-window', form)).status).toBe(303);
    const { body } = await web.api.call(`/api/projects/${id}`, { as: 'in-agent' });
    expect(body.cases.find(({ item }: { item: string }) => item === 'HPSP')).toMatchObject({
      status: 'withdrawn',
      lapse: null,
    });
  });
});
