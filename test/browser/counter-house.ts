// A house with the published chains and one window, whose clock stands where the test puts it; its API prepares what a test begins with.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const TOKEN = 'counter-token-0123456789-0123456789-0123456789';
const password = 'an evening by the river';
const published = new URL('../../fixtures/templates/yk-filing-50wd.yaml', import.meta.url);

/** The published chain, whose first item asks for all six of its papers; the letter of authority may come later. */
export const sixPapers = (): string =>
  readFileSync(published, 'utf8')
    .replace(/^id: .*$/m, 'id: yk-six-papers')
    .replace(/^name: .*$/m, 'name: {zh: 永康市备案项目（六份材料）, en: Yongkang filing with six papers}')
    .replace(
      'tolerate_missing: {allowed: false}',
      'tolerate_missing: {allowed: true, deadline: {days: 2, unit: working, assumed: true}, release: before_decision, on_lapse: revoke_acceptance}',
    )
    .replace(/(code: LX01-M5,.*)tolerable: false/, '$1tolerable: true')
    .replace(/(code: LX01-M3,.*)sharing: e_licence, exempt: true/, '$1sharing: none, exempt: false')
    .replace(
      /(code: LX01-M4,.*)sharing: data_sharing, exempt: true, form: electronic, condition: \{.*?\}/,
      '$1sharing: none, exempt: false, form: electronic',
    )
    .replace(
      /( +- \{code: LX01-M5,.*form: copy), condition: \{.*?\}(.*)$/m,
      '$1$2\n      - {code: LX01-M6, zh: 法定代表人身份证明, role: principal, tolerable: false, sharing: none, exempt: false, form: copy, assumed: true}',
    );

export interface House {
  readonly url: string;
  /** The program again, at that instant. */
  readonly at: (now: string) => Promise<void>;
  readonly signIn: (page: Page) => Promise<void>;
  readonly call: (path: string, body?: unknown) => Promise<Record<string, unknown>>;
  /** Gives the project's id. */
  readonly open: (serial: number, name: string) => Promise<string>;
}

/** Call once at the top of a test file. */
export function useHouse(now: string): House {
  let database: FreshDatabase | undefined;
  let server: RunningServer | undefined;
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the house is open inside tests only');
    return server;
  };
  const send = async (path: string, body: string, type: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${running().url}${path}`, {
      method: body === '' ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, ...(body === '' ? {} : { 'content-type': type }) },
      ...(body === '' ? {} : { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const call: House['call'] = (path, body) =>
    send(path, body === undefined ? '' : JSON.stringify(body), 'application/json');

  beforeAll(async () => {
    database = await freshDatabase('pglite');
    server = await startServer({
      env: { ...database.env, APP_NOW: now, BOOTSTRAP_TOKEN: TOKEN },
      readyWithin: 90_000,
    });
    await send('/api/templates', sixPapers(), 'application/yaml');
    const made = await call('/api/accounts', {
      username: 'win01',
      name: '徐敏',
      roles: ['window'],
      region: '330784',
    });
    const link = new URL((made['link'] as { path: string }).path, server.url);
    await fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ password, again: password }),
    });
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  return {
    get url() {
      return running().url;
    },
    at: (instant) => running().restart({ APP_NOW: instant }),
    signIn: async (page) => {
      const answer = await page.request.post(`${running().url}/sign-in`, {
        form: { username: 'win01', password },
        headers: { origin: running().url },
        maxRedirects: 0,
      });
      if (answer.status() !== 303) throw new Error(`win01 could not sign in: ${answer.status()}`);
    },
    call,
    open: async (serial, name) => {
      const made = await call('/api/projects', {
        code: `2605-330784-04-01-${serial}`,
        name,
        template: 'yk-six-papers',
        region: '330784',
        owner: { name: '方岩电动工具有限公司', creditCode: '91330784MA2YFJM008' },
      });
      return String(made['id']);
    },
  };
}
