// Every page and every form, opened and sent by every role and by nobody: the answers are the table of docs/access.md.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../src/services/access.ts';
import { openProblem } from '../../src/services/open-problem.ts';
import { listOwnerLinks, makeOwnerLink, type OwnerLinkView } from '../../src/services/owner-links.ts';
import { issueLink } from '../../src/services/sign-in-links.ts';
import { assetUrl } from '../../src/web/assets.ts';
import type { Cell, Row } from '../support/access-table.ts';
import { markSomebody } from '../support/credit.ts';
import { fileSome } from '../support/material-api.ts';
import { pageAccess } from '../support/page-access.ts';
import { proposeOne } from '../support/proposal.ts';
import { as, someone } from '../support/system.ts';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
let mark = '';
let feedPath = '';
let proposal = '';
let link: OwnerLinkView;
let paper = '';
let filed = 0;
let certificate = '';
beforeAll(async () => {
  web = await openTestWeb();
  const made = await web.send('POST', '/feeds', 'in-agent', { kind: 'mine' });
  const receipt = await web.send('POST', `/projects/${web.project.id}/papers`, 'in-integration', {
    kind: 'receipt',
    item: 'YD02',
  });
  paper = receipt.headers.get('location')?.slice('/papers/'.length) ?? '';
  proposal = await proposeOne(web.api.system);
  link = await makeOwnerLink(as(web.api.system, someone('window')), web.project.id, {});
  ({ filed, certificate } = await fileSome(web.api, web.project.id, 'in-window'));
  await openProblem(as(web.api.system, someone('window')), web.project.id, {
    kind: 'unresolved',
    item: 'YD02',
    text: '窗口说不清还缺什么',
  });
  mark = await markSomebody(web.api.system);
  feedPath = /\/feeds\/[\w-]{43}\.ics/.exec(await made.text())?.[0] ?? '';
});
afterAll(() => web.close());

/** Another one than the link that the pages are opened by. */
async function revocable(): Promise<string> {
  const ctx = as(web.api.system, someone('window'));
  const { links } = await listOwnerLinks(ctx, web.project.id);
  return (links.find(({ id }) => id !== link.id) ?? (await makeOwnerLink(ctx, web.project.id, {}))).id;
}

const tus = {
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': '0',
  'Content-Type': 'application/offset+octet-stream',
};

async function beginUpload(as: string): Promise<string> {
  const headers = { ...tus, 'Upload-Length': '9', 'Upload-Metadata': 'filename YS50eHQ=' };
  const begun = await web.send('POST', '/uploads', as, {}, headers);
  return begun.headers.get('location')?.split('/').at(-1) ?? '';
}

/** With a form that is refused for its content only after the right to send it was looked at. */
async function ask(route: string, who: string | undefined): Promise<Response> {
  const [method = '', pattern = ''] = route.split(' ');
  const signIn = pattern.includes(':token')
    ? (await web.api.system.store.transaction((tx) => issueLink(tx, 'target', web.api.now))).path
    : '';
  const piece = pattern.startsWith('/uploads/') && who !== undefined ? await beginUpload(who) : 'none';
  const path = pattern
    .replace('/sign-in/:token', signIn)
    .replace(/^\/uploads\/:id/, `/uploads/${piece}`)
    .replace(/:seq\{.*?\}\}/, `${filed}`)
    .replace(':certificate', certificate)
    .replace(/^\/feeds\/:file.*/, feedPath)
    .replace(/^\/(papers|v)\/:id/, `/$1/${paper}`)
    .replace(/^\/papers\/:file.*/, `/papers/${paper}.docx`)
    .replace(':kind', 'receipt')
    .replace('/proposals/:id', `/proposals/${proposal}`)
    .replace('/o/:secret', link.path)
    .replace(':link', await revocable())
    .replace(':problem', 'W1')
    .replace('/credit/:id', `/credit/${mark}`)
    .replace(':act', 'appeal')
    .replace(':id', pattern.startsWith('/templates') ? 'yk-filing-50wd' : web.project.id)
    .replace(':item', 'YD02')
    .replace(':version', '2017.1')
    .replace(':group', 'EVAL')
    .replace(':list', 'notice')
    .replace(':target', 'T50')
    .replace(':username', 'target')
    .replace('/assets/*', assetUrl('app.css'));
  const pieces = pattern.startsWith('/uploads')
    ? { ...tus, 'Upload-Length': '9', 'Upload-Metadata': 'filename YS50eHQ=' }
    : {};
  // The protocol asks with HEAD; GET has nothing to show.
  const asked = pattern === '/uploads/:id' && method === 'GET' ? 'HEAD' : method;
  return web.send(asked, path, who, method === 'POST' ? { type: 'receive' } : {}, pieces);
}

