// Accounts and tokens, so that a house can be set up without a browser.
import { createRoute, z } from '@hono/zod-openapi';
import {
  accountShape,
  createAccount,
  listAccounts,
  renewLink,
  setAccountActive,
} from '../services/accounts.ts';
import { readInput } from '../services/input.ts';
import { createToken, listTokens, revokeToken, tokenShape } from '../services/tokens.ts';
import { auth } from './auth.ts';
import { body, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  json,
  langParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { account, accountList, invitation, newToken, tokenList } from './shapes/people.ts';

const tags = ['Accounts'];
const query = z.strictObject({ lang: langParameter });
const person = z.object({ username: nameParameter('win01') });
const activeShape = z.strictObject({ active: z.boolean() });

export function peopleRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  const withBody = { ...common, middleware: [...middleware, ...body()] };
  api.openAPIRegistry.register('NewAccount', accountShape);
  api.openAPIRegistry.register('AccountChange', activeShape);
  api.openAPIRegistry.register('TokenRequest', tokenShape);

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/accounts',
    summary: 'Accounts of the own region',
    'x-summary-zh': '本地区的账号',
    ...problems(400, 401, 403),
    request: { query },
    responses: { 200: json(accountList, 'By username') },
  });
  api.openapi(list, async (c) => c.json({ items: await listAccounts(contextOf(deps, c)) }, 200));

  const create = createRoute({
    ...withBody,
    method: 'post',
    path: '/accounts',
    summary: 'Make an account; the answer holds the one-time link that sets its password',
    'x-summary-zh': '建立账号，返回一次性登录链接',
    ...problems(400, 401, 403, 409, 413, 415),
    request: { query, body: namedBody('NewAccount') },
    responses: { 201: json(invitation, 'Made') },
  });
  api.openapi(create, async (c) => c.json(await createAccount(contextOf(deps, c), jsonOf(c)), 201));

  const change = createRoute({
    ...withBody,
    method: 'patch',
    path: '/accounts/{username}',
    summary: 'Disable or enable an account',
    'x-summary-zh': '停用或启用账号',
    ...problems(400, 401, 403, 404, 409, 413, 415),
    request: { params: person, query, body: namedBody('AccountChange') },
    responses: { 200: json(account, 'As it is now') },
  });
  api.openapi(change, async (c) => {
    const { active } = readInput(activeShape, jsonOf(c));
    return c.json(await setAccountActive(contextOf(deps, c), c.req.valid('param').username, active), 200);
  });

  const link = createRoute({
    ...common,
    method: 'post',
    path: '/accounts/{username}/link',
    summary: 'A new one-time link; earlier ones stop working',
    'x-summary-zh': '重发一次性登录链接，以前的随即失效',
    ...problems(400, 401, 403, 404, 409),
    request: { params: person, query },
    responses: { 201: json(invitation, 'The link, shown once') },
  });
  api.openapi(link, async (c) =>
    c.json(await renewLink(contextOf(deps, c), c.req.valid('param').username), 201),
  );

  const tokens = createRoute({
    ...common,
    method: 'get',
    path: '/accounts/{username}/tokens',
    summary: 'Tokens of an account: the own one, or any of the own region for an administrator',
    'x-summary-zh': '账号的接口令牌：本人的，管理员可看本地区的',
    ...problems(400, 401, 403, 404),
    request: { params: person, query },
    responses: { 200: json(tokenList, 'Oldest first, without the secrets') },
  });
  api.openapi(tokens, async (c) => {
    const items = await listTokens(contextOf(deps, c), c.req.valid('param').username);
    return c.json({ items }, 200);
  });

  const issue = createRoute({
    ...withBody,
    method: 'post',
    path: '/accounts/{username}/tokens',
    summary: 'Make a token; it is shown once and works for a year at most',
    'x-summary-zh': '新建接口令牌，只显示一次，最长一年有效',
    ...problems(400, 401, 403, 404, 409, 413, 415),
    request: { params: person, query, body: namedBody('TokenRequest') },
    responses: { 201: json(newToken, 'The token') },
  });
  api.openapi(issue, async (c) =>
    c.json(await createToken(contextOf(deps, c), c.req.valid('param').username, jsonOf(c)), 201),
  );

  const revoke = createRoute({
    ...common,
    method: 'delete',
    path: '/accounts/{username}/tokens/{id}',
    summary: 'Revoke a token, at once and for good',
    'x-summary-zh': '吊销接口令牌，立即生效',
    ...problems(400, 401, 403, 404),
    request: { params: person.extend({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') }), query },
    responses: { 204: { description: 'Revoked' } },
  });
  api.openapi(revoke, async (c) => {
    const { username, id } = c.req.valid('param');
    await revokeToken(contextOf(deps, c), username, id);
    return c.body(null, 204);
  });
}
