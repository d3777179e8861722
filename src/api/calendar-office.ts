// Changes of the calendar over HTTP: proposals with what they would move, the second signature, releases and undo.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { listCalendarProposals, listCalendarReleases } from '../services/calendar-office.ts';
import type { ServiceContext } from '../services/context.ts';
import { pageOfMoves } from '../services/proposal-moves.ts';
import { getProposal, type ProposalView } from '../services/proposal-view.ts';
import {
  proposalShape,
  proposeChange,
  recheck,
  reject,
  rejectionShape,
  sign,
  signatureShape,
  undo,
  undoShape,
} from '../services/propose-calendar.ts';
import { auth } from './auth.ts';
import { body, jsonOf } from './body.ts';
import type { ApiDeps, ApiEnv } from './deps.ts';
import {
  type Api,
  contextOf,
  cursorParameter,
  json,
  langParameter,
  limitParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { movePage, proposal, proposalList, releases } from './shapes/calendar-office.ts';

const tags = ['CalendarChanges'];
const query = z.strictObject({ lang: langParameter });
const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });

export function calendarOfficeRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  api.openAPIRegistry.register('ProposeCalendar', proposalShape);
  api.openAPIRegistry.register('SignCalendar', signatureShape);
  api.openAPIRegistry.register('RejectCalendar', rejectionShape);
  api.openAPIRegistry.register('UndoCalendar', undoShape);

  /** A call that takes a body and answers with the proposal as it is then. */
  const act = (
    route: {
      path: string;
      summary: string;
      zh: string;
      shape: string;
      refused: readonly number[];
      made?: true;
    },
    verb: (ctx: ServiceContext, c: Context<ApiEnv>) => Promise<ProposalView>,
  ): void => {
    const answer = json(proposal, 'The proposal as it is now');
    const definition = createRoute({
      tags,
      ...signedIn,
      middleware: [...middleware, ...body()],
      method: 'post',
      path: route.path,
      summary: route.summary,
      'x-summary-zh': route.zh,
      ...problems(400, 401, 403, ...route.refused, 413, 415),
      request: {
        ...(route.path.includes('{id}') ? { params } : {}),
        query,
        body: namedBody(route.shape),
      },
      responses: route.made ? { 201: answer } : { 200: answer },
    });
    api.openapi(definition, async (c) => {
      const view = await verb(contextOf(deps, c), c);
      if (route.made) c.header('Location', `/api/calendars/proposals/${view.id}`);
      return c.json(view, route.made ? 201 : 200);
    });
  };
  const idOf = (c: Context<ApiEnv>): string => c.req.param('id') ?? '';

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/calendars/proposals',
    summary: 'Proposed changes: those that wait first, then the newest that were decided',
    'x-summary-zh': '日历调整：等待签字的在前，其次是最近处理的',
    ...problems(400, 401, 403),
    request: { query },
    responses: { 200: json(proposalList, 'One row a proposal') },
  });
  api.openapi(list, async (c) => c.json({ items: await listCalendarProposals(contextOf(deps, c)) }, 200));

  act(
    {
      path: '/calendars/proposals',
      summary: 'Propose a notice file, or one day marked by hand; nothing changes until it is signed',
      zh: '提出日历调整：一份通知文件，或标记一天。签字以前什么都不变',
      shape: 'ProposeCalendar',
      refused: [409],
      made: true,
    },
    (ctx, c) => proposeChange(ctx, jsonOf(c)),
  );

  const one = createRoute({
    ...common,
    method: 'get',
    path: '/calendars/proposals/{id}',
    summary: 'One proposal: the days that change, and how many dates would move',
    'x-summary-zh': '一项日历调整：变动的日子，时限变动多少',
    ...problems(400, 401, 403, 404),
    request: { params, query },
    responses: { 200: json(proposal, 'The proposal') },
  });
  api.openapi(one, async (c) => c.json(await getProposal(contextOf(deps, c), c.req.valid('param').id), 200));

  const moves = createRoute({
    ...common,
    method: 'get',
    path: '/calendars/proposals/{id}/moves',
    summary: 'Every date that would move, or moved when it was applied; earlier ones first',
    'x-summary-zh': '会变动（或已变动）的每个时限，提前的在前',
    ...problems(400, 401, 403, 404),
    request: {
      params,
      query: z.strictObject({ cursor: cursorParameter, limit: limitParameter(1_000), lang: langParameter }),
    },
    responses: { 200: json(movePage, 'One page') },
  });
  api.openapi(moves, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(await pageOfMoves(contextOf(deps, c), c.req.valid('param').id, { cursor, limit }), 200);
  });

  const again = createRoute({
    ...common,
    method: 'post',
    path: '/calendars/proposals/{id}/recheck',
    summary: 'Work it out again on the record as it is now',
    'x-summary-zh': '按现在的记录重新试算',
    ...problems(400, 401, 403, 404, 409),
    request: { params, query },
    responses: { 200: json(proposal, 'The proposal as it is now') },
  });
  api.openapi(again, async (c) => c.json(await recheck(contextOf(deps, c), c.req.valid('param').id), 200));

  act(
    {
      path: '/calendars/proposals/{id}/sign',
      summary: 'The second signature, by another administrator: applied in one step',
      zh: '另一名管理员签字，一步启用',
      shape: 'SignCalendar',
      refused: [404, 409],
    },
    (ctx, c) => sign(ctx, idOf(c), jsonOf(c)),
  );
  act(
    {
      path: '/calendars/proposals/{id}/reject',
      summary: 'Reject it, or take the own one back; nothing changes',
      zh: '驳回，或收回自己提出的；什么都不变',
      shape: 'RejectCalendar',
      refused: [404, 409],
    },
    (ctx, c) => reject(ctx, idOf(c), jsonOf(c)),
  );
  act(
    {
      path: '/calendars/undo',
      summary: 'Propose to take the newest release back; it is signed like any other change',
      zh: '提出撤销最新的一版，同样须签字',
      shape: 'UndoCalendar',
      refused: [409],
      made: true,
    },
    (ctx, c) => undo(ctx, jsonOf(c)),
  );

  const history = createRoute({
    ...common,
    method: 'get',
    path: '/calendars/releases',
    summary: 'Releases of the calendars, newest first',
    'x-summary-zh': '日历的各个版本，最新的在前',
    ...problems(400, 401, 403),
    request: { query },
    responses: { 200: json(releases, 'One row a release') },
  });
  api.openapi(history, async (c) => c.json({ items: await listCalendarReleases(contextOf(deps, c)) }, 200));
}
