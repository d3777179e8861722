// Who held a project, day by day: as JSON and as a table.
import { createRoute, z } from '@hono/zod-openapi';
import { getTimeAccount } from '../services/time-account.ts';
import { timeAccountCsv, timeAccountFile } from '../services/time-account-csv.ts';
import { auth } from './auth.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  json,
  knownOnParameter,
  langParameter,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { timeAccount } from './shapes/time-account.ts';

const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const query = z.strictObject({ asOf: asOfParameter, knownOn: knownOnParameter, lang: langParameter });

export function timeAccountRoutes(api: Api, deps: ApiDeps): void {
  const route = {
    method: 'get' as const,
    tags: ['Projects'],
    ...signedIn,
    ...problems(400, 401, 404),
    middleware: [auth(deps)],
    request: { params, query },
  };

  const account = createRoute({
    ...route,
    path: '/projects/{id}/time-account',
    summary: 'Who held the project, day by day: every natural day belongs to exactly one holder',
    'x-summary-zh': '时间账：每一天在谁手里',
    responses: { 200: json(timeAccount, 'The account') },
  });
  api.openapi(account, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    return c.json(await getTimeAccount(contextOf(deps, c), c.req.valid('param').id, when), 200);
  });

  const table = createRoute({
    ...route,
    path: '/projects/{id}/time-account.csv',
    summary: 'The same as a table for spreadsheets',
    'x-summary-zh': '同上，表格（CSV）',
    responses: {
      200: {
        description: 'UTF-8 with a byte order mark, RFC 4180; the first row names the columns',
        content: { 'text/csv': { schema: z.string() } },
      },
    },
  });
  api.openapi(table, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    const found = await getTimeAccount(contextOf(deps, c), c.req.valid('param').id, when);
    return c.text(timeAccountCsv(c.get('language'), found), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${timeAccountFile(found)}"`,
    });
  });
}
