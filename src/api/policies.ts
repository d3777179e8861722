// What holds in a place where the law leaves room, for anybody: no sign-in, nothing personal in it.
import { createRoute } from '@hono/zod-openapi';
import { dayOfInstant } from '../domain/day.ts';
import { policiesOn, policiesShape } from '../services/policies.ts';
import type { ApiDeps } from './deps.ts';
import { type Api, dayParameter, json, langParameter, open, problems } from './route.ts';
import { policies } from './shapes/policy.ts';

const { region } = policiesShape.shape;

const policiesRoute = createRoute({
  method: 'get',
  path: '/policies',
  tags: ['Policies'],
  summary: 'What a place decides on one day, each value with its source',
  'x-summary-zh': '一个地方某一天适用的规则，逐项注明依据',
  description:
    'A value that the place does not set is that of the place around it, at last of the whole country.',
  ...open,
  ...problems(400),
  request: {
    query: policiesShape.extend({
      region: region.openapi({
        type: 'string',
        example: '330784',
        description: 'Administrative division; left out: the whole country.',
      }),
      day: dayParameter('Of what is received or done on that day; left out: today.').optional(),
      asOf: dayParameter('The same, as every read has it.').optional(),
      lang: langParameter,
    }),
  },
  responses: { 200: json(policies, 'All values') },
});

export function policyRoutes(api: Api, { system, now }: ApiDeps): void {
  api.openapi(policiesRoute, (c) => {
    const { region: place, asOf = dayOfInstant(now()), day = asOf } = c.req.valid('query');
    return c.json(policiesOn(system, { region: place, day }), 200);
  });
}
