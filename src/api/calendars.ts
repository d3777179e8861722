// Questions to a calendar, for anybody: no sign-in, nothing personal in them.
import { createRoute, z } from '@hono/zod-openapi';
import { dueWithLedger, LONGEST_LEDGER } from '../services/calculation.ts';
import {
  calendarCount,
  calendarDays,
  calendarDue,
  countShape,
  daysShape,
  dueShape,
  LONGEST_SPAN,
  listCalendars,
} from '../services/calendars.ts';
import type { ApiDeps } from './deps.ts';
import { type Api, dayParameter, json, langParameter, nameParameter, open, problems } from './route.ts';
import { count, days, due, list } from './shapes/calendar.ts';

const tags = ['Calendars'];
const params = z.object({ id: nameParameter('CN') });
const knownOn = dayParameter('Only the notices published by the end of that day.').optional();
/** `asOf` is what every read has: a calendar as it was known on that day. */
const past = { knownOn, asOf: knownOn, lang: langParameter };

const listRoute = createRoute({
  method: 'get',
  path: '/calendars',
  tags,
  summary: 'The calendars that can be asked',
  'x-summary-zh': '可以查询的日历：全国的和各地的',
  description: 'A project uses that of its region, else the one of the State Council, `CN`.',
  ...open,
  ...problems(400),
  request: { query: z.strictObject(past) },
  responses: { 200: json(list, 'The State Council’s first, then those of places') },
});

const daysRoute = createRoute({
  method: 'get',
  path: '/calendars/{id}/days',
  tags,
  summary: 'Each day of a range, both ends included',
  'x-summary-zh': '一段时间里的每一天，首尾都算',
  description: `At most ${LONGEST_SPAN} days.`,
  ...open,
  ...problems(400, 404),
  request: {
    params,
    query: daysShape.extend({ from: dayParameter('First day.'), to: dayParameter('Last day.'), ...past }),
  },
  responses: { 200: json(days, 'Kind, name and notice of each day') },
});

const countRoute = createRoute({
  method: 'get',
  path: '/calendars/{id}/count',
  tags,
  summary: 'Working and natural days in (from, to]',
  'x-summary-zh': '两个日期之间的工作日数和自然日数，首日不算，末日算',
  ...open,
  ...problems(400, 404),
  request: {
    params,
    query: countShape.extend({
      from: dayParameter('Not counted.'),
      to: dayParameter('Counted.'),
      ...past,
    }),
  },
  responses: { 200: json(count, 'Both numbers') },
});

const { days: number, pauses } = dueShape.shape;
const dueRoute = createRoute({
  method: 'get',
  path: '/calendars/{id}/due',
  tags,
  summary: 'The last day of a period',
  'x-summary-zh': '期限的最后一天',
  description:
    'The starting day is day 0. A natural or month period that ends on a rest day moves to the next working day unless ' +
    '`roll=false`. Negative days count back and take no pauses.',
  ...open,
  ...problems(400, 404),
  request: {
    params,
    query: dueShape.extend({
      start: dayParameter('Day 0.'),
      days: number.openapi({ type: 'integer', minimum: -LONGEST_SPAN, maximum: LONGEST_SPAN }),
      pauses: pauses.openapi({
        type: 'string',
        example: '2026-05-15..2026-05-18',
        description: '`a..b,c..d`: days in (a, b] are not counted; overlapping pauses count once.',
      }),
      ledger: z
        .enum(['true', 'false'])
        .optional()
        .openapi({ description: `Give the lines too, ${LONGEST_LEDGER} days at most.` }),
      ...past,
    }),
  },
  responses: { 200: json(due, 'The day, and whether it is provisional') },
});

export function calendarRoutes(api: Api, { system }: ApiDeps): void {
  api.openapi(listRoute, (c) => {
    const { asOf, knownOn = asOf } = c.req.valid('query');
    return c.json({ items: listCalendars(system, knownOn) }, 200);
  });
  api.openapi(daysRoute, (c) => {
    const { asOf, knownOn = asOf, ...range } = c.req.valid('query');
    return c.json(calendarDays(system, c.req.valid('param').id, { ...range, knownOn }), 200);
  });
  api.openapi(countRoute, (c) => {
    const { asOf, knownOn = asOf, ...range } = c.req.valid('query');
    return c.json(calendarCount(system, c.req.valid('param').id, { ...range, knownOn }), 200);
  });
  api.openapi(dueRoute, (c) => {
    const { asOf, knownOn = asOf, ledger, ...question } = c.req.valid('query');
    const answer = ledger === 'true' ? dueWithLedger : calendarDue;
    return c.json(answer(system, c.req.valid('param').id, { ...question, knownOn }), 200);
  });
}
