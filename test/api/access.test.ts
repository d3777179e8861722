// Every call and every kind of event, tried by every role: the answers are the table of docs/access.md, cell by cell.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Role, roles } from '../../src/services/access.ts';
import { recordableTypes } from '../../src/services/event-input.ts';
import { accessDocument, type Cell, eventAccess, type Row, routeAccess } from '../support/access-table.ts';
import { type Call, openTestApi, type TestApi } from '../support/api.ts';
import { markSomebody } from '../support/credit.ts';
import { fileSome } from '../support/material-api.ts';
import { type OneProject, opening, openOneProject } from '../support/one-project.ts';
import { proposeOne } from '../support/proposal.ts';

let api: TestApi;
let project: OneProject;
let proposal: string;
let paper = '';
let filed: number;
let certificate: string;
let mark: string;

/** Somebody within reach of the project, and somebody of the same role beyond it. */
const within: Readonly<Record<Role, Partial<Actor>>> = {
  owner: { creditCode: opening.owner.creditCode },
  agent: {},
  window: {},
  officer: { department: 'NRP' },
  approver: { department: 'NRP' },
  supervisor: {},
  leader: {},
  administrator: {},
  integration: {},
};
const beyond: Partial<Record<Role, Partial<Actor>>> = {
  owner: { creditCode: '91330784MA2YQ52004' },
  agent: {},
};
const nextCounty = { region: '330782' };

beforeAll(async () => {
  api = await openTestApi('published');
  for (const role of roles) {
    await api.enrol(`in-${role}`, role, within[role]);
    await api.enrol(`out-${role}`, role, { ...within[role], ...(beyond[role] ?? nextCounty) });
  }
  await api.enrol('other-officer', 'officer', { department: 'HUD' });
  await api.enrol('other-approver', 'approver', { department: 'HUD' });
  await api.enrol('target', 'window');
  project = await openOneProject(api, 'in-integration', { agent: 'in-agent' });
  await api.call(`/api/projects/${project.id}/problems`, {
    as: 'in-window',
    body: { kind: 'unresolved', item: 'YD02', text: '窗口说不清还缺什么' },
  });
  proposal = await proposeOne(api.system);
  const receipt = { kind: 'receipt', item: 'YD02' };
  const issued = await api.call(`/api/projects/${project.id}/papers`, {
    as: 'in-integration',
    body: receipt,
  });
  paper = issued.body.id;
  ({ filed, certificate } = await fileSome(api, project.id, 'in-window'));
  mark = await markSomebody(api.system);
});
afterAll(() => api.close());

const queries: Readonly<Record<string, string>> = {
  'GET /api/calendars/{id}/days': '?from=2026-05-01&to=2026-05-02',
  'GET /api/calendars/{id}/count': '?from=2026-05-01&to=2026-05-02',
  'GET /api/calendars/{id}/due': '?start=2026-05-01&days=3&unit=working',
  'GET /api/templates/{id}/difference': '?from=2017.1&to=2017.1',
  'POST /api/uploads': '?name=a.pdf',
  'GET /api/projects/{id}/ledger': '?case=YD02',
  'GET /api/projects/{id}/ledger.csv': '?case=YD02',
};

const bytes = { 'Content-Type': 'application/octet-stream' };

/** A body that is refused for its content only after the right to send it was looked at. */
const bodyOf = (method: string, path: string): unknown => {
  if (path.endsWith('/tokens') && method === 'POST') return { name: '试' };
  if (method === 'PATCH') return { active: true };
  return method === 'POST' && !path.endsWith('/link') ? {} : undefined;
};

async function ask(route: string, as: string | undefined, username = 'target'): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const isCalendar = pattern.includes('/calendars/{');
  const id = isCalendar ? 'CN' : pattern.includes('/templates/') ? 'yk-filing-50wd' : project.id;
  const token = method === 'DELETE' ? await ownToken(as, username) : '';
  const path = pattern
    .replace('/proposals/{id}', `/proposals/${proposal}`)
    .replace('/papers/{id}', `/papers/${paper}`)
    .replace('{kind}', 'receipt')
    .replace('/tokens/{id}', `/tokens/${token}`)
    .replace('{link}', await linkId())
    .replace('{problem}', 'W1')
    .replace('/credit/{id}', `/credit/${mark}`)
    .replace('{promise}', 'P1')
    .replace('{id}', id)
    .replace('{item}', 'YD02')
    .replace('{version}', '2017.1')
    .replace('{group}', 'EVAL')
    .replace('{list}', 'notice')
    .replace('{username}', username)
    .replace('{seq}', `${filed}`)
    .replace('{certificate}', certificate);
  const body = bodyOf(method, pattern);
  const call: Call = {
    method,
    ...(as === undefined ? {} : { as }),
    ...(body === undefined ? {} : { body }),
    ...(route === 'POST /api/uploads' ? { body: '界址点', headers: bytes } : {}),
  };
  return (await api.call(`${path}${queries[route] ?? ''}`, call)).status;
}

