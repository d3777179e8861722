// What the caller is told: messages to the account, to its company, or to its department.
import { createRoute, z } from '@hono/zod-openapi';
import { listMessages } from '../services/messages.ts';
import { auth } from './auth.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  cursorParameter,
  json,
  langParameter,
  limitParameter,
  problems,
  signedIn,
} from './route.ts';
import { messagePage } from './shapes/calendar-office.ts';

export function messageRoutes(api: Api, deps: ApiDeps): void {
  const list = createRoute({
    method: 'get',
    path: '/messages',
    tags: ['Messages'],
    summary: 'Messages to the caller, its company or its department, newest first',
    'x-summary-zh': '给本人、本企业或本部门的消息，最新的在前',
    ...signedIn,
    ...problems(400, 401),
    middleware: [auth(deps)],
    request: {
      query: z.strictObject({ cursor: cursorParameter, limit: limitParameter(200), lang: langParameter }),
    },
    responses: { 200: json(messagePage, 'One page') },
  });
  api.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(await listMessages(contextOf(deps, c), { cursor, limit }), 200);
  });
}
