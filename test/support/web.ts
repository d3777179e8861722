// The pages in process, on a fresh database with one project, with somebody of every role signed in: inside and out of its reach.
import '../../src/describable-shapes.ts';

import { type Actor, type Role, roles } from '../../src/services/access.ts';
import { hashPassword } from '../../src/services/passwords.ts';
import { updateAccount } from '../../src/store/accounts.ts';
import { createWeb } from '../../src/web/index.tsx';
import { openTestApi, type TestApi } from './api.ts';
import { type OneProject, opening, openOneProject } from './one-project.ts';

export const ORIGIN = 'http://tracker.test';
const PASSWORD = '好记又长的一句话';

/** Somebody within reach of the project, and somebody of the same role beyond it. */
const within: Partial<Record<Role, Partial<Actor>>> = {
  owner: { creditCode: opening.owner.creditCode },
  officer: { department: 'NRP' },
  approver: { department: 'NRP' },
};
const beyond: Partial<Record<Role, Partial<Actor>>> = {
  owner: { creditCode: '91330784MA2YQ52004' },
  agent: {},
};

export interface TestWeb {
  readonly api: TestApi;
  readonly project: OneProject;
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** `as` is `in-<role>` or `out-<role>`; undefined is nobody. A form goes along with POST only. */
  send(
    method: string,
    path: string,
    as?: string,
    form?: Form,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
}
export type Form = Readonly<Record<string, string>> | { readonly body: string; readonly type: string };

export async function openTestWeb(): Promise<TestWeb> {
  const api = await openTestApi('published');
  const { system } = api;
  const log = { error: (details: object, message: string) => void api.logged.push({ details, message }) };
  const web = await createWeb({ system, now: () => api.now, log, place: null, demo: null });
  const cookies = new Map<string, string>();

  const send: TestWeb['send'] = async (method, path, as, form = {}, headers = {}) => {
    const cookie = as === undefined ? undefined : cookies.get(as);
    if (as !== undefined && cookie === undefined) throw new Error(`nobody is signed in as ${as}`);
    const raw = 'body' in form && 'type' in form && form.type?.includes('/');
    return web.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        Origin: ORIGIN,
        'Accept-Language': 'zh-CN',
        ...(cookie === undefined ? {} : { Cookie: cookie }),
        ...(raw ? { 'Content-Type': String(form.type) } : {}),
        ...headers,
      },
      ...(method !== 'POST' && method !== 'PATCH'
        ? {}
        : { body: raw ? String(form.body) : new URLSearchParams({ ...form }) }),
    });
  };

  const passwordHash = await hashPassword(PASSWORD);
  for (const role of roles) {
    await api.enrol(`in-${role}`, role, within[role]);
    await api.enrol(`out-${role}`, role, { ...within[role], ...(beyond[role] ?? { region: '330782' }) });
    for (const username of [`in-${role}`, `out-${role}`]) {
      await system.store.transaction((tx) => updateAccount(tx, username, { passwordHash }));
      const answer = await send('POST', '/sign-in', undefined, { username, password: PASSWORD });
      cookies.set(username, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
    }
  }
  await api.enrol('target', 'window');
  const project = await openOneProject(api, 'in-integration', { agent: 'in-agent' });
  return { api, project, routes: web.routes, send, close: () => api.close() };
}