/** A link of the project, which several may try to take back. */
async function linkId(): Promise<string> {
  const { body } = await api.call(`/api/projects/${project.id}/links`, { as: 'in-window' });
  const [known] = body.links;
  if (known !== undefined) return known.id;
  return (await api.call(`/api/projects/${project.id}/links`, { as: 'in-window', body: {} })).body.id;
}

/** Something to revoke, made by somebody who may. */
async function ownToken(as: string | undefined, username: string): Promise<string> {
  const maker = as === username ? as : 'in-administrator';
  const { body } = await api.call(`/api/accounts/${username}/tokens`, { as: maker, body: { name: '弃' } });
  return body.details.id;
}

const verdict = (status: number): 'may' | 'no' | 'absent' | 'failed' => {
  if (status === 401 || status === 403) return 'no';
  if (status === 404) return 'absent';
  return status < 500 ? 'may' : 'failed';
};

/** What the table's cell promises, as three verdicts: within, beyond, and for an own account. */
const promised: Readonly<Record<Exclude<Cell, 'dept'>, readonly string[]>> = {
  yes: ['may', 'may'],
  scope: ['may', 'absent'],
  own: ['no', 'no'],
  hidden: ['no', 'absent'],
  no: ['no', 'no'],
};

const cellsOf = (row: Row): readonly (readonly [Role, Cell])[] => roles.map((role) => [role, row[role]]);
const calls = Object.entries(routeAccess);

describe('the table', () => {
  it('is what docs/access.md says', () => {
    expect(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')).toBe(accessDocument);
  });

  it('lists every call of the document, and no other', async () => {
    const { body } = await api.call('/api/openapi.json');
    const documented = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.keys(Object(item)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(Object.keys(routeAccess).sort());
  });

  it('lists every kind of event that can be recorded', () => {
    expect(Object.keys(eventAccess).sort()).toEqual([...recordableTypes].sort());
  });
});

describe('without a token', () => {
  it.each(calls)('%s', async (route, row) => {
    expect(await ask(route, undefined)).toBe(row.nobody === 'yes' ? 200 : 401);
  });
});

const eventCall = 'POST /api/projects/{id}/cases/{item}/events';

describe.each(calls.filter(([route]) => route !== eventCall))('%s', (route, row) => {
  it.each(cellsOf(row))('%s: %s', async (role, cell) => {
    if (cell === 'dept') throw new Error('not for calls');
    const seen = [verdict(await ask(route, `in-${role}`)), verdict(await ask(route, `out-${role}`))];
    expect(seen).toEqual(promised[cell]);
    if (cell === 'own') expect(verdict(await ask(route, `in-${role}`, `in-${role}`))).toBe('may');
  });
});

const bodies: Readonly<Record<string, object>> = {
  correction_notice: { text: '请补正' },
  not_accept: { reason: '不需要许可' },
  refuse_acceptance: { reason: '不属本机关' },
  hand_over: { from: 'GH02', document: '移交1号' },
  postpone_supplement: { until: '2026-06-30', reason: '暴雨停运' },
  consult: { department: 'HUD', question: '结构是否安全' },
  answer_consultation: { department: 'NRP', opinion: 'agree', text: '同意' },
  pause: { procedure: 'EXPERT', document: '告知书' },
  extend: { days: 1, approver: '局长', reason: '疑难' },
  decide: { result: 'approve' },
  verify: { result: 'pass' },
  mock_finish: { result: 'pass', opinion: '可行' },
  waive: { reason: '不需要' },
  reinstate: { reason: '还是要办' },
  terminate: { reason: '终止' },
  withdraw: { reason: '撤回' },
  revoke: { what: 'licence_revoked', reason: '撤销' },
};

describe.each(Object.entries(eventAccess))('recording %s', (type, row) => {
  const record = async (as: string): Promise<string> =>
    verdict((await project.record('YD02', { type, ...bodies[type] }, { as })).status);

  it.each(cellsOf(row))('%s: %s', async (role, cell) => {
    expect(await record(`out-${role}`)).toBe('absent');
    if (cell === 'dept') expect(await record(`other-${role}`)).toBe('no');
    expect(await record(`in-${role}`)).toBe(cell === 'no' ? 'no' : 'may');
  });
});
