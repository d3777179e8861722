// Requests that must be refused, and how a test asks them in both languages and sees that nothing has changed.
import { expect } from 'vitest';
import { type Json, openTestApi, type TestApi } from './api.ts';
import { type OneProject, opening, openOneProject } from './one-project.ts';

export interface Bad {
  readonly path: (projectId: string) => string;
  readonly body: unknown;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const record = (item: string, body: unknown, headers = {}): Bad => ({
  path: (id) => `/api/projects/${id}/cases/${item}/events`,
  body,
  headers,
});
export const open = (body: unknown, headers = {}): Bad => ({ path: () => '/api/projects', body, headers });
/** A right project but for what is given. */
export const other = (more: object): Bad => open({ ...opening, code: '2605-330784-04-01-100002', ...more });
export const template = (body: unknown, headers = {}): Bad => ({
  path: () => '/api/templates',
  body,
  headers,
  as: 'adm09',
});

export interface BadRequests {
  readonly api: TestApi;
  readonly project: OneProject;
  /** Both problem bodies; fails when anything was stored, or a sentence lacks a fact. */
  ask(bad: Bad): Promise<{ readonly zh: Json; readonly en: Json }>;
}

/** `api09` opens and records, `adm09` imports. */
export async function openBadRequests(): Promise<BadRequests> {
  const api = await openTestApi('published');
  await api.enrol('api09', 'integration');
  await api.enrol('adm09', 'administrator');
  const project = await openOneProject(api, 'api09');
  const counts = async (): Promise<readonly number[]> => [
    await project.events(),
    (await api.call('/api/projects', { as: 'api09' })).body.total,
    (await api.call('/api/templates', { as: 'api09' })).body.items.length,
  ];
  return {
    api,
    project,
    ask: async ({ path, body, as = 'api09', headers = {} }) => {
      const before = await counts();
      const call = { as, body, method: 'POST' };
      const zh = await api.call(path(project.id), { ...call, headers });
      const inEnglish = { ...headers, 'Accept-Language': 'fr, en-GB;q=0.5' };
      const en = await api.call(path(project.id), { ...call, headers: inEnglish });
      expect(en.headers.get('content-language')).toBe('en');
      expect(zh.headers.get('content-type')).toBe('application/problem+json; charset=UTF-8');
      expect(`${zh.text}${en.text}`).not.toMatch(/\{\w+\}/);
      expect(await counts()).toEqual(before);
      return { zh: zh.body, en: en.body };
    },
  };
}