/** Signing out really ends the session, so that is tried by somebody who came in for it alone. */
async function answerTo(route: string, as: string | undefined): Promise<'may' | 'no' | 'absent' | 'failed'> {
  if (route === 'POST /sign-out' && as !== undefined) return verdict(route, await ask(route, undefined));
  return verdict(route, await ask(route, as));
}

/** Behind a link that works: what is asked about is not there, but the link was let in. */
const behindLink = /\/o\/:secret\/(supplement|uploads|promises|problems)/;

function verdict(route: string, answer: Response): 'may' | 'no' | 'absent' | 'failed' {
  const { status } = answer;
  if (status === 303 && answer.headers.get('location')?.startsWith('/sign-in?back=')) return 'no';
  if (status === 303 && route === 'GET /' && answer.headers.get('location') === '/sign-in') return 'no';
  // A wrong password, which is what an empty sign-in is, is no matter of rights.
  if (status === 401 && route === 'POST /sign-in') return 'may';
  if (status === 401 || status === 403) return 'no';
  if (status === 404 && !behindLink.test(route)) return 'absent';
  return status < 500 ? 'may' : 'failed';
}

const promised: Readonly<Record<Exclude<Cell, 'dept' | 'own'>, readonly string[]>> = {
  yes: ['may', 'may'],
  scope: ['may', 'absent'],
  hidden: ['no', 'absent'],
  no: ['no', 'no'],
};
const pages = Object.entries(pageAccess);
const cellsOf = (row: Row): readonly (readonly [Role, Cell])[] => roles.map((role) => [role, row[role]]);
const recording = 'POST /projects/:id/cases/:item/events';

describe('the table of pages', () => {
  it('lists every route that the pages have, and no other', () => {
    const routes = web.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(routes)].sort()).toEqual(Object.keys(pageAccess).sort());
  });

  it('leaves nothing to a route for every method but the page for what is not there', async () => {
    for (const path of [
      '/nowhere',
      '/projects/x/y',
      '/people/target/links',
      '/assets/none.css',
      '/../etc/passwd',
    ]) {
      expect((await web.send('GET', path, 'in-administrator')).status, path).toBe(404);
    }
    expect((await web.send('DELETE', `/projects/${web.project.id}`, 'in-administrator')).status).toBe(404);
  });
});

describe('nobody', () => {
  it.each(pages)('%s', async (route, row) => {
    expect(await answerTo(route, undefined)).toBe(row.nobody === 'yes' ? 'may' : 'no');
  });
});

describe.each(pages.filter(([route]) => route !== recording))('%s', (route, row) => {
  it.each(cellsOf(row))('%s: %s', async (role, cell) => {
    if (cell === 'dept' || cell === 'own') throw new Error('not for pages');
    expect([await answerTo(route, `in-${role}`), await answerTo(route, `out-${role}`)]).toEqual(
      promised[cell],
    );
  });
});

describe(recording, () => {
  /** A note on delivery is refused to nobody for its content: what is left is the right, or the state of the case. */
  it.each(roles)('%s sends a kind of event that only deciders may record', async (role) => {
    const form = { type: 'decide', result: 'approve', occurredDate: '2026-05-27', occurredTime: '08:00' };
    const path = `/projects/${web.project.id}/cases/LX01/events`;
    const own = await web.send('POST', path, `in-${role}`, form);
    expect(own.status).toBe(role === 'integration' ? 409 : 403);
    expect((await web.send('POST', path, `out-${role}`, form)).status).toBe(404);
  });
});
