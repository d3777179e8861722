// Why a date is what it is: the ledger of any clock or target, as JSON and as a table.
import { createRoute, z } from '@hono/zod-openapi';
import { clockKinds } from '../domain/clock-kinds.ts';
import { ledgerCsv, ledgerFile } from '../services/ledger-csv.ts';
import { getLedger, type LedgerQuery } from '../services/ledgers.ts';
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
  wordParameter,
} from './route.ts';
import { ledger } from './shapes/ledger.ts';

const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const clockKey = z.string().regex(new RegExp(`^(${clockKinds.join('|')})(:[\\w.~-]{1,60})?$`));
const ledgerQuery = z.strictObject({
  case: nameParameter('GH02').optional().openapi({ description: 'The item; left out for a target.' }),
  clock: clockKey.optional().openapi({
    description:
      'A kind, `promised`; with a material, procedure or number where a case has several of one kind, ' +
      '`supplement:SG07-M6`, `intake:2`; or a target, `target:T59`. Left out: the one a reader should look at.',
    example: 'promised',
  }),
  subject: wordParameter(60).openapi({
    description: 'Material or procedure, where `clock` names the kind alone.',
  }),
  asOf: asOfParameter,
  knownOn: knownOnParameter,
  lang: langParameter,
});

export function ledgerRoutes(api: Api, deps: ApiDeps): void {
  const route = {
    method: 'get' as const,
    tags: ['Projects'],
    ...signedIn,
    ...problems(400, 401, 404),
    middleware: [auth(deps)],
    request: { params, query: ledgerQuery },
  };
  const queryOf = ({ lang: _, case: item, ...query }: z.output<typeof ledgerQuery>): LedgerQuery => ({
    item,
    ...query,
  });

  const reasons = createRoute({
    ...route,
    path: '/projects/{id}/ledger',
    summary: 'Why a due date is what it is, day by day',
    'x-summary-zh': '期限为什么是这一天，逐日说明',
    responses: { 200: json(ledger, 'One line a day') },
  });
  api.openapi(reasons, async (c) => {
    const query = queryOf(c.req.valid('query'));
    return c.json(await getLedger(contextOf(deps, c), c.req.valid('param').id, query), 200);
  });

  const table = createRoute({
    ...route,
    path: '/projects/{id}/ledger.csv',
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
    const query = queryOf(c.req.valid('query'));
    const found = await getLedger(contextOf(deps, c), c.req.valid('param').id, query);
    return c.text(ledgerCsv(c.get('language'), found), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ledgerFile(found, 'csv')}"`,
    });
  });
}
